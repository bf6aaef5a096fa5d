"""Demo sessions and roll calls."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from courses.explain import explain
from courses.models import Course, Lecturer, Module, Room, Session
from courses.models.templates import HalfDay
from courses.rules import Placing, Reason, instants
from courses.services.sessions import ScheduleRefused, save_session
from desk.services.seeding.files import Row
from desk.services.seeding.report import Report
from participants.models import Enrolment
from participants.rules import LATE, MARKS, PRESENT, Mark
from participants.services.attendance import mark_attendance

NOON: Final = time(12)
Exceptions = Mapping[tuple[str, date, str], Row]  # by trainee, day and half-day: who was not present throughout


@dataclass(frozen=True)
class Cast:
    """What the sessions of a course refer to."""

    rooms: Mapping[str, Room]
    lecturers: Mapping[str, Lecturer]
    modules: Mapping[int, Module]
    half_days: Mapping[str, tuple[time, time]]


def cast_of(course: Course, rooms: Mapping[str, Room], lecturers: Mapping[str, Lecturer]) -> Cast:
    """Return what sessions of the course can refer to; it has a day template."""
    template = course.day_template
    return Cast(
        rooms=rooms,
        lecturers=lecturers,
        modules={module.number: module for module in course.modules.all()},
        half_days={half.value: (starts, ends) for half, starts, ends in template.half_days()} if template else {},
    )


def place(course: Course, row: Row, day: date, cast: Cast, report: Report) -> None:
    """Add a session. What another course holds is left to it and noted; any other clash is the file's mistake."""
    starts, ends = (
        row.find("half_day", cast.half_days) if "half_day" in row.values else (row.clock("starts"), row.clock("ends"))
    )
    starts_at, ends_at = instants(day, starts, ends, course.zone)
    session = Session(
        course=course,
        kind=row.choice("kind", Session.Kind.values),
        module=row.find_or_none("module", cast.modules),
        day=day,
        starts_at=starts_at,
        ends_at=ends_at,
        room=row.find_or_none("room", cast.rooms),
        interpretation=row.choice("interpretation", Session.Interpretation.values),
        **row.worded("title"),
    )
    lecturers = row.find_all("lecturers", cast.lecturers)
    interpreters = row.find_all("interpreters", cast.lecturers)
    try:
        save_session(session=session, lecturers=lecturers, interpreters=interpreters)
    except ScheduleRefused as refused:
        if not all(_is_of_another_course(reason, course) for reason in refused.reasons):
            raise row.broken("", " ".join(explain(reason) for reason in refused.reasons)) from None
        report.note(f"{course.code}, {session.title}: " + " ".join(explain(reason) for reason in refused.reasons))
    else:
        report.count("sessions", "made")


def call_rolls(
    sessions: Iterable[Session], enrolments: Mapping[str, Enrolment], exceptions: Exceptions, report: Report
) -> None:
    """Call the roll at each session: all present, but for the exceptions."""
    for session in sessions:
        half = HalfDay.MORNING if session.starts_local.time() < NOON else HalfDay.AFTERNOON
        marks = {
            enrolment.pk: _mark(exceptions.get((key, session.day, half.value)), session)
            for key, enrolment in enrolments.items()
        }
        mark_attendance(session=session, marks=marks)
        report.count("roll_calls", "made")


def _mark(row: Row | None, session: Session) -> Mark:
    if row is None:
        return Mark(PRESENT)
    state = row.choice("state", MARKS)
    return Mark(state, max(session.minutes - row.number("minutes_missed"), 1) if state == LATE else None)


def _is_of_another_course(reason: Reason, course: Course) -> bool:
    other = reason.params.get("other")
    return isinstance(other, Placing) and other.course != course.code
