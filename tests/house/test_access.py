"""Who may come in, tried at every address: nobody unasked, and nobody to another's rows."""

from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from accounts.models import User
from tests import factories
from tests.conftest import ClientFor
from tests.house.addresses import Rows, make_rows, ours
from tests.house.test_layers import APPS

PUBLIC = {
    "accounts:language-set",
    "certificates:verify-code",
    "certificates:verify-form",
    "desk:healthz",
    "desk:readyz",
}
SIGN_IN = "/accounts/login/?next="


@pytest.fixture
def rows(officer: User, approver: User) -> Rows:
    """Return the course of somebody else's people, from another partner."""
    return make_rows(partner="cambodia", prepared_by=officer, approved_by=approver)


def everything() -> dict[str, list[Any]]:
    """Return all that our tables hold."""
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in APPS]
    tables = {model._meta.label: list(model._default_manager.order_by("pk").values_list()) for model in models}
    tables["accounts.User"] = [row[:1] for row in tables["accounts.User"]]  # signing in notes the time
    return tables


def test_every_view_declares_who_may_enter() -> None:
    assert len(ours()) > 40
    assert [address.name for address in ours() if not address.access] == []


def test_these_views_alone_are_open_to_everybody() -> None:
    assert {address.name for address in ours() if address.access == "public"} == PUBLIC


@pytest.mark.parametrize("method", ["get", "post"])
def test_whoever_has_not_signed_in_is_sent_to_the_sign_in_page(client: Client, rows: Rows, method: str) -> None:
    before = everything()
    answers = {}
    for address in ours():
        if address.name in PUBLIC:
            continue
        response = getattr(client, method)(rows.url(address))
        answers[address.name] = response.status_code == 405 or response.headers.get("Location", "")[: len(SIGN_IN)]
    assert {name: answer for name, answer in answers.items() if answer not in {True, SIGN_IN}} == {}
    assert everything() == before


@pytest.mark.parametrize("role", ["lecturer_user", "trainee_user", "liaison_user"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_reaches_anothers_rows_or_writes_them(
    role: str, method: str, rows: Rows, officer: User, approver: User, client_for: ClientFor, request: Any
) -> None:
    user = request.getfixturevalue(role)
    own = make_rows(user=user if role == "trainee_user" else None, prepared_by=officer, approved_by=approver)
    if role == "liaison_user":
        factories.make_liaison(user)
    if role == "lecturer_user":
        factories.make_session(own.course, day=own.course.ends_on, lecturers=(factories.make_lecturer(user=user),))
    before = everything()
    client = client_for(user)
    answers = {}
    for address in ours():
        if address.has_ids and address.name not in PUBLIC:
            answers[address.name] = getattr(client, method)(rows.url(address)).status_code
    assert {name: status for name, status in answers.items() if status not in {403, 404, 405}} == {}
    assert everything() == before


@pytest.mark.parametrize("role", ["lecturer_user", "trainee_user", "liaison_user"])
def test_lists_and_own_pages_show_nothing_of_others(role: str, rows: Rows, client_for: ClientFor, request: Any) -> None:
    client = client_for(request.getfixturevalue(role))
    shown = []
    for address in ours():
        if not address.has_ids and address.name not in PUBLIC:
            response = client.get(rows.url(address), follow=True)
            assert response.status_code in {200, 403}, address.name
            body = response.content.decode()
            shown += [address.name for word in (rows.course.code, "OF CAMBODIA") if word in body]
    assert shown == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_approver_changes_nothing_that_only_officers_change(
    method: str, rows: Rows, approver: User, client_for: ClientFor
) -> None:
    before = everything()
    client = client_for(approver)
    for address in ours():
        if ".change_" in address.access or ".prepare_" in address.access:
            assert getattr(client, method)(rows.url(address)).status_code in {403, 405}, address.name
    assert everything() == before


@pytest.mark.parametrize("role", ["officer", "approver"])
def test_whoever_may_see_a_page_gets_it(role: str, rows: Rows, client_for: ClientFor, request: Any) -> None:
    client = client_for(request.getfixturevalue(role))
    statuses: dict[str, int] = {}
    for address in ours():
        statuses[address.name] = client.get(rows.url(address)).status_code
    assert {name: status for name, status in statuses.items() if status >= 500 or status in {400, 404}} == {}


@pytest.mark.parametrize("code", ["%00", "%FF", "%ED%A0%80", "a", "A" * 5000, "LAO-2024%0A", "'", "..%2F"])
def test_what_cannot_be_a_code_is_no_address(code: str, rows: Rows, officer: User, client_for: ClientFor) -> None:
    client = client_for(officer)
    statuses = {}
    for address in ours():
        if "code>" in address.route and address.name not in PUBLIC:
            own = str(rows.identifiers["courses/code" if "courses/" in address.route else "register/code"])
            url = rows.url(address).replace(f"/{own}", f"/{code}", 1)
            statuses[address.name] = client.get(url).status_code
    assert len(statuses) > 25
    assert set(statuses.values()) <= {404, 405}, statuses
