"""Cooperation plans and what they hold: read as lines, and changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction

from courses.models import Activity, CooperationPlan, Course
from courses.services.keeping import Outcome, keep

# What the state of a course means for the plan that it is part of.
_OF_COURSE: Final = {
    Course.State.CLOSED: Activity.State.HELD,
    Course.State.ARCHIVED: Activity.State.HELD,
    Course.State.CANCELLED: Activity.State.DROPPED,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a plan holds: an activity, a course of the plan, or both in one."""

    title: str
    kind: Activity.Kind
    state: Activity.State
    activity: Activity | None
    course: Course | None
    month: int | None
    starts_on: date | None
    ends_on: date | None

    @property
    def when(self) -> tuple[int, date]:
        """Sort by month, then day; what has neither comes last."""
        month = self.starts_on.month if self.starts_on else self.month or 13
        return month, self.starts_on or date.max


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of some lines were held, are still planned, were dropped."""

    held: int = 0
    open: int = 0
    dropped: int = 0

    @property
    def planned(self) -> int:
        """Return how many were planned, whatever became of them."""
        return self.held + self.open + self.dropped


def state_of_course(course: Course) -> Activity.State:
    """Return what a course's state means for its plan."""
    return _OF_COURSE.get(Course.State(course.state), Activity.State.PLANNED)


def lines_of(plan: CooperationPlan) -> list[Line]:
    """Return what a plan holds in the order of the year: its activities, and its courses that no activity names.

    The plan comes from `CooperationPlan.objects.with_lines()`; nothing more is asked.
    """
    activities = list(plan.activities.all())
    named = {activity.course_id for activity in activities}
    lines = [_of_activity(activity) for activity in activities]
    lines += [_of_course(course) for course in plan.courses.all() if course.pk not in named]
    return sorted(lines, key=lambda line: line.when)


def tally(lines: Iterable[Line]) -> Tally:
    """Count lines by what became of them."""
    states = [line.state for line in lines]
    held, dropped = states.count(Activity.State.HELD), states.count(Activity.State.DROPPED)
    return Tally(held=held, open=len(states) - held - dropped, dropped=dropped)


@transaction.atomic
def save_activity(*, activity: Activity) -> Outcome:
    """Make or change an activity of a plan. Raises ValidationError."""
    return keep(activity)


@transaction.atomic
def delete_activity(*, activity: Activity) -> None:
    """Take an activity out of its plan; its course stays."""
    activity.delete()


def _of_activity(activity: Activity) -> Line:
    course = activity.course
    return Line(
        title=activity.title,
        kind=Activity.Kind(activity.kind),
        state=state_of_course(course) if course else Activity.State(activity.state),
        activity=activity,
        course=course,
        month=activity.month,
        starts_on=course.starts_on if course else activity.starts_on,
        ends_on=course.ends_on if course else activity.ends_on,
    )


def _of_course(course: Course) -> Line:
    return Line(
        title=course.title,
        kind=Activity.Kind.COURSE,
        state=state_of_course(course),
        activity=None,
        course=course,
        month=None,
        starts_on=course.starts_on,
        ends_on=course.ends_on,
    )
