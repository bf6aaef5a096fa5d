"""Change a course."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone

from courses.guards import SESSIONS_LEFT_OUTSIDE
from courses.models import Course, CourseInstitution, Session
from courses.refusals import CourseRefused
from courses.rules import may_become
from courses.services.keeping import Outcome, keep, keep_children, overall

__all__ = ["CourseRefused", "change_state", "save_course"]


def save_course(*, course: Course, institutions: Sequence[CourseInstitution] | None) -> Outcome:
    """Make or change a course and its partner institutions (None leaves these as they are).

    Raises ValidationError, and CourseRefused (sessions_outside, institution_twice).
    """
    for number, one in enumerate(institutions or []):
        if one.institution_id in {other.institution_id for other in (institutions or [])[:number]}:
            raise CourseRefused("institution_twice", institution=one.institution)
    try:
        with transaction.atomic():
            outcome = keep(course)
            if institutions is None:
                return outcome
            changed = keep_children(course, "course_institutions", institutions, key="institution_id")
            return overall(outcome, changed)
    except IntegrityError as error:
        raise _explained(course, error) from error


@transaction.atomic
def change_state(*, course: Course, state: str) -> None:
    """Move a course on. Cancelling it cancels its coming sessions too, so that rooms and lecturers become free;
    what was held stays as it was.

    Raises CourseRefused (not_allowed, dates_missing). The state is read anew under a lock.
    """
    locked = Course.objects.select_for_update().get(pk=course.pk)
    if state not in Course.State.values or not may_become(locked.state, state):
        known = state if state in Course.State.values else locked.state
        raise CourseRefused("not_allowed", state=locked.state, wanted=known)
    if state not in {Course.State.PLANNED, Course.State.CANCELLED} and locked.starts_on is None:
        raise CourseRefused("dates_missing")
    locked.state = state
    locked.save(update_fields=["state"])
    if state == Course.State.CANCELLED:
        locked.sessions.filter(starts_at__gt=timezone.now()).update(is_cancelled=True, updated_at=timezone.now())
    course.state = state


def _explained(course: Course, error: IntegrityError) -> Exception:
    if SESSIONS_LEFT_OUTSIDE in str(error):
        stray = Session.objects.filter(course=course).order_by("day")
        if course.starts_on and course.ends_on:
            stray = stray.exclude(day__range=(course.starts_on, course.ends_on))
        days = list(stray.values_list("day", flat=True))
        return CourseRefused("sessions_outside", count=len(days), first=days[0]) if days else error
    course.full_clean()  # another writer took the code meanwhile: names the field
    return error
