"""An officer makes a course from nothing and has its certificates issued; another person approves them."""

import re
import subprocess
from collections.abc import Iterable
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from accounts import roles
from accounts.models import User
from certificates.models import Award, Entry
from courses.models import Course, Institution, Partner, Session
from desk.services.seeding.seed import seed
from names.dates import short_date
from participants.models import Attendance, Enrolment, Participant
from tests import factories
from tests.browser.conftest import PageAs, assert_accessible, said

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "a long password"
CODE = "LAO-NEW"
TITLE_VI = "Lớp tập huấn cán bộ đối ngoại quốc phòng Lào khóa thử"
TITLE_LO = "ຊຸດຝຶກອົບຮົມພະນັກງານການຕ່າງປະເທດປ້ອງກັນປະເທດລາວ"
TITLE_EN = "Training Course for Lao Defence Foreign-Relations Officers"
MODULES = (
    ("Công tác lễ tân đối ngoại", "ວຽກງານພິທີການຕ່າງປະເທດ"),
    ("Công tác tổ chức các hội nghị, hội thảo quốc tế", "ວຽກງານຈັດຕັ້ງກອງປະຊຸມ ແລະ ສຳມະນາສາກົນ"),
)
NEW_PERSON = {
    "passport_name": "KHAMPHONE SIRIVONG",
    "given_name": "Khamphone",
    "family_name": "Sirivong",
    "native_given_name": "ຄຳພອນ",
    "native_family_name": "ສີລິວົງ",
    "vietnamese_name": "Khăm-phon Xi-ri-vông",
    "birth_date": "1986-02-11",
    "position_vi": "Trợ lý",
    "position_lo": "ຜູ້ຊ່ວຍ",
}
KNOWN_PERSON = "ຄຳລຽງ ອຸທະໄກສອນ"
MADE_UP_APPROVAL = """
([url, enrolment]) => {
  const form = document.querySelector("form.roster");
  const chosen = document.createElement("input");
  Object.assign(chosen, { type: "hidden", name: "enrolment", value: enrolment });
  form.append(chosen);
  form.action = url;
  form.submit();
}
"""


@pytest.fixture
def monday() -> date:
    """Return the first day of the course: the Monday before last week, so that all of it is over."""
    today = timezone.localdate()
    return today - timedelta(days=today.weekday() + 14)


@pytest.fixture
def reference(officer: User, approver: User, monday: date) -> None:
    """What stands before the day begins: the seeds, a known person, a lecturer, and a room that another course uses."""
    seed()
    other = factories.make_course(code="KHM-1", host=Institution.objects.get(slug="cuc-doi-ngoai"), starts_on=monday,
        ends_on=monday + timedelta(days=4))  # fmt: skip
    room = factories.make_room(name_vi="Phòng 201", capacity=30)
    factories.make_room(name_vi="Phòng 305", capacity=30)
    module = factories.make_module(other, number=3)
    factories.make_session(other, day=monday, module=module, room=room, starts=time(8), ends=time(11, 30))
    factories.make_lecturer(family_name="Nguyễn", middle_name="Thị", given_name="Mai", institution=other.host)
    factories.make_participant(partner=Partner.objects.get(iso_code="LA"))


def flash(page: Page) -> Locator:
    return page.locator(".flash.success")


def text_of(pdf: Path) -> str:
    """Return the text of a PDF as copying it gives it, without the breaks that Lao words and lines take."""
    ended = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True)
    return joined(ended.stdout)


