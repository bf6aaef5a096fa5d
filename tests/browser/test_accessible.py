"""Every page of the house with its demo: open to everybody's senses, whole on a phone, and in the reader's language."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from babel.messages.pofile import read_po
from django.conf import settings as django_settings
from django.test import Client, TransactionTestCase, modify_settings, override_settings
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from accounts.models import User
from certificates.models import Award, Entry
from courses.models import Activity, CooperationPlan, Course
from desk.services.demo.demo import demo
from participants.models import Delegation
from tests import factories
from tests.browser.conftest import assert_accessible, assert_within_its_width, browsers
from tests.house.addresses import Address, Rows, ours

pytestmark = pytest.mark.django_db(transaction=True)
SILENT = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}  # no paper is opened here

# Addresses that are no page: what is only sent, papers, and what stands for a part of a page.
SENT = {
    "accounts:language-set",
    "certificates:award-approve",
    "certificates:award-prepare",
    "certificates:award-withdraw",
    "certificates:entry-issue",
    "courses:activity-delete",
    "courses:course-state",
    "courses:module-delete",
    "courses:session-cancel",
    "courses:session-delete",
    "courses:session-restore",
    "participants:account-close",
    "participants:account-renew",
    "participants:enrolment-restore",
    "participants:enrolment-withdraw",
}
PARTS = {"certificates:files-progress", "desk:healthz", "desk:readyz", "participants:rank-options"}
PAPERS = {
    "certificates:certificate-preview",
    "certificates:course-file",
    "certificates:entry-file",
    "courses:programme-pdf",
}
NO_PAGES = SENT | PARTS | PAPERS

# What the walk over the addresses does not meet: (reader, path).
MORE_PAGES = [
    ("", "/accounts/login/"),
    ("", "/accounts/password/reset/"),
    ("", "/verify/?code=0012/2024"),
    ("", "/verify/aaaaaaaaaaaaaaaaaaaaaaaaaaa/"),
    ("officer", "/accounts/logout/"),
    ("officer", "/accounts/password/change/"),
    ("officer", "/courses/?q=nothing-of-that-name"),
    ("officer", "/courses/LAO-2024/"),
    ("officer", "/courses/LAO-2024/attendance/"),
    ("officer", "/courses/LAO-2024/certificates/"),
    ("officer", "/courses/LAO-2024/people/?q=nobody"),
    ("officer", "/courses/LAO-2024/schedule/"),
    ("officer", "/courses/EMPTY-1/"),
    ("officer", "/courses/EMPTY-1/attendance/"),
    ("officer", "/courses/EMPTY-1/certificates/"),
    ("officer", "/courses/EMPTY-1/documents/"),
    ("officer", "/courses/EMPTY-1/modules/"),
    ("officer", "/courses/EMPTY-1/people/"),
    ("officer", "/courses/EMPTY-1/schedule/"),
    ("officer", "/courses/NO-SUCH/"),
    ("officer", "/courses/EMPTY-1/programme.pdf"),
    ("approver", "/"),
    ("approver", "/courses/LAO-2024/certificates/"),
    ("approver", "/register/?q=nobody"),
    ("approver", "/rooms/new/"),
    ("lecturer", "/my/"),
    ("lecturer", "/my/certificates/"),
    ("lecturer", "/courses/DEMO-NOW/attendance/"),
    ("liaison", "/my/"),
    ("liaison", "/courses/DEMO-NOW/people/"),
]

WORDS_SHOWN = """
() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (!parentElement.closest("script, style, textarea, [lang=en]")) found.push(data);
  }
  for (const part of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]")) {
    for (const name of ["aria-label", "title", "placeholder", "alt"]) found.push(part.getAttribute(name) || "");
  }
  return found.map((text) => text.replace(/\\s+/g, " ").trim()).filter(Boolean);
}
"""


@pytest.fixture(scope="module")
def demo_server(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[LiveServer]:
    """Serve the demo, made once for all pages, and an empty course; the database is emptied at the end."""
    quick = override_settings(TASKS=SILENT)
    with django_db_blocker.unblock(), quick, modify_settings(ALLOWED_HOSTS={"append": "localhost"}):
        try:
            demo()
            factories.make_course(
                code="EMPTY-1", starts_on=None, ends_on=None, state=Course.State.PLANNED, title_en="", title_lo=""
            )
            plan = CooperationPlan.objects.get(partner__code="LA", year=2024)
            Activity.objects.create(plan=plan, title_vi="Đoàn thăm", title_en="Visit", title_lo="ຄະນະຢ້ຽມຢາມ")
            server = LiveServer("localhost")
            yield server
            server.stop()
        finally:
            TransactionTestCase()._fixture_teardown()  # type: ignore[attr-defined]


@pytest.fixture
def _django_db_helper(demo_server: LiveServer) -> None:
    """Stand in for pytest-django's own, which would empty the database after each page."""


