"""Cooperation plans: what is planned with a partner in a year, and what was held of it."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models import User
from courses.models import Activity, CooperationPlan, Course
from courses.services.plans import Tally, lines_of, tally
from tests.conftest import ClientFor
from tests.factories import make_course, make_partner, make_plan

pytestmark = pytest.mark.django_db
LIST = reverse("courses:plan-list")
SHOW = reverse("courses:plan-show", args=[2024, "laos"])
ADD = reverse("courses:activity-create", args=[2024, "laos"])


def make_activity(plan: CooperationPlan, **columns: Any) -> Activity:
    return Activity.objects.create(**{"plan": plan, "title_vi": "Đoàn thăm", "kind": "delegation"} | columns)


def activity_data(**fields: Any) -> dict[str, Any]:
    return {"kind": "delegation", "state": "planned", "title_vi": "Đoàn thăm"} | fields


def test_a_course_counts_once_with_the_activity_that_names_it() -> None:
    plan = make_plan()
    course = make_course(plan=plan, state=Course.State.CLOSED)
    make_activity(plan, kind="course", course=course)
    make_course(plan=plan, state=Course.State.CANCELLED)
    make_activity(plan)
    assert tally(lines_of(plan)) == Tally(held=1, open=1, dropped=1)


def test_lines_stand_in_the_order_of_the_year() -> None:
    plan = make_plan()
    make_activity(plan, title_vi="khi nào đó")
    make_activity(plan, title_vi="tháng 7", month=7)
    make_activity(plan, title_vi="tháng 3", starts_on=date(2024, 3, 4), ends_on=date(2024, 3, 5))
    make_course(plan=plan, title_vi="lớp tháng 6")
    assert [line.title for line in lines_of(plan)] == ["tháng 3", "lớp tháng 6", "tháng 7", "khi nào đó"]


def test_the_page_draws_what_was_held_of_what_was_planned(client_for: ClientFor, officer: User) -> None:
    plan = make_plan()
    make_activity(plan, state="held")
    make_activity(plan)
    page = client_for(officer).get(SHOW)
    assert page.context["whole"] == Tally(held=1, open=1)
    assert '<rect class="held" width="1" height="1"/>' in page.content.decode()


def test_an_activity_is_added_changed_and_taken_out(client_for: ClientFor, officer: User) -> None:
    plan = make_plan()
    client = client_for(officer)
    assert client.post(ADD, activity_data(month=3)).headers["Location"] == SHOW
    activity = plan.activities.get()
    edit = reverse("courses:activity-edit", args=[2024, "laos", activity.pk])
    client.post(edit, activity_data(state="held", starts_on="2024-03-04", ends_on="2024-03-06"))
    activity.refresh_from_db()
    assert (activity.state, activity.month, activity.ends_on) == ("held", None, date(2024, 3, 6))
    client.post(reverse("courses:activity-delete", args=[2024, "laos", activity.pk]))
    assert not plan.activities.exists()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"month": 13}, "month"),
        ({"starts_on": "2024-03-04"}, "ends_on"),
        ({"starts_on": "2024-03-04", "ends_on": "2024-03-03"}, "ends_on"),
        ({"month": 3, "starts_on": "2024-03-04", "ends_on": "2024-03-05"}, "month"),
        ({"title_vi": "a\u0000"}, "title_vi"),
        ({"kind": "party"}, "kind"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    client_for: ClientFor, officer: User, fields: dict[str, Any], field: str
) -> None:
    make_plan()
    assert list(client_for(officer).post(ADD, activity_data(**fields)).context["form"].errors) == [field]
    assert not Activity.objects.exists()


def test_only_a_course_of_the_plan_carries_out_an_activity_and_only_one(client_for: ClientFor, officer: User) -> None:
    plan = make_plan()
    taken, other = make_course(plan=plan), make_course()
    make_activity(plan, kind="course", course=taken)
    client = client_for(officer)
    for course in (taken, other):
        form = client.post(ADD, activity_data(kind="course", course=course.pk)).context["form"]
        assert list(form.errors) == ["course"]
    own = make_course(plan=plan)
    assert list(client.post(ADD, activity_data(course=own.pk)).context["form"].errors) == ["course"]
    assert client.post(ADD, activity_data(kind="course", course=own.pk)).status_code == 302


@pytest.mark.parametrize(
    "columns",
    [
        {"kind": "party"},
        {"state": "lost"},
        {"month": 13},
        {"starts_on": date(2024, 3, 4)},
        {"ends_on": date(2024, 3, 4)},
        {"starts_on": date(2024, 3, 4), "ends_on": date(2024, 3, 3)},
        {"starts_on": date(2024, 3, 4), "ends_on": date(2024, 3, 5), "month": 3},
    ],
)
def test_the_database_keeps_what_an_activity_must_hold(columns: dict[str, Any]) -> None:
    plan = make_plan()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_activity(plan, **columns)


def test_the_database_ties_a_course_to_an_activity_of_that_kind_alone() -> None:
    plan = make_plan()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_activity(plan, course=make_course(plan=plan))


def test_a_plan_is_made_once_for_a_partner_and_year(client_for: ClientFor, officer: User) -> None:
    data = {"partner": make_partner().pk, "year": 2024, "title_vi": "Kế hoạch 2024"}
    client = client_for(officer)
    create = reverse("courses:plan-create")
    assert client.post(create, data).headers["Location"] == SHOW
    assert list(client.post(create, data).context["form"].errors) == ["year"]
    assert CooperationPlan.objects.count() == 1


def test_a_plan_keeps_its_partner_and_year(client_for: ClientFor, officer: User) -> None:
    plan = make_plan()
    data = {"partner": make_partner(code="KH").pk, "year": 2030, "title_vi": "Tên mới"}
    client_for(officer).post(reverse("courses:plan-edit", args=[2024, "laos"]), data)
    plan.refresh_from_db()
    assert (plan.partner.code, plan.year, plan.title_vi) == ("laos", 2024, "Tên mới")


def test_plans_are_found_by_year_and_partner(client_for: ClientFor, officer: User) -> None:
    make_plan(year=2023)
    make_plan(year=2024)
    make_plan(year=2024, partner=make_partner(code="KH", name_vi="Campuchia"))
    found = client_for(officer).get(f"{LIST}?year=2024&q=lao").context["page"]
    assert [(plan.year, plan.partner.code) for plan in found] == [(2024, "laos")]


def test_an_approver_reads_but_does_not_change(client_for: ClientFor, approver: User) -> None:
    plan = make_plan()
    client = client_for(approver)
    assert client.get(SHOW).status_code == 200
    assert client.post(ADD, activity_data()).status_code == 403
    assert not plan.activities.exists()


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_asks_the_same_number_of_queries_for_any_number_of_plans(
    client_for: ClientFor, officer: User, rows: int, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        plan = make_plan(year=2000 + number)
        make_activity(plan, kind="course", course=make_course(plan=plan))
    client = client_for(officer)
    with django_assert_num_queries(10):
        assert client.get(LIST).status_code == 200


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_asks_the_same_number_of_queries_for_any_number_of_activities(
    client_for: ClientFor, officer: User, rows: int, django_assert_num_queries: Any
) -> None:
    plan = make_plan()
    for _row in range(rows):
        make_activity(plan, kind="course", course=make_course(plan=plan))
    client = client_for(officer)
    with django_assert_num_queries(9):
        assert client.get(SHOW).status_code == 200