def joined(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


def downloaded(page: Page, link: Locator, folder: Path) -> Path:
    """Return the file that a link gives."""
    with page.expect_download() as waiting:
        link.click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return file


def opened(page: Page, link: Locator, folder: Path) -> Path:
    """Return the paper that a link shows in the browser itself."""
    response = page.request.get(link.get_attribute("href") or "")
    assert response.headers["content-type"] == "application/pdf"
    file = folder / "opened.pdf"
    file.write_bytes(response.body())
    return file


def sign_in(page: Page, user: User) -> None:
    page.fill("[name=login]", user.username)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    expect(page.locator(".places")).to_be_visible()


def plan_the_course(page: Page, monday: date) -> None:
    page.locator(".places").get_by_role("link", name=said("Courses")).click()
    page.get_by_role("link", name=said("New course")).first.click()
    entered = {"code": CODE, "title_vi": TITLE_VI, "title_lo": TITLE_LO, "title_en": TITLE_EN, "place_vi": "Hà Nội"}
    for name, value in entered.items():
        page.fill(f"#id_{name}", value)
    page.fill("#id_starts_on", monday.isoformat())
    page.fill("#id_ends_on", (monday - timedelta(days=3)).isoformat())
    page.select_option("#id_host", str(Institution.objects.get(slug="cuc-doi-ngoai").pk))
    page.get_by_text(said("Add a partner institution")).click()
    academy = Institution.objects.get(slug="hoc-vien-ngoai-giao")
    page.select_option("#id_institutions-0-institution", str(academy.pk))
    page.fill("#id_institutions-0-part_vi", "Xây dựng chương trình")
    page.get_by_role("button", name=said("Plan the course")).click()

    expect(page.locator("#id_ends_on.is-invalid")).to_be_visible()  # the course would end before it starts
    expect(page.locator("#id_title_lo")).to_have_value(TITLE_LO)
    expect(page.locator("#id_institutions-0-part_vi")).to_have_value("Xây dựng chương trình")
    page.fill("#id_ends_on", (monday + timedelta(days=4)).isoformat())
    page.get_by_role("button", name=said("Plan the course")).click()
    expect(page.locator("h1")).to_have_text(TITLE_VI)


def add_modules(page: Page) -> None:
    page.locator(".tabs").get_by_role("link", name=said("Modules")).click()
    for number, (title_vi, title_lo) in enumerate(MODULES, start=1):
        page.locator("main").get_by_role("link", name=said("Add module")).click()
        expect(page.locator("#panel #id_number")).to_have_value(str(number))
        page.fill("#panel #id_title_vi", title_vi)
        page.fill("#panel #id_title_lo", title_lo)
        page.fill("#panel #id_content_minutes", "180")
        page.locator("#panel").get_by_role("button", name=said("Add module")).click()
        expect(page.locator("tbody tr")).to_have_count(number)
        expect(page.locator("tbody")).to_contain_text(title_vi)


def open_half_day(page: Page, day: date, half: str) -> Locator:
    page.locator(f"a.add[href*='day={day}'][href*='half={half}']").click()
    panel = page.locator("#panel")
    expect(panel.locator("#panel-title")).to_be_visible()
    return panel


def choose(panel: Locator, field: str, label: str) -> None:
    """Choose the option that begins with a label."""
    option = panel.locator(f"#id_{field} option", has_text=label).first
    panel.locator(f"#id_{field}").select_option(option.get_attribute("value"))


def schedule(page: Page, monday: date) -> None:
    """Put both modules on the board; the first clashes with another course's lesson and goes to another room."""
    page.locator(".tabs").get_by_role("link", name=said("Schedule")).click()
    panel = open_half_day(page, monday, "morning")
    choose(panel, "module", MODULES[0][0])
    choose(panel, "room", "Phòng 201")
    panel.get_by_label("Nguyễn Thị Mai").check()
    panel.locator("#id_interpretation").select_option("none")
    panel.locator("#id_note").fill("Mang theo hộ chiếu")
    panel.get_by_role("button", name=said("Add session")).click()

    refused = panel.locator(".clashes li")
    expect(refused).to_have_count(1)
    for part in ("Phòng 201", f"{said('Module %(number)s') % {'number': 3}}", "KHM-1", "08:00–11:30",
                 short_date(monday, "vi")):  # fmt: skip
        expect(refused).to_contain_text(part)
    assert not Session.objects.filter(course__code=CODE).exists()
    expect(panel.locator("#id_note")).to_have_value("Mang theo hộ chiếu")
    expect(panel.get_by_label("Nguyễn Thị Mai")).to_be_checked()
    expect(panel.locator("#id_module option:checked")).to_contain_text(MODULES[0][0])
    expect(panel.locator("#id_interpretation")).to_have_value("none")
    assert_accessible(page)

    choose(panel, "room", "Phòng 305")
    panel.get_by_role("button", name=said("Add session")).click()
    expect(page.locator(".card")).to_have_count(1)
    expect(page.locator(".card")).to_contain_text(MODULES[0][0])

    panel = open_half_day(page, monday + timedelta(days=1), "afternoon")
    choose(panel, "module", MODULES[1][0])
    panel.get_by_role("button", name=said("Add session")).click()
    expect(page.locator(".card")).to_have_count(2)
    expect(page.locator(".card", has_text=MODULES[1][0])).to_contain_text("13:30–16:30")


def open_the_course(page: Page) -> None:
    """Say that the course is announced and runs: each step is asked about."""
    page.locator(".tabs").get_by_role("link", name=said("Overview")).click()
    for state in (Course.State.OPEN, Course.State.RUNNING):
        page.locator(f"form:has(input[name=state][value={state}]) button").click()
        page.locator("#confirm [value=yes]").click()
        expect(page.locator("#confirm")).to_be_hidden()
        expect(page.locator(".course-head .tag").first).to_contain_text(said(state.label))


def add_people(page: Page) -> None:
    page.locator(".tabs").get_by_role("link", name=said("People")).click()
    page.locator("main").get_by_role("link", name=said("Add people")).first.click()
    page.get_by_role("link", name=said("Enter a new person")).click()
    for name, value in NEW_PERSON.items():
        page.fill(f"#id_{name}", value)
    page.select_option("#id_sex", Participant.Sex.MALE)
    page.select_option("#id_language", "lo")
    choose(page.locator("main"), "partner", "Lào")
    page.select_option("#id_state", Enrolment.State.ATTENDING)
    page.get_by_role("button", name=said("Add to the course")).click()
    expect(page.locator("main")).to_contain_text(NEW_PERSON["vietnamese_name"])

    page.goto(f"/courses/{CODE}/people/new/?q=khamlieng")
    page.locator(".adding li", has_text=KNOWN_PERSON).get_by_role("button").click()
    page.goto(f"/courses/{CODE}/people/")
    expect(page.locator("tbody tr")).to_have_count(2)
    page.locator("tbody tr", has_text=KNOWN_PERSON).get_by_role("link").first.click()
    page.select_option("#id_state", Enrolment.State.ATTENDING)
    page.locator("form.person .btn.main").click()
    expect(flash(page)).to_be_visible()
    assert set(Enrolment.objects.values_list("state", flat=True)) == {Enrolment.State.ATTENDING}


def call_the_rolls(page: Page) -> None:
    """Everybody was there; but one of them came half an hour late to the first lesson."""
    page.locator(".tabs").get_by_role("link", name=said("Attendance")).click()
    for expected in (2, 1):
        expect(page.locator(".todo li")).to_have_count(expected)
        page.locator(".todo a").first.click()
        if expected == 1:
            line = page.get_by_role("group", name=NEW_PERSON["vietnamese_name"])
            line.get_by_role("radio", name=said("Late")).click()
            line.locator("[type=number]").fill("30")
        page.get_by_role("button", name=said("Save the roll")).click()
        expect(flash(page)).to_be_visible()
    assert sorted(Attendance.objects.values_list("state", "minutes")) == [
        ("late", 180), ("present", 180), ("present", 180), ("present", 210),
    ]  # fmt: skip


def prepare_certificates(page: Page, monday: date) -> None:
    page.goto(f"/courses/{CODE}/certificates/")
    page.get_by_role("link", name=said("Set up the certificates")).click()
    page.fill("#id_decision_number", "15/QĐ-ĐN")
    page.fill("#id_decision_date", (monday + timedelta(days=4)).isoformat())
    page.fill("#id_signatory_name", "Trần Văn Bình")
    page.fill("#id_signatory_position_vi", "Cục trưởng")
    page.fill("#id_signatory_position_lo", "ຫົວໜ້າກົມ")
    page.fill("#id_signatory_position_en", "Director")
    page.locator("form.form").get_by_role("button", name=said("Save")).click()
    page.goto(f"/courses/{CODE}/certificates/")
    page.locator("[data-acts-on=earned]").click()
    expect(page.locator(".standing .tag.warn")).to_have_count(2)
    expect(page.locator("[data-acts-on=prepared]")).to_have_count(0)  # what is prepared waits for another person


def approve_and_issue(page: Page, approver: User) -> None:
    sign_in(page, approver)
    page.goto(f"/courses/{CODE}/certificates/")
    page.locator("[data-acts-on=prepared]").click()
    expect(page.locator(".standing .tag.ok")).to_have_count(2)
    page.locator("[data-acts-on=approved]").click()
    page.locator("#confirm [value=yes]").click()
    expect(page.locator(".number-link")).to_have_count(2)


def assert_says(pdf: Path, parts: Iterable[str]) -> None:
    text = text_of(pdf)
    assert [part for part in parts if joined(part) not in text] == []


def test_a_course_is_made_from_nothing_and_ends_with_certificates(
    page_as: PageAs, officer: User, approver: User, reference: None, monday: date, tmp_path: Path
) -> None:
    page = page_as(None)
    sign_in(page, officer)
    plan_the_course(page, monday)
    add_modules(page)
    schedule(page, monday)
    open_the_course(page)
    add_people(page)
    call_the_rolls(page)
    prepare_certificates(page, monday)

    office = page_as(None)
    approve_and_issue(office, approver)
    entry = Entry.objects.get(link__enrolment__participant__passport_name=NEW_PERSON["passport_name"])
    row = office.locator("tr", has_text=entry.register_number)
    expect(row).to_contain_text(NEW_PERSON["vietnamese_name"])
    certificate = opened(office, row.locator(".tools a"), tmp_path)
    names = [f"{NEW_PERSON['native_given_name']} {NEW_PERSON['native_family_name']}"]
    assert_says(certificate, [entry.register_number, TITLE_VI, TITLE_LO, TITLE_EN, *names, "15/QĐ-ĐN", "Trần Văn Bình"])

    page.goto(f"/courses/{CODE}/documents/?paper=programme&lang=vi%2Blo")
    programme = downloaded(page, page.get_by_role("link", name=said("Download the PDF")), tmp_path)
    assert_says(programme, [title for pair in MODULES for title in pair] + [TITLE_VI, TITLE_LO, "Phòng 305"])

    anybody = page_as(None, 390, language="en", path=f"/verify/{entry.code}/")
    expect(anybody.locator("h1")).to_have_text(said("Genuine and valid", "en"))
    expect(anybody.locator("main")).to_contain_text(entry.register_number)
    expect(anybody.locator("main")).to_contain_text(names[0])


def test_whoever_prepared_a_certificate_is_refused_its_approval(page_as: PageAs) -> None:
    leader = factories.make_user("leader", groups=(roles.OFFICER, roles.APPROVER), language="en")
    course = factories.make_taught_course(code=CODE)
    factories.make_certificate_settings(course)
    page = page_as(leader, path=f"/courses/{CODE}/certificates/")
    page.get_by_role("button", name="Prepare 1 certificate").click()

    expect(page.locator("main")).to_contain_text("You prepared 1 certificate yourself. Another person must approve it.")
    expect(page.get_by_role("button", name="Approve")).to_have_count(0)
    # The page offers no way; a request that is made up is answered by a sentence, and changes nothing.
    page.evaluate(MADE_UP_APPROVAL, [f"/courses/{CODE}/certificates/approve/", str(course.enrolments.get().pk)])
    expect(page.locator(".flash")).to_contain_text("yourself: another person must approve it.")
    assert Award.objects.get().approved_by is None


def test_an_officer_may_not_approve_at_all(page_as: PageAs, officer: User, approver: User) -> None:
    course = factories.make_taught_course(code=CODE)
    factories.make_certificate_settings(course)
    award = factories.make_award(course.enrolments.get(), prepared_by=approver)
    page = page_as(officer, path=f"/courses/{CODE}/certificates/")
    expect(page.locator(".standing .tag.warn")).to_have_count(1)
    page.evaluate(MADE_UP_APPROVAL, [f"/courses/{CODE}/certificates/approve/", str(award.enrolment_id)])
    expect(page.locator("h1")).to_have_text(said("This page is not open to you"))
    award.refresh_from_db()
    assert award.approved_by is None
