"""Partners: list, page, add, change."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models import User
from courses.models import Course, Framework, InstitutionName, Partner
from courses.services.reference import save_partner
from tests.conftest import ClientFor
from tests.factories import (
    make_course,
    make_delegation,
    make_enrolment,
    make_institution,
    make_participant,
    make_partner,
    make_plan,
)

pytestmark = pytest.mark.django_db
LIST = reverse("courses:partner-list")
CREATE = reverse("courses:partner-create")


def codes(client: Any, query: str = "") -> list[str]:
    return [partner.code for partner in client.get(f"{LIST}{query}").context["page"]]


def partner_data(**fields: Any) -> dict[str, Any]:
    return {"code": "KH", "kind": "country", "iso_code": "kh", "name_vi": "Campuchia", "relations_since": 1967} | fields


def test_a_search_finds_a_partner_without_accents(client_for: ClientFor, officer: User) -> None:
    make_partner()
    make_partner(code="UN", name_vi="Liên hợp quốc", kind=Partner.Kind.ORGANISATION)
    client = client_for(officer)
    assert codes(client, "?q=lien+hop") == ["UN"]
    assert codes(client, "?kind=country") == ["laos"]


def test_partners_with_a_plan_of_late_stand_first(client_for: ClientFor, officer: User) -> None:
    make_partner(code="UN")
    make_plan(partner=make_partner(code="KH"), year=2023)
    make_plan(year=2024)
    assert codes(client_for(officer)) == ["laos", "KH", "UN"]


def test_the_list_counts_courses_held_and_people_once_each(client_for: ClientFor, officer: User) -> None:
    plan = make_plan()
    courses = [make_course(plan=plan, state=Course.State.CLOSED) for _course in range(2)]
    make_course(plan=plan, state=Course.State.CANCELLED)
    person = make_participant(partner=plan.partner)
    for course in courses:
        make_enrolment(course, person, state="completed")
    make_enrolment(courses[0], make_participant(partner=plan.partner), state="withdrawn")
    (row,) = client_for(officer).get(LIST).context["page"]
    assert (row.held_count, row.people_count, row.plan_year) == (2, 1, 2024)


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_asks_the_same_number_of_queries_for_any_number_of_partners(
    client_for: ClientFor, officer: User, rows: int, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        make_plan(partner=make_partner(code=f"P{number}"))
    client = client_for(officer)
    with django_assert_num_queries(6):
        assert client.get(LIST).status_code == 200


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_asks_the_same_number_of_queries_for_any_number_of_rows(
    client_for: ClientFor, officer: User, rows: int, django_assert_num_queries: Any
) -> None:
    partner = make_partner()
    for number in range(rows):
        plan = make_plan(partner=partner, year=2000 + number)
        make_delegation(make_course(plan=plan), partner=partner)
        make_institution(partner=partner)
        Framework.objects.create(code=f"f{number}", name_vi="Khuôn khổ").partners.add(partner)
    client = client_for(officer)
    with django_assert_num_queries(13):
        assert client.get(reverse("courses:partner-show", args=["laos"])).status_code == 200


def test_the_page_tells_an_institutions_earlier_name(client_for: ClientFor, officer: User) -> None:
    institution = make_institution("Viện cũ", partner=make_partner())
    InstitutionName.objects.create(institution=institution, name_vi="Viện mới", valid_from="2025-03-01")
    page = client_for(officer).get(reverse("courses:partner-show", args=["laos"])).content.decode()
    assert "Viện cũ" in page
    assert "Viện mới" in page
    assert "01/03/2025" in page


def test_a_partner_is_added_and_changed(client_for: ClientFor, officer: User) -> None:
    client = client_for(officer)
    assert client.post(CREATE, partner_data()).headers["Location"] == reverse("courses:partner-show", args=["KH"])
    client.post(reverse("courses:partner-edit", args=["KH"]), partner_data(name_en="Cambodia"))
    partner = Partner.objects.get()
    assert (partner.iso_code, partner.relations_since, partner.name_en) == ("KH", 1967, "Cambodia")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("code", "new"),
        ("code", "a b"),
        ("iso_code", "1x"),
        ("iso_code", "LA"),
        ("relations_since", 1899),
        ("relations_since", "x"),
        ("name_vi", "a\u0000b"),
        ("name_vi", ""),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    client_for: ClientFor, officer: User, field: str, value: object
) -> None:
    make_partner()
    form = client_for(officer).post(CREATE, partner_data(**{field: value})).context["form"]
    assert list(form.errors) == [field]


def test_the_database_refuses_a_year_that_cannot_be() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Partner.objects.create(code="X", name_vi="X", relations_since=1200)


def test_seeding_again_keeps_the_year_that_people_entered() -> None:
    make_partner(relations_since=1962)
    again = Partner(code="laos", name_vi="Lào", name_en="Laos", name_lo="ລາວ", iso_code="LA")
    save_partner(partner=again)
    assert Partner.objects.get().relations_since == 1962


@pytest.mark.parametrize("who", ["approver", "lecturer_user", "trainee_user", "liaison_user"])
def test_only_officers_change_partners(client_for: ClientFor, who: str, request: pytest.FixtureRequest) -> None:
    make_partner()
    client = client_for(request.getfixturevalue(who))
    assert client.post(CREATE, partner_data()).status_code == 403
    assert client.post(reverse("courses:partner-edit", args=["laos"]), partner_data()).status_code == 403
    assert client.get(LIST).status_code == (200 if who == "approver" else 403)
    assert Partner.objects.get().code == "laos"
