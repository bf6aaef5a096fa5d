"""What every answer carries, and what must not go live."""

import pytest
from django.core.checks import Error, run_checks
from django.test import Client

from accounts.models import User


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


def demo_errors() -> list[str]:
    messages = run_checks(include_deployment_checks=True)
    return [message.msg for message in messages if isinstance(message, Error) and message.id == "accounts.E001"]


def test_a_system_with_demo_users_is_not_fit_to_go_live(db: None) -> None:
    assert demo_errors() == []
    User.objects.create_user("demo-officer", is_demo=True)
    assert demo_errors() == ["Demo users exist: demo-officer."]
