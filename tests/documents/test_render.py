"""From templates to bytes."""

import subprocess
import sys
from hashlib import sha256
from io import BytesIO

import pikepdf
import pytest

from documents.assets import DocumentRefused
from documents.certificates import render_certificate
from documents.programme import render_programme
from documents.render import render_pdf
from tests.documents.reading import complaints, text_of
from tests.documents.samples import certificate, portrait, programme

AGAIN = """
import hashlib, sys
from documents.certificates import render_certificate
from documents.programme import render_programme
from tests.documents.samples import certificate, portrait, programme
for pdf in (render_certificate(certificate(), portrait=portrait()), render_programme(programme(), ("vi", "lo"))):
    print(hashlib.sha256(pdf).hexdigest())
"""


LIGHT = """
import sys
import documents.certificates, documents.programme
from tests.documents.samples import certificate
assert documents.certificates.fits(certificate())
print("weasyprint" in sys.modules)
"""


def test_the_pdf_engine_is_loaded_by_printing_alone() -> None:
    done = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout == "False\n"


def test_the_same_values_give_the_same_bytes_also_in_another_process(
    certificate_pdf: bytes, programme_vi_lo: bytes
) -> None:
    done = subprocess.run([sys.executable, "-c", AGAIN], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.split() == [sha256(pdf).hexdigest() for pdf in (certificate_pdf, programme_vi_lo)]
    assert render_certificate(certificate(), portrait=portrait()) == certificate_pdf
    assert render_programme(programme(), ("vi", "lo")) == programme_vi_lo


def test_qpdf_finds_nothing_wrong(certificate_pdf: bytes, programme_vi: bytes, programme_three: bytes) -> None:
    assert [complaints(pdf) for pdf in (certificate_pdf, programme_vi, programme_three)] == ["", "", ""]


def test_the_file_says_its_title_language_and_day_and_no_time_of_printing(certificate_pdf: bytes) -> None:
    with pikepdf.open(BytesIO(certificate_pdf)) as document:
        assert str(document.docinfo["/Title"]) == "GIẤY CHỨNG NHẬN – ຄຳລຽງ ອຸທະກາຍສອນ"
        assert str(document.docinfo["/CreationDate"]) == "D:20240614"
        assert "/ModDate" not in document.docinfo
        assert str(document.Root.Lang) == "vi"


def test_the_file_is_tagged_and_declares_pdf_a_3a(certificate_pdf: bytes) -> None:
    with pikepdf.open(BytesIO(certificate_pdf)) as document:
        assert bool(document.Root.MarkInfo.Marked)
        metadata = document.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        images = [thing for thing in document.objects if isinstance(thing, pikepdf.Stream) and "/Interpolate" in thing]
        assert images
        assert not any(bool(image.Interpolate) for image in images)


def test_nothing_is_embedded_or_linked(certificate_pdf: bytes, programme_three: bytes) -> None:
    for pdf in (certificate_pdf, programme_three):
        with pikepdf.open(BytesIO(pdf)) as document:
            assert not document.attachments
            assert not any("/Annots" in page for page in document.pages)
            assert "/AA" not in document.Root
            assert "/OpenAction" not in document.Root


def test_a_document_that_asks_for_more_than_it_was_given_is_refused() -> None:
    page = {"portrait": "file:///etc/passwd", "sheet": {"portrait": {"css": ""}}, "name": "x"}
    with pytest.raises(DocumentRefused, match="not among"):
        render_pdf("certificate.html", {"pages": [page]}, stylesheets=(), title="x", language="vi")


def test_markup_in_values_is_printed_not_obeyed() -> None:
    sly = '<img src="file:///etc/passwd"><a rel=attachment href="file:///etc/passwd">'
    pdf = render_certificate(certificate(name_latin=sly))
    assert sly in text_of(pdf).replace("\n", " ")
