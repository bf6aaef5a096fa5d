"""People, the roll call and everyone's own pages in a real browser, with thumb, mouse and keyboard."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts import roles
from accounts.models import User
from courses.models import Course, Session
from participants.models import Attendance, Enrolment
from participants.services.enrolments import enrol
from tests import factories
from tests.browser.conftest import PageAs

pytestmark = pytest.mark.django_db(transaction=True)

NAMES = ("Khamlieng Outhakaysone", "Bounthavy Phommachanh", "Somchay Keomany")
SWIPE = """
([from, to]) => {
  const day = document.querySelector("[data-swipe]");
  const at = (x) => [new Touch({ identifier: 1, target: day, clientX: x, clientY: 400 })];
  day.dispatchEvent(new TouchEvent("touchstart", { bubbles: true, touches: at(from), changedTouches: at(from) }));
  day.dispatchEvent(new TouchEvent("touchend", { bubbles: true, touches: [], changedTouches: at(to) }));
}
"""


@dataclass(frozen=True)
class House:
    course: Course
    officer: User
    trainee: User
    lecturer: User
    yesterday: Session
    tomorrow: Session


@pytest.fixture
def house() -> House:
    """A course around today: yesterday's lesson has no roll call yet, tomorrow has one more; everyone reads English."""
    officer = factories.make_user("officer", groups=(roles.OFFICER,), language="en")
    trainee = factories.make_user("trainee", groups=(roles.TRAINEE,), language="en")
    lecturer = factories.make_user("lecturer", groups=(roles.LECTURER,), language="en")
    teacher = factories.make_lecturer(user=lecturer)
    zone = timezone.get_current_timezone()
    today = timezone.now().astimezone(zone).date()
    course = factories.make_course(
        code="DEMO-NOW", state="running", starts_on=today - timedelta(days=3), ends_on=today + timedelta(days=9)
    )
    module = factories.make_module(course, title_en="External-relations protocol", title_lo="ວຽກງານພິທີການຕ່າງປະເທດ")
    room = factories.make_room(name_en="Room 201", name_lo="ຫ້ອງ 201")
    lessons = [
        factories.make_session(
            course, day=today + timedelta(days=number), starts=time(8), ends=time(9, 40),
            module=module, room=room, lecturers=(teacher,),
        )
        for number in (-1, 1)
    ]  # fmt: skip
    for number, name in enumerate(NAMES):
        given, family = name.split()
        person = factories.make_participant(
            given_name=given, family_name=family, passport_name=name, user=trainee if number == 0 else None
        )
        enrol(course=course, participant=person, state="attending", protocol_order=number + 1)
    return House(course, officer, trainee, lecturer, *lessons)


def choose(page: Page, name: str, mark: str) -> None:
    page.get_by_role("group", name=name).get_by_role("radio", name=mark).click()


def test_a_lecturer_calls_the_roll_with_a_thumb(page_as: PageAs, house: House) -> None:
    page = page_as(house.lecturer, 390, path="/courses/DEMO-NOW/attendance/")
    page.get_by_role("link", name="Call the roll").first.click()
    expect(page.locator("[data-tally]")).to_contain_text("3 present")
    choose(page, NAMES[1], "Late")
    page.keyboard.type("20")
    choose(page, NAMES[2], "Absent")
    expect(page.locator("[data-tally]")).to_have_text("1 present 1 late 1 absent", use_inner_text=True)
    page.get_by_role("button", name="Save the roll").click()

    expect(page.get_by_role("status").first).to_contain_text("The roll is kept: 3 people.")
    marks = Attendance.objects.order_by("enrolment").values_list("state", "minutes")
    assert list(marks) == [("present", 100), ("late", 80), ("absent", 0)]
    expect(page.locator(".roll-grid .dot.late")).to_have_count(1)


def test_all_present_takes_the_exceptions_back(page_as: PageAs, house: House) -> None:
    page = page_as(house.officer, path=f"/courses/DEMO-NOW/attendance/{house.yesterday.pk}/")
    everyone = page.get_by_role("button", name="All present")
    expect(everyone).to_be_disabled()
    choose(page, NAMES[0], "Excused")
    everyone.click()
    expect(page.locator("[data-tally]")).to_have_text("3 present", use_inner_text=True)


