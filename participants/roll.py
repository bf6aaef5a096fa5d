"""The grid of a course's attendance: people down, sessions across. Plain values for the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Final

from courses.models import Course, Session
from participants.models import Attendance, Enrolment
from participants.services.completion import Completion, completions

EARLY: Final = timedelta(minutes=15)  # from then on a roll that is not called is something to do


@dataclass(frozen=True)
class Column:
    """One session. state: done, partly, missing (about to begin, under way or over, unmarked), or ahead."""

    session: Session
    state: str
    marked: int
    expected: int
    may_open: bool


@dataclass(frozen=True)
class Dot:
    """One mark. kind: present, late, excused, absent, missing or ahead; minutes late."""

    column: Column
    kind: str
    minutes_late: int


@dataclass(frozen=True)
class Row:
    enrolment: Enrolment
    dots: Sequence[Dot]
    completion: Completion


@dataclass(frozen=True)
class Roll:
    columns: Sequence[Column]
    rows: Sequence[Row]

    @property
    def days(self) -> list[tuple[date, int]]:
        """Return the days across, each with its number of sessions."""
        return [(day, len(list(group))) for day, group in groupby(column.session.day for column in self.columns)]

    @property
    def to_do(self) -> list[Column]:
        """Return what can be marked now and is not yet, the latest first."""
        return [column for column in reversed(self.columns) if column.state in {"missing", "partly"}]


def gather(course: Course, sessions: Sequence[Session], enrolments: Sequence[Enrolment], now: datetime) -> Roll:
    """Read the marks of the sessions and build the grid, in a constant number of queries."""
    marks = {
        (mark.enrolment_id, mark.session_id): mark
        for mark in Attendance.objects.filter(session__in=sessions, enrolment__in=enrolments)
    }
    columns = [_column(session, enrolments, marks, now) for session in sessions]
    return Roll(
        columns=columns,
        rows=[
            Row(
                enrolment=completion.enrolment,
                dots=[_dot(column, marks.get((completion.enrolment.pk, column.session.pk))) for column in columns],
                completion=completion,
            )
            for completion in completions(course, enrolments=list(enrolments), now=now)
        ],
    )


def _column(
    session: Session, enrolments: Sequence[Enrolment], marks: Mapping[tuple[int, int], Attendance], now: datetime
) -> Column:
    marked = sum((enrolment.pk, session.pk) in marks for enrolment in enrolments)
    if marked:
        state = "done" if marked == len(enrolments) else "partly"
    else:
        state = "missing" if session.starts_at - EARLY <= now else "ahead"
    may_open = session.day <= now.astimezone(session.course.zone).date()
    return Column(session=session, state=state, marked=marked, expected=len(enrolments), may_open=may_open)


def _dot(column: Column, mark: Attendance | None) -> Dot:
    if mark is None:
        return Dot(column, "ahead" if column.state == "ahead" else "missing", 0)
    late = max(column.session.minutes - mark.minutes, 0) if mark.state == Attendance.State.LATE else 0
    return Dot(column, mark.state, late)
