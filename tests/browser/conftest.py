"""Pages as people see them: a real server, Debian's Chromium, and no other host within reach."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from django.utils import translation
from django.utils.functional import Promise
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, expect

import dev
from accounts.models import User
from tests.conftest import ClientFor

ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
]
HEIGHTS = {390: 844, 1440: 900}
SERIOUS = {"serious", "critical"}
REFUSAL = re.compile(r"^Failed to load resource: the server responded with a status of 4\d\d")

PageAs = Callable[..., Page]

expect.set_options(timeout=20_000)  # milliseconds: a machine with other work to do is slow, not wrong


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Launch Debian's Chromium, which will not run its sandbox as root."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    chromium = shutil.which("chromium")
    assert chromium, "Chromium is missing: apt-get install chromium"
    return browser_type_launch_args | {"executable_path": chromium, "args": ARGUMENTS + sandbox}


@pytest.fixture(scope="session", autouse=True)
def _catalogues() -> None:
    """Compile what has been translated since: these tests read pages in the languages of their readers."""
    dev.compile_catalogues()


@contextmanager
def browsers(browser: Browser, url: str, client_for: ClientFor) -> Iterator[PageAs]:
    """Give a function that opens a user's own browser at the start page of the server, 1440 pixels wide unless told.

    page_as(user, width) for somebody who signed in, page_as(None) for a stranger; language is what the browser asks
    for. Addresses may be given from the root: page.goto("/courses/"). A broken content security policy, a script's
    error or a request to another host fails the test.
    """
    own_host = urlsplit(url).netloc
    troubles: list[str] = []
    contexts = []

    def note_request(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https"} and address.netloc != own_host:
            troubles.append(f"asked another host: {request.url}")

    def note_message(message: ConsoleMessage) -> None:
        # The console also reports every answer of 4xx, which is how a page tells that it was asked for nonsense.
        if message.type == "error" and not REFUSAL.search(message.text):
            troubles.append(f"{message.text} ({message.location['url']})")

    def note_error(error: Error) -> None:
        troubles.append(f"{error.name}: {error.message}")

    def open_page(user: User | None, width: int = 1440, *, language: str = "vi", path: str = "/") -> Page:
        context = browser.new_context(
            base_url=url,
            viewport={"width": width, "height": HEIGHTS.get(width, 900)},
            locale=language,
            has_touch=width < 600,
            reduced_motion="reduce",
        )
        contexts.append(context)
        if user:
            name = django_settings.SESSION_COOKIE_NAME
            cookie = client_for(user).cookies[name].value
            context.add_cookies([{"name": name, "value": cookie, "url": url}])
        page = context.new_page()
        page.on("request", note_request)
        page.on("console", note_message)
        page.on("pageerror", note_error)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture
def page_as(browser: Browser, live_server: Any, client_for: ClientFor) -> Iterator[PageAs]:
    """Return a function that opens a user's own browser, as `browsers` says, on the test's own rows."""
    with browsers(browser, live_server.url, client_for) as open_page:
        yield open_page


def said(sentence: str | Promise, language: str = "vi") -> str:
    """Return how a page of the language says an English sentence, so that it is found as its readers find it."""
    with translation.override(language):
        return translation.gettext(str(sentence))


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
