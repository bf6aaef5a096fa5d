"""Moving a course on by a button."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from accounts.models import User
from courses.models import Course
from courses.rules import TRANSITIONS
from courses.steps import steps_from
from tests.conftest import ClientFor
from tests.factories import make_course

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", Course.State.values)
def test_every_step_has_words_of_its_own(state: str) -> None:
    steps = steps_from(state)
    assert [step.state for step in steps] == list(TRANSITIONS[state])
    assert len({str(step.label) for step in steps}) == len(steps)


@pytest.mark.parametrize(("is_last_day", "kind"), [(False, ""), (True, "main")])
def test_to_close_is_the_main_step_only_once_the_last_day_has_come(is_last_day: bool, kind: str) -> None:
    assert steps_from(Course.State.RUNNING, is_last_day=is_last_day)[0].kind == kind


def test_a_button_opens_a_planned_course(client_for: ClientFor, officer: User) -> None:
    course = make_course(state=Course.State.PLANNED)
    response = client_for(officer).post(reverse("courses:course-state", args=[course.code]), {"state": "open"})
    course.refresh_from_db()
    assert response.headers["Location"] == course.get_absolute_url()
    assert course.state == Course.State.OPEN


@pytest.mark.parametrize("state", ["archived", "nonsense", ""])
def test_a_step_that_cannot_be_is_refused_with_a_sentence(client_for: ClientFor, officer: User, state: str) -> None:
    course = make_course(state=Course.State.OPEN)
    response = client_for(officer).post(reverse("courses:course-state", args=[course.code]), {"state": state})
    course.refresh_from_db()
    assert [message.level_tag for message in get_messages(response.wsgi_request)] == ["error"]
    assert course.state == Course.State.OPEN


def test_a_course_without_dates_stays_planned(client_for: ClientFor, officer: User) -> None:
    course = make_course(state=Course.State.PLANNED, starts_on=None, ends_on=None)
    client_for(officer).post(reverse("courses:course-state", args=[course.code]), {"state": "open"})
    course.refresh_from_db()
    assert course.state == Course.State.PLANNED


def test_an_approver_cannot_move_a_course(client_for: ClientFor, approver: User) -> None:
    course = make_course(state=Course.State.PLANNED)
    url = reverse("courses:course-state", args=[course.code])
    assert client_for(approver).post(url, {"state": "open"}).status_code == 403
    course.refresh_from_db()
    assert course.state == Course.State.PLANNED


def test_reading_the_address_changes_nothing(client_for: ClientFor, officer: User) -> None:
    course = make_course()
    assert client_for(officer).get(reverse("courses:course-state", args=[course.code])).status_code == 405
