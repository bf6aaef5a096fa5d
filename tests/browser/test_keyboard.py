"""The work without a mouse: everything is reached by Tab, opened by Enter and left by Escape."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from courses.models import Course, Session
from participants.models import Attendance
from tests import factories
from tests.browser.conftest import PageAs, assert_accessible, said

pytestmark = pytest.mark.django_db(transaction=True)

MOST_STOPS = 60
HAS_FOCUS = "part => part === document.activeElement"
SHOWS_FOCUS = """part => [null, "::after"].some(pseudo => {
  const style = getComputedStyle(part, pseudo);
  return style.outlineStyle !== "none" || style.boxShadow !== "none";
})"""


@pytest.fixture
def yesterday() -> date:
    return timezone.localdate() - timedelta(days=1)


@pytest.fixture
def course(yesterday: date) -> Course:
    """Return a course with a lesson yesterday, which two people came to."""
    monday = yesterday - timedelta(days=yesterday.weekday())
    course = factories.make_course(
        code="NOW-1", state="running", starts_on=monday, ends_on=monday + timedelta(days=11)
    )  # fmt: skip
    factories.make_session(course, day=yesterday, room=factories.make_room(name_vi="Phòng 201"))
    for name in ("Bounthavy", "Somchay"):
        person = factories.make_participant(
            given_name=name, vietnamese_name=name, native_given_name="", native_family_name=""
        )
        factories.make_enrolment(course, person)
    return course


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until the focus is where it is wanted; it must be seen there."""
    expect(wanted).to_be_visible()
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if wanted.evaluate(HAS_FOCUS):
            assert wanted.evaluate(SHOWS_FOCUS), "the focus is not shown"
            return
    raise AssertionError(f"not reached in {MOST_STOPS} steps: {wanted}")


def test_the_skip_link_leads_past_the_rail(page_as: PageAs, officer: User) -> None:
    page = page_as(officer, path="/rooms/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('main').contains(document.activeElement)")


def test_a_session_is_opened_left_and_changed_from_the_board(
    page_as: PageAs, officer: User, course: Course, yesterday: date
) -> None:
    page = page_as(officer, path=f"/courses/NOW-1/schedule/?week={yesterday}")
    panel, card = page.locator("#panel"), page.locator("a.card")
    tab_to(page, card)
    page.keyboard.press("Enter")
    expect(panel.locator("#panel-title")).to_be_visible()
    assert page.evaluate("document.getElementById('panel').contains(document.activeElement)")
    assert_accessible(page)
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(card).to_be_focused()

    page.keyboard.press("Enter")
    expect(panel.locator("#panel-title")).to_be_visible()
    tab_to(page, panel.locator("#id_note"))
    page.keyboard.type("Mang theo hộ chiếu")
    tab_to(page, panel.locator("form.form [type=submit]"))
    page.keyboard.press("Enter")
    expect(page.locator(".flash.success")).to_be_visible()
    assert Session.objects.get().note == "Mang theo hộ chiếu"


def test_a_free_half_day_is_opened_and_the_focus_comes_back_to_it(
    page_as: PageAs, officer: User, course: Course, yesterday: date
) -> None:
    page = page_as(officer, path=f"/courses/NOW-1/schedule/?week={yesterday}")
    free = page.locator("a.add").last
    tab_to(page, free)
    page.keyboard.press("Enter")
    expect(page.locator("#panel #id_day")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(free).to_be_focused()


def test_a_question_is_answered_with_no_by_escape(page_as: PageAs, officer: User, course: Course) -> None:
    page = page_as(officer, path=f"/courses/NOW-1/schedule/{Session.objects.get().pk}/")
    cancel = page.get_by_role("button", name=said("Cancel the session"))
    tab_to(page, cancel)
    page.keyboard.press("Enter")
    expect(page.locator("#confirm")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#confirm")).to_be_hidden()
    expect(cancel).to_be_focused()
    assert not Session.objects.get().is_cancelled


@pytest.mark.parametrize(
    ("path", "opened"), [("/courses/", "**/courses/NOW-1/"), ("/courses/NOW-1/people/", re.compile(r"/people/\d+/$"))]
)
def test_a_row_opens_on_enter(page_as: PageAs, officer: User, course: Course, path: str, opened: Any) -> None:
    page = page_as(officer, path=path)
    tab_to(page, page.locator("a.cover").first)
    page.keyboard.press("Enter")
    page.wait_for_url(opened)


def test_a_row_of_a_list_that_has_a_panel_opens_it_on_enter(page_as: PageAs, officer: User, course: Course) -> None:
    page = page_as(officer, path="/courses/NOW-1/modules/")
    row = page.locator("tbody a.cover").first
    tab_to(page, row)
    page.keyboard.press("Enter")
    expect(page.locator("#panel #id_title_vi")).to_be_visible()
    page.keyboard.press("Escape")
    expect(row).to_be_focused()


def test_the_roll_is_called_from_the_list_of_what_is_to_do_to_its_end(
    page_as: PageAs, officer: User, course: Course
) -> None:
    page = page_as(officer, path="/courses/NOW-1/attendance/")
    tab_to(page, page.locator(".todo a").first)
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("group", name="Bounthavy").get_by_role("radio", name=said("Present")))
    page.keyboard.press("ArrowRight")  # late: the minutes take the focus
    page.keyboard.type("25")
    tab_to(page, page.get_by_role("group", name="Somchay").get_by_role("radio", name=said("Present")))
    page.keyboard.press("ArrowLeft")  # the choices go round: the last is absent
    tab_to(page, page.get_by_role("button", name=said("Save the roll")))
    page.keyboard.press("Enter")

    expect(page.locator(".flash.success")).to_be_visible()
    marks = Attendance.objects.values_list("enrolment__participant__given_name", "state", "minutes")
    assert sorted(marks) == [("Bounthavy", "late", 185), ("Somchay", "absent", 0)]
