"""Everyone who ever came: the list, its search, filters and orders, and whom a liaison finds in it."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts import roles
from courses.models import Partner, Rank
from participants.models import Participant
from tests import factories

MakePerson = Callable[..., Participant]
LIST = "/people/"


def names_in(client: Client, **query: object) -> list[str]:
    """Return the names of the list's rows, in their order."""
    html = client.get(LIST, {key: str(value) for key, value in query.items()}).content.decode()
    return re.findall(r'class="cover"[^>]*>([^<]+)</a>', html)


def test_the_highest_rank_stands_first_and_civilians_last(desk: Client, make_person: MakePerson, colonel: Rank) -> None:
    captain = factories.make_rank(force="LA", code="captain", level=40)
    make_person("Boun Civilian")
    make_person("Anouvong Captain", rank=captain)
    make_person("Vilay Colonel", rank=colonel)
    make_person("Kham Colonel", rank=colonel)

    assert names_in(desk) == ["Kham Colonel", "Vilay Colonel", "Anouvong Captain", "Boun Civilian"]
    assert names_in(desk, sort="name") == ["Anouvong Captain", "Boun Civilian", "Kham Colonel", "Vilay Colonel"]


def test_the_latest_course_comes_first_and_a_withdrawal_does_not_count(desk: Client, make_person: MakePerson) -> None:
    old, new = (
        factories.make_course(code="OLD-2023", starts_on=date(2023, 5, 1)),
        factories.make_course(code="NEW-2024"),
    )
    both, former, gone = make_person("Both Courses"), make_person("Former Guest"), make_person("Anna Gone")
    for course, person in ((old, both), (new, both), (old, former)):
        factories.make_enrolment(course, person)
    factories.make_enrolment(new, gone, state="withdrawn")

    html = desk.get(LIST, {"sort": "course"}).content.decode()

    assert names_in(desk, sort="course") == ["Both Courses", "Former Guest", "Anna Gone"]
    cells = re.findall(r'<td class="nowrap">(?:<span class="soft">)?([\w -]+)', html)
    assert cells == ["NEW-2024", "OLD-2023", "none yet"]
    assert re.findall(r'data-label="Courses">(\d+)<', html) == ["2", "1", "0"]


@pytest.mark.parametrize("query", ["khamlieng", "KHAMLIENG outha", "ຄຳລຽງ", "kham-lieng u", "cay-son"])
def test_a_search_finds_every_spelling_without_its_marks(desk: Client, query: str) -> None:
    factories.make_participant()

    assert names_in(desk, q=query) == ["KHAMLIENG OUTHAKAYSONE"]
    assert "Nobody found" in desk.get(LIST, {"q": "somchay"}).content.decode()


def test_every_filter_stands_in_the_address(
    desk: Client, make_person: MakePerson, thailand: Partner, colonel: Rank
) -> None:
    course = factories.make_course(code="LAO-2024")
    make_person("Anna Woman", sex="female", rank=colonel)
    make_person("Boun Thai", partner=thailand)
    factories.make_enrolment(course, make_person("Chan Course"))
    factories.make_enrolment(course, make_person("Dao Withdrawn"), state="withdrawn")

    assert names_in(desk, sex="female") == ["Anna Woman"]
    assert names_in(desk, level=colonel.level) == ["Anna Woman"]
    assert names_in(desk, level="none", partner="thailand") == ["Boun Thai"]
    assert names_in(desk, course="LAO-2024") == ["Chan Course"]
    assert len(names_in(desk, course="\x00", partner="king", level="x", sex="1", sort="2", page="z")) == 4


def test_an_old_course_is_offered_when_the_address_names_it(desk: Client, make_person: MakePerson) -> None:
    old = factories.make_course(code="OLD-1999", starts_on=date(1999, 5, 3), ends_on=date(1999, 5, 7))
    for _number in range(41):
        factories.make_course()
    factories.make_enrolment(old, make_person("Kham Veteran"))
    make_person("Boun Other")

    assert names_in(desk, course="OLD-1999") == ["Kham Veteran"]
    assert "OLD-1999</option>" not in desk.get(LIST).content.decode()


def test_the_list_costs_the_same_for_1_and_30_people(
    desk: Client, make_person: MakePerson, colonel: Rank, connection_queries: CaptureQueriesContext
) -> None:
    course = factories.make_course()
    costs = []
    for numbers in (range(1), range(1, 30)):
        for number in numbers:
            factories.make_enrolment(course, make_person(f"Person {number:02}", rank=colonel))
        with connection_queries as queries:
            desk.get(LIST)
        costs.append(len(queries))

    assert costs[0] == costs[1] <= 12


def test_the_second_page_goes_on_where_the_first_ends(desk: Client, make_person: MakePerson) -> None:
    for number in range(30):
        make_person(f"Person {number:02}")

    assert [*names_in(desk), *names_in(desk, page=2)] == [f"Person {number:02}" for number in range(30)]


def test_protocol_order_holds_across_pages_and_levels(desk: Client, make_person: MakePerson, colonel: Rank) -> None:
    twin = factories.make_rank(force="VN", code="dai-ta", level=colonel.level)
    captain = factories.make_rank(force="LA", code="captain", level=40)
    ranks = [colonel, twin, captain, None]
    for number in range(60):
        make_person(f"Person {number:02}", rank=ranks[number % 4])

    shown = [name for page in (1, 2, 3) for name in names_in(desk, page=page)]

    assert shown == [str(person) for person in Participant.objects.in_protocol_order()]
    assert len(shown) == 60


def test_two_liaisons_find_their_own_partners_people_alone(
    client_for: Callable[..., Client], make_person: MakePerson, laos: Partner, thailand: Partner
) -> None:
    people = {laos: make_person("Kham Lao"), thailand: make_person("Somchai Thai", partner=thailand)}
    courses = {partner: factories.make_course(code=f"OF-{partner.iso_code}") for partner in people}
    for partner, person in people.items():
        factories.make_enrolment(courses[partner], person)
    for own, other in ((laos, thailand), (thailand, laos)):
        user = factories.make_user(f"liaison-{own.code}", groups=(roles.LIAISON,), language="en")
        factories.make_liaison(user, own)
        client = client_for(user)

        assert names_in(client) == [str(people[own])]
        assert names_in(client, q=people[other].given_name) == []
        assert names_in(client, partner=other.code) == names_in(client, course=courses[other].code) == names_in(client)
        assert str(other) not in client.get(LIST).content.decode()
        assert courses[other].code not in client.get(LIST).content.decode()
        assert client.get(f"/people/{people[own].pk}/").status_code == 200
        for page in ("", "edit/", "account/"):
            assert client.get(f"/people/{people[other].pk}/{page}").status_code in {403, 404}


def test_a_liaison_is_led_from_their_own_page_to_the_list(liaison: object, client_for: Callable[..., Client]) -> None:
    client = client_for(liaison)

    assert client.get("/").headers["Location"] == "/my/"
    assert 'href="/people/"' in client.get("/my/").content.decode()


@pytest.mark.parametrize("role", ["trainee", "lecturer"])
def test_the_list_is_not_for_trainees_and_lecturers(
    role: str, request: pytest.FixtureRequest, client_for: Callable[..., Client]
) -> None:
    client = client_for(request.getfixturevalue(role))

    assert client.get(LIST).status_code == 403
    assert 'href="/people/"' not in client.get("/my/").content.decode()
