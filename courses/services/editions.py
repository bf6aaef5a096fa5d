"""A new edition of a course from an earlier one."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta

from django.db import transaction

from courses.models import CooperationPlan, Course, CourseInstitution, Module, Session
from courses.models.courses import LATEST_YEAR
from courses.rules import instants
from courses.services.courses import save_course
from courses.services.keeping import keep
from courses.services.sessions import ScheduleRefused, save_session

_COPIED = (
    "host", "place_vi", "place_en", "place_lo", "time_zone", "aims_vi", "aims_en", "aims_lo",
    "day_template", "minimum_attendance_percent", "address",
)  # fmt: skip
_PART = ("institution", "order", "part_vi", "part_en", "part_lo")
_MODULE = ("number", "group", "title_vi", "title_en", "title_lo", "content_minutes", "institution", "colour")
_SESSION = ("kind", "title_vi", "title_en", "title_lo", "interpretation", "note")


def make_edition(
    *,
    course: Course,
    code: str,
    starts_on: date,
    titles: Mapping[str, str],
    ends_on: date | None = None,
    with_schedule: bool = False,
) -> Course:
    """Plan a course like an earlier one: its institutions and modules too, not its people.

    titles: by column (title_vi …). ends_on: left out, it lasts as many working days as before.
    with_schedule: place each session on the same working day of the course; what would clash, and what was on
    a weekend, is left out.
    It joins the partner's plan of the year in which it starts, if there is one. Raises ValidationError.
    """
    edition = Course(
        code=code,
        edition=course.edition + 1 if course.edition else None,
        plan=plan_of_year(course, starts_on.year),
        starts_on=starts_on,
        ends_on=ends_on or last_day(course, starts_on),
        **titles,
        **{name: getattr(course, name) for name in _COPIED},
    )
    parts = [
        CourseInstitution(**{name: getattr(part, name) for name in _PART})
        for part in course.course_institutions.select_related("institution")
    ]
    with transaction.atomic():
        save_course(course=edition, institutions=parts)
        modules = _copy_modules(course, edition)
        if with_schedule:
            _copy_sessions(course, edition, modules)
    return edition


def plan_of_year(course: Course, year: int) -> CooperationPlan | None:
    """Return the plan of a year with the course's partner, if there is one."""
    if course.plan is None:
        return None
    return CooperationPlan.objects.filter(partner=course.plan.partner_id, year=year).first()


def last_day(course: Course, starts_on: date) -> date | None:
    """Return the day on which a course starting then has had as many working days as an earlier course."""
    if course.starts_on is None or course.ends_on is None or starts_on.year > LATEST_YEAR:
        return None
    return working_day(starts_on, max(working_days(course.starts_on, course.ends_on), 1))


def working_day(first: date, number: int) -> date:
    """Return the working day of that number, counted from 1 on or after the first."""
    day = first
    while True:
        number -= day.weekday() < 5
        if number <= 0:
            return day
        day += timedelta(days=1)


def working_days(first: date, last: date) -> int:
    """Count Mondays to Fridays, both ends included."""
    return sum((first + timedelta(days=number)).weekday() < 5 for number in range((last - first).days + 1))


def _copy_modules(course: Course, edition: Course) -> dict[int, Module]:
    """Copy the modules, then what each comes after. Returns the copies by the number of the row copied."""
    earlier = list(course.modules.with_names())
    copies: dict[int, Module] = {}
    for module in earlier:
        copies[module.pk] = Module(course=edition, **{name: getattr(module, name) for name in _MODULE})
        keep(copies[module.pk])
    for module in earlier:
        copies[module.pk].prerequisites.set([copies[before.pk] for before in module.prerequisites.all()])
    return copies


def _copy_sessions(course: Course, edition: Course, modules: Mapping[int, Module]) -> None:
    """Place the sessions at their hours on their working day, with the people and rooms that are still in use."""
    if course.starts_on is None or edition.starts_on is None:
        return
    for session in course.sessions.held().with_people().order_by("starts_at", "pk"):
        if session.day.weekday() >= 5:
            continue
        day = working_day(edition.starts_on, working_days(course.starts_on, session.day))
        clock = [moment.astimezone(course.zone).time() for moment in (session.starts_at, session.ends_at)]
        starts_at, ends_at = instants(day, clock[0], clock[1], edition.zone)
        copy = Session(
            course=edition,
            day=day,
            starts_at=starts_at,
            ends_at=ends_at,
            module=modules[session.module_id] if session.module_id else None,
            room=session.room if session.room and session.room.is_active else None,
            **{name: getattr(session, name) for name in _SESSION},
        )
        with suppress(ScheduleRefused):
            save_session(
                session=copy,
                lecturers=[person for person in session.teachers if person.is_active],
                interpreters=[person for person in session.interpreters if person.is_active],
            )