def test_the_roll_is_called_by_keyboard_alone(page_as: PageAs, house: House) -> None:
    page = page_as(house.officer, path=f"/courses/DEMO-NOW/attendance/{house.yesterday.pk}/")
    page.get_by_role("radio", name="Present").first.focus()
    page.keyboard.press("ArrowRight")  # late: the minutes get the focus
    page.keyboard.type("15")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").first).to_contain_text("The roll is kept")
    assert Attendance.objects.get(state="late").minutes == 85


def test_a_withdrawal_is_asked_about_and_undone(page_as: PageAs, house: House) -> None:
    page = page_as(house.officer, path="/courses/DEMO-NOW/people/")
    page.get_by_role("link", name=NAMES[1]).click()
    page.get_by_role("button", name="Withdraw").click()
    page.locator("#confirm [value=yes]").click()
    expect(page.get_by_role("status").first).to_contain_text(f"{NAMES[1]} has withdrawn from the course.")
    assert Enrolment.objects.filter(state="withdrawn").count() == 1

    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name=NAMES[1])).to_be_visible()
    assert not Enrolment.objects.filter(state="withdrawn").exists()


def test_the_ranks_change_with_the_partner(page_as: PageAs, house: House) -> None:
    factories.make_rank(force="LA", code="colonel", name_en="Colonel of Laos")
    factories.make_rank(force="TH", code="colonel", name_en="Colonel of Thailand")
    thailand = factories.make_partner(code="thailand", name_en="Thailand", iso_code="TH")
    page = page_as(house.officer, path="/courses/DEMO-NOW/people/new/person/")

    expect(page.locator("#id_rank")).to_contain_text("Colonel of Laos")
    page.locator("#id_partner").select_option(str(thailand.pk))
    expect(page.locator("#id_rank")).to_contain_text("Colonel of Thailand")
    expect(page.locator("#id_rank")).not_to_contain_text("Laos")


def test_a_delegations_days_are_set_in_the_side_panel(page_as: PageAs, house: House) -> None:
    page = page_as(house.officer, path="/courses/DEMO-NOW/people/")
    page.locator(".delegations a").click()
    page.locator("#panel [name=arrives_on]").fill("2026-06-02")
    page.locator("#panel [name=leaves_on]").fill("2026-06-01")
    page.locator("#panel [type=submit]").click()
    expect(page.locator("#panel")).to_contain_text("They cannot leave before they arrive.")
    page.locator("#panel [name=leaves_on]").fill("2026-06-15")
    page.locator("#panel [type=submit]").click()
    expect(page.locator(".delegations")).to_contain_text("Tuesday, 2 Jun 2026")


def test_a_trainee_reads_the_week_in_lao_and_swipes_through_it(page_as: PageAs, house: House) -> None:
    User.objects.filter(pk=house.trainee.pk).update(language="lo")
    page = page_as(house.trainee, 390, path=f"/my/week/?day={house.yesterday.day}")
    expect(page.locator("[data-swipe]")).to_contain_text("ວຽກງານພິທີການຕ່າງປະເທດ")
    expect(page.locator("[data-swipe]")).to_contain_text("ຫ້ອງ 201")

    for _day in range(2):
        with page.expect_navigation():
            page.evaluate(SWIPE, [300, 120])
    assert page.url.endswith(f"?day={house.tomorrow.day}")

    with page.expect_navigation():
        page.evaluate(SWIPE, [120, 300])
    assert page.url.endswith(f"?day={house.tomorrow.day - timedelta(days=1)}")


def test_the_time_left_stays_true_while_the_page_lies_open(page_as: PageAs, house: House) -> None:
    starts_at = timezone.now() + timedelta(hours=1, minutes=59, seconds=30)
    Session.objects.filter(pk=house.tomorrow.pk).update(
        day=starts_at.astimezone(house.course.zone).date(), starts_at=starts_at, ends_at=starts_at + timedelta(hours=2)
    )
    page = page_as(house.trainee, 390, path="/accounts/login/")
    page.clock.install(time=datetime.now())
    page.goto("/my/")
    expect(page.locator("[data-left]")).to_have_text("In 2 hours")

    page.clock.run_for("01:01:00")
    expect(page.locator("[data-left]")).to_have_text("In 59 minutes")
