"""What a service of courses refuses, as a code with parameters, and the sentences for people."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from courses.models import Course
from names.dates import short_date


class CourseRefused(ValueError):  # noqa: N818 - what happened, not what kind of object this is
    """A change of a course or its modules that cannot be. `code` and `params` are for the sentence.

    not_allowed: `state`, `wanted`; dates_missing; sessions_outside: `count`, `first` (a date);
    institution_twice: `institution`; module_in_use: `count`, `module`; prerequisite_circle: `modules` (numbers);
    prerequisite_of_other_course: `module`.
    """

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(f"{code}: {params}")
        self.code = code
        self.params: Mapping[str, Any] = params


def explain_refusal(refused: CourseRefused) -> str:
    """Put a refusal into a sentence in the page's language."""
    params = dict(refused.params)
    if refused.code == "not_allowed":
        params = {name: Course.State(value).label for name, value in params.items()}
        return _("A course that is “%(state)s” cannot become “%(wanted)s”.") % params
    if refused.code == "dates_missing":
        return _("Enter the first and the last day first: only a planned course can be without dates.")
    if refused.code == "sessions_outside":
        return ngettext(
            "%(count)d session lies outside these days, on %(first)s. Move it first.",
            "%(count)d sessions lie outside these days, the first on %(first)s. Move them first.",
            params["count"],
        ) % (params | {"first": short_date(params["first"], (get_language() or "vi")[:2])})
    if refused.code == "institution_twice":
        return _("%(institution)s is named twice.") % params
    if refused.code == "module_in_use":
        return (
            ngettext(
                "Module %(module)s is in the schedule: %(count)d session belongs to it. Remove that session first.",
                "Module %(module)s is in the schedule: %(count)d sessions belong to it. Remove those sessions first.",
                params["count"],
            )
            % params
        )
    if refused.code == "prerequisite_circle":
        params["modules"] = " → ".join(str(number) for number in params["modules"])
        return _("These modules would wait for each other: %(modules)s.") % params
    return _("Module %(module)s belongs to another course.") % params
