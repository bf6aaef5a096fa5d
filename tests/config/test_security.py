"""What every answer carries, and what must not go live."""

from typing import Any

import pytest
from django.core.checks import Error, run_checks
from django.test import Client, RequestFactory

from accounts.models import User
from config.wsgi import application


@pytest.fixture
def policy(client: Client, db: None) -> dict[str, str]:
    """Return the content security policy of the sign-in page, by directive."""
    response = client.get("/accounts/login/")
    assert response.status_code == 200
    directives = response.headers["Content-Security-Policy"].split(";")
    return dict(directive.strip().split(" ", 1) for directive in directives if directive.strip())


def test_pages_run_no_inline_script_or_style_and_nothing_from_elsewhere(policy: dict[str, str]) -> None:
    assert policy["default-src"] == "'self'"
    assert policy["script-src"] == "'self'"
    assert policy["style-src"] == "'self'"
    assert policy["object-src"] == "'none'"
    assert not any(word in value for value in policy.values() for word in ("unsafe", "http:", "https:", "*"))


def test_pages_are_not_framed_elsewhere_nor_sniffed_nor_told_to_others(client: Client, db: None) -> None:
    headers = client.get("/accounts/login/").headers
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera" not in headers["Permissions-Policy"]
    assert "geolocation=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("address", ["/my/", "/my/week/", "/accounts/password/change/", "/courses/"])
def test_what_was_shown_to_someone_is_kept_by_no_cache(client: Client, trainee_user: User, address: str) -> None:
    client.force_login(trainee_user)
    assert "no-store" in client.get(address).headers["Cache-Control"]


@pytest.mark.parametrize("charset", ["hex", "idna", "unicode_escape", "utf-16", "unknown"])
def test_a_request_is_read_as_utf_8_whatever_it_claims(db: None, settings: Any, charset: str) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    answers: list[str] = []
    begin: Any = lambda status, *_rest: answers.append(status)  # noqa: E731
    environ = RequestFactory().get("/verify/?code=%5cud800%ff").environ
    environ["CONTENT_TYPE"] = f"text/plain; charset={charset}"
    application(environ, begin)
    assert answers == ["200 OK"]


@pytest.mark.parametrize("address", ["/admin/", "/admin/login/", "/admin/accounts/user/", "/admin/certificates/entry/"])
def test_the_administration_is_for_superusers_alone(client: Client, officer: User, address: str) -> None:
    User.objects.filter(pk=officer.pk).update(is_staff=True)
    client.force_login(officer)
    assert client.get(address, follow=True).status_code == 403


def test_the_administration_has_no_sign_in_of_its_own_which_would_count_no_failed_tries(
    client: Client, db: None
) -> None:
    User.objects.create_superuser("root", password="a long password")
    response = client.post("/admin/login/?next=/admin/", {"username": "root", "password": "a long password"})
    assert response.headers["Location"] == "/accounts/login/?next=/admin/"
    assert "_auth_user_id" not in client.session
    client.post("/accounts/login/?next=/admin/", {"login": "root", "password": "a long password"})
    assert client.get("/admin/").status_code == 200


def demo_errors() -> list[str]:
    messages = run_checks(include_deployment_checks=True)
    return [message.msg for message in messages if isinstance(message, Error) and message.id == "accounts.E001"]


def test_a_system_with_demo_users_is_not_fit_to_go_live(db: None) -> None:
    assert demo_errors() == []
    User.objects.create_user("demo-officer", is_demo=True)
    assert demo_errors() == ["Demo users exist: demo-officer."]
