"""Lecturers and interpreters: list, add, change."""

from typing import Any

import pytest
from django.urls import reverse

from accounts import roles
from accounts.models import User
from courses.forms.lecturers import LecturerForm
from courses.models import Lecturer
from tests.conftest import ClientFor
from tests.factories import make_institution, make_lecturer, make_rank, make_user

pytestmark = pytest.mark.django_db
LIST = reverse("courses:lecturer-list")
CREATE = reverse("courses:lecturer-create")


def lecturer_data(**fields: Any) -> dict[str, Any]:
    data = {"family_name": "Trần", "middle_name": "Thị", "given_name": "Bình", "institution": make_institution().pk}
    return data | {"languages": ["vi", "lo"], "is_active": "on"} | fields


def given_names(client: Any, query: str = "") -> list[str]:
    return [lecturer.given_name for lecturer in client.get(f"{LIST}{query}").context["page"]]


def test_lecturers_stand_in_the_order_of_a_vietnamese_list(client_for: ClientFor, officer: User) -> None:
    for name in ("Đức", "Dũng", "Ân", "An", "Dung"):
        make_lecturer(given_name=name)
    assert given_names(client_for(officer)) == ["An", "Ân", "Dung", "Dũng", "Đức"]


def test_a_search_finds_a_name_without_accents(client_for: ClientFor, officer: User) -> None:
    make_lecturer(family_name="Đặng", given_name="Đức")
    make_lecturer()
    assert given_names(client_for(officer), "?q=dang+duc") == ["Đức"]


def test_interpreters_can_be_shown_alone(client_for: ClientFor, officer: User) -> None:
    make_lecturer(given_name="An")
    make_lecturer(given_name="Bình", can_interpret=True)
    assert given_names(client_for(officer), "?part=interpreter") == ["Bình"]


def test_the_list_shows_rank_languages_and_interpreting(client_for: ClientFor, officer: User) -> None:
    make_lecturer(rank=make_rank(), languages=["vi", "lo"], can_interpret=True)
    page = client_for(officer).get(LIST).content.decode()
    assert "Đại tá" in page
    assert "Tiếng Việt, Tiếng Lào" in page


def test_a_lecturer_is_added(client_for: ClientFor, officer: User) -> None:
    assert client_for(officer).post(CREATE, lecturer_data(can_interpret="on")).headers["Location"] == LIST
    lecturer = Lecturer.objects.get()
    assert (lecturer.full_name, lecturer.languages, lecturer.can_interpret) == ("Trần Thị Bình", ["vi", "lo"], True)


def test_a_second_lecturer_of_the_same_name_is_another_person(client_for: ClientFor, officer: User) -> None:
    data = lecturer_data()
    client = client_for(officer)
    client.post(CREATE, data)
    client.post(CREATE, data)
    assert Lecturer.objects.count() == 2


def test_a_lecturer_who_left_is_kept_and_marked(client_for: ClientFor, officer: User) -> None:
    lecturer = make_lecturer()
    client_for(officer).post(reverse("courses:lecturer-edit", args=[lecturer.pk]), lecturer_data(is_active=""))
    lecturer.refresh_from_db()
    assert (lecturer.given_name, lecturer.is_active) == ("Bình", False)


def test_only_a_lecturers_user_without_another_record_can_be_tied(
    client_for: ClientFor, officer: User, lecturer_user: User, trainee_user: User
) -> None:
    taken = make_user("taken", groups=(roles.LECTURER,))
    make_lecturer(user=taken)
    client = client_for(officer)
    for user in (taken, trainee_user):
        assert list(client.post(CREATE, lecturer_data(user=user.pk)).context["form"].errors) == ["user"]
    client.post(CREATE, lecturer_data(user=lecturer_user.pk))
    assert Lecturer.objects.get(user=lecturer_user).given_name == "Bình"


@pytest.mark.parametrize("who", ["approver", "lecturer_user", "trainee_user", "liaison_user"])
def test_only_officers_change_lecturers(client_for: ClientFor, who: str, request: pytest.FixtureRequest) -> None:
    lecturer = make_lecturer()
    client = client_for(request.getfixturevalue(who))
    assert client.post(CREATE, lecturer_data()).status_code == 403
    assert client.post(reverse("courses:lecturer-edit", args=[lecturer.pk]), lecturer_data()).status_code == 403
    assert Lecturer.objects.get().given_name == "An"


def test_an_approver_reads_the_list(client_for: ClientFor, approver: User) -> None:
    assert client_for(approver).get(LIST).status_code == 200


@pytest.mark.parametrize("text", ["a" * 5000, "a\u0000b", "a\ud800b", "a" + "\u0301" * 50_000])
@pytest.mark.parametrize("field", ["family_name", "academic_title", "phone"])
def test_text_that_cannot_be_kept_is_refused_beside_its_field(field: str, text: str) -> None:
    assert list(LecturerForm(lecturer_data(**{field: text})).errors) == [field]


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_asks_the_same_number_of_queries_for_any_number_of_lecturers(
    client_for: ClientFor, officer: User, rows: int, django_assert_num_queries: Any
) -> None:
    for _row in range(rows):
        make_lecturer(rank=make_rank(), languages=["vi"])
    client = client_for(officer)
    with django_assert_num_queries(7):
        assert client.get(LIST).status_code == 200
