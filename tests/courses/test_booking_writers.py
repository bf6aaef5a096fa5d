"""Sixteen writers at once: who comes second is told so, and nothing overlaps."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import time, timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, OperationalError, connection

from courses.models import Booking, Course, Lecturer, Room, Session
from courses.rules import instants
from courses.services.sessions import ScheduleRefused, save_session
from tests.courses.test_booking_property import expected, overlaps
from tests.factories import FIRST_DAY, make_course, make_lecturer, make_room

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 16


def at_once(write: Callable[[int], str]) -> Counter[str]:
    """Run a writer sixteen times, all starting together, each on its own connection; count what they return."""
    start = Barrier(WRITERS)

    def run(number: int) -> str:
        start.wait()
        try:
            return write(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        return Counter(pool.map(run, range(WRITERS)))


def planned(course: Course, room: Room | None, hour: int, day: int = 0) -> Session:
    on = FIRST_DAY + timedelta(days=day)
    starts, ends = instants(on, time(hour), time(hour + 2), course.zone)
    return Session(course=course, kind="visit", title_vi="Thăm", day=on, starts_at=starts, ends_at=ends, room=room)


def test_of_sixteen_writers_to_one_room_one_succeeds() -> None:
    room, courses = make_room(), [make_course() for _writer in range(WRITERS)]

    def write(number: int) -> str:
        try:
            save_session(session=planned(courses[number], room, 8))
        except ScheduleRefused as refused:
            return refused.reasons[0].code
        return "saved"

    assert at_once(write) == {"saved": 1, "room_taken": WRITERS - 1}
    assert overlaps() == []


def test_sixteen_writers_of_one_course_leave_no_two_sessions_at_a_time() -> None:
    course = make_course()

    def write(number: int) -> str:
        try:
            save_session(session=planned(course, None, 8 + number % 2))
        except ScheduleRefused as refused:
            return refused.reasons[0].code
        return "saved"

    assert at_once(write) == {"saved": 1, "course_taken": WRITERS - 1}
    assert Session.objects.count() == 1


def test_writers_who_want_the_same_people_in_another_order_do_not_lock_each_other_out() -> None:
    people = [make_lecturer(), make_lecturer(), make_lecturer()]
    rooms = [make_room(), make_room()]
    courses = [make_course() for _writer in range(WRITERS)]

    def write(number: int) -> str:
        saved = 0
        for step in range(6):
            wanted: list[Lecturer] = people if number % 2 else people[::-1]
            session = planned(courses[number], rooms[(number + step) % 2], 8 + (number + step) % 3, step % 3)
            try:
                save_session(session=session, lecturers=wanted[: 1 + number % 3])
                saved += 1
            except ScheduleRefused:
                continue
        return "done"

    assert at_once(write) == {"done": WRITERS}
    assert Booking.objects.filter(is_active=True).exists()
    assert overlaps() == []


def test_sixteen_writers_past_the_service_are_stopped_by_the_database() -> None:
    room, courses = make_room(), [make_course() for _writer in range(WRITERS)]

    def write(number: int) -> str:
        try:
            Session.objects.bulk_create([planned(courses[number], room, 8 + number % 3)])
        except (IntegrityError, OperationalError) as error:
            # Writers who lock nothing first may wait for each other: PostgreSQL then refuses one as a deadlock.
            known = ("courses_booking_room_once", "deadlock detected")
            return "refused" if any(word in str(error) for word in known) else str(error)
        return "saved"

    counted = at_once(write)
    assert set(counted) == {"saved", "refused"}
    assert overlaps() == []
    columns = ("session", "room", "lecturer", "starts_at", "ends_at", "is_active")
    assert set(Booking.objects.values_list(*columns)) == expected()
