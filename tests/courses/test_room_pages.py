"""Rooms: list, add, change."""

from typing import Any

import pytest
from django.urls import reverse

from accounts.models import User
from courses.forms.rooms import RoomForm
from courses.models import Room
from tests.conftest import ClientFor
from tests.factories import make_room

pytestmark = pytest.mark.django_db
LIST = reverse("courses:room-list")
CREATE = reverse("courses:room-create")


def room_data(**fields: Any) -> dict[str, Any]:
    return {"name_vi": "Phòng 201", "building": "Nhà A", "capacity": 40, "is_active": "on"} | fields


def test_a_search_finds_a_room_without_accents(client_for: ClientFor, officer: User) -> None:
    make_room(name_vi="Hội trường A")
    make_room(name_vi="Phòng 201")
    page = client_for(officer).get(f"{LIST}?q=hoi+truong").context["page"]
    assert [room.name_vi for room in page] == ["Hội trường A"]


def test_the_list_is_cut_into_pages(client_for: ClientFor, officer: User) -> None:
    for _row in range(30):
        make_room()
    page = client_for(officer).get(f"{LIST}?page=2").context["page"]
    assert len(page) == 5


def test_rooms_out_of_use_come_last_and_can_be_left_out(client_for: ClientFor, officer: User) -> None:
    make_room(name_vi="A", is_active=False)
    make_room(name_vi="B")
    client = client_for(officer)
    assert [room.name_vi for room in client.get(LIST).context["page"]] == ["B", "A"]
    assert [room.name_vi for room in client.get(f"{LIST}?use=yes").context["page"]] == ["B"]


def test_a_room_is_added(client_for: ClientFor, officer: User) -> None:
    assert client_for(officer).post(CREATE, room_data()).headers["Location"] == LIST
    assert Room.objects.get().capacity == 40


def test_a_room_is_taken_out_of_use(client_for: ClientFor, officer: User) -> None:
    room = make_room()
    client_for(officer).post(reverse("courses:room-edit", args=[room.pk]), room_data(is_active=""))
    room.refresh_from_db()
    assert not room.is_active


def test_a_room_of_the_same_name_in_the_building_is_refused_beside_the_name(
    client_for: ClientFor, officer: User
) -> None:
    make_room(name_vi="Phòng 201", building="Nhà A")
    assert list(client_for(officer).post(CREATE, room_data()).context["form"].errors) == ["name_vi"]


@pytest.mark.parametrize("who", ["approver", "lecturer_user", "trainee_user", "liaison_user"])
def test_only_officers_change_rooms(client_for: ClientFor, who: str, request: pytest.FixtureRequest) -> None:
    room = make_room(capacity=20)
    client = client_for(request.getfixturevalue(who))
    assert client.post(CREATE, room_data()).status_code == 403
    assert client.post(reverse("courses:room-edit", args=[room.pk]), room_data()).status_code == 403
    assert Room.objects.get().capacity == 20


def test_an_approver_reads_the_list(client_for: ClientFor, approver: User) -> None:
    assert client_for(approver).get(LIST).status_code == 200


def test_a_lecturer_does_not(client_for: ClientFor, lecturer_user: User) -> None:
    assert client_for(lecturer_user).get(LIST).status_code == 403


@pytest.mark.parametrize("text", ["a" * 5000, "a\u0000b", "a\ud800b", "a" + "\u0301" * 50_000])
def test_a_name_that_cannot_be_kept_is_refused_beside_its_field(text: str) -> None:
    assert list(RoomForm(room_data(name_vi=text)).errors) == ["name_vi"]


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_asks_the_same_number_of_queries_for_any_number_of_rooms(
    client_for: ClientFor, officer: User, rows: int, django_assert_num_queries: Any
) -> None:
    for _row in range(rows):
        make_room()
    client = client_for(officer)
    with django_assert_num_queries(6):
        assert client.get(LIST).status_code == 200
