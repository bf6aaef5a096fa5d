"""Hôm nay."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from courses.models import Course
from tests.conftest import ClientFor
from tests.factories import make_course, make_day_template, make_enrolment, make_lecturer, make_room, make_session

pytestmark = pytest.mark.django_db
URL = reverse("desk:today")


def running_course(**columns: Any) -> Course:
    """Return a course that runs from yesterday to tomorrow."""
    today = timezone.localdate()
    days = {"starts_on": today - timedelta(days=1), "ends_on": today + timedelta(days=1)}
    return make_course(**days | {"state": Course.State.RUNNING} | columns)


def test_it_shows_running_courses_with_the_rooms_and_times_of_today(client_for: ClientFor, officer: User) -> None:
    course = running_course()
    today = timezone.localdate()
    room, lecturer = make_room(name_vi="Phòng 201"), make_lecturer()
    make_session(course, day=today, starts=time(8), ends=time(11, 30), room=room, lecturers=(lecturer,))
    make_session(course, day=today + timedelta(days=1), module=course.modules.get())
    response = client_for(officer).get(URL)
    page = response.content.decode()
    assert [slot.session.day for slot in response.context["day"].slots] == [today]
    assert "Phòng 201" in page
    assert "08:00–11:30" in page
    assert "Nguyễn Văn An" in page


def test_a_cancelled_session_is_not_of_today(client_for: ClientFor, officer: User) -> None:
    make_session(running_course(), day=timezone.localdate(), is_cancelled=True)
    assert client_for(officer).get(URL).context["day"].slots == []


def test_courses_that_are_planned_over_or_cancelled_are_not_running(client_for: ClientFor, officer: User) -> None:
    running_course(state=Course.State.PLANNED)
    running_course(state=Course.State.CANCELLED)
    make_course(state=Course.State.CLOSED)
    assert client_for(officer).get(URL).context["day"].running == []


def test_an_empty_day_names_the_course_to_come(client_for: ClientFor, officer: User) -> None:
    first = timezone.localdate() + timedelta(days=20)
    make_course(title_vi="Lớp tháng sau", starts_on=first, ends_on=first)
    assert "Lớp tháng sau" in client_for(officer).get(URL).content.decode()


def test_an_empty_system_has_a_page_too(client_for: ClientFor, officer: User) -> None:
    assert client_for(officer).get(URL).status_code == 200


def test_an_approver_sees_the_day(client_for: ClientFor, approver: User) -> None:
    assert client_for(approver).get(URL).status_code == 200


@pytest.mark.parametrize("who", ["lecturer_user", "trainee_user", "liaison_user"])
def test_others_are_sent_to_their_own_pages(client_for: ClientFor, who: str, request: pytest.FixtureRequest) -> None:
    response = client_for(request.getfixturevalue(who)).get(URL)
    assert response.headers["Location"] == reverse("participants:my-today")


def test_the_anonymous_are_sent_to_sign_in(client: Client) -> None:
    assert client.get(URL).headers["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("rows", [1, 30])
def test_the_day_asks_the_same_number_of_queries_for_any_number_of_courses(
    client_for: ClientFor, officer: User, rows: int, django_assert_num_queries: Any
) -> None:
    for _row in range(rows):
        course = running_course(day_template=make_day_template())
        make_session(course, day=timezone.localdate(), room=make_room(), lecturers=(make_lecturer(),))
        make_enrolment(course)
    client = client_for(officer)
    with django_assert_num_queries(16):
        assert client.get(URL).status_code == 200
