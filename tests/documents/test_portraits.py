"""Portraits on their way to a certificate."""

from io import BytesIO

import pytest
from PIL import Image

from documents.certificates import PortraitRefused
from documents.certificates.portraits import portrait_jpeg
from tests.documents.samples import portrait


def test_a_portrait_is_cut_to_three_by_four_and_loses_its_metadata() -> None:
    picture = Image.open(BytesIO(portrait_jpeg(portrait((1000, 700)))))
    assert picture.width * 4 == picture.height * 3
    assert not picture.getexif()


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"%PDF-1.7", b"\xff\xd8\xff\xe0broken", b"x" * 10_000_001])
def test_what_is_not_a_picture_is_refused(content: bytes) -> None:
    with pytest.raises(PortraitRefused):
        portrait_jpeg(content)


def test_a_small_file_of_enormous_size_is_refused_before_it_is_decoded() -> None:
    out = BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    with pytest.raises(PortraitRefused):
        portrait_jpeg(out.getvalue())
