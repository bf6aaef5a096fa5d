"""Reasons of the services, in words that name who and why."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from certificates.rules import Reason
from certificates.services.outcomes import Refused
from names.dates import long_date
from participants.explain import explain as explain_participants
from participants.rules import Refusal

SENTENCES: Final[Mapping[str, Any]] = {
    "already_issued": _("%(name)s already holds certificate %(number)s of this course."),
    "already_prepared": _("The certificate of %(name)s is already prepared."),
    "already_approved": _("The certificate of %(name)s is already approved."),
    "same_person": _("You prepared the certificate of %(name)s yourself: another person must approve it."),
    "not_approved": _("The certificate of %(name)s is not approved yet."),
    "changed_since_approval": _(
        "What the certificate of %(name)s says was changed after it was approved. It waits for approval again."
    ),
    "award_withdrawn": _("The certificate of %(name)s was withdrawn before it could be issued."),
    "not_in_course": _("%(name)s does not take part in %(course)s."),
    "cannot_print": _("The certificate of %(name)s cannot be printed: a text in it is too long for its place."),
    "settings_missing": _("Say first by which decision the certificates of %(course)s are granted and who signs them."),
    "text_too_long": _("The title of %(course)s or a position of the signatory is too long for the paper."),
    "dates_missing": _("%(course)s has no dates yet, so its certificates cannot be drawn up."),
    "day_before_course": _("Certificates of %(course)s cannot be issued on %(day)s, before the course began."),
    "day_too_far_ahead": _("Certificates cannot be dated %(day)s: that is too far ahead."),
    "nothing_issued": _("No certificate of %(course)s has been issued yet."),
}


def explain(reason: Reason | Refusal, name: str = "") -> str:
    """Return the sentence of a reason about someone, in the page's language."""
    if isinstance(reason, Refusal):
        return explain_participants(reason, name)
    params: dict[str, str] = {"name": name, **reason.params}
    if day := params.get("day"):
        params["day"] = long_date(date.fromisoformat(day), (get_language() or "vi")[:2])
    return str(SENTENCES[reason.code] % params)


def explain_refused(refused: Refused) -> str:
    """Return every reason against one person, each naming them."""
    return " ".join(explain(reason, str(refused.enrolment)) for reason in refused.reasons)
