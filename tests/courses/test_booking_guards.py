"""The database itself keeps rooms and people in one place at a time, whoever writes and however."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from courses.models import Assignment, Booking, Course, Room, Session
from tests.factories import (
    FIRST_DAY,
    LAST_DAY,
    instants,
    make_course,
    make_lecturer,
    make_module,
    make_room,
    make_session,
)

pytestmark = pytest.mark.django_db

MORNING: dict[str, Any] = {"starts": time(8), "ends": time(11, 30)}
AFTERNOON: dict[str, Any] = {"starts": time(13, 30), "ends": time(16, 30)}


@pytest.fixture
def room() -> Room:
    return make_room()


@pytest.fixture
def taken(room: Room) -> Session:
    """A session that holds the room in the morning."""
    return make_session(room=room, **MORNING)


def refused(name: str) -> Any:
    """Expect the guard of this name; the savepoint lets the test go on."""
    return pytest.raises(IntegrityError, match=name)


def test_a_second_session_in_a_taken_room_is_refused(room: Room, taken: Session) -> None:
    with refused("courses_booking_room_once"), transaction.atomic():
        make_session(room=room, starts=time(11), ends=time(12))
    assert Session.objects.filter(room=room).count() == 1


def test_one_minute_of_overlap_is_refused_and_none_is_allowed(room: Room, taken: Session) -> None:
    assert make_session(room=room, starts=time(11, 30), ends=time(12))
    with refused("courses_booking_room_once"), transaction.atomic():
        make_session(room=room, starts=time(7), ends=time(8, 1))


def test_a_session_within_another_is_refused(room: Room, taken: Session) -> None:
    with refused("courses_booking_room_once"), transaction.atomic():
        make_session(room=room, starts=time(9), ends=time(10))


def test_a_bulk_insert_into_a_taken_room_is_refused(room: Room, taken: Session) -> None:
    course = make_course()
    starts, ends = instants(course, FIRST_DAY, time(9), time(10))
    row = Session(
        course=course, kind="visit", title_vi="Thăm", day=FIRST_DAY, starts_at=starts, ends_at=ends, room=room
    )
    with refused("courses_booking_room_once"), transaction.atomic():
        Session.objects.bulk_create([row])


def test_a_queryset_update_into_a_taken_room_is_refused(room: Room, taken: Session) -> None:
    other = make_session(**MORNING)
    with refused("courses_booking_room_once"), transaction.atomic():
        Session.objects.filter(pk=other.pk).update(room=room)


def test_moving_a_session_in_time_by_update_is_refused(room: Room, taken: Session) -> None:
    other = make_session(room=room, **AFTERNOON)
    with refused("courses_booking_room_once"), transaction.atomic():
        Session.objects.filter(pk=other.pk).update(starts_at=F("starts_at") - timedelta(hours=3))


def test_a_bulk_update_into_a_taken_room_is_refused(room: Room, taken: Session) -> None:
    other = make_session(**MORNING)
    other.room = room
    with refused("courses_booking_room_once"), transaction.atomic():
        Session.objects.bulk_update([other], ["room"])


def test_taking_up_a_cancelled_session_in_a_taken_room_is_refused(room: Room, taken: Session) -> None:
    cancelled = make_session(room=room, is_cancelled=True, **MORNING)
    with refused("courses_booking_room_once"), transaction.atomic():
        Session.objects.filter(pk=cancelled.pk).update(is_cancelled=False)


def test_a_raw_insert_into_a_taken_room_is_refused(room: Room, taken: Session) -> None:
    copy = """
        INSERT INTO courses_session (course_id, kind, module_id, title_vi, title_en, title_lo, day, starts_at, ends_at,
            room_id, interpretation, note, is_cancelled, updated_at)
        SELECT course_id, kind, module_id, title_vi, title_en, title_lo, day, starts_at, ends_at,
            room_id, interpretation, note, is_cancelled, updated_at FROM courses_session WHERE id = %s
    """
    with refused("courses_booking_room_once"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(copy, [taken.pk])


def test_a_lecturer_cannot_teach_twice_at_once() -> None:
    person = make_lecturer()
    make_session(lecturers=(person,))
    with refused("courses_booking_lecturer_once"), transaction.atomic():
        make_session(lecturers=(person,))


def test_a_lecturer_cannot_interpret_elsewhere_at_the_same_time() -> None:
    person = make_lecturer(can_interpret=True)
    make_session(lecturers=(person,))
    with refused("courses_booking_lecturer_once"), transaction.atomic():
        make_session(interpreters=(person,))


def test_handing_an_assignment_to_a_busy_lecturer_is_refused() -> None:
    busy, free = make_lecturer(), make_lecturer()
    make_session(lecturers=(busy,))
    other = make_session(lecturers=(free,))
    with refused("courses_booking_lecturer_once"), transaction.atomic():
        Assignment.objects.filter(session=other).update(lecturer=busy)
    assert Booking.objects.filter(session=other).get().lecturer == free


def test_moving_an_assignment_to_a_session_at_the_same_time_is_refused() -> None:
    person, room = make_lecturer(), make_room()
    make_session(lecturers=(person,), **MORNING)
    assignment = make_session(room=room, lecturers=(person,), **AFTERNOON).assignments.get()
    clashing = make_session(**MORNING)
    with refused("courses_booking_lecturer_once"), transaction.atomic():
        Assignment.objects.filter(pk=assignment.pk).update(session=clashing)


def test_bulk_assignments_of_a_busy_lecturer_are_refused() -> None:
    person = make_lecturer()
    sessions = [make_session(), make_session()]
    with refused("courses_booking_lecturer_once"), transaction.atomic():
        Assignment.objects.bulk_create([Assignment(session=session, lecturer=person) for session in sessions])
    assert not Booking.objects.exists()


def test_moving_a_session_to_where_its_lecturer_is_busy_is_refused() -> None:
    person = make_lecturer()
    make_session(lecturers=(person,), **AFTERNOON)
    session = make_session(lecturers=(person,), **MORNING)
    starts, ends = instants(session.course, FIRST_DAY, time(14), time(15))
    with refused("courses_booking_lecturer_once"), transaction.atomic():
        Session.objects.filter(pk=session.pk).update(starts_at=starts, ends_at=ends)


def test_a_cancelled_session_frees_its_room_and_people(room: Room) -> None:
    person = make_lecturer()
    session = make_session(room=room, lecturers=(person,))
    Session.objects.filter(pk=session.pk).update(is_cancelled=True)
    assert make_session(room=room, lecturers=(person,))


def test_a_deleted_session_frees_its_room(room: Room, taken: Session) -> None:
    taken.delete()
    assert make_session(room=room, **MORNING)


def test_a_session_moves_within_its_own_time(room: Room, taken: Session) -> None:
    Session.objects.filter(pk=taken.pk).update(starts_at=F("starts_at") + timedelta(minutes=30))
    taken.refresh_from_db()
    assert Booking.objects.get(session=taken).starts_at == taken.starts_at


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM courses_booking",
        "UPDATE courses_booking SET is_active = NOT is_active",
        "UPDATE courses_booking SET ends_at = starts_at",
        "UPDATE courses_booking SET room_id = NULL, lecturer_id = (SELECT id FROM courses_lecturer) WHERE room_id > 0",
        "INSERT INTO courses_booking (session_id, room_id, starts_at, ends_at, is_active) "
        "SELECT s.id, r.id, s.starts_at, s.ends_at, NOT s.is_cancelled FROM courses_session s, courses_room r",
    ],
)
def test_a_booking_cannot_be_made_to_say_what_its_session_does_not(statement: str) -> None:
    session = make_session(room=make_room(), lecturers=(make_lecturer(),))
    make_room()
    with refused("courses_booking"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Booking.objects.filter(session=session, is_active=True, ends_at=session.ends_at).count() == 2


def test_a_change_of_role_keeps_the_booking() -> None:
    session = make_session(lecturers=(make_lecturer(),))
    Assignment.objects.update(role=Assignment.Role.INTERPRETER)
    assert session.bookings.count() == 1


def test_a_session_takes_its_bookings_with_it() -> None:
    session = make_session(room=make_room(), lecturers=(make_lecturer(),))
    session.delete()
    assert not Booking.objects.exists()


@pytest.mark.parametrize("day", [FIRST_DAY - timedelta(days=1), LAST_DAY + timedelta(days=1)])
def test_a_session_outside_its_course_is_refused(day: date) -> None:
    with refused("courses_session_outside_course"), transaction.atomic():
        make_session(day=day)


def test_a_session_of_a_course_without_dates_is_refused() -> None:
    course = make_course(state="planned", starts_on=None, ends_on=None)
    with refused("courses_session_outside_course"), transaction.atomic():
        make_session(course, day=FIRST_DAY)


def test_a_course_may_not_leave_its_sessions_outside() -> None:
    session = make_session(day=LAST_DAY)
    with refused("courses_course_leaves_sessions_outside"), transaction.atomic():
        Course.objects.filter(pk=session.course_id).update(ends_on=LAST_DAY - timedelta(days=1))
    assert Course.objects.filter(pk=session.course_id).update(starts_on=FIRST_DAY + timedelta(days=1)) == 1


def test_a_module_of_another_course_is_refused() -> None:
    with refused("courses_session_module_of_other_course"), transaction.atomic():
        make_session(make_course(), module=make_module())


def test_instants_of_another_day_are_refused() -> None:
    session = make_session()
    with refused("courses_session_not_on_its_day"), transaction.atomic():
        Session.objects.filter(pk=session.pk).update(day=FIRST_DAY + timedelta(days=3))


def test_a_session_that_ends_as_it_starts_is_refused() -> None:
    with refused("courses_session_ends_after_start"), transaction.atomic():
        make_session(starts=time(8), ends=time(8))
