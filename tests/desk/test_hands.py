"""What needs a hand."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from accounts.models import User
from courses.models import Course
from courses.strip import with_strips
from desk.hands import hands_of
from tests.factories import (
    make_attendance,
    make_award,
    make_course,
    make_enrolment,
    make_module,
    make_session,
    make_taught_course,
)

pytestmark = pytest.mark.django_db
DURING = datetime(2024, 6, 5, 5, tzinfo=UTC)


def texts(now: datetime = DURING) -> list[str]:
    """Return what every course wants done, as links."""
    return [hand.url.rsplit("/", 2)[-2] for hand in hands_of(with_strips(Course.objects.all()), now)]


def whole_course(**columns: Any) -> Course:
    """Return a running course with all its content placed and its roll called."""
    course = make_taught_course(**{"state": Course.State.RUNNING} | columns)
    course.modules.update(content_minutes=420)
    return course


def test_a_course_in_order_wants_nothing() -> None:
    whole_course()
    assert texts() == []


def test_a_course_without_dates_wants_them() -> None:
    course = make_course(state=Course.State.PLANNED, starts_on=None, ends_on=None)
    make_module(course)
    assert texts() == ["edit"]


def test_a_course_without_modules_wants_them() -> None:
    make_course(state=Course.State.PLANNED, starts_on=None, ends_on=None)
    assert texts() == ["edit", "modules"]


@pytest.mark.parametrize(("minutes", "wanted"), [(420, []), (421, ["schedule"])])
def test_content_that_is_not_placed_is_wanted_to_the_minute(minutes: int, wanted: list[str]) -> None:
    whole_course().modules.update(content_minutes=minutes)
    assert texts() == wanted


def test_an_open_course_that_has_begun_wants_to_be_started() -> None:
    course = whole_course(state=Course.State.OPEN)
    assert texts() == [course.code]


def test_a_running_course_that_is_over_wants_to_be_closed() -> None:
    course = whole_course()
    assert texts(datetime(2024, 6, 15, 5, tzinfo=UTC)) == [course.code]


def test_an_ended_session_without_a_whole_roll_wants_it() -> None:
    course = whole_course()
    newcomer = make_enrolment(course)
    assert texts() == ["attendance"]
    for session in course.sessions.all():
        make_attendance(session, newcomer)
    assert texts() == []


def test_a_session_to_come_wants_no_roll_yet() -> None:
    course = whole_course()
    make_session(course, day=date(2024, 6, 7))
    assert texts() == []


def test_awards_want_to_be_approved_and_then_issued(officer: User, approver: User) -> None:
    course = whole_course(trainees=2)
    first, second = course.enrolments.all()
    make_award(first, prepared_by=officer)
    assert texts() == ["certificates"]
    make_award(second, prepared_by=officer, approved_by=approver)
    assert texts() == ["certificates", "certificates"]


@pytest.mark.parametrize("state", [Course.State.ARCHIVED, Course.State.CANCELLED])
def test_a_course_at_rest_wants_nothing(state: str) -> None:
    make_course(state=state)
    assert texts(DURING + timedelta(days=100)) == []
