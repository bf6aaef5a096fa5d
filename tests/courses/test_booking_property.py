"""Bookings follow sessions through any sequence of changes, refused ones included."""

from datetime import time, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from courses.models import Assignment, Booking, Course, Lecturer, Room, Session
from tests.factories import FIRST_DAY, instants, make_course, make_lecturer, make_room

EXPECTED_REFUSALS = (
    "courses_booking_room_once",
    "courses_booking_lecturer_once",
    "courses_assignment_once",
    "courses_assignment.session_id, courses_assignment.lecturer_id",  # as SQLite calls the same constraint
)
SLOTS = [(time(8), time(10)), (time(9), time(11)), (time(10), time(12)), (time(13), time(17))]

which = st.integers(0, 5)
operation = st.one_of(
    st.tuples(st.just("add"), which, st.sampled_from(SLOTS)),
    st.tuples(st.just("move"), which, st.sampled_from(SLOTS)),
    st.tuples(st.just("room"), which, st.integers(0, 2)),
    st.tuples(st.just("assign"), which, st.integers(0, 1)),
    st.tuples(st.just("hand over"), which, st.integers(0, 1)),
    st.tuples(st.just("unassign"), which, st.just(None)),
    st.tuples(st.just("cancel"), which, st.booleans()),
    st.tuples(st.just("delete"), which, st.just(None)),
)


class Schedule:
    """A small academy: one course, two rooms, two people; sessions come and go."""

    def __init__(self) -> None:
        self.course: Course = make_course()
        self.rooms: list[Room] = [make_room(), make_room()]
        self.people: list[Lecturer] = [make_lecturer(), make_lecturer()]

    def apply(self, name: str, number: int, value: Any) -> None:
        session = Session.objects.order_by("pk")[number : number + 1]
        rows = Session.objects.filter(pk__in=[row.pk for row in session])
        assignments = Assignment.objects.filter(session__in=[row.pk for row in session])
        if name == "add":
            starts, ends = instants(self.course, FIRST_DAY, *value)
            columns = {"starts_at": starts, "ends_at": ends, "room": self.rooms[number % 2]}
            Session.objects.create(course=self.course, day=FIRST_DAY, kind="visit", title_vi="Thăm", **columns)
        elif name == "move":
            starts, ends = instants(self.course, FIRST_DAY, *value)
            rows.update(starts_at=starts, ends_at=ends)
        elif name == "room":
            rows.update(room=self.rooms[value] if value < 2 else None)
        elif name == "assign" and session:
            Assignment.objects.create(session=session[0], lecturer=self.people[value])
        elif name == "hand over":
            assignments.update(lecturer=self.people[value])
        elif name == "unassign":
            assignments.delete()
        elif name == "cancel":
            rows.update(is_cancelled=value)
        elif name == "delete":
            rows.delete()


def expected() -> set[tuple[Any, ...]]:
    """Return what the sessions say is held."""
    rooms = {
        (s.pk, s.room_id, None, s.starts_at, s.ends_at, not s.is_cancelled) for s in Session.objects.exclude(room=None)
    }
    people = {
        (a.session_id, None, a.lecturer_id, a.session.starts_at, a.session.ends_at, not a.session.is_cancelled)
        for a in Assignment.objects.select_related("session")
    }
    return rooms | people


def overlaps() -> list[tuple[Booking, Booking]]:
    active = list(Booking.objects.filter(is_active=True))
    return [
        (one, other)
        for one in active
        for other in active
        if one.pk < other.pk
        and (one.room_id, one.lecturer_id) == (other.room_id, other.lecturer_id)
        and one.starts_at < other.ends_at
        and other.starts_at < one.ends_at
    ]


class TestBookings(TestCase):
    @settings(max_examples=40, deadline=timedelta(seconds=20), suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(operation, max_size=20))
    def test_bookings_are_what_the_sessions_say_and_never_overlap(self, operations: list[Any]) -> None:
        schedule = Schedule()
        for name, number, value in operations:
            try:
                with transaction.atomic():
                    schedule.apply(name, number, value)
            except IntegrityError as error:
                if not any(name in str(error) for name in EXPECTED_REFUSALS):
                    raise
        columns = ("session", "room", "lecturer", "starts_at", "ends_at", "is_active")
        kept = list(Booking.objects.values_list(*columns))
        assert len(kept) == len(set(kept))
        assert set(kept) == expected()
        assert overlaps() == []
