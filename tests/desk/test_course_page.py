"""The page of a course."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from courses.models import Course
from tests.conftest import ClientFor
from tests.factories import (
    make_course,
    make_course_institution,
    make_enrolment,
    make_institution,
    make_module,
    make_participant,
    make_plan,
    make_session,
)

pytestmark = pytest.mark.django_db


def url(course: Course) -> str:
    return reverse("desk:course-show", args=[course.code])


def test_it_shows_the_course_from_all_sides(client_for: ClientFor, officer: User) -> None:
    course = make_course(plan=make_plan(), aims_vi="Tăng cường hiểu biết.\nTrao đổi kinh nghiệm.")
    make_course_institution(course, part_vi="Giảng chuyên đề 2")
    module = make_module(course, title_vi="Đường lối đối ngoại")
    make_session(course, module=module)
    make_enrolment(course)
    page = client_for(officer).get(url(course)).content.decode()
    for text in (course.title_vi, "Trao đổi kinh nghiệm.", "Giảng chuyên đề 2", "Đường lối đối ngoại", "Lào"):
        assert text in page


def test_the_strip_has_a_part_for_each_half_day_of_the_week_days(client_for: ClientFor, officer: User) -> None:
    course = make_course()
    make_session(course, day=date(2024, 6, 4), module=make_module(course, colour=7))
    strip = client_for(officer).get(url(course)).context["overview"].half_days
    assert len(strip) == 20
    assert [(part.day, part.colour) for part in strip if not part.is_empty] == [(date(2024, 6, 4), 7)]


def test_a_weekend_appears_when_something_is_held_on_it(client_for: ClientFor, officer: User) -> None:
    course = make_course()
    make_session(course, day=date(2024, 6, 8), kind="visit")
    strip = client_for(officer).get(url(course)).context["overview"].half_days
    assert [part.is_empty for part in strip if part.day == date(2024, 6, 8)] == [False, True]


def test_the_next_session_is_the_one_to_come(client_for: ClientFor, officer: User) -> None:
    today = timezone.localdate()
    course = make_course(starts_on=today - timedelta(days=3), ends_on=today + timedelta(days=3))
    make_session(course, day=today - timedelta(days=2))
    make_session(course, day=today + timedelta(days=1), is_cancelled=True)
    following = make_session(course, day=today + timedelta(days=2))
    assert client_for(officer).get(url(course)).context["overview"].next_session == following


def test_a_course_without_dates_and_modules_has_a_page_too(client_for: ClientFor, officer: User) -> None:
    course = make_course(state=Course.State.PLANNED, starts_on=None, ends_on=None)
    response = client_for(officer).get(url(course))
    assert response.status_code == 200
    assert response.context["overview"].half_days == []


def test_an_officer_gets_the_steps_and_an_approver_none(client_for: ClientFor, officer: User, approver: User) -> None:
    course = make_course()
    steps = reverse("courses:course-state", args=[course.code])
    assert steps in client_for(officer).get(url(course)).content.decode()
    assert steps not in client_for(approver).get(url(course)).content.decode()


@pytest.mark.parametrize("who", ["lecturer_user", "trainee_user", "liaison_user"])
def test_others_are_refused(client_for: ClientFor, who: str, request: pytest.FixtureRequest) -> None:
    course = make_course()
    assert client_for(request.getfixturevalue(who)).get(url(course)).status_code == 403


@pytest.mark.parametrize("address", ["/courses/XYZ-9/", "/courses/%00/", "/courses/lao%202024/"])
def test_an_unknown_course_is_not_found(client_for: ClientFor, officer: User, address: str) -> None:
    assert client_for(officer).get(address).status_code == 404


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_asks_the_same_number_of_queries_for_any_number_of_rows(
    client_for: ClientFor, officer: User, rows: int, django_assert_num_queries: Any
) -> None:
    course = make_course(plan=make_plan(), starts_on=date(2024, 6, 1), ends_on=date(2024, 7, 15))
    for number in range(rows):
        module = make_module(course, institution=make_institution())
        make_session(course, module=module, day=date(2024, 6, 1) + timedelta(days=number))
        make_course_institution(course)
        make_enrolment(course, make_participant())
    client = client_for(officer)
    with django_assert_num_queries(19):
        assert client.get(url(course)).status_code == 200
