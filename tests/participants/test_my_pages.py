"""Everyone's own pages: what comes next, the day, the week."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from courses.models import Assignment, Course, Module, Partner, Room, Session
from participants.models import Enrolment
from participants.rules import Mark
from participants.services.attendance import mark_attendance
from tests import factories

Make = Callable[..., Enrolment]
MakeSession = Callable[..., Session]
MONDAY_7_35 = datetime(2024, 6, 3, 0, 35, tzinfo=UTC)  # 07:35 in Ha Noi; the first session starts at 08:00


@pytest.fixture
def phone(trainee: User, make_enrolment: Make) -> Client:
    """The phone of a trainee of the course."""
    make_enrolment("Khamlieng Outhakaysone", user=trainee)
    client = Client()
    client.force_login(trainee)
    return client


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Set the clock that the pages read; rows and sessions keep the real one."""

    def set_clock(moment: datetime) -> None:
        monkeypatch.setattr("participants.views.my.timezone", SimpleNamespace(now=lambda: moment))

    return set_clock


def next_card(html: str) -> str:
    found = re.search(r'<section class="next.*?</section>', html, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found.group()).split()) if found else ""


def titles(html: str) -> list[str]:
    return re.findall(r"<div>\s*<b>([^<]+)</b>", html)


def test_the_next_session_comes_first_with_its_room_and_the_time_left(
    phone: Client, module: Module, make_session: MakeSession, at: Callable[[datetime], None]
) -> None:
    room = Room.objects.create(name_vi="Phòng 305", name_en="Room 305", capacity=20)
    make_session(kind="module", module=module, title_vi="", title_en="", title_lo="", room=room)
    make_session(starts_at=MONDAY_7_35 + timedelta(hours=6), title_en="Museum")
    make_session(starts_at=MONDAY_7_35 + timedelta(days=1), title_en="Exercise")
    at(MONDAY_7_35)

    html = phone.get("/my/").content.decode()

    assert next_card(html) == "Next · 08:00–09:40 In 25 minutes 1 Module External-relations protocol Room 305"
    assert titles(html) == ["Museum", "Exercise"]
    assert html.index("Also today") < html.index("Museum") < html.index("Tomorrow") < html.index("Exercise")


def test_what_is_under_way_comes_first_with_the_time_to_its_end(
    phone: Client, make_session: MakeSession, at: Callable[[datetime], None]
) -> None:
    make_session(title_en="Opening")
    at(MONDAY_7_35 + timedelta(hours=1))

    assert next_card(phone.get("/my/").content.decode()) == "Now · 08:00–09:40 Ends in 1 hour 5 minutes Visit Opening"


def test_a_cancelled_session_and_a_break_are_not_what_comes_next(
    phone: Client, make_session: MakeSession, at: Callable[[datetime], None]
) -> None:
    make_session(title_en="Called off", is_cancelled=True)
    make_session(title_en="Coffee", kind="break", starts_at=MONDAY_7_35 + timedelta(hours=3))
    make_session(title_en="Museum", starts_at=MONDAY_7_35 + timedelta(hours=6))
    at(MONDAY_7_35)

    html = phone.get("/my/").content.decode()

    assert "Museum" in next_card(html)
    assert titles(html) == ["Called off", "Coffee"]
    assert "Cancelled" in html


def test_days_ahead_are_named_by_their_date(
    phone: Client, make_session: MakeSession, at: Callable[[datetime], None]
) -> None:
    make_session()
    at(MONDAY_7_35 - timedelta(days=3))

    html = phone.get("/my/").content.decode()

    assert "Monday, 3 June 2024" in next_card(html)
    assert "Nothing is planned today." in html


def test_the_words_are_in_the_readers_language(
    phone: Client, trainee: User, module: Module, make_session: MakeSession, at: Callable[[datetime], None]
) -> None:
    make_session(kind="module", module=module, title_vi="", title_en="", title_lo="")
    at(MONDAY_7_35)

    phone.post("/accounts/language/", {"language": "lo", "next": "/my/"})
    html = phone.get("/my/").content.decode()

    assert '<html lang="lo">' in html
    assert "ວຽກງານພິທີການຕ່າງປະເທດ" in html
    assert "25 ນາທີ" in html


def test_a_trainee_sees_no_course_but_their_own(
    phone: Client, make_session: MakeSession, other_course: Course, at: Callable[[datetime], None]
) -> None:
    make_session(title_en="My visit")
    make_session(of=other_course, title_en="Their visit")
    at(MONDAY_7_35)

    for page in ("/my/", "/my/week/?day=2024-06-03"):
        html = phone.get(page).content.decode()
        assert "My visit" in html
        assert "Their visit" not in html


def test_whoever_withdrew_sees_the_course_no_more(
    phone: Client, make_session: MakeSession, at: Callable[[datetime], None]
) -> None:
    make_session(title_en="My visit")
    Enrolment.objects.update(state="withdrawn")
    at(MONDAY_7_35)

    assert "No course of yours is planned yet" in phone.get("/my/").content.decode()


@pytest.mark.parametrize("state", ["planned", "cancelled"])
def test_a_course_still_planned_is_on_nobodys_phone(
    phone: Client, course: Course, make_session: MakeSession, at: Callable[[datetime], None], state: str
) -> None:
    make_session(title_en="My visit")
    Course.objects.filter(pk=course.pk).update(state=state)
    at(MONDAY_7_35)

    assert "My visit" not in phone.get("/my/").content.decode()


