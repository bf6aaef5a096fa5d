"""A course as a strip of half-days."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.utils.translation import override

from courses.models import Course
from courses.strip import day_note, strip_of
from tests.factories import make_course, make_day_template, make_module, make_session

pytestmark = pytest.mark.django_db
MONDAY = date(2024, 6, 3)


def two_days(**columns: Any) -> Course:
    return make_course(**{"ends_on": date(2024, 6, 4), "day_template": make_day_template()} | columns)


def colours(course: Course) -> list[int | None]:
    """Return the colour of each part, None where nothing is held."""
    return [None if part.is_empty else part.colour for part in strip_of(course)]


def parts_now(course: Course, clock: time) -> list[int]:
    """Return the places of the parts marked as now at a clock time of the first day."""
    moment = datetime.combine(MONDAY, clock, tzinfo=course.zone)
    return [place for place, part in enumerate(strip_of(course, moment)) if part.is_now]


def test_a_course_without_dates_has_no_strip() -> None:
    assert strip_of(make_course(state=Course.State.PLANNED, starts_on=None, ends_on=None)) == []


def test_a_lesson_takes_its_modules_colour_and_a_ceremony_none() -> None:
    course = two_days()
    make_session(course, kind="ceremony")
    make_session(course, module=make_module(course, colour=5), starts=time(13, 30), ends=time(16, 30))
    assert colours(course) == [0, 5, None, None]


def test_a_visit_of_a_whole_day_fills_both_half_days() -> None:
    course = two_days()
    make_session(course, kind="visit", starts=time(8), ends=time(16, 30))
    assert colours(course) == [0, 0, None, None]


def test_a_lesson_that_ends_as_the_afternoon_starts_fills_the_morning_alone() -> None:
    course = two_days()
    make_session(course, kind="visit", starts=time(8), ends=time(13, 30))
    assert colours(course) == [0, None, None, None]


def test_a_break_and_a_cancelled_session_fill_nothing() -> None:
    course = two_days()
    make_session(course, kind="break")
    make_session(course, kind="visit", day=date(2024, 6, 4), is_cancelled=True)
    assert colours(course) == [None] * 4


def test_an_evening_counts_to_the_last_half_day() -> None:
    course = two_days()
    make_session(course, kind="ceremony", starts=time(19), ends=time(21))
    assert colours(course) == [None, 0, None, None]


def test_the_longer_session_gives_its_colour() -> None:
    course = two_days()
    make_session(course, kind="ceremony", starts=time(8), ends=time(8, 30))
    make_session(course, module=make_module(course, colour=3), starts=time(8, 30), ends=time(11, 30))
    assert colours(course)[0] == 3


@pytest.mark.parametrize(
    ("clock", "places"), [(time(7), [0]), (time(11), [0]), (time(13, 30), [1]), (time(16, 30), [1]), (time(16, 31), [])]
)
def test_now_is_marked_until_the_day_is_over(clock: time, places: list[int]) -> None:
    assert parts_now(two_days(), clock) == places


def test_now_is_marked_in_the_courses_own_time() -> None:
    course = two_days(time_zone="America/New_York")
    evening_in_viet_nam = datetime(2024, 6, 3, 14, tzinfo=UTC)
    assert [part.is_now for part in strip_of(course, evening_in_viet_nam)] == [True, False, False, False]


def test_the_label_names_day_half_and_what_is_held() -> None:
    course = two_days()
    make_session(course, kind="visit", title_vi="Thăm bảo tàng")
    with override("en"):
        assert strip_of(course)[0].label == "Monday 03/06, morning: Thăm bảo tàng"


def test_days_are_counted_without_empty_weekends() -> None:
    course = make_course()
    with override("en"):
        assert day_note(course, datetime(2024, 6, 10, 3, tzinfo=UTC)) == "day 6 of 10"
        assert day_note(course, datetime(2024, 6, 9, 3, tzinfo=UTC)) == ""
        assert day_note(course, datetime(2024, 7, 1, tzinfo=UTC)) == ""
