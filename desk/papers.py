"""The papers of a course that can be looked at and taken away, each with where it comes from."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from courses.models import Course
from names.languages import language_name

LANGUAGES: Final = ("vi", "lo", "en", "vi+lo", "vi+en", "vi+lo+en")
DEFAULT_LANGUAGE: Final = "vi+lo"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper. refusal: a sentence why it cannot be had yet, else empty; mend_url, mend_label: where that is mended."""

    kind: str
    title: Promise
    text: Promise
    url: str
    file_name: str
    has_languages: bool
    mend_url: str
    mend_label: Promise
    refusal: str | Promise = ""


def language_choices() -> list[tuple[str, str]]:
    """Return each choice of languages with its name for the page's reader."""
    reader = get_language() or "vi"
    return [(value, " · ".join(language_name(code, reader) for code in value.split("+"))) for value in LANGUAGES]


def papers_of(
    course: Course,
    language: str,
    *,
    session_count: int,
    certificate_count: int,
    stored_count: int,
    has_settings: bool,
) -> list[Paper]:
    """Return the papers of a course in the language asked for. stored_count: certificates whose PDF is made."""
    programme = reverse("courses:programme-pdf", args=[course.code])
    certificates = reverse("certificates:course-certificates", args=[course.code])
    return [
        Paper(
            kind="programme",
            title=_("Programme"),
            text=_("The whole schedule by day and half-day, for the wall and for the guests."),
            url=f"{programme}?{urlencode({'lang': language})}",
            file_name=f"{course.code}-programme-{language}.pdf",
            has_languages=True,
            mend_url=reverse("courses:schedule-week", args=[course.code]),
            mend_label=_("Open the schedule"),
            refusal="" if session_count else _("There is no session yet: the programme would be empty."),
        ),
        Paper(
            kind="certificates",
            title=_("Certificates"),
            text=_("Every certificate issued for this course, in one file, as the register keeps them."),
            url=reverse("certificates:course-file", args=[course.code]),
            file_name=f"{course.code}-certificates.pdf",
            has_languages=False,
            mend_url=certificates,
            mend_label=_("Certificates"),
            refusal=_certificates_refusal(certificate_count, stored_count),
        ),
        Paper(
            kind="specimen",
            title=_("Certificate, specimen"),
            text=_("An unnumbered specimen, to check words and layout before anything is issued."),
            url=reverse("certificates:certificate-preview", args=[course.code]),
            file_name=f"{course.code}-specimen.pdf",
            has_languages=False,
            mend_url=certificates,
            mend_label=_("Certificates"),
            refusal="" if has_settings else _("Enter the signatory on the certificates page first."),
        ),
    ]


def _certificates_refusal(issued: int, stored: int) -> str | Promise:
    """Say why the certificates cannot be had in one file: the worker may still be making them."""
    if not issued:
        return _("No certificate has been issued yet.")
    if stored < issued:
        return gettext("%(made)s of %(total)s papers made") % {"made": stored, "total": issued}
    return ""
