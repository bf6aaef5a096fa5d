"""What someone has before them: the sessions of the courses they attend and of those they take, day by day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from courses.models import Assignment, Course, Session
from participants.models import Delegation, Enrolment

# What is planned is still talked over, what is cancelled does not happen: neither is on anybody's phone.
SHOWN_STATES: Final = (Course.State.OPEN, Course.State.RUNNING, Course.State.CLOSED, Course.State.ARCHIVED)


@dataclass(frozen=True)
class Item:
    """One session as its reader sees it. phase: over, now, next (the first to come) or later."""

    session: Session
    phase: str
    minutes_until_start: int
    minutes_until_end: int
    may_call_roll: bool

    @property
    def colour(self) -> str:
        return f"m{self.session.module.colour}" if self.session.module else "ink"

    @property
    def is_soon(self) -> bool:
        """Tell whether hours and minutes say when it begins; else the day does."""
        return self.minutes_until_start < 24 * 60


@dataclass(frozen=True)
class Day:
    """A day with its items. is_today: on the calendar of the sessions' own place."""

    day: date
    items: Sequence[Item]
    is_today: bool
    is_chosen: bool = False


def own_sessions(user: User) -> list[Session]:
    """Return the sessions of the user's courses and lessons, by time; cancelled ones too, for they were announced.

    A liaison's courses are those that their partner sent a delegation to.
    """
    attended = Enrolment.objects.taking_part().filter(participant__user=user.pk)
    taught = Assignment.objects.filter(lecturer__user=user.pk)
    looked_after = Delegation.objects.filter(partner__liaisons__user=user.pk)
    own = Q(course__in=attended.values("course")) | Q(pk__in=taught.values("session"))
    own |= Q(course__in=looked_after.values("course"))
    shown = Session.objects.filter(own, course__state__in=SHOWN_STATES)
    return list(shown.with_people().order_by("starts_at", "pk"))


def items(sessions: Sequence[Session], now: datetime, user: User) -> list[Item]:
    """Return the sessions with their distance from now."""
    found: list[Item] = []
    has_next = False
    for session in sessions:
        phase = "over" if session.ends_at <= now else "now" if session.starts_at <= now else "later"
        if phase == "later" and not has_next and not session.is_cancelled and session.kind != Session.Kind.BREAK:
            phase, has_next = "next", True
        found.append(
            Item(
                session=session,
                phase=phase,
                minutes_until_start=_minutes(session.starts_at - now),
                minutes_until_end=_minutes(session.ends_at - now),
                may_call_roll=_may_call_roll(session, user, now),
            )
        )
    return found


def first_ahead(found: Sequence[Item]) -> Item | None:
    """Return what is under way, or else what comes next."""
    under_way = (item for item in found if item.phase == "now" and not item.session.is_cancelled)
    coming = (item for item in found if item.phase == "next")
    return next(under_way, None) or next(coming, None)


def local_today(sessions: Sequence[Session], now: datetime) -> date:
    """Return today on the calendar of the course nearest in time."""
    nearest = min(sessions, key=lambda session: abs(session.starts_at - now), default=None)
    return now.astimezone(nearest.course.zone if nearest else timezone.get_current_timezone()).date()


def day_of(found: Sequence[Item], day: date, today: date, *, chosen: date | None = None) -> Day:
    """Return one day's items."""
    return Day(
        day=day,
        items=[item for item in found if item.session.day == day],
        is_today=day == today,
        is_chosen=day == chosen,
    )


def week_of(found: Sequence[Item], chosen: date, today: date) -> list[Day]:
    """Return Monday to Saturday or Sunday, as far as anything is on, of the week of the chosen day."""
    monday = chosen - timedelta(days=chosen.weekday())
    days = [day_of(found, monday + timedelta(days=number), today, chosen=chosen) for number in range(7)]
    while len(days) > 5 and not days[-1].items and not days[-1].is_chosen:
        days.pop()
    return days


def _may_call_roll(session: Session, user: User, now: datetime) -> bool:
    """Tell whether the user teaches it and its day has come."""
    is_teacher = any(lecturer.user_id == user.pk for lecturer in session.teachers)
    return is_teacher and session.counts and session.day <= now.astimezone(session.course.zone).date()


def _minutes(distance: timedelta) -> int:
    """Round up, so that half a minute is still "1 minute"; nothing is less than none."""
    return max(-(-int(distance.total_seconds()) // 60), 0)
