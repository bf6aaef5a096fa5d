"""PDFs of a course's certificates: the stored papers bound together, and a specimen before there are any."""

from collections.abc import Sequence
from io import BytesIO

import pikepdf

from certificates import snapshot
from certificates.models import CertificateSettings, Entry
from certificates.rules import Reason
from certificates.services.files import ensure_file, read_file
from certificates.services.outcomes import CertificatesRefused
from certificates.services.preparation import today
from courses.models import Course
from documents.certificates import render_certificate


def course_entries(course: Course) -> list[Entry]:
    """Return the course's entries in the order of their numbers, which is protocol order within each issue."""
    return list(Entry.objects.of_course(course).order_by("year", "number"))


def course_certificates_pdf(course: Course) -> bytes:
    """Return the stored papers of a course's entries as one file; the same entries give the same bytes.

    Raises CertificatesRefused when nothing was issued, FileAltered when a stored paper was changed.
    """
    entries = course_entries(course)
    if not entries:
        raise CertificatesRefused(Reason("nothing_issued", {"course": course.code}))
    return bind([read_file(ensure_file(entry=entry)) for entry in entries])


def specimen_pdf(course: Course, languages: Sequence[str] = ()) -> bytes:
    """Return an unnumbered specimen with the course's own words and a made-up holder.

    languages: vi, lo and en unless told. Raises CertificatesRefused when dates or settings are missing.
    """
    settings = CertificateSettings.objects.select_related("signatory_rank").filter(course=course).first()
    if settings is None:
        raise CertificatesRefused(Reason("settings_missing", {"course": course.code}))
    return specimen_of(course, settings, languages)


def specimen_of(course: Course, settings: CertificateSettings, languages: Sequence[str] = ()) -> bytes:
    """Return the specimen of settings that need not be saved. Raises CertificatesRefused without dates or when it does
    not fit."""
    if course.starts_on is None or course.ends_on is None:
        raise CertificatesRefused(Reason("dates_missing", {"course": course.code}))
    taken = snapshot.specimen(course, settings, issued_on=max(course.ends_on, today(course)))
    try:
        return render_certificate(snapshot.certificate_of(taken, languages=tuple(languages) or None))
    except ValueError:
        raise CertificatesRefused(Reason("text_too_long", {"course": course.code})) from None


def bind(papers: Sequence[bytes]) -> bytes:
    """Return several PDFs as one, without a clock or chance in it."""
    with pikepdf.new() as book:
        for paper in papers:
            with pikepdf.open(BytesIO(paper)) as pages:
                book.pages.extend(pages.pages)
        book.remove_unreferenced_resources()
        out = BytesIO()
        book.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
