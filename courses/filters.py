"""Filters of the catalogue's lists: read from the address, offered with their choices."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from courses.models import CooperationPlan, Course, Lecturer, Partner, Room
from database.searching import matching


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice that narrows a list. label stands for "everything"; value is "" while nothing is chosen."""

    name: str
    label: str
    value: str
    options: Sequence[tuple[str, str | Promise]]


def chosen(query: QueryDict, name: str, label: str, options: Sequence[tuple[str, str | Promise]]) -> Filter:
    """Read a filter; what is not among its choices counts as nothing chosen."""
    value = query.get(name, "")
    return Filter(name, label, value if value in {option for option, _label in options} else "", options)


def filter_courses(courses: QuerySet[Course], query: QueryDict) -> tuple[QuerySet[Course], list[Filter]]:
    """Narrow courses by q, state, partner and year; newest first, those without dates before all."""
    years = {day.year for day in Course.objects.dates("starts_on", "year")}
    years |= set(CooperationPlan.objects.filter(courses__isnull=False).values_list("year", flat=True))
    partners = Partner.objects.filter(plans__courses__isnull=False).distinct()
    state = chosen(query, "state", _("Every state"), Course.State.choices)
    partner = chosen(query, "partner", _("Every partner"), [(partner.code, partner.name) for partner in partners])
    year = chosen(query, "year", _("Every year"), [(str(year), str(year)) for year in sorted(years, reverse=True)])
    if state.value:
        courses = courses.filter(state=state.value)
    if partner.value:
        courses = courses.filter(plan__partner__code=partner.value)
    if year.value:
        courses = courses.filter(
            Q(starts_on__year=int(year.value)) | Q(starts_on__isnull=True, plan__year=int(year.value))
        )
    found = matching(courses, query.get("q", ""))
    return found.order_by(F("starts_on").desc(nulls_first=True), "-pk"), [state, partner, year]


def filter_rooms(rooms: QuerySet[Room], query: QueryDict) -> tuple[QuerySet[Room], list[Filter]]:
    """Narrow rooms by q and use."""
    use = _use(query, _("Every room"), _("In use"), _("Not in use"))
    found = matching(_by_use(rooms, use), query.get("q", ""))
    return found.order_by("-is_active", "building", "name_vi", "pk"), [use]


def filter_lecturers(lecturers: QuerySet[Lecturer], query: QueryDict) -> tuple[QuerySet[Lecturer], list[Filter]]:
    """Narrow lecturers by q, interpreting and use; in the order of a Vietnamese list."""
    use = _use(query, _("Teaching or not"), _("Teaching"), _("Not teaching any more"))
    part = chosen(query, "part", _("Lecturers and interpreters"), [("interpreter", _("Interpreters only"))])
    found = matching(_by_use(lecturers, use), query.get("q", ""))
    if part.value:
        found = found.filter(can_interpret=True)
    return found.order_by("sort_key", "pk"), [part, use]


def _use(query: QueryDict, label: str, used: str, unused: str) -> Filter:
    return chosen(query, "use", label, [("yes", used), ("no", unused)])


def _by_use(rows: QuerySet[Any], use: Filter) -> QuerySet[Any]:
    return rows.filter(is_active=use.value == "yes") if use.value else rows
