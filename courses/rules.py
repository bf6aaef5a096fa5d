"""Rules of a course and its schedule on plain values."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Final, Literal
from zoneinfo import ZoneInfo

Text = Mapping[str, str]  # language code to wording
Severity = Literal["block", "warn"]
ResourceKind = Literal["room", "lecturer", "interpreter"]

MINIMUM_ATTENDANCE_PERCENT: Final = 80  # default of the course's setting: docs/adr/0008

# From each state, where a course may go. A cancelled course may be taken up again as planned.
TRANSITIONS: Final[dict[str, tuple[str, ...]]] = {
    "planned": ("open", "cancelled"),
    "open": ("running", "planned", "cancelled"),
    "running": ("closed", "open", "cancelled"),
    "closed": ("archived", "running"),
    "archived": ("closed",),
    "cancelled": ("planned",),
}


def may_become(state: str, wanted: str) -> bool:
    """Tell whether a course in one state may go into another."""
    return wanted in TRANSITIONS[state]


def find_circle(start: int, prerequisites: Mapping[int, Iterable[int]]) -> list[int]:
    """Return a way from a module back to itself by its prerequisites, both ends named; empty if there is none.

    prerequisites: for each module's number, the numbers of the modules it comes after.
    """
    ways = [[start, before] for before in prerequisites.get(start, ())]
    seen: set[int] = set()
    while ways:
        way = ways.pop()
        if way[-1] == start:
            return way
        if way[-1] in seen:
            continue
        seen.add(way[-1])
        ways += [[*way, before] for before in prerequisites.get(way[-1], ())]
    return []


def content_minutes(session_minutes: int, interpretation: str) -> int:
    """Return how much content a session holds: consecutive interpretation says everything twice."""
    return session_minutes // 2 if interpretation == "consecutive" else session_minutes


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a session cannot stand where it is put; courses/explain.py puts it into words."""

    code: str
    severity: Severity = "block"
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Resource:
    """A room or a person that a session holds for itself. A person is one resource, whatever they do there."""

    kind: ResourceKind
    pk: int
    name: Text

    def is_same(self, other: "Resource") -> bool:
        """Tell whether both are the same room, or the same person."""
        return self.pk == other.pk and (self.kind == "room") == (other.kind == "room")


@dataclass(frozen=True, slots=True)
class Placing:
    """A session as the schedule's rules see it: where and when, and what it holds."""

    course: str
    title: Text
    starts: datetime
    ends: datetime
    module_number: int | None = None
    resources: tuple[Resource, ...] = ()

    def overlaps(self, other: "Placing") -> bool:
        """Tell whether both share any time. What ends as the other starts does not."""
        return self.starts < other.ends and other.starts < self.ends


def instants(day: date, starts: time, ends: time, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return a session's start and end in UTC. Its clock times are those of the course's zone."""
    first = datetime.combine(day, starts, zone).astimezone(UTC)
    return first, datetime.combine(day, ends, zone).astimezone(UTC)


def day_reasons(day: date, starts: datetime, ends: datetime, first: date | None, last: date | None) -> list[Reason]:
    """Check a session's own times against its day and its course's days. Instants carry the course's zone."""
    reasons = []
    if ends <= starts:
        reasons.append(Reason("ends_before_start"))
    elif starts.date() != day or ends.date() != day:
        reasons.append(Reason("not_on_its_day", params={"day": day}))
    if first is None or last is None:
        reasons.append(Reason("course_without_dates"))
    elif not first <= day <= last:
        reasons.append(Reason("outside_course", params={"day": day, "first": first, "last": last}))
    return reasons


def clashes(placing: Placing, others: Iterable[Placing]) -> list[Reason]:
    """Return who or what would be in two places at once, most important first.

    One course cannot have two sessions at a time either: its trainees are one group.
    """
    overlapping = sorted((other for other in others if placing.overlaps(other)), key=lambda other: other.starts)
    reasons = [reason for other in overlapping for reason in _held_twice(placing, other)]
    reasons.sort(key=lambda reason: ("room_taken", "lecturer_taken", "interpreter_taken").index(reason.code))
    same_course = (other for other in overlapping if other.course == placing.course)
    return reasons + [Reason("course_taken", params={"other": other}) for other in same_course]


def _held_twice(placing: Placing, other: Placing) -> Iterator[Reason]:
    for wanted in placing.resources:
        for held in other.resources:
            if wanted.is_same(held):
                yield Reason(f"{wanted.kind}_taken", params={"who": wanted.name, "role": held.kind, "other": other})
