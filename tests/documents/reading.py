"""Read a PDF back as others would: with poppler, qpdf and pikepdf."""

import re
import subprocess
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import normalize
from xml.etree import ElementTree

import pikepdf

MILLIMETRES = 25.4 / 72
_XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Piece:
    """A line (or a word) of a page with its box in millimetres from the top left corner."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


def text_of(pdf: bytes, *, page: int | None = None) -> str:
    """Return the text in reading order, spaces and line breaks as found."""
    pages = ["-f", str(page), "-l", str(page)] if page else []
    return _plain(_run(pdf, "pdftotext", "-raw", *pages, "{}", "-"))


def squeezed(text: str) -> str:
    """Return text without any space, so that what was broken over lines can be found."""
    return re.sub(r"[\s\u200b]+", "", normalize("NFC", text))


def contains(pdf: bytes, *wanted: str) -> bool:
    """Tell whether all of the wordings are printed, however their lines are broken."""
    found = squeezed(text_of(pdf))
    return all(squeezed(text) in found for text in wanted)


def pieces(pdf: bytes, *, of: str = "line") -> list[Piece]:
    """Return every line (or word) that is printed, with its place."""
    xml = _run(pdf, "pdftotext", "-bbox-layout", "{}", "-")
    root = ElementTree.fromstring(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", xml))  # noqa: S314  # poppler's own output
    found = []
    for number, page in enumerate(root.iter(f"{_XHTML}page"), start=1):
        for element in page.iter(f"{_XHTML}{of}"):
            words = [element] if of == "word" else element.iter(f"{_XHTML}word")
            text = _plain(" ".join(word.text or "" for word in words))
            box = [float(element.attrib[side]) * MILLIMETRES for side in ("xMin", "yMin", "xMax", "yMax")]
            found.append(Piece(number, text, *box))
    return found


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Return width and height of each page in millimetres."""
    with pikepdf.open(BytesIO(pdf)) as document:
        boxes = [[float(side) for side in page.mediabox] for page in document.pages]
    return [(round(box[2] * MILLIMETRES, 1), round(box[3] * MILLIMETRES, 1)) for box in boxes]


def fonts_of(pdf: bytes) -> set[str]:
    """Return the names of the embedded fonts without their subset tags."""
    names = set()
    with pikepdf.open(BytesIO(pdf)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font" and "/DescendantFonts" in thing:
                names.add(str(thing["/BaseFont"]).partition("+")[2])
    return names


def complaints(pdf: bytes) -> str:
    """Return what qpdf finds wrong; empty if the file is sound."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "checked.pdf")
        path.write_bytes(pdf)
        done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)  # noqa: S603, S607
    return "" if done.returncode == 0 else done.stdout + done.stderr


def _plain(text: str) -> str:
    return normalize("NFC", text).replace("\u00a0", " ")


def _run(pdf: bytes, *command: str) -> str:
    with TemporaryDirectory() as folder:
        path = Path(folder, "read.pdf")
        path.write_bytes(pdf)
        arguments = [argument.format(path) for argument in command]
        return subprocess.run(arguments, capture_output=True, text=True, check=True).stdout  # noqa: S603
