"""The week of a course as a board."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from courses.models import Course, Module
from courses.schedule import make_week, owed, week_to_show
from courses.services.sessions import cancel_session
from tests.conftest import ClientFor
from tests.factories import (
    FIRST_DAY,
    make_course,
    make_day_template,
    make_lecturer,
    make_module,
    make_rank,
    make_room,
    make_session,
)

pytestmark = pytest.mark.django_db

SATURDAY = FIRST_DAY + timedelta(days=5)


def address(course: Course) -> str:
    return reverse("courses:schedule-week", args=[course.code])


def page(client: Client, course: Course, **query: Any) -> str:
    response = client.get(address(course), query)
    assert response.status_code == 200
    return response.content.decode()


def board(course: Course, monday: date = FIRST_DAY, today: date = FIRST_DAY) -> Any:
    return make_week(course, monday, list(course.sessions.filter(day__gte=monday).with_people()), today)


def test_a_card_names_title_time_room_and_people(client_for: ClientFor, officer: User) -> None:
    course = make_course()
    session = make_session(
        course,
        room=make_room(name_vi="Phòng 201"),
        interpretation="consecutive",
        lecturers=(make_lecturer(rank=make_rank(), given_name="Bình"),),
        interpreters=(make_lecturer(given_name="Phương", can_interpret=True),),
    )
    text = page(client_for(officer), course)
    for words in (session.title, "08:00–11:30", "Phòng 201", "Đại tá Nguyễn Văn Bình", "Nguyễn Văn Phương"):
        assert words in text


def test_the_first_week_is_shown_before_the_course_and_another_when_asked(client_for: ClientFor, officer: User) -> None:
    course = make_course()
    client = client_for(officer)
    assert "03–07/06/2024" in page(client, course)
    assert "10–14/06/2024" in page(client, course, week="2024-06-12")
    assert "03–07/06/2024" in page(client, course, week="2031-01-01")
    assert "03–07/06/2024" in page(client, course, week="tomorrow")


def test_the_running_week_is_shown_while_the_course_runs() -> None:
    course = make_course()
    assert week_to_show(course, None, date(2024, 6, 13)) == date(2024, 6, 10)
    assert week_to_show(course, date(2024, 6, 5), date(2024, 6, 13)) == FIRST_DAY
    assert week_to_show(course, None, date(2030, 1, 1)) == FIRST_DAY


def test_weekends_are_shown_only_when_something_lies_there() -> None:
    course = make_course()
    assert len(board(course).days) == 5
    make_session(course, day=SATURDAY, kind="visit")
    assert [day.day for day in board(course).days][-1] == SATURDAY
    assert len(board(make_course(ends_on=date(2024, 6, 9))).days) == 7


def test_days_outside_the_course_offer_nothing() -> None:
    week = board(make_course(starts_on=date(2024, 6, 5)))
    assert [day.is_in_course for day in week.days] == [False, False, True, True, True]


def test_half_days_come_from_the_day_template() -> None:
    course = make_course(day_template=make_day_template())
    assert [(band.starts, band.ends) for band in board(course).bands] == [
        (time(8), time(11, 30)),
        (time(13, 30), time(16, 30)),
    ]


def test_a_late_session_gets_a_row_of_its_own() -> None:
    course = make_course()
    make_session(course, starts=time(18), ends=time(20))
    bands = board(course).bands
    assert (len(bands), bands[-1].starts, bands[-1].is_regular) == (3, time(18), False)


def test_a_whole_day_fills_both_half_days_unless_the_second_is_in_use() -> None:
    course = make_course()
    make_session(course, starts=time(7, 30), ends=time(16))
    [cell] = board(course).days[0].cells
    assert cell.span == 2
    make_session(course, starts=time(16), ends=time(16, 30))
    assert [cell.span for cell in board(course).days[0].cells] == [1, 1]


def test_a_half_day_of_which_all_is_cancelled_is_open_again() -> None:
    course = make_course()
    session = make_session(course)
    assert not board(course).days[0].cells[0].is_open
    cancel_session(session=session)
    assert board(course).days[0].cells[0].is_open


def test_consecutive_interpretation_counts_half_and_what_is_cancelled_nothing() -> None:
    course = make_course()
    module: Module = make_module(course, content_minutes=300)
    make_session(module=module, interpretation="consecutive")
    make_session(module=module, day=FIRST_DAY + timedelta(days=1), interpretation="simultaneous")
    make_session(module=module, day=FIRST_DAY + timedelta(days=2), is_cancelled=True)
    [one] = owed([module], course.sessions.all())
    assert (one.scheduled, one.missing, one.too_many) == (105 + 210, 0, 15)


def test_an_officer_may_add_and_an_approver_looks_only(client_for: ClientFor, officer: User, approver: User) -> None:
    course = make_course()
    session = make_session(course)
    edit = reverse("courses:session-edit", args=[course.code, session.pk])
    new = reverse("courses:session-create", args=[course.code])
    assert edit in page(client_for(officer), course)
    looked = page(client_for(approver), course)
    assert session.title in looked
    assert edit not in looked
    assert new not in looked


def test_a_lecturer_sees_own_sessions_alone(client_for: ClientFor, lecturer_user: User) -> None:
    course = make_course()
    make_session(course, title_vi="Của tôi", lecturers=(make_lecturer(user=lecturer_user),))
    make_session(course, title_vi="Của người khác", day=FIRST_DAY + timedelta(days=1))
    text = page(client_for(lecturer_user), course)
    assert "Của tôi" in text
    assert "Của người khác" not in text


def test_whoever_has_no_part_in_the_course_finds_nothing(client_for: ClientFor, trainee_user: User) -> None:
    assert client_for(trainee_user).get(address(make_course())).status_code == 404


def test_a_course_without_dates_says_what_to_do(client_for: ClientFor, officer: User) -> None:
    course = make_course(state="planned", starts_on=None, ends_on=None)
    assert reverse("courses:course-edit", args=[course.code]) in page(client_for(officer), course)


def test_a_broken_title_cannot_break_the_page(client_for: ClientFor, officer: User) -> None:
    course = make_course()
    make_session(course, title_vi="<script>alert(1)</script>")
    assert "<script>alert" not in page(client_for(officer), course)


def test_thirty_sessions_take_as_many_queries_as_one(client_for: ClientFor, officer: User) -> None:
    counts = []
    for number in (1, 30):
        course = make_course(day_template=make_day_template(), ends_on=FIRST_DAY + timedelta(days=39))
        for step in range(number):
            make_session(
                course,
                day=FIRST_DAY + timedelta(days=step),
                module=make_module(course),
                room=make_room(),
                interpretation="consecutive",
                lecturers=(make_lecturer(rank=make_rank(code=f"rank-{number}-{step}")),),
                interpreters=(make_lecturer(can_interpret=True),),
            )
        client = client_for(officer)
        with CaptureQueriesContext(connection) as queries:
            page(client, course)
        counts.append(len(queries))
    assert counts[0] == counts[1]
