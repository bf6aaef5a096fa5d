"""A new edition of a course from an earlier one."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.models import User
from courses.models import Course
from courses.services.editions import last_day, make_edition, working_days
from tests.conftest import ClientFor
from tests.factories import (
    make_course,
    make_course_institution,
    make_lecturer,
    make_module,
    make_plan,
    make_room,
    make_session,
)

pytestmark = pytest.mark.django_db
MONDAY = date(2025, 6, 2)


def earlier(**columns: Any) -> Course:
    course = make_course(**{"code": "LAO-2024", "edition": 3, "plan": make_plan(), "aims_vi": "Hiểu nhau"} | columns)
    make_course_institution(course, part_vi="Chuyên đề 2")
    first = make_module(course, colour=4)
    make_module(course).prerequisites.add(first)
    make_session(course, module=first)
    return course


def address(course: Course) -> str:
    return reverse("courses:edition-create", args=[course.code])


def entered(**fields: Any) -> dict[str, Any]:
    return {"code": "LAO-2025", "title_vi": "Lớp 2025", "starts_on": "2025-06-02", "ends_on": ""} | fields


def test_an_edition_takes_over_what_stays_from_year_to_year(client_for: ClientFor, officer: User) -> None:
    course, plan = earlier(), make_plan(year=2025)
    response = client_for(officer).post(address(course), entered())
    edition = Course.objects.get(code="LAO-2025")
    assert response.headers["Location"] == edition.get_absolute_url()
    assert (edition.state, edition.edition, edition.plan) == ("planned", 4, plan)
    assert (edition.host, edition.aims_vi, edition.title_vi) == (course.host, "Hiểu nhau", "Lớp 2025")
    assert [part.part_vi for part in edition.course_institutions.all()] == ["Chuyên đề 2"]
    assert [(one.number, one.colour) for one in edition.modules.all()] == [
        (one.number, one.colour) for one in course.modules.all()
    ]
    assert [one.course for one in edition.modules.get(number=2).prerequisites.all()] == [edition]
    assert not edition.sessions.exists()


def test_the_schedule_comes_along_on_the_same_working_days_without_clashes(
    client_for: ClientFor, officer: User
) -> None:
    course, room, lecturer = earlier(), make_room(), make_lecturer()
    make_session(course, day=date(2024, 6, 11), room=room, lecturers=(lecturer,))
    make_session(course, day=date(2024, 6, 12), room=room)
    make_session(course, day=date(2024, 6, 8))
    other = make_course(code="KHM-2025", starts_on=MONDAY, ends_on=date(2025, 6, 13))
    make_session(other, day=date(2025, 6, 11), room=room)
    client_for(officer).post(address(course), entered(with_schedule="on"))
    first, second = Course.objects.get(code="LAO-2025").sessions.order_by("day")
    assert (first.day, first.module and first.module.course.code) == (MONDAY, "LAO-2025")
    assert (second.day, second.room, second.teachers) == (date(2025, 6, 10), room, [lecturer])


def test_an_edition_lasts_as_many_working_days(client_for: ClientFor, officer: User) -> None:
    client_for(officer).post(address(earlier()), entered(starts_on="2025-06-04"))
    assert Course.objects.get(code="LAO-2025").ends_on == date(2025, 6, 17)


def test_without_a_plan_of_the_year_an_edition_stands_in_none() -> None:
    edition = make_edition(course=earlier(), code="LAO-2025", starts_on=MONDAY, titles={"title_vi": "Lớp"})
    assert edition.plan is None


def test_the_form_proposes_the_year_after(client_for: ClientFor, officer: User) -> None:
    course = earlier(title_vi="Lớp năm 2024")
    initial = client_for(officer).get(address(course)).context["form"].initial
    assert (initial["code"], initial["title_vi"]) == ("LAO-2025", "Lớp năm 2025")
    assert (initial["starts_on"], initial["ends_on"]) == (MONDAY, date(2025, 6, 13))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"code": "LAO-2024"}, "code"),
        ({"code": "lao 2025"}, "code"),
        ({"title_vi": ""}, "title_vi"),
        ({"starts_on": ""}, "starts_on"),
        ({"starts_on": "9999-12-31"}, "starts_on"),
        ({"ends_on": "2025-06-01"}, "ends_on"),
        ({"ends_on": "2027-06-01"}, "ends_on"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    client_for: ClientFor, officer: User, fields: dict[str, Any], field: str
) -> None:
    form = client_for(officer).post(address(earlier()), entered(**fields)).context["form"]
    assert list(form.errors) == [field]
    assert Course.objects.count() == 1


def test_the_service_refuses_a_code_that_is_taken() -> None:
    course = earlier()
    with pytest.raises(ValidationError) as refused:
        make_edition(course=course, code=course.code, starts_on=MONDAY, titles={"title_vi": "Lớp"})
    assert list(refused.value.message_dict) == ["code"]
    assert Course.objects.count() == 1


def test_a_course_without_dates_needs_the_last_day_too(client_for: ClientFor, officer: User) -> None:
    course = make_course(code="X", starts_on=None, ends_on=None, state=Course.State.PLANNED)
    form = client_for(officer).post(address(course), entered()).context["form"]
    assert list(form.errors) == ["ends_on"]


def test_only_an_officer_makes_an_edition(client_for: ClientFor, approver: User) -> None:
    assert client_for(approver).post(address(earlier()), entered()).status_code == 403
    assert Course.objects.count() == 1


@pytest.mark.parametrize(
    ("starts_on", "last"),
    [
        (date(2025, 6, 2), date(2025, 6, 13)),
        (date(2025, 6, 6), date(2025, 6, 19)),
        (date(2025, 6, 7), date(2025, 6, 20)),
    ],
)
def test_ten_working_days_go_round_weekends(starts_on: date, last: date) -> None:
    assert last_day(make_course(), starts_on) == last


def test_working_days_leave_out_the_weekend() -> None:
    assert working_days(date(2024, 6, 3), date(2024, 6, 14)) == 10
    assert working_days(date(2024, 6, 8), date(2024, 6, 9)) == 0
