"""Signing in, in a browser."""

import pytest
from playwright.sync_api import expect

from accounts.models import User
from tests.browser.conftest import PageAs, assert_accessible, assert_within_its_width


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("language", ["vi", "lo", "en"])
def test_the_sign_in_page_is_for_everybody(page_as: PageAs, width: int, language: str) -> None:
    page = page_as(None, width, language=language)
    assert "/accounts/login/" in page.url
    assert page.locator("html").get_attribute("lang") == language
    assert_accessible(page)
    assert_within_its_width(page)


def test_a_user_signs_in_with_name_and_password(page_as: PageAs, officer: User) -> None:
    page = page_as(None)
    page.fill("input[name=login]", officer.username)
    page.fill("input[name=password]", "a long password")
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/")
    expect(page.locator("h1")).to_be_visible()
    (session,) = [cookie for cookie in page.context.cookies() if cookie.get("name") == "sessionid"]
    assert session.get("httpOnly") is True


def test_a_wrong_password_is_told_beside_the_form_and_nobody_is_let_in(page_as: PageAs, officer: User) -> None:
    page = page_as(None)
    page.fill("input[name=login]", officer.username)
    page.fill("input[name=password]", "another password")
    page.press("input[name=password]", "Enter")
    expect(page.locator("form .alert")).to_be_visible()
    page.goto("/courses/")
    assert "/accounts/login/" in page.url
    assert_accessible(page)
