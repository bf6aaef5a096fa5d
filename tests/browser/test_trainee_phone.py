"""A trainee with a telephone, in Lao: what comes next, the week day by day, the certificate, and nothing of others."""

import subprocess
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from certificates.models import Entry
from certificates.services.issuing import issue
from courses.models import Course, Session
from names.dates import full_date
from tests import factories
from tests.browser.conftest import PageAs, assert_accessible, assert_within_its_width, said

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = 390
FINGER = 44  # px, the least that a finger meets
LESSONS = ("ວຽກງານພິທີການຕ່າງປະເທດ", "ການພົວພັນສອງຝ່າຍ", "ທັກສະຄົ້ນຄວ້າ")
LESSONS_VI = ("Công tác lễ tân đối ngoại", "Quan hệ song phương", "Kỹ năng nghiên cứu")
OTHERS = "ຊຸດຝຶກອົບຮົມຂອງຜູ້ອື່ນ"
OTHERS_LESSON = "ບົດຮຽນຂອງຜູ້ອື່ນ"
MAIN_ACTIONS = ".phone-nav a, main .btn, .days a, .languages button, .user-menu summary, [type=submit], .form-control"
TOO_SMALL = """
([selector, finger]) => [...document.querySelectorAll(selector)]
  .filter((part) => part.checkVisibility())
  .map((part) => [part.outerHTML.slice(0, 120), part.getBoundingClientRect()])
  .filter(([, box]) => box.width < finger || box.height < finger)
  .map(([html, box]) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${html}`)
"""


@dataclass(frozen=True)
class Stay:
    """A trainee's course around today, with a lesson yesterday, tomorrow and the day after, and two certificates."""

    trainee: User
    course: Course
    today: date
    own: Entry
    others: Entry


@pytest.fixture
def stay(trainee_user: User, officer: User, approver: User) -> Stay:
    today = timezone.localdate()
    person = factories.make_participant(user=trainee_user)
    stranger = factories.make_participant(given_name="Bounmy", passport_name="BOUNMY KEOVILAY")
    dates = {"starts_on": today - timedelta(days=3), "ends_on": today + timedelta(days=9), "state": "running"}
    course = factories.make_course(code="NOW-1", **dates)
    room = factories.make_room(name_vi="Phòng 201", name_lo="ຫ້ອງ 201")
    for days, title_vi, title_lo in zip((-1, 1, 2), LESSONS_VI, LESSONS, strict=True):
        module = factories.make_module(course, title_vi=title_vi, title_lo=title_lo)
        factories.make_session(course, day=today + timedelta(days=days), module=module, room=room)
    factories.make_enrolment(course, person)

    other = factories.make_course(code="OTHER-1", title_lo=OTHERS, title_vi=OTHERS, host=course.host, **dates)
    lesson = factories.make_module(other, title_vi=OTHERS_LESSON, title_lo=OTHERS_LESSON)
    factories.make_session(other, day=today + timedelta(days=1), module=lesson)
    factories.make_enrolment(other, stranger)

    earlier = factories.make_taught_course(code="LAO-2024", trainees=0)
    factories.make_certificate_settings(earlier)
    enrolments = [factories.make_enrolment(earlier, holder) for holder in (person, stranger)]
    for enrolment in enrolments:
        for session in earlier.sessions.all():
            factories.make_attendance(session, enrolment)
    awards = [factories.make_award(one, prepared_by=officer, approved_by=approver) for one in enrolments]
    own, others = issue(awards=awards, by=approver, issued_on=earlier.ends_on).entries
    return Stay(trainee=trainee_user, course=course, today=today, own=own, others=others)


def assert_fits_a_hand(page: Page) -> None:
    assert_within_its_width(page)
    small = page.evaluate(TOO_SMALL, [MAIN_ACTIONS, FINGER])
    assert small == [], "\n".join([page.url, *small])


