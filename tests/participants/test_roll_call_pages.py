"""The grid of attendance and the roll call of one session."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from courses.models import Assignment, Course, Session
from participants.models import Attendance, Enrolment
from participants.roll import gather
from participants.rules import Mark
from participants.services.attendance import mark_attendance

Make = Callable[..., Enrolment]
MakeSession = Callable[..., Session]
GRID = "/courses/LAO-2024/attendance/"


def data(*lines: tuple[Enrolment, str, str]) -> dict[str, str]:
    sent: dict[str, str] = {}
    for enrolment, state, late in lines:
        sent |= {f"mark-{enrolment.pk}": state, f"late-{enrolment.pk}": late}
    return sent


def chosen(html: str) -> list[str]:
    return re.findall(r'type="radio" name="mark-\d+" value="(\w+)" checked', html)


def test_everyone_stands_as_present_until_the_roll_is_called(
    desk: Client, make_enrolment: Make, make_session: MakeSession
) -> None:
    make_enrolment("Person A")
    make_enrolment("Person B")

    html = desk.get(f"{GRID}{make_session().pk}/").content.decode()

    assert chosen(html) == ["present", "present"]
    assert "Everyone stands as present." in html
    assert not Attendance.objects.exists()


def test_one_save_keeps_all_marks_and_reopening_shows_them(
    desk: Client, make_enrolment: Make, make_session: MakeSession
) -> None:
    people = [make_enrolment(f"Person {letter}") for letter in "ABCD"]
    session = make_session()
    states = ["present", "late", "excused", "absent"]
    sent = data(*zip(people, states, ["", "15", "", "40"], strict=True))

    assert desk.post(f"{GRID}{session.pk}/", sent).headers["Location"] == GRID

    kept = Attendance.objects.filter(session=session).order_by("enrolment").values_list("state", "minutes")
    assert list(kept) == [("present", 100), ("late", 85), ("excused", 0), ("absent", 0)]
    html = desk.get(f"{GRID}{session.pk}/").content.decode()
    assert chosen(html) == states
    assert f'name="late-{people[1].pk}" value="15"' in html
    assert "You may correct it." in html


@pytest.mark.parametrize("late", ["", "0", "-3", "100", "1.5", "many", "9" * 5000, "\x00", "̣" * 50_000])
def test_impossible_minutes_are_refused_beside_the_name_and_nothing_is_written(
    desk: Client, make_enrolment: Make, make_session: MakeSession, late: str
) -> None:
    first, second = make_enrolment("Person A"), make_enrolment("Person B")
    session = make_session()

    answer = desk.post(f"{GRID}{session.pk}/", data((first, "absent", ""), (second, "late", late)))

    html = answer.content.decode()
    assert answer.status_code == 422
    assert html.count("is-wrong") == 1
    assert chosen(html) == ["absent", "late"]
    assert not Attendance.objects.exists()


def test_a_mark_that_was_not_sent_is_asked_for(desk: Client, make_enrolment: Make, make_session: MakeSession) -> None:
    first, second = make_enrolment("Person A"), make_enrolment("Person B")

    answer = desk.post(f"{GRID}{make_session().pk}/", data((first, "present", "")) | {f"mark-{second.pk}": "king"})

    assert answer.status_code == 422
    assert not Attendance.objects.exists()


def test_minutes_beside_another_mark_mean_nothing(
    desk: Client, make_enrolment: Make, make_session: MakeSession
) -> None:
    person, session = make_enrolment(), make_session()

    desk.post(f"{GRID}{session.pk}/", data((person, "present", "many")))

    assert Attendance.objects.get(session=session).minutes == 100


def test_a_lecturer_calls_the_roll_of_their_own_session(
    client: Client, lecturer: User, make_enrolment: Make, make_session: MakeSession, teach: Callable[..., Assignment]
) -> None:
    person, session = make_enrolment(), make_session()
    teach(lecturer, session)
    client.force_login(lecturer)

    assert client.post(f"{GRID}{session.pk}/", data((person, "absent", ""))).status_code == 302

    assert Attendance.objects.get(session=session).state == "absent"
    assert client.get(GRID).content.decode().count('class="session ') == 1


def test_a_lecturer_sees_only_the_columns_of_their_own_sessions(
    client: Client, lecturer: User, make_enrolment: Make, make_session: MakeSession, teach: Callable[..., Assignment]
) -> None:
    make_enrolment()
    make_session(title_en="Somebody else's visit")
    teach(lecturer, make_session(title_en="My own visit"))
    client.force_login(lecturer)

    html = client.get(GRID).content.decode()

    assert "My own visit" in html
    assert "Somebody else" not in html
    assert "So far" not in html


def test_whoever_withdrew_is_not_on_the_roll(desk: Client, make_enrolment: Make, make_session: MakeSession) -> None:
    make_enrolment("Chan Gone", state="withdrawn")
    make_enrolment("Boun Here")

    html = desk.get(f"{GRID}{make_session().pk}/").content.decode()

    assert "Boun Here" in html
    assert "Chan Gone" not in html


def test_the_grid_shows_a_dot_for_each_person_and_session(
    desk: Client, make_enrolment: Make, make_session: MakeSession
) -> None:
    person = make_enrolment()
    for mark in (Mark("present"), Mark("late", 60), Mark("excused"), Mark("absent")):
        mark_attendance(session=make_session(), marks={person.pk: mark})
    make_session()
    make_session(kind="break")

    html = desk.get(GRID).content.decode()
    body = html[html.index("<tbody>") :]

    assert re.findall(r'class="dot (\w+)"', body) == ["present", "late", "excused", "absent", "missing"]
    assert "Late by 40 minutes" in body
    assert "<b>40%</b>" in body
    assert "1 session without a full roll call" in html


def test_a_session_later_today_can_be_opened_but_asks_for_nothing_yet(
    course: Course, make_enrolment: Make, make_session: MakeSession
) -> None:
    person = make_enrolment()
    morning = make_session()
    afternoon = make_session(starts_at=morning.ends_at + timedelta(hours=3))
    make_session(starts_at=morning.starts_at + timedelta(days=1))

    roll = gather(course, list(course.sessions.all()), [person], morning.starts_at - timedelta(minutes=15))

    assert [column.state for column in roll.columns] == ["missing", "ahead", "ahead"]
    assert [column.may_open for column in roll.columns] == [True, True, False]
    assert [column.session for column in roll.to_do] == [morning]
    assert gather(course, [afternoon], [person], afternoon.starts_at).to_do[0].session == afternoon


def test_the_grid_costs_the_same_for_1_and_30_people_and_sessions(
    desk: Client, course: Course, make_enrolment: Make, make_session: MakeSession,
    connection_queries: CaptureQueriesContext,
) -> None:  # fmt: skip
    costs = []
    for people, sessions in ((1, 1), (30, 10)):
        while course.enrolments.count() < people:
            make_enrolment(f"Person {course.enrolments.count()}")
        while course.sessions.count() < sessions:
            session = make_session()
            mark_attendance(session=session, marks={row.pk: Mark("present") for row in course.enrolments.all()})
        with connection_queries:
            assert desk.get(GRID).status_code == 200
        costs.append(len(connection_queries))

    assert costs[0] == costs[1]


def test_a_roll_call_costs_the_same_for_1_and_30_people(
    desk: Client, course: Course, make_enrolment: Make, make_session: MakeSession,
    connection_queries: CaptureQueriesContext,
) -> None:  # fmt: skip
    session = make_session()
    costs = []
    for people in (1, 30):
        while course.enrolments.count() < people:
            make_enrolment(f"Person {course.enrolments.count()}")
        sent = data(*((row, "present", "") for row in course.enrolments.all()))
        with connection_queries:
            desk.get(f"{GRID}{session.pk}/")
            desk.post(f"{GRID}{session.pk}/", sent)
        costs.append(len(connection_queries))

    assert costs[0] == costs[1]
