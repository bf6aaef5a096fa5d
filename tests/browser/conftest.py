"""Pages as people see them: a real server, Debian's Chromium, and no other host within reach."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Route

from accounts.models import User
from tests.conftest import ClientFor

ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HEIGHTS = {390: 844, 1440: 900}
SERIOUS = {"serious", "critical"}

PageAs = Callable[..., Page]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Launch Debian's Chromium, which will not run its sandbox as root."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    chromium = shutil.which("chromium")
    assert chromium, "Chromium is missing: apt-get install chromium"
    return browser_type_launch_args | {"executable_path": chromium, "args": ARGUMENTS + sandbox}


@pytest.fixture
def page_as(browser: Browser, live_server: Any, client_for: ClientFor) -> Iterator[PageAs]:
    """Return a function that opens a user's own browser at the start page, 1440 pixels wide unless told.

    page_as(user, width) for somebody who signed in, page_as(None) for a stranger; language is what the browser asks
    for. Addresses may be given from the root: page.goto("/courses/"). A broken content security policy, a script's
    error or a request to another host fails the test.
    """
    own_host = urlsplit(live_server.url).netloc
    troubles: list[str] = []
    contexts = []

    def keep_inside(route: Route) -> None:
        if urlsplit(route.request.url).netloc == own_host:
            route.continue_()
        else:
            troubles.append(f"asked another host: {route.request.url}")
            route.abort()

    def note_message(message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            troubles.append(message.text)

    def note_error(error: Error) -> None:
        troubles.append(f"{error.name}: {error.message}")

    def open_page(user: User | None, width: int = 1440, *, language: str = "vi", path: str = "/") -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": HEIGHTS.get(width, 900)},
            locale=language,
            has_touch=width < 600,
            reduced_motion="reduce",
        )
        contexts.append(context)
        context.route("http://**", keep_inside)
        context.route("https://**", keep_inside)
        if user:
            name = django_settings.SESSION_COOKIE_NAME
            cookie = client_for(user).cookies[name].value
            context.add_cookies([{"name": name, "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.on("console", note_message)
        page.on("pageerror", note_error)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


def assert_accessible(page: Page) -> None:
    """Fail when axe finds a serious or critical violation on the page as it stands."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    serious = [
        f"{violation['id']} ({violation['impact']}): {violation['help']}\n  {node['html']}\n  {node['failureSummary']}"
        for violation in found
        if violation["impact"] in SERIOUS
        for node in violation["nodes"]
    ]
    assert serious == [], page.url + "\n" + "\n".join(serious)


def assert_within_its_width(page: Page) -> None:
    """Fail when the page scrolls sideways."""
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, page.url
