"""Papers look alike in the two engines that people open them with: PDFium (Chrome, Edge) and Poppler (Debian)."""

import subprocess
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter

DPI = 100


def by_poppler(pdf: bytes) -> Image.Image:
    command = ["pdftoppm", "-png", "-r", str(DPI), "-f", "1", "-l", "1", "-"]
    drawn = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    return Image.open(BytesIO(drawn)).convert("L")


def by_pdfium(pdf: bytes) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        picture: Image.Image = document[0].render(scale=DPI / 72).to_pil()
    return picture.convert("L")


def unlike(pdf: bytes) -> float:
    """Return the share of the dark ink of either engine that lies two pixels or more from any ink of the other."""
    one, other = by_poppler(pdf), by_pdfium(pdf)
    size = (min(one.width, other.width), min(one.height, other.height))
    pictures = [picture.crop((0, 0, *size)) for picture in (one, other)]
    dark = [picture.point(lambda grey: 255 if grey < 110 else 0) for picture in pictures]
    around = [
        picture.point(lambda grey: 255 if grey < 235 else 0).filter(ImageFilter.MaxFilter(5)) for picture in pictures
    ]
    strays = sum(
        ImageChops.subtract(ink, near).histogram()[255] for ink, near in zip(dark, reversed(around), strict=True)
    )
    return strays / sum(ink.histogram()[255] for ink in dark)


@pytest.mark.parametrize("paper", ["certificate_pdf", "programme_lo", "programme_vi_lo"])
def test_a_paper_looks_alike_in_both_viewers(paper: str, request: pytest.FixtureRequest) -> None:
    assert unlike(request.getfixturevalue(paper)) < 0.0005
