"""A course as a strip of half-days: what each holds, and where now is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from courses.models import Course, Session
from courses.models.templates import HalfDay
from courses.schedule import half_days_of
from names.dates import day_name

LONGEST_DAYS = 120
SATURDAY = 5
Span = tuple[HalfDay, time, time]


@dataclass(frozen=True, slots=True)
class StripPart:
    """A half-day of the strip. colour: 1 to 12 of its module, 0 for a ceremony, visit and the like."""

    day: date
    colour: int
    label: str
    is_now: bool
    is_empty: bool


def with_strips(courses: QuerySet[Course]) -> QuerySet[Course]:
    """Fetch what the strips of several courses need, in a constant number of queries."""
    held = Session.objects.held().select_related("module")
    return courses.select_related("day_template").prefetch_related(
        "day_template__periods", Prefetch("sessions", queryset=held, to_attr="held_sessions")
    )


def held_sessions(course: Course) -> list[Session]:
    """Return the sessions that stand, as `with_strips` fetched them, else by a query."""
    if not hasattr(course, "held_sessions"):
        course.held_sessions = list(course.sessions.held().select_related("module"))  # type: ignore[attr-defined]
    sessions: list[Session] = course.held_sessions  # type: ignore[attr-defined]
    return sessions


def strip_of(course: Course, now: datetime | None = None) -> list[StripPart]:
    """Return the half-days of a course, weekends only where something is held; none while it has no dates."""
    if not course.starts_on or not course.ends_on:
        return []
    spans = _spans(course)
    placed: dict[tuple[date, HalfDay], list[Session]] = {}
    for session in held_sessions(course):
        for half in _halves_of(session, course, spans):
            placed.setdefault((session.day, half), []).append(session)
    moment = (now or timezone.now()).astimezone(course.zone)
    parts = []
    for number in range(min((course.ends_on - course.starts_on).days + 1, LONGEST_DAYS)):
        day = course.starts_on + timedelta(days=number)
        if day.weekday() >= SATURDAY and not any((day, half) in placed for half, _starts, _ends in spans):
            continue
        for half, _starts, _ends in spans:
            is_now = day == moment.date() and _half_of(moment.time(), spans) == half and moment.time() <= spans[-1][2]
            parts.append(_part(day, half, placed.get((day, half), []), is_now=is_now))
    return parts


def day_note(course: Course, now: datetime | None = None) -> str:
    """Return "day 3 of 10", counted in days of the strip; nothing outside the course's days."""
    today = (now or timezone.now()).astimezone(course.zone).date()
    days = sorted({part.day for part in strip_of(course, now)})
    if today not in days:
        return ""
    return _("day %(number)s of %(count)s") % {"number": days.index(today) + 1, "count": len(days)}


def _spans(course: Course) -> Sequence[Span]:
    return [span for span in half_days_of(course) if span[0] != HalfDay.EVENING] or half_days_of(course)


def _halves_of(session: Session, course: Course, spans: Sequence[Span]) -> list[HalfDay]:
    """Return the half-days that a session takes up: a visit of a whole day fills two; a break fills none."""
    if session.kind == Session.Kind.BREAK:
        return []
    starts, ends = session.starts_at.astimezone(course.zone).time(), session.ends_at.astimezone(course.zone).time()
    met = [half for half, first, last in spans if starts < last and ends > first]
    return met or [_half_of(starts, spans)]


def _half_of(clock: time, spans: Sequence[Span]) -> HalfDay:
    """Return the half-day that has begun last by then; the first before any has."""
    begun = [half for half, starts, _ends in spans if starts <= clock]
    return begun[-1] if begun else spans[0][0]


def _part(day: date, half: HalfDay, sessions: Iterable[Session], *, is_now: bool) -> StripPart:
    longest = sorted(sessions, key=lambda session: -session.minutes)
    language = (get_language() or "vi")[:2]
    names = dict.fromkeys(session.title for session in longest)
    label = _("%(weekday)s %(day)s, %(half)s: %(what)s") % {
        "weekday": day_name(day, language),
        "day": f"{day:%d/%m}",
        "half": str(half.label).lower(),
        "what": "; ".join(names) if names else _("nothing yet"),
    }
    module = longest[0].module if longest else None
    return StripPart(day, module.colour if module else 0, label, is_now, not longest)
