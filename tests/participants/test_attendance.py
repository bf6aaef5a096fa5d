"""Marks are written all or none."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from courses.models import Course, Session
from participants.models import Attendance, Enrolment
from participants.rules import Mark
from participants.services.attendance import mark_attendance
from participants.services.refused import AttendanceRefused

Make = Callable[..., Enrolment]
MakeSession = Callable[..., Session]


def marks_of(session: Session) -> dict[int, tuple[str, int]]:
    rows = Attendance.objects.filter(session=session)
    return {row.enrolment_id: (row.state, row.minutes) for row in rows}


def test_each_mark_is_kept_with_its_minutes(make_enrolment: Make, make_session: MakeSession) -> None:
    people = [make_enrolment(f"Person {letter}").pk for letter in "ABCD"]
    session = make_session()
    marks = [Mark("present"), Mark("late", 70), Mark("excused"), Mark("absent")]

    written = mark_attendance(session=session, marks=dict(zip(people, marks, strict=True)))

    kept = [("present", 100), ("late", 70), ("excused", 0), ("absent", 0)]
    assert written == 4
    assert marks_of(session) == dict(zip(people, kept, strict=True))


def test_marking_again_replaces_the_mark(make_enrolment: Make, make_session: MakeSession) -> None:
    person, session = make_enrolment(), make_session()
    mark_attendance(session=session, marks={person.pk: Mark("absent")})
    mark_attendance(session=session, marks={person.pk: Mark("late", 99)})

    assert marks_of(session) == {person.pk: ("late", 99)}


@pytest.mark.parametrize(
    ("mark", "code"),
    [(Mark("late", 101), "late_minutes"), (Mark("late"), "late_minutes"), (Mark("here"), "unknown_mark")],
)
def test_one_wrong_mark_leaves_all_unwritten(
    make_enrolment: Make, make_session: MakeSession, mark: Mark, code: str
) -> None:
    good, bad = make_enrolment("Good Person"), make_enrolment("Bad Person")
    session = make_session()

    with pytest.raises(AttendanceRefused) as caught:
        mark_attendance(session=session, marks={good.pk: Mark("present"), bad.pk: mark})

    assert (caught.value.refusal.code, caught.value.refusal.params["name"]) == (code, "Bad Person")
    assert marks_of(session) == {}


def test_somebody_of_another_course_cannot_be_marked(
    make_enrolment: Make, make_session: MakeSession, other_course: Course
) -> None:
    stranger = make_enrolment("Stranger", of=other_course)
    session = make_session()

    with pytest.raises(AttendanceRefused) as caught:
        mark_attendance(session=session, marks={stranger.pk: Mark("present")})

    assert caught.value.refusal.code == "not_of_course"
    assert marks_of(session) == {}


def test_cancelled_sessions_and_breaks_have_no_roll(make_enrolment: Make, make_session: MakeSession) -> None:
    person = make_enrolment()
    codes = []
    for fields in ({"is_cancelled": True}, {"kind": "break"}):
        with pytest.raises(AttendanceRefused) as caught:
            mark_attendance(session=make_session(**fields), marks={person.pk: Mark("present")})
        codes.append(caught.value.refusal.code)

    assert codes == ["session_cancelled", "session_not_counted"]


def test_the_roll_of_a_day_to_come_is_not_called(
    course: Course, make_enrolment: Make, make_session: MakeSession
) -> None:
    Course.objects.filter(pk=course.pk).update(ends_on=timezone.now() + timedelta(days=9))
    session = make_session(starts_at=timezone.now() + timedelta(days=2))

    with pytest.raises(AttendanceRefused) as caught:
        mark_attendance(session=session, marks={make_enrolment().pk: Mark("present")})

    assert caught.value.refusal.code == "session_ahead"
