"""Signing in and out."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def someone() -> User:
    return User.objects.create_user("someone", password="a-long-word-of-lotus", language="en")


def test_the_right_password_opens_the_page_that_was_asked_for(client: Client, someone: User) -> None:
    response = client.post(
        reverse("account_login"),
        {"login": "someone", "password": "a-long-word-of-lotus", "next": "/accounts/password/change/"},
    )
    assert response.status_code == 302
    assert response.headers["Location"] == "/accounts/password/change/"
    assert client.session["_auth_user_id"] == str(someone.pk)


def test_a_wrong_password_is_refused_beside_the_form(client: Client, someone: User) -> None:
    response = client.post(reverse("account_login"), {"login": "someone", "password": "something-else"})
    assert response.status_code == 200
    assert 'class="alert alert-block alert-danger"' in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_an_empty_form_marks_each_field(client: Client) -> None:
    response = client.post(reverse("account_login"), {"login": "", "password": ""})
    assert response.content.decode().count('class="invalid-feedback"') == 2


def test_signing_in_leaves_no_message_of_the_library(client: Client, someone: User) -> None:
    response = client.post(reverse("account_login"), {"login": "someone", "password": "a-long-word-of-lotus"})
    assert list(get_messages(response.wsgi_request)) == []


def test_signing_out_asks_first_and_needs_a_post(client: Client, someone: User) -> None:
    client.force_login(someone)
    assert client.get(reverse("account_logout")).status_code == 200
    assert "_auth_user_id" in client.session
    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session


def test_nobody_signs_up(client: Client) -> None:
    response = client.post(reverse("account_signup"), {"username": "stranger", "password1": "a-long-word-of-lotus"})
    assert response.status_code == 200
    assert not User.objects.filter(username="stranger").exists()


@pytest.mark.parametrize("name", ["account_login", "account_reset_password", "account_reset_password_done"])
def test_pages_before_signing_in_stand_in_the_houses_own_frame(client: Client, name: str) -> None:
    page = client.get(reverse(name)).content.decode()
    assert '<body class="entrance">' in page


def test_the_password_page_stands_in_the_houses_own_frame(client: Client, someone: User) -> None:
    client.force_login(someone)
    assert '<body class="entrance">' in client.get(reverse("account_change_password")).content.decode()


def test_whoever_sends_a_form_after_the_session_ended_comes_back_to_the_page_it_stood_on(client: Client) -> None:
    sent_from = "http://testserver/courses/LAO-2024/schedule/?week=2024-06-03"
    response = client.post("/courses/LAO-2024/schedule/7/cancel/", HTTP_REFERER=sent_from)
    assert response.headers["Location"] == "/accounts/login/?next=/courses/LAO-2024/schedule/%3Fweek%3D2024-06-03"


def test_a_form_sent_from_elsewhere_leads_to_the_first_page_after_signing_in(client: Client) -> None:
    response = client.post("/courses/LAO-2024/schedule/7/cancel/", HTTP_REFERER="https://elsewhere.example/form")
    assert response.headers["Location"] == "/accounts/login/?next=/"
