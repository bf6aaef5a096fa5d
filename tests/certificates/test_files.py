"""The papers: rendered from the snapshot, stored under their hash, handed out whole or not at all."""

import hashlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from certificates.documents import course_certificates_pdf, specimen_pdf
from certificates.explain import explain
from certificates.models import CertificateSettings, Entry, StoredFile
from certificates.services.files import FileAltered, ensure_file, read_file
from certificates.services.outcomes import CertificatesRefused
from certificates.snapshot import certificate_of
from certificates.tasks import make_files
from courses.models import Course
from documents.certificates import render_certificate
from participants.models import Participant
from tests.factories import make_course


def test_a_paper_is_stored_under_the_hash_of_its_bytes(entries: list[Entry], settings: Any) -> None:
    stored = ensure_file(entry=entries[0])
    content = (Path(settings.MEDIA_ROOT) / stored.path).read_bytes()
    assert content.startswith(b"%PDF")
    assert stored.sha256 == hashlib.sha256(content).hexdigest()
    assert stored.path == f"certificates/2024/{stored.sha256}.pdf"
    assert read_file(stored) == content


def test_asking_again_gives_the_same_paper(entries: list[Entry]) -> None:
    assert ensure_file(entry=entries[0]) == ensure_file(entry=entries[0])
    assert StoredFile.objects.count() == 1


def test_the_same_snapshot_gives_the_same_bytes_after_the_person_was_edited(entries: list[Entry]) -> None:
    before = render_certificate(certificate_of(entries[0].snapshot))
    Participant.objects.update(vietnamese_name="Tên khác", passport_name="OTHER NAME")
    assert render_certificate(certificate_of(Entry.objects.get(pk=entries[0].pk).snapshot)) == before


def test_an_altered_file_is_found_and_not_handed_out(entries: list[Entry], settings: Any) -> None:
    stored = ensure_file(entry=entries[0])
    place = Path(settings.MEDIA_ROOT) / stored.path
    content = bytearray(place.read_bytes())
    content[-10] ^= 1
    place.write_bytes(content)
    with pytest.raises(FileAltered) as altered:
        read_file(stored)
    assert altered.value.is_missing is False


def test_a_missing_file_is_found(entries: list[Entry], settings: Any) -> None:
    stored = ensure_file(entry=entries[0])
    (Path(settings.MEDIA_ROOT) / stored.path).unlink()
    with pytest.raises(FileAltered) as altered:
        read_file(stored)
    assert altered.value.is_missing is True


def test_nothing_half_written_is_left_beside_the_papers(entries: list[Entry], settings: Any) -> None:
    make_files.call([entry.pk for entry in entries])
    names = [path.suffix for path in (Path(settings.MEDIA_ROOT) / "certificates" / "2024").iterdir()]
    assert names == [".pdf"] * 3


def test_the_worker_makes_every_paper_and_may_run_twice(entries: list[Entry]) -> None:
    for _turn in range(2):
        make_files.call([entry.pk for entry in entries])
    assert StoredFile.objects.count() == 3


def test_one_paper_that_cannot_be_made_does_not_keep_back_the_others(
    entries: list[Entry], settings: Any, tmp_path: Path
) -> None:
    ensure_file(entry=entries[0])
    settings.MEDIA_ROOT = tmp_path / "a file, not a folder"
    settings.MEDIA_ROOT.write_text("in the way")
    assert make_files.call([entry.pk for entry in entries]) == 1
    settings.MEDIA_ROOT = tmp_path / "media"
    assert make_files.call([entry.pk for entry in entries]) == 3


def test_the_papers_of_a_course_are_bound_in_order_and_always_alike(course: Course, entries: list[Entry]) -> None:
    book = course_certificates_pdf(course)
    assert course_certificates_pdf(course) == book
    with pikepdf.open(BytesIO(book)) as pages:
        assert len(pages.pages) == 3


def test_a_course_without_certificates_has_nothing_to_bind(db: None) -> None:
    with pytest.raises(CertificatesRefused, match="nothing_issued"):
        course_certificates_pdf(make_course())


def test_a_specimen_whose_words_do_not_fit_is_refused_in_a_sentence(course: Course) -> None:
    CertificateSettings.objects.update(
        signatory_position_vi="W" * 200, head_position_vi="W" * 200, signing_prefix="KT."
    )
    with pytest.raises(CertificatesRefused) as refused:
        specimen_pdf(course)
    assert "LAO-2024" in explain(refused.value.reason)


def test_a_specimen_is_one_page_and_needs_settings(course: Course) -> None:
    with pikepdf.open(BytesIO(specimen_pdf(course, ("vi", "lo")))) as pages:
        assert len(pages.pages) == 1
    with pytest.raises(CertificatesRefused, match="settings_missing"):
        specimen_pdf(make_course())