def test_after_signing_in_the_next_lesson_is_the_first_thing_seen(page_as: PageAs, stay: Stay) -> None:
    page = page_as(None, PHONE, language="lo")
    assert page.locator("html").get_attribute("lang") == "lo"
    assert_fits_a_hand(page)
    page.fill("[name=login]", stay.trainee.username)
    page.fill("[name=password]", "a long password")
    page.locator("main .btn.main").click()

    page.wait_for_url("**/my/")
    assert page.locator("html").get_attribute("lang") == "lo"
    following = page.locator("section.next")
    expect(following.locator("h2")).to_have_text(LESSONS[1])
    expect(following).to_contain_text("08:00–11:30")
    expect(following).to_contain_text("ຫ້ອງ 201")
    box = following.bounding_box()
    assert box
    assert box["y"] + box["height"] < 844  # without scrolling
    assert_fits_a_hand(page)
    assert_accessible(page)


def test_the_week_is_read_day_by_day_and_shows_the_own_course_alone(page_as: PageAs, stay: Stay) -> None:
    page = page_as(stay.trainee, PHONE, path="/my/")
    expect(page.locator("main")).to_contain_text(LESSONS[1])
    shown = [page.content()]
    page.locator(".phone-nav a", has_text=said("Week", "lo")).click()
    expect(page.locator("#day-title")).to_contain_text(full_date(stay.today, "lo"))
    page.locator("a[rel=prev]").click()
    for days, lesson in ((-1, LESSONS[0]), (0, None), (1, LESSONS[1]), (2, LESSONS[2])):
        expect(page.locator("#day-title")).to_contain_text(full_date(stay.today + timedelta(days=days), "lo"))
        expect(page.locator("[data-swipe] li.row b")).to_have_text([lesson] if lesson else [])
        assert_fits_a_hand(page)
        shown.append(page.content())
        if days < 2:
            page.locator("a[rel=next]").click()

    assert Session.objects.filter(course__code="OTHER-1").exists()
    assert [text for text in shown if OTHERS in text or OTHERS_LESSON in text or "OTHER-1" in text] == []


def test_one_tap_changes_the_language_and_it_stays(page_as: PageAs, stay: Stay) -> None:
    page = page_as(stay.trainee, PHONE, path="/my/")
    heading = page.locator("section.next h2")
    expect(heading).to_have_text(LESSONS[1])
    for language, title in (("vi", LESSONS_VI[1]), ("en", LESSONS_VI[1]), ("lo", LESSONS[1])):
        page.locator(f".languages [value={language}]").click()
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(heading).to_have_text(title)
        expect(page.locator(".phone-nav a").first).to_have_text(said("Today", language))
        assert page.url.endswith("/my/")
        stay.trainee.refresh_from_db()
        assert stay.trainee.language == language


def test_the_own_certificate_is_opened_and_anothers_is_not_there(page_as: PageAs, stay: Stay, tmp_path: Path) -> None:
    page = page_as(stay.trainee, PHONE, path="/my/")
    page.locator(".phone-nav a", has_text=said("Certificate", "lo")).click()
    expect(page.locator(".diploma-number")).to_contain_text(stay.own.register_number)
    assert_fits_a_hand(page)
    assert_accessible(page)
    address = page.locator(".diploma-actions .btn.main").get_attribute("href")
    assert address
    answer = page.request.get(address)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    file = tmp_path / "own.pdf"
    file.write_bytes(answer.body())
    text = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
    assert stay.own.register_number in text
    assert "ຄຳລຽງ" in text.replace("\u200b", "")

    theirs = address.replace(stay.own.code, stay.others.code)
    missing = page.goto(theirs)
    assert missing
    assert missing.status == 404
    assert "BOUNMY" not in page.content()
    assert page.goto(theirs.replace("file/", "")).status in {403, 404}  # type: ignore[union-attr]
    assert page.goto("/courses/OTHER-1/attendance/").status == 404  # type: ignore[union-attr]
