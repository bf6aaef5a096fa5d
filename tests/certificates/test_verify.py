"""Whoever holds a code is told whether the paper is genuine; nobody else is told anything."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from certificates.models import Entry, EntryLink, Event
from certificates.rules import grouped_code
from certificates.services.issuing import issue
from participants.models import Participant


def ask(client: Client, code: str, **query: str) -> Any:
    return client.get(reverse("certificates:verify-code", args=[code]), query)


def test_a_valid_certificate_shows_what_is_printed_on_it(client: Client, entries: list[Entry]) -> None:
    response = ask(client, entries[0].code)
    page = response.content.decode()
    assert response.status_code == 200
    for text in ("001/2024/GCN-ĐN", "ຄຳລຽງ ອຸທະໄກສອນ", "Khăm-liêng Ụ-thạ-cay-sỏn", "03–14/06/2024", "Cục Đối ngoại"):
        assert text in page
    assert "verdict valid" in page


def test_what_is_not_on_the_paper_is_not_shown(client: Client, entries: list[Entry]) -> None:
    Participant.objects.update(vietnamese_name="Tên khác")
    page = ask(client, entries[0].code).content.decode()
    assert "Tên khác" not in page
    assert "1985" not in page


@pytest.mark.parametrize("kind", ["revoked", "replaced"])
def test_a_certificate_that_no_longer_stands_says_so(
    client: Client, entries: list[Entry], officer: User, kind: str
) -> None:
    Event.objects.create(entry=entries[0], kind=kind, by=officer)
    Event.objects.create(entry=entries[0], kind=Event.Kind.COPIED, by=officer)
    assert f"verdict {kind}" in ask(client, entries[0].code).content.decode()
    assert ask(client, entries[0].code, format="json").json()["state"] == kind


def test_the_answer_outlives_the_link_to_the_person(client: Client, entries: list[Entry]) -> None:
    EntryLink.objects.all().delete()
    assert "verdict valid" in ask(client, entries[0].code).content.decode()


@pytest.mark.parametrize("code", ["a" * 27, "x", "0" * 27, "é", "a" * 5000])
def test_an_unknown_code_says_that_and_nothing_more(client: Client, entries: list[Entry], code: str) -> None:
    response = ask(client, code)
    assert response.status_code == 404
    assert "verdict unknown" in response.content.decode()
    assert ask(client, code, format="json").json() == {"state": "unknown"}


def test_a_register_number_gets_no_answer_about_a_person(client: Client, entries: list[Entry]) -> None:
    page = client.get("/verify/", {"code": "001/2024/GCN-ĐN"}).content.decode()
    assert "Khăm-liêng" not in page
    assert 'role="alert"' in page


def test_a_typed_code_leads_to_its_answer(client: Client, entries: list[Entry]) -> None:
    response = client.get("/verify/", {"code": grouped_code(entries[0].code).upper()})
    assert response["Location"] == f"/verify/{entries[0].code}/"


def test_machines_get_the_same_as_json(client: Client, entries: list[Entry]) -> None:
    answer = ask(client, entries[0].code, format="json").json()
    assert answer["state"] == "valid"
    assert answer["register_number"] == "001/2024/GCN-ĐN"
    assert answer["names"][1] == "Khăm-liêng Ụ-thạ-cay-sỏn"
    assert (answer["starts_on"], answer["ends_on"], answer["issued_on"]) == ("2024-06-03", "2024-06-14", "2024-06-14")
    accepted = client.get(f"/verify/{entries[0].code}/", headers={"accept": "application/json"})
    assert accepted.json() == answer


def test_the_answer_is_kept_by_no_cache_and_no_search_engine(client: Client, entries: list[Entry]) -> None:
    for response in (ask(client, entries[0].code), ask(client, entries[0].code, format="json"), client.get("/verify/")):
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert response["Cache-Control"] == "no-store"
        assert response["Referrer-Policy"] == "no-referrer"


def test_an_answer_takes_two_queries(client: Client, entries: list[Entry], django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(2):
        ask(client, entries[0].code)


def test_a_demonstration_certificate_says_that_it_is_one(
    client: Client, course: Any, approved: Any, approver: User
) -> None:
    course.is_demo = True
    course.save()
    entry = issue(awards=approved(course), by=approver, issued_on=course.ends_on).entries[0]
    assert "note warn" in ask(client, entry.code).content.decode()
    assert ask(client, entry.code, format="json").json()["is_demo"] is True
