"""Hôm nay: the courses under way, their sessions of the day, what comes next, and what needs a hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from courses.models import Course, Session
from courses.strip import StripPart, day_note, strip_of
from desk.hands import Hand, hands_of

State = Course.State


@dataclass(frozen=True, slots=True)
class Running:
    """A course of today."""

    course: Course
    half_days: list[StripPart]
    day_note: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A session of today. state: over, now or ahead."""

    session: Session
    state: str


@dataclass(frozen=True, slots=True)
class Today:
    running: list[Running]
    slots: list[Slot]
    coming: Course | None
    hands: list[Hand]


def today_of(courses: Sequence[Course], sessions: QuerySet[Session], now: datetime) -> Today:
    """Gather the day. courses: those not archived or cancelled, fetched by `with_strips`; sessions: all one may see."""
    running = [course for course in courses if is_on(course, now)]
    coming = [
        course for course in courses if course.starts_on and course.starts_on > now.astimezone(course.zone).date()
    ]
    return Today(
        running=[Running(course, strip_of(course, now), day_note(course, now)) for course in running],
        slots=_slots(running, sessions, now),
        coming=min(coming, key=lambda course: (course.starts_on, course.code)) if coming else None,
        hands=hands_of(courses, now),
    )


def is_on(course: Course, now: datetime) -> bool:
    """Tell whether a course is under way: open or running, and now is one of its days."""
    if course.state not in {State.OPEN, State.RUNNING} or course.starts_on is None or course.ends_on is None:
        return False
    return course.starts_on <= now.astimezone(course.zone).date() <= course.ends_on


def _slots(running: Sequence[Course], sessions: QuerySet[Session], now: datetime) -> list[Slot]:
    near = sessions.filter(
        course__in=[course.pk for course in running],
        starts_at__gt=now - timedelta(days=2),
        starts_at__lt=now + timedelta(days=2),
        is_cancelled=False,
    ).order_by("starts_at", "course__code")
    return [
        Slot(session, "over" if session.ends_at <= now else "now" if session.starts_at <= now else "ahead")
        for session in near
        if session.day == now.astimezone(session.course.zone).date()
    ]
