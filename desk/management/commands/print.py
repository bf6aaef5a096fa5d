"""Print a paper of a course into a file: manage.py print KIND COURSE -o FILE [--lang vi+lo] [--specimen]."""

import os
import re
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from certificates.documents import course_certificates_pdf, specimen_pdf
from certificates.explain import explain as explain_certificates
from certificates.services.files import FileAltered
from certificates.services.outcomes import CertificatesRefused
from courses.documents import PaperRefused, parse_languages, programme_pdf
from courses.explain import explain_paper
from courses.models import Course

KINDS: Final = ("programme", "certificates")
LATER_KINDS: Final = (
    "week-grid", "day-sheet", "personal", "participant-list", "attendance-sheet", "badges", "tent-cards", "register",
    "receipts", "change-notice", "report", "evaluation", "ceremony-pack",
)  # fmt: skip
STANDARD_OUTPUT: Final = "-"


class Command(BaseCommand):
    requires_system_checks: list[str] = []  # nothing is served here; a refusal comes at once
    help = "Print a paper of a course as PDF: " + ", ".join(KINDS)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", metavar="KIND", help=", ".join(KINDS))
        parser.add_argument("course", metavar="COURSE", help="the course's code, such as LAO-2024")
        parser.add_argument("-o", "--output", metavar="FILE", default="", help="where to; - for standard output")
        parser.add_argument("--lang", default="", help="vi, lo or en, or several: vi+lo, vi+en, vi+lo+en")
        parser.add_argument("--specimen", action="store_true", help="certificates: an unnumbered specimen")

    def handle(self, *_args: Any, **options: Any) -> None:
        printer = _printer(options["kind"], specimen=options["specimen"])
        languages = _languages(options["lang"])
        course = _course(options["course"])
        if not options["output"]:
            raise CommandError(_("Say where to print to: -o FILE, or -o - for standard output."))
        with _output(options["output"]) as write:
            write(_printed(printer, course, languages))


Printer = Callable[[Course, tuple[str, ...]], bytes]


def _printer(kind: str, *, specimen: bool) -> Printer:
    if kind in LATER_KINDS:
        raise CommandError(_("“%(kind)s” is not available yet. Available: %(kinds)s.") % _kinds(kind))
    if kind not in KINDS:
        raise CommandError(_("There is no paper called “%(kind)s”. Available: %(kinds)s.") % _kinds(kind))
    if kind == "programme":
        if specimen:
            raise CommandError(_("A specimen is printed of certificates only."))
        return lambda course, languages: programme_pdf(course, languages or ("vi",))
    if specimen:
        return specimen_pdf
    return lambda course, languages: _stored_certificates(course, languages)


def _stored_certificates(course: Course, languages: tuple[str, ...]) -> bytes:
    if languages:
        raise CommandError(_("Issued certificates are printed as they are stored: --lang is for specimens."))
    return course_certificates_pdf(course)


def _printed(printer: Printer, course: Course, languages: tuple[str, ...]) -> bytes:
    try:
        return printer(course, languages)
    except PaperRefused as refused:
        raise CommandError(explain_paper(refused.code, refused.params)) from refused
    except CertificatesRefused as refused:
        raise CommandError(explain_certificates(refused.reason)) from refused
    except FileAltered as altered:
        path = {"path": altered.stored.path}
        raise CommandError(_("A stored certificate is gone or was altered: %(path)s.") % path) from altered


def _languages(text: str) -> tuple[str, ...]:
    try:
        return parse_languages(text) if text else ()
    except PaperRefused as refused:
        raise CommandError(explain_paper(refused.code, refused.params)) from refused


def _course(code: str) -> Course:
    known = re.fullmatch(r"[A-Z0-9-]{1,40}", code)
    course = Course.objects.select_related("day_template").filter(code=code).first() if known else None
    if course is None:
        raise CommandError(_("There is no course “%(code)s”.") % {"code": _printable(code)})
    return course


@contextmanager
def _output(name: str) -> Iterator[Callable[[bytes], object]]:
    """Give a way to write that leaves the whole file or none: it is written beside, then renamed."""
    try:
        if name == STANDARD_OUTPUT:
            yield sys.stdout.buffer.write
            sys.stdout.buffer.flush()
            return
        path = Path(name).resolve()
        if path.is_dir() or (path.exists() and not stat.S_ISREG(path.stat().st_mode)):
            # A folder gives its own error; a device must be written to, never replaced.
            with path.open("wb") as device:
                yield device.write
            return
        with _beside(path) as write:
            yield write
    except OSError as error:
        reason = error.strerror or str(error)
        raise CommandError(_("%(file)s cannot be written: %(reason)s.") % _file(name, reason)) from error


@contextmanager
def _beside(path: Path) -> Iterator[Callable[[bytes], object]]:
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file.write
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(temporary, 0o666 & ~umask)
        os.replace(temporary, path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _kinds(kind: str) -> dict[str, str]:
    return {"kind": _printable(kind), "kinds": ", ".join(KINDS)}


def _file(name: str, reason: str) -> dict[str, str]:
    return {"file": _printable(name), "reason": reason}


def _printable(text: str) -> str:
    """Return what was typed, shortened, with broken characters replaced, to be told in one line."""
    one_line = " ".join(text[:80].split())
    return one_line.encode("utf-8", "replace").decode()