def test_a_course_without_sessions_says_so_kindly(phone: Client) -> None:
    assert "The schedule is not out yet" in phone.get("/my/").content.decode()
    assert "The schedule is not out yet" in phone.get("/my/week/").content.decode()


def test_attendance_so_far_counts_the_rolls_that_were_called(
    phone: Client, course: Course, make_session: MakeSession, at: Callable[[datetime], None]
) -> None:
    person = course.enrolments.get()
    for mark in (Mark("present"), Mark("late", 50)):
        mark_attendance(session=make_session(), marks={person.pk: mark})
    make_session()
    make_session()
    at(MONDAY_7_35 + timedelta(days=2, hours=5))

    html = phone.get("/my/").content.decode()

    assert "<b>75%</b>" in html


def test_a_lecturer_sees_own_sessions_and_calls_the_roll_from_there(
    client: Client, lecturer: User, make_session: MakeSession, teach: Callable[..., Assignment],
    at: Callable[[datetime], None],
) -> None:  # fmt: skip
    own = make_session(title_en="My lesson")
    teach(lecturer, own)
    make_session(title_en="Somebody else's lesson")
    at(MONDAY_7_35)
    client.force_login(lecturer)

    html = client.get("/my/").content.decode()

    assert "My lesson" in next_card(html)
    assert "Somebody else" not in html
    assert f"/courses/LAO-2024/attendance/{own.pk}/" in html


def test_an_interpreter_is_not_offered_the_roll_call(
    client: Client, lecturer: User, make_session: MakeSession, teach: Callable[..., Assignment],
    at: Callable[[datetime], None],
) -> None:  # fmt: skip
    teach(lecturer, make_session(title_en="Interpreted"), role="interpreter")
    at(MONDAY_7_35)
    client.force_login(lecturer)

    html = client.get("/my/").content.decode()

    assert "Interpreted" in next_card(html)
    assert "/attendance/" not in html


def test_a_liaison_finds_their_delegations(client: Client, liaison: User, make_enrolment: Make) -> None:
    make_enrolment()
    client.force_login(liaison)

    html = client.get("/my/").content.decode()

    assert "Your delegations" in html
    assert "/courses/LAO-2024/people/" in html


def test_a_liaison_sees_the_week_of_their_delegation_and_of_nobody_elses(
    client: Client, liaison: User, make_enrolment: Make, make_session: MakeSession, thailand: Partner
) -> None:
    make_session(title_en="Visit to the academy")
    other = factories.make_course(code="THA-2024", state="running")
    make_session(of=other, title_en="Visit to the museum")
    make_enrolment("Somchai Jaidee", of=other, partner=thailand)
    make_enrolment()
    client.force_login(liaison)

    html = client.get("/my/week/?day=2024-06-03").content.decode()

    assert "Visit to the academy" in html
    assert "Visit to the museum" not in html


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("2024-06-04", "Tuesday, 4 June 2024"),
        ("", "Monday, 3 June 2024"),
        ("yesterday", "Monday, 3 June 2024"),
        ("0001-01-01", "Monday, 3 June 2024"),
        ("9999-12-31", "Wednesday, 12 June 2024"),
        ("\x00", "Monday, 3 June 2024"),
        ("9" * 5000, "Monday, 3 June 2024"),
    ],
)
def test_the_week_opens_on_the_day_asked_for_within_the_course(
    phone: Client, make_session: MakeSession, at: Callable[[datetime], None], asked: str, shown: str
) -> None:
    make_session()
    make_session(starts_at=MONDAY_7_35 + timedelta(days=9))
    at(MONDAY_7_35)

    answer = phone.get("/my/week/", {"day": asked})

    assert answer.status_code == 200
    assert f'class="day-title">{shown}' in answer.content.decode()


def test_days_and_weeks_lead_to_each_other_and_end_with_the_course(
    phone: Client, make_session: MakeSession, at: Callable[[datetime], None]
) -> None:
    make_session()
    make_session(starts_at=MONDAY_7_35 + timedelta(days=9))
    at(MONDAY_7_35)

    first = phone.get("/my/week/?day=2024-06-03").content.decode()
    last = phone.get("/my/week/?day=2024-06-12").content.decode()

    assert re.findall(r'rel="(\w+)" href="\?day=([\d-]+)"', first) == [("next", "2024-06-04")]
    assert re.findall(r'rel="(\w+)" href="\?day=([\d-]+)"', last) == [("prev", "2024-06-11")]
    assert re.findall(r'quiet" href="\?day=([\d-]+)"', first) == ["2024-06-10"]
    assert re.findall(r'quiet" href="\?day=([\d-]+)"', last) == ["2024-06-03"]


def test_own_pages_cost_the_same_for_1_and_10_sessions(
    phone: Client, module: Module, make_session: MakeSession, at: Callable[[datetime], None],
    connection_queries: CaptureQueriesContext,
) -> None:  # fmt: skip
    at(MONDAY_7_35)
    costs = []
    for total in (1, 10):
        while Session.objects.count() < total:
            session = make_session(kind="module", module=module)
            Assignment.objects.create(session=session, lecturer=factories.make_lecturer())
        with connection_queries:
            phone.get("/my/")
            phone.get("/my/week/")
        costs.append(len(connection_queries))

    assert costs[0] == costs[1]
