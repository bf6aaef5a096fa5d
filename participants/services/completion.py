"""Who has earned a certificate, and what the others still lack. Reads only."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from courses.models import Course, Session
from participants.models import Attendance, Enrolment
from participants.rules import CERTIFICATE_ROLES, Refusal, attendance_percent, certificate_refusals


@dataclass(frozen=True)
class Completion:
    """One person's attendance: minutes at sessions that count and are over, and why no certificate is earned yet.

    percent is of all that was taught, as the certificate counts it; unmarked_minutes are those whose roll is missing.
    """

    enrolment: Enrolment
    attended_minutes: int
    taught_minutes: int
    unmarked_minutes: int
    percent: int | None
    refusals: tuple[Refusal, ...]

    @property
    def is_earned(self) -> bool:
        return not self.refusals

    @property
    def percent_so_far(self) -> int | None:
        """Return the percent of what was marked: a roll that nobody called yet is nobody's absence."""
        return attendance_percent(self.attended_minutes, self.taught_minutes - self.unmarked_minutes)

    @property
    def is_low(self) -> bool:
        """Tell whether attendance so far would not do for a certificate that the person might earn."""
        percent, minimum = self.percent_so_far, self.enrolment.course.minimum_attendance_percent
        return self.enrolment.role in CERTIFICATE_ROLES and percent is not None and percent < minimum


def completions(
    course: Course, *, enrolments: list[Enrolment] | None = None, now: datetime | None = None
) -> list[Completion]:
    """Return everyone's completion, in protocol order, in three queries.

    enrolments: of this course, fetched with their people; all of them when left out. now: sessions that end later are
    not counted.
    """
    if enrolments is None:
        enrolments = list(course.enrolments.with_people().in_protocol_order())
    ended = Session.objects.filter(course=course, ends_at__lte=now or timezone.now()).counted()
    minutes = {session.pk: session.minutes for session in ended}
    marked: dict[int, dict[int, int]] = defaultdict(dict)
    marks = Attendance.objects.filter(session__course=course, enrolment__in=[row.pk for row in enrolments])
    for enrolment, session, present in marks.values_list("enrolment", "session", "minutes"):
        if session in minutes:
            marked[enrolment][session] = present
    return [_completion(course, enrolment, minutes, marked[enrolment.pk]) for enrolment in enrolments]


def completions_of(enrolments: list[Enrolment], *, now: datetime | None = None) -> list[Completion]:
    """Return the completion of places in any number of courses, fetched with them, in two queries."""
    courses = {row.course_id for row in enrolments}
    ended = Session.objects.filter(course__in=courses, ends_at__lte=now or timezone.now()).counted()
    taught: dict[int, dict[int, int]] = defaultdict(dict)
    for held in ended.only("course", "starts_at", "ends_at"):
        taught[held.course_id][held.pk] = held.minutes
    marked: dict[int, dict[int, int]] = defaultdict(dict)
    marks = Attendance.objects.filter(enrolment__in=[row.pk for row in enrolments])
    for enrolment, course, session, present in marks.values_list(
        "enrolment", "enrolment__course", "session", "minutes"
    ):
        if session in taught[course]:
            marked[enrolment][session] = present
    return [_completion(row.course, row, taught[row.course_id], marked[row.pk]) for row in enrolments]


def completion_of(enrolment: Enrolment, *, now: datetime | None = None) -> Completion:
    """Return one person's completion, in two queries."""
    return completions(enrolment.course, enrolments=[enrolment], now=now)[0]


def _completion(course: Course, enrolment: Enrolment, taught: dict[int, int], marked: dict[int, int]) -> Completion:
    taught_minutes = sum(taught.values())
    # A session may have been shortened after the roll was called.
    attended = sum(min(minutes, taught[session]) for session, minutes in marked.items())
    unmarked = [minutes for session, minutes in taught.items() if session not in marked]
    return Completion(
        enrolment=enrolment,
        attended_minutes=attended,
        taught_minutes=taught_minutes,
        unmarked_minutes=sum(unmarked),
        percent=attendance_percent(attended, taught_minutes),
        refusals=certificate_refusals(
            role=enrolment.role,
            state=enrolment.state,
            attended_minutes=attended,
            taught_minutes=taught_minutes,
            unmarked_minutes=sum(unmarked),
            unmarked_sessions=len(unmarked),
            minimum_percent=course.minimum_attendance_percent,
        ),
    )
