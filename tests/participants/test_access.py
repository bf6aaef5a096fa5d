"""Nobody reaches what is another's, and a refusal writes nothing."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client

from accounts.models import User
from courses.models import Assignment, Course, Partner, Session
from participants.models import Attendance, Delegation, Enrolment, Participant
from tests import factories

Make = Callable[..., Enrolment]

# Page → who may open it (of officer, approver, lecturer, trainee, liaison). Everyone belongs to LAO-2024.
READERS = {
    "people/": {"officer", "approver", "liaison"},
    "people/new/": {"officer"},
    "people/new/person/": {"officer"},
    "people/{enrolment}/": {"officer"},
    "delegations/{delegation}/": {"officer"},
    "attendance/": {"officer", "approver", "lecturer"},
    "attendance/{taught}/": {"officer", "approver", "lecturer"},
    "attendance/{untaught}/": {"officer", "approver"},
    "attendance/{interpreted}/": {"officer", "approver"},
}
WRITERS = {
    "people/new/": {"officer"},
    "people/new/person/": {"officer"},
    "people/{enrolment}/": {"officer"},
    "people/{enrolment}/withdraw/": {"officer"},
    "people/{enrolment}/restore/": {"officer"},
    "delegations/{delegation}/": {"officer"},
    "attendance/{taught}/": {"officer", "lecturer"},
    "attendance/{untaught}/": {"officer"},
    "attendance/{interpreted}/": {"officer"},
}
ROLES = ("officer", "approver", "lecturer", "trainee", "liaison")


@dataclass(frozen=True)
class House:
    users: dict[str, User]
    ids: dict[str, int]

    def client(self, role: str) -> Client:
        client = Client()
        client.force_login(self.users[role])
        return client

    def address(self, page: str, course: str = "LAO-2024") -> str:
        return f"/courses/{course}/{page.format(**self.ids)}"


@pytest.fixture
def house(
    officer: User, approver: User, lecturer: User, trainee: User, liaison: User,
    make_enrolment: Make, make_session: Callable[..., Session], teach: Callable[..., Assignment],
) -> House:  # fmt: skip
    enrolment = make_enrolment("Another Person")
    make_enrolment("Trainee Self", user=trainee)
    taught, untaught, interpreted = make_session(), make_session(), make_session()
    teach(lecturer, taught)
    teach(lecturer, interpreted, role="interpreter")
    delegation = Delegation.objects.get()
    users = dict(zip(ROLES, (officer, approver, lecturer, trainee, liaison), strict=True))
    ids = {
        "enrolment": enrolment.pk, "delegation": delegation.pk,
        "taught": taught.pk, "untaught": untaught.pk, "interpreted": interpreted.pk,
    }  # fmt: skip
    return House(users, ids)


def rows() -> list[object]:
    """Return everything that these pages could write."""
    models = (Participant, Enrolment, Delegation, Attendance)
    return [list(model.objects.order_by("pk").values()) for model in models]


@pytest.mark.parametrize("page", READERS)
@pytest.mark.parametrize("role", ROLES)
def test_a_page_opens_for_those_it_is_for(house: House, role: str, page: str) -> None:
    status = house.client(role).get(house.address(page)).status_code

    assert (status == 200) is (role in READERS[page])
    assert status in {200, 403, 404}


@pytest.mark.parametrize("page", WRITERS)
@pytest.mark.parametrize("role", ROLES)
def test_a_write_by_anyone_else_is_refused_and_writes_nothing(house: House, role: str, page: str) -> None:
    before = rows()
    enrolment = house.ids["enrolment"]
    data = {f"mark-{enrolment}": "absent", "arrives_on": "2024-06-01", "participant": enrolment, "role": "observer"}

    status = house.client(role).post(house.address(page), data).status_code

    if role in WRITERS[page]:
        assert status in {302, 422}
    else:
        assert status in {403, 404}
        assert rows() == before


@pytest.mark.parametrize("page", sorted(page for page in {*READERS, *WRITERS} if "{" in page))
def test_a_key_under_another_courses_address_is_not_found(house: House, other_course: Course, page: str) -> None:
    before = rows()
    client = house.client("officer")

    assert client.get(house.address(page, other_course.code)).status_code in {404, 405}
    assert client.post(house.address(page, other_course.code)).status_code == 404
    assert rows() == before


@pytest.mark.parametrize("page", sorted({*READERS, *WRITERS}))
def test_the_anonymous_are_asked_to_sign_in(house: House, page: str) -> None:
    answer = Client().post(house.address(page)) if page not in READERS else Client().get(house.address(page))

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("page", ["/my/", "/my/week/"])
def test_own_pages_ask_the_anonymous_to_sign_in(db: None, page: str) -> None:
    assert Client().get(page).headers["Location"].startswith("/accounts/login/")


def test_a_liaison_of_another_partner_finds_no_such_course(house: House, thailand: Partner) -> None:
    stranger = factories.make_user("stranger", groups=("liaison",))
    factories.make_liaison(stranger, thailand)
    client = Client()
    client.force_login(stranger)

    assert client.get("/courses/LAO-2024/people/").status_code == 404


@pytest.mark.parametrize("code", ["NONE", "lao-2024", "LAO-2024%00", "%ED%A0%80"])
def test_an_unknown_course_is_not_found(house: House, code: str) -> None:
    assert house.client("officer").get(f"/courses/{code}/people/").status_code == 404
