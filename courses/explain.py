"""Reasons of the schedule in words: who, what and when, in the page's language."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from courses.rules import Placing, Reason, Text
from names.dates import short_date

SENTENCES: Final[dict[str, Promise]] = {
    "ends_before_start": gettext_lazy("A session must end after it starts."),
    "not_on_its_day": gettext_lazy("The session must start and end on %(day)s."),
    "course_without_dates": gettext_lazy("Give the course its dates first: sessions lie within them."),
    "outside_course": gettext_lazy("%(day)s lies outside the course, which runs from %(first)s to %(last)s."),
    "module_of_other_course": gettext_lazy("This module belongs to another course."),
    "module_missing": gettext_lazy("Choose the module that this lesson belongs to."),
    "title_missing": gettext_lazy("Give the session a module or a title in Vietnamese."),
    "not_an_interpreter": gettext_lazy("%(who)s is not entered as an interpreter."),
    "person_in_two_roles": gettext_lazy("%(who)s cannot teach and interpret in the same session."),
    "room_taken": gettext_lazy("%(who)s is taken by %(what)s of %(course)s, %(starts)s–%(ends)s on %(day)s."),
    "lecturer_taken_teaching": gettext_lazy(
        "%(who)s is teaching %(what)s of %(course)s, %(starts)s–%(ends)s on %(day)s."
    ),
    "lecturer_taken_interpreting": gettext_lazy(
        "%(who)s is interpreting at %(what)s of %(course)s, %(starts)s–%(ends)s on %(day)s."
    ),
    "course_taken": gettext_lazy("%(course)s already has %(what)s, %(starts)s–%(ends)s on %(day)s."),
    "room_just_taken": gettext_lazy("The room has just been taken for this time. Choose another room or time."),
    "person_just_taken": gettext_lazy(
        "A lecturer or interpreter has just been taken for this time. Choose another person or time."
    ),
    "attended": gettext_lazy(
        "The roll was called at this session, so it cannot be deleted. Cancel it instead: it stays on record."
    ),
}

PAPER_SENTENCES: Final[dict[str, Promise]] = {
    "dates_missing": gettext_lazy("%(course)s has no dates yet, so nothing can be printed."),
    "no_sessions": gettext_lazy("%(course)s has no sessions yet, so there is no programme to print."),
    "unknown_language": gettext_lazy(
        "“%(languages)s” is none of the languages of papers. Ask for vi, lo or en, or several: vi+lo, vi+en, vi+lo+en."
    ),
}


def explain(reason: Reason) -> str:
    """Return one whole sentence. Raises LookupError for a reason without words."""
    return str(SENTENCES[_sentence(reason)]) % {name: _worded(value) for name, value in _flat(reason).items()}


def explain_paper(code: str, params: Mapping[str, str]) -> str:
    """Return why a paper cannot be printed, in one sentence. Raises LookupError for a code without words."""
    return str(PAPER_SENTENCES[code]) % params


def session_label(number: int | None, title: Text) -> str:
    """Return how a sentence calls a session: its module's number, else its title."""
    if number is not None:
        return _("Module %(number)s") % {"number": number}
    return _("“%(title)s”") % {"title": _in_language(title)}


def _sentence(reason: Reason) -> str:
    if reason.code in {"lecturer_taken", "interpreter_taken"}:
        return "lecturer_taken_interpreting" if reason.params["role"] == "interpreter" else "lecturer_taken_teaching"
    return reason.code


def _flat(reason: Reason) -> dict[str, Any]:
    """Return a reason's parameters with the other session spread into what, course, day, starts, ends."""
    params = dict(reason.params)
    other = params.pop("other", None)
    if isinstance(other, Placing):
        params |= {
            "what": session_label(other.module_number, other.title),
            "course": other.course,
            "day": other.starts.date(),
            "starts": f"{other.starts:%H:%M}",
            "ends": f"{other.ends:%H:%M}",
        }
    return params


def _worded(value: Any) -> str:
    if isinstance(value, dict):
        return _in_language(value)
    if hasattr(value, "weekday"):
        return short_date(value, _language())
    return str(value)


def _in_language(text: Text) -> str:
    return text.get(_language()) or text.get("vi", "")


def _language() -> str:
    return (get_language() or "vi")[:2]
