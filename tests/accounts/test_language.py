"""The language switch."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User

pytestmark = pytest.mark.django_db


def test_a_language_is_kept_on_the_device_and_the_page_comes_back(client: Client) -> None:
    response = client.post(reverse("accounts:language-set"), {"language": "en", "next": "/accounts/login/?next=/my/"})
    assert response.status_code == 302
    assert response.headers["Location"] == "/accounts/login/?next=/my/"
    page = client.get(reverse("account_login"))
    assert page.headers["Content-Language"] == "en"
    assert '<html lang="en">' in page.content.decode()


def test_a_language_is_kept_in_the_account_of_whoever_signed_in(client: Client) -> None:
    someone = User.objects.create_user("someone", password="a-long-word-of-lotus", language="vi")
    client.force_login(someone)
    client.post(reverse("accounts:language-set"), {"language": "lo", "next": "/"})
    someone.refresh_from_db()
    assert someone.language == "lo"
    assert '<html lang="lo">' in client.get(reverse("account_change_password")).content.decode()


def test_the_switch_never_leads_to_another_site(client: Client) -> None:
    response = client.post(reverse("accounts:language-set"), {"language": "vi", "next": "https://elsewhere.example/"})
    assert response.headers["Location"] == "/"


@pytest.mark.parametrize("language", ["", "fr", "vi-VN", "vi\x00", "<b>"])
def test_an_unknown_language_is_refused(client: Client, language: str) -> None:
    response = client.post(reverse("accounts:language-set"), {"language": language, "next": "/"})
    assert response.status_code == 400
    assert "django_language" not in response.cookies


def test_the_switch_does_not_answer_a_get(client: Client) -> None:
    assert client.get(reverse("accounts:language-set")).status_code == 405


def test_the_switch_in_a_page_carries_its_own_token_and_address(client: Client) -> None:
    page = client.get(reverse("account_login") + "?next=/my/").content.decode()
    switch = page.split('class="languages"')[1].split("</form>")[0]
    assert 'name="csrfmiddlewaretoken" value="' in switch
    assert 'name="next" value="/accounts/login/?next=/my/"' in switch
