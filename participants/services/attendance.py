"""The roll call."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from courses.models import Session
from participants.models import Attendance, Enrolment
from participants.rules import MARKS, Mark, Refusal, minutes_present
from participants.services.refused import AttendanceRefused


@transaction.atomic
def mark_attendance(*, session: Session, marks: Mapping[int, Mark]) -> int:
    """Write the marks of a session, by the enrolments' keys: all or none; those not named keep theirs.

    Returns how many were written. Raises AttendanceRefused.
    """
    _refuse_session(session)
    enrolments = Enrolment.objects.filter(course=session.course_id).select_related("participant")
    names = {enrolment.pk: str(enrolment.participant) for enrolment in enrolments}
    rows = []
    for key, mark in marks.items():
        if key not in names:
            raise AttendanceRefused(Refusal("not_of_course"))
        if mark.state not in MARKS:
            raise AttendanceRefused(Refusal("unknown_mark", {"name": names[key]}))
        try:
            minutes = minutes_present(mark, session.minutes)
        except ValueError:
            figures = {"name": names[key], "maximum": session.minutes, "enrolment": key}
            raise AttendanceRefused(Refusal("late_minutes", figures)) from None
        rows.append(Attendance(session=session, enrolment_id=key, state=mark.state, minutes=minutes))
    Attendance.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["session", "enrolment"],
        update_fields=["state", "minutes", "marked_at"],
    )
    return len(rows)


def _refuse_session(session: Session) -> None:
    if session.is_cancelled:
        raise AttendanceRefused(Refusal("session_cancelled"))
    if not session.counts:
        raise AttendanceRefused(Refusal("session_not_counted"))
    if session.day > timezone.now().astimezone(session.course.zone).date():
        raise AttendanceRefused(Refusal("session_ahead", {"day": session.day}))
