"""A course's week as a board: days across, half-days down; and what its modules are still owed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

from courses.models import Course, Module, Session
from courses.models.templates import HalfDay
from courses.rules import content_minutes

# The half-days of a course that has no day template yet.
USUAL_HALF_DAYS: Final = (
    (HalfDay.MORNING, time(8), time(11, 30)),
    (HalfDay.AFTERNOON, time(13, 30), time(16, 30)),
)
SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class Band:
    """A half-day: a row of the board. `is_regular` unless it is there for a late session alone."""

    half: HalfDay
    starts: time
    ends: time
    is_regular: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """A half-day of a day: its sessions, or room to add one. `span`: how many bands its one session fills."""

    band: Band
    sessions: tuple[Session, ...]
    span: int = 1

    @property
    def is_open(self) -> bool:
        """Tell whether a session can be added here: nothing takes place in this half-day."""
        return self.band.is_regular and all(session.is_cancelled for session in self.sessions)


@dataclass(frozen=True, slots=True)
class Day:
    """A column of the board."""

    day: date
    is_in_course: bool
    is_today: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """A board. `previous` and `following` are the Mondays to go to, if the course has such weeks."""

    monday: date
    number: int
    weeks: int
    bands: tuple[Band, ...]
    days: tuple[Day, ...]
    previous: date | None
    following: date | None

    @property
    def first(self) -> date:
        return self.days[0].day

    @property
    def last(self) -> date:
        return self.days[-1].day

    @property
    def first_in_course(self) -> date:
        return next((day.day for day in self.days if day.is_in_course), self.first)


@dataclass(frozen=True, slots=True)
class Owed:
    """A module and its minutes of content: planned, scheduled, and how many are still missing or too many."""

    module: Module
    scheduled: int

    @property
    def missing(self) -> int:
        return max(self.module.content_minutes - self.scheduled, 0)

    @property
    def too_many(self) -> int:
        return max(self.scheduled - self.module.content_minutes, 0)


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def parse_day(text: str) -> date | None:
    """Read a day from an address, as 2024-06-03; None if it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def half_days_of(course: Course) -> list[tuple[HalfDay, time, time]]:
    """Return the course's half-days, from its template or the usual ones."""
    own = course.day_template.half_days() if course.day_template else []
    return own or list(USUAL_HALF_DAYS)


def week_to_show(course: Course, wanted: date | None, today: date) -> date:
    """Return the Monday to show: the one asked for if the course has it, else today's, else the course's first."""
    if course.starts_on is None or course.ends_on is None:
        raise ValueError("a course without dates has no weeks")
    first, last = monday_of(course.starts_on), monday_of(course.ends_on)
    for day in (wanted, today):
        if day is not None and first <= monday_of(day) <= last:
            return monday_of(day)
    return first


def make_week(course: Course, monday: date, sessions: Sequence[Session], today: date) -> Week:
    """Lay a week's sessions out. `sessions`: those of the week, with their course; the course has dates."""
    if course.starts_on is None or course.ends_on is None:
        raise ValueError("a course without dates has no weeks")
    bands = _bands(course, sessions)
    busy = {session.day for session in sessions} | {course.starts_on, course.ends_on}
    first, last = monday_of(course.starts_on), monday_of(course.ends_on)
    span = [monday + timedelta(days=number) for number in range(7)]
    days = [
        Day(
            day=day,
            is_in_course=course.starts_on <= day <= course.ends_on,
            is_today=day == today,
            cells=_cells(bands, [session for session in sessions if session.day == day]),
        )
        for day in span
        if day.weekday() < SATURDAY or any(day <= other <= span[-1] for other in busy if other.weekday() >= SATURDAY)
    ]
    return Week(
        monday=monday,
        number=(monday - first).days // 7 + 1,
        weeks=(last - first).days // 7 + 1,
        bands=bands,
        days=tuple(days),
        previous=monday - timedelta(days=7) if monday > first else None,
        following=monday + timedelta(days=7) if monday < last else None,
    )


def owed(modules: Iterable[Module], sessions: Iterable[Session]) -> list[Owed]:
    """Count what the held sessions give each module. `sessions`: all of the course, cancelled ones are left out."""
    scheduled: dict[int, int] = {}
    for session in sessions:
        if session.module_id is not None and not session.is_cancelled:
            minutes = content_minutes(session.minutes, session.interpretation)
            scheduled[session.module_id] = scheduled.get(session.module_id, 0) + minutes
    return [Owed(module, scheduled.get(module.pk, 0)) for module in modules]


def _bands(course: Course, sessions: Sequence[Session]) -> tuple[Band, ...]:
    """Return the course's half-days, and the evening when a session starts after the last of them."""
    bands = [Band(*half_day) for half_day in half_days_of(course)]
    late = [session for session in sessions if session.starts_local.time() >= bands[-1].ends]
    if late:
        starts = min(session.starts_local.time() for session in late)
        ends = max(session.ends_local.time() for session in late)
        bands.append(Band(HalfDay.EVENING, starts, ends, is_regular=False))
    return tuple(bands)


def _cells(bands: Sequence[Band], sessions: Sequence[Session]) -> tuple[Cell, ...]:
    """Put each session into the half-day in which it starts; a long one spans those that it leaves empty."""
    columns: list[list[Session]] = [[] for _band in bands]
    for session in sorted(sessions, key=lambda one: (one.starts_at, one.pk)):
        columns[_band_at(bands, session.starts_local.time())].append(session)
    cells: list[Cell] = []
    number = 0
    while number < len(bands):
        span = 1
        if len(columns[number]) == 1:
            ends = columns[number][0].ends_local.time()
            while number + span < len(bands) and bands[number + span].starts < ends and not columns[number + span]:
                span += 1
        cells.append(Cell(bands[number], tuple(columns[number]), span))
        number += span
    return tuple(cells)


def _band_at(bands: Sequence[Band], moment: time) -> int:
    started = [number for number, band in enumerate(bands) if band.starts <= moment]
    return started[-1] if started else 0
