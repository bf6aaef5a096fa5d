"""The frame at work: side panel, question before a change, menus; and the same without scripts."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from courses.models import Room
from tests.browser.conftest import PageAs, assert_accessible, assert_within_its_width
from tests.conftest import ClientFor

pytestmark = pytest.mark.django_db(transaction=True)

FOCUS_IS_INSIDE = "document.getElementById('panel').contains(document.activeElement)"


def open_room_panel(page: Page) -> None:
    page.goto("/rooms/")
    page.locator("a[hx-target='#panel']").first.click()
    expect(page.locator("#panel-title")).to_be_visible()


def test_the_panel_keeps_the_focus_and_gives_it_back_on_escape(page_as: PageAs, officer: User) -> None:
    page = page_as(officer)
    open_room_panel(page)
    for _step in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS_IS_INSIDE)
    assert_accessible(page)
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('a[hx-target=\"#panel\"]')")


def test_a_wrong_entry_comes_back_into_the_panel_and_a_right_one_leads_on_with_its_message(
    page_as: PageAs, officer: User
) -> None:
    page = page_as(officer)
    open_room_panel(page)
    page.locator("#panel [type=submit]").click()
    expect(page.locator("#panel .invalid-feedback").first).to_be_visible()
    assert page.url.endswith("/rooms/")
    page.locator("#panel [name=name_vi], #panel [name=name]").first.fill("Phòng 305")
    page.locator("#panel [name=capacity]").fill("24")
    page.locator("#panel [type=submit]").click()
    expect(page.locator(".flash.success")).to_have_count(1)
    expect(page.locator("#panel")).to_be_hidden()
    assert Room.objects.count() == 1
    page.reload()
    expect(page.locator(".flash")).to_have_count(0)


def test_the_panel_is_a_whole_sheet_on_a_phone(page_as: PageAs, officer: User) -> None:
    page = page_as(officer, 390)
    open_room_panel(page)
    box = page.locator("#panel").bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, 390)
    assert_within_its_width(page)


def test_without_scripts_the_same_link_is_a_whole_page(
    browser: Browser, live_server: LiveServer, officer: User, client_for: ClientFor
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    session = client_for(officer).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page = context.new_page()
    page.goto("/rooms/")
    page.locator("a[hx-target='#panel']").first.click()
    assert page.url.endswith("/rooms/new/")
    page.locator("[name=name_vi], [name=name]").first.fill("Phòng 201")
    page.locator("[name=capacity]").fill("24")
    page.locator("form.form [type=submit]").click()
    assert page.locator(".flash.success").count() == 1
    page.locator(".user-menu summary").click()
    assert page.locator(".user-menu .menu-list").is_visible()
    context.close()


def test_the_user_menu_closes_on_escape_and_signs_out(page_as: PageAs, officer: User) -> None:
    page = page_as(officer)
    page.locator(".user-menu summary").click()
    page.keyboard.press("Escape")
    expect(page.locator(".user-menu .menu-list")).to_be_hidden()
    page.locator(".user-menu summary").click()
    page.locator(".user-menu form button").click()
    page.wait_for_url("**/accounts/login/**")
    expect(page.locator("[name=login]")).to_be_visible()


def test_the_language_switch_comes_back_to_the_page(page_as: PageAs, officer: User) -> None:
    page = page_as(officer)
    page.goto("/rooms/?q=2")
    page.locator(".languages [value=lo]").click()
    page.wait_for_load_state()
    assert page.url.endswith("/rooms/?q=2")
    assert page.locator("html").get_attribute("lang") == "lo"


def test_a_form_whose_button_is_clicked_twice_is_sent_once(page_as: PageAs, officer: User) -> None:
    page = page_as(officer)
    page.goto("/rooms/new/")
    page.locator("[name=name_vi]").fill("Phòng 305")
    page.locator("[name=capacity]").fill("24")
    page.locator("main [type=submit]").dblclick()
    expect(page.locator(".flash.success")).to_have_count(1)
    assert Room.objects.count() == 1


def test_a_whole_page_with_a_wrong_entry_says_so_and_puts_the_focus_on_it(page_as: PageAs, officer: User) -> None:
    page = page_as(officer)
    page.goto("/rooms/new/")
    page.locator("main [type=submit]").click()
    expect(page.locator("main form [role=alert]")).to_be_visible()
    expect(page.locator("main form .is-invalid").first).to_be_focused()


def test_a_session_that_ended_while_the_panel_was_used_leads_to_signing_in_as_a_whole_page(
    page_as: PageAs, officer: User
) -> None:
    page = page_as(officer)
    open_room_panel(page)
    page.locator("#panel [name=name_vi]").fill("Phòng 305")
    page.context.clear_cookies(name="sessionid")
    page.locator("#panel [type=submit]").click()
    expect(page.locator("[name=login]")).to_be_visible()
    assert page.url.endswith("/accounts/login/?next=/rooms/")