@pytest.fixture(scope="module")
def demo_rows(demo_server: LiveServer) -> Rows:
    """Return what stands in the addresses: the course that runs now, and a certificate of the one before it."""
    course = Course.objects.get(code="DEMO-NOW")
    held = course.sessions.held().filter(attendances__isnull=False).first()
    module, enrolment = course.modules.first(), course.enrolments.first()
    entry, award = Entry.objects.first(), Award.objects.first()
    delegation = Delegation.objects.filter(course=course).first()
    assert held
    assert module
    assert enrolment
    assert entry
    assert delegation
    taught = course.sessions.filter(room__isnull=False, assignments__isnull=False).first()
    assert taught
    lecturer = taught.assignments.first()
    assert lecturer
    activity = Activity.objects.get()
    identifiers: dict[str, int | str] = {
        "courses/code": course.code,
        "register/code": entry.code,
        "verify/code": entry.code,
        "modules/pk": module.pk,
        "rooms/pk": taught.room_id or 0,
        "lecturers/pk": lecturer.lecturer_id,
        "schedule/pk": taught.pk,
        "people/pk": enrolment.pk,
        "/people/pk": enrolment.participant_id,
        "delegations/pk": delegation.pk,
        "attendance/pk": held.pk,
        "awards/pk": award.pk if award else 0,
        "partners/partner": activity.plan.partner.code,
        "institutions/pk": course.host_id,
        "plans/year": activity.plan.year,
        "/partner": activity.plan.partner.code,
        "activities/pk": activity.pk,
    }
    return Rows(course=course, identifiers=identifiers)


@pytest.fixture(scope="module")
def page_of(browser: Browser, demo_server: LiveServer) -> Iterator[Callable[[str, int, str], Page]]:
    """Return a function that gives a reader's open browser of a width, its pages now in a language."""
    opened: dict[tuple[str, int, str], Page] = {}
    with browsers(browser, demo_server.url, signed_in) as open_page:

        def page_of(reader: str, width: int, language: str) -> Page:
            User.objects.filter(username=reader).update(language=language)
            user = User.objects.get(username=reader) if reader else None
            key = (reader, width, "" if reader else language)  # a stranger's language is the browser's
            if key not in opened:
                opened[key] = open_page(user, width, language=language, path="/healthz")
            return opened[key]

        yield page_of


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def reader_of(address: Address) -> str:
    """Return the demo user who reads a page; nobody's name for what is open to everybody."""
    if address.access == "public":
        return ""
    return "trainee" if address.route.startswith("my/") else "officer"


@cache
def english(language: str) -> frozenset[str]:
    """Return the sentences that a page of the language says otherwise."""
    with (django_settings.BASE_DIR / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    plain = ((message.id, message.string) for message in catalogue if message.id)
    return frozenset(
        source for source, worded in plain
        if isinstance(source, str) and isinstance(worded, str) and worded not in {"", source}
    )  # fmt: skip


def assert_speaks(page: Page, language: str) -> None:
    """Fail when the page is of another language, or shows an English sentence that was translated."""
    assert page.locator("html").get_attribute("lang") == language
    assert sorted(set(page.evaluate(WORDS_SHOWN)) & english(language)) == [], page.url


def assert_good_at(page_of: Callable[[str, int, str], Page], reader: str, path: str) -> None:
    """Look at a page wide and in Vietnamese, and on a phone in Lao; axe looks at the one that its readers use more."""
    is_phone_page = path.startswith("/my/")
    for width, language in ((1440, "vi"), (390, "lo")):
        page = page_of(reader, width, language)
        page.goto(path)
        assert_speaks(page, language)
        assert_within_its_width(page)
        if is_phone_page == (width == 390):
            assert_accessible(page)


@pytest.mark.parametrize("address", [one for one in ours() if one.name not in NO_PAGES], ids=lambda one: one.name)
def test_every_page_is_accessible_whole_and_in_its_language(page_of: Any, demo_rows: Rows, address: Address) -> None:
    assert_good_at(page_of, reader_of(address), demo_rows.url(address))


@pytest.mark.parametrize(("reader", "path"), MORE_PAGES)
def test_empty_refusing_and_other_readers_pages_are_so_too(page_of: Any, reader: str, path: str) -> None:
    assert_good_at(page_of, reader, path)


def test_what_is_only_sent_cannot_be_opened_and_parts_are_no_page(page_of: Any, demo_rows: Rows) -> None:
    asked = page_of("officer", 1440, "vi").request
    urls = {address.name: demo_rows.url(address) for address in ours() if address.name in SENT | PARTS}
    assert {name: asked.get(urls[name]).status for name in SENT} == dict.fromkeys(SENT, 405)
    assert {name: "<html" in asked.get(urls[name]).text() for name in PARTS} == dict.fromkeys(PARTS, False)
