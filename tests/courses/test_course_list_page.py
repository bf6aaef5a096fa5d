"""The list of courses."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from courses.models import Course
from tests.conftest import ClientFor
from tests.factories import make_course, make_module, make_partner, make_plan, make_session

pytestmark = pytest.mark.django_db
URL = reverse("courses:course-list")


def codes(client: Client, query: str = "") -> list[str]:
    """Return the codes of the courses listed."""
    return [course.code for course in client.get(f"{URL}{query}").context["page"]]


def test_the_newest_course_comes_first_and_those_without_dates_before_all(client_for: ClientFor, officer: User) -> None:
    make_course(code="OLD", starts_on=date(2023, 5, 8), ends_on=date(2023, 5, 19))
    make_course(code="NEW")
    make_course(code="SOON", state=Course.State.PLANNED, starts_on=None, ends_on=None)
    assert codes(client_for(officer)) == ["SOON", "NEW", "OLD"]


@pytest.mark.parametrize("query", ["?q=doi+ngoai", "?q=ĐỐI%20NGOẠI", "?q=lao-2024", "?q=ຝຶກອົບຮົມ"])
def test_a_search_finds_a_course_without_accents_by_code_and_in_lao(
    client_for: ClientFor, officer: User, query: str
) -> None:
    make_course(code="LAO-2024")
    assert codes(client_for(officer), query) == ["LAO-2024"]


def test_filters_narrow_by_state_partner_and_year(client_for: ClientFor, officer: User) -> None:
    make_course(code="LAO-2024", plan=make_plan())
    cambodia = make_plan(partner=make_partner(code="kh"), year=2025)
    make_course(code="KH-2025", plan=cambodia, state=Course.State.PLANNED, starts_on=None, ends_on=None)
    client = client_for(officer)
    assert codes(client, "?state=planned") == ["KH-2025"]
    assert codes(client, "?partner=laos") == ["LAO-2024"]
    assert codes(client, "?year=2025") == ["KH-2025"]


@pytest.mark.parametrize("query", ["?state=nonsense", "?year=two", "?partner=%00", "?page=x", "?page=99", "?q=%00"])
def test_nonsense_in_the_address_narrows_nothing(client_for: ClientFor, officer: User, query: str) -> None:
    make_course(code="LAO-2024")
    assert codes(client_for(officer), query) == ["LAO-2024"]


def test_an_empty_list_says_what_to_do_next(client_for: ClientFor, officer: User) -> None:
    assert reverse("courses:course-create") in client_for(officer).get(URL).content.decode()


def test_an_approver_looks_but_gets_no_button(client_for: ClientFor, approver: User) -> None:
    make_course()
    response = client_for(approver).get(URL)
    assert response.status_code == 200
    assert reverse("courses:course-create") not in response.content.decode()


@pytest.mark.parametrize("who", ["lecturer_user", "trainee_user", "liaison_user"])
def test_others_are_refused(client_for: ClientFor, who: str, request: pytest.FixtureRequest) -> None:
    assert client_for(request.getfixturevalue(who)).get(URL).status_code == 403


def test_the_anonymous_are_sent_to_sign_in(client: Client) -> None:
    assert client.get(URL).headers["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_asks_the_same_number_of_queries_for_any_number_of_courses(
    client_for: ClientFor, officer: User, rows: int, django_assert_num_queries: object
) -> None:
    client = client_for(officer)
    for number in range(rows):
        course = make_course(code=f"LAO-{number}-A", plan=make_plan(partner=make_partner(code=f"p{number}")))
        make_session(course, module=make_module(course))
    with django_assert_num_queries(QUERIES):  # type: ignore[operator]
        assert client.get(URL).status_code == 200


QUERIES = 9
