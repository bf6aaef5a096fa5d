"""Refusals of participants/rules.py and the services, in words that name the person and the figures."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.utils.translation import get_language, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from names.dates import duration, full_date
from participants.models import Enrolment
from participants.rules import Refusal

SENTENCES: Final[Mapping[str, Any]] = {
    "not_a_trainee": _("%(name)s takes part as %(role)s and earns no certificate."),
    "withdrawn": _("%(name)s has withdrawn from the course."),
    "nothing_taught": _("No session of the course is over yet, so %(name)s has nothing to show."),
    "roll_call_missing": ngettext_lazy(
        "%(name)s has no mark at %(count)s session that is over. Call its roll first.",
        "%(name)s has no mark at %(count)s sessions that are over. Call their roll first.",
        "count",
    ),
    "attendance_below": _(
        "%(name)s was there for %(percent)s percent (%(attended)s of %(taught)s); %(minimum)s percent are needed."
    ),
    "already_enrolled": _("%(name)s is already in %(course)s."),
    "second_head": _("The delegation already has a head: %(head)s. Change that role first."),
    "rank_of_other_force": _("%(rank)s is not a rank of %(partner)s's forces."),
    "session_cancelled": _("This session was cancelled; there is no roll to call."),
    "session_not_counted": _("A break has no roll call."),
    "session_ahead": _("This session is on %(day)s. Its roll can be called from that day on."),
    "not_of_course": _("Somebody on this list is not in the course any more. Open the page again."),
    "unknown_mark": _("Choose present, late, excused or absent for %(name)s."),
    "has_account": _("%(name)s has an account already."),
    "no_account": _("%(name)s has no account."),
    "not_a_trainees_account": _("The account of %(name)s is more than a trainee's: an administrator must change it."),
    "username_taken": _("The user name %(username)s is taken. Choose another."),
    "late_minutes": _("How many minutes was %(name)s there? Give a number from 1 to %(maximum)s."),
}

# The same, said to the person concerned.
KIND_SENTENCES: Final[Mapping[str, Any]] = {
    "not_a_trainee": _("You are with us as an observer, and observers receive no certificate."),
    "withdrawn": _("You have withdrawn from this course."),
    "nothing_taught": _("The course has just begun. Your attendance will be counted here."),
    "roll_call_missing": ngettext_lazy(
        "The roll of %(count)s session has still to be entered by the organisers. You need do nothing.",
        "The roll of %(count)s sessions has still to be entered by the organisers. You need do nothing.",
        "count",
    ),
    "attendance_below": _(
        "You were there for %(percent)s percent of the lessons so far (%(attended)s of %(taught)s); "
        "the certificate needs %(minimum)s percent. Speak to the course officer if that looks wrong."
    ),
}


def explain(refusal: Refusal, name: str = "") -> str:
    """Return the sentence of a refusal about someone, in the page's language."""
    return str(SENTENCES[refusal.code] % _params(refusal, name))


def explain_kindly(refusal: Refusal) -> str:
    """Return the sentence about a certificate that the person themselves reads."""
    return str(KIND_SENTENCES[refusal.code] % _params(refusal, ""))


def _params(refusal: Refusal, name: str) -> dict[str, object]:
    language = (get_language() or "vi")[:2]
    params: dict[str, object] = {"name": name, **refusal.params}
    for key in ("attended", "taught"):
        if isinstance(minutes := params.get(key), int):
            params[key] = duration(minutes, language)
    if isinstance(day := params.get("day"), date):
        params["day"] = full_date(day, language)
    if role := params.get("role"):
        params["role"] = Enrolment.Role(str(role)).label
    return params
