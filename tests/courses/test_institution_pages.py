"""Institutions and the names they have had."""

from typing import Any

import pytest
from django.urls import reverse

from accounts.models import User
from courses.models import Institution, InstitutionName
from tests.conftest import ClientFor
from tests.factories import make_institution, make_partner

pytestmark = pytest.mark.django_db
LIST = reverse("courses:institution-list")
CREATE = reverse("courses:institution-create")


def data(*names: dict[str, Any], initial: int = 0, **fields: Any) -> dict[str, Any]:
    filled = {"slug": "ids", "kind": "institute", "names-TOTAL_FORMS": len(names), "names-INITIAL_FORMS": initial}
    for number, name in enumerate(names):
        filled |= {f"names-{number}-{field}": value for field, value in name.items()}
    return filled | fields


def edit(institution: Institution) -> str:
    return reverse("courses:institution-edit", args=[institution.pk])


def shown(client: Any, query: str = "") -> list[str]:
    return [str(institution) for institution in client.get(f"{LIST}{query}").context["page"]]


def test_a_search_finds_an_institution_by_a_name_it_had(client_for: ClientFor, officer: User) -> None:
    institution = make_institution("Viện Chiến lược Quốc phòng")
    InstitutionName.objects.create(institution=institution, name_vi="Viện mới", valid_from="2020-01-01")
    make_institution()
    assert shown(client_for(officer), "?q=chien+luoc") == ["Viện mới"]


def test_institutions_of_the_host_country_can_be_shown_alone(client_for: ClientFor, officer: User) -> None:
    make_institution("Của chủ nhà")
    make_institution("Của Lào", partner=make_partner())
    client = client_for(officer)
    assert shown(client, "?partner=host") == ["Của chủ nhà"]
    assert shown(client, "?partner=laos") == ["Của Lào"]


def test_an_institution_is_added_with_its_name(client_for: ClientFor, officer: User) -> None:
    assert client_for(officer).post(CREATE, data({"name_vi": "Viện A"})).headers["Location"] == LIST
    assert Institution.objects.get().name == "Viện A"


def test_an_institution_without_a_name_is_refused(client_for: ClientFor, officer: User) -> None:
    form = client_for(officer).post(CREATE, data({})).context["form"]
    assert len(form.names.non_form_errors()) == 1
    assert not Institution.objects.exists()


def test_a_new_name_from_a_day_on_leaves_the_earlier_one(client_for: ClientFor, officer: User) -> None:
    institution = make_institution("Viện cũ")
    old = institution.names.get()
    rows = ({"id": old.pk, "name_vi": "Viện cũ"}, {"name_vi": "Viện mới", "valid_from": "2025-03-01"})
    client_for(officer).post(edit(institution), data(*rows, initial=1))
    names = institution.names.order_by("pk").values_list("name_vi", "search")
    assert list(names) == [("Viện cũ", "vien cu"), ("Viện mới", "vien moi")]


def test_a_name_entered_by_mistake_is_struck_out(client_for: ClientFor, officer: User) -> None:
    institution = make_institution("Viện cũ")
    wrong = InstitutionName.objects.create(institution=institution, name_vi="Nhầm", valid_from="2025-03-01")
    rows = (
        {"id": institution.names.order_by("pk").first().pk, "name_vi": "Viện cũ"},  # type: ignore[union-attr]
        {"id": wrong.pk, "name_vi": "Nhầm", "valid_from": "2025-03-01", "DELETE": "on"},
    )
    client_for(officer).post(edit(institution), data(*rows, initial=2))
    assert [name.name_vi for name in institution.names.all()] == ["Viện cũ"]


def test_two_names_from_the_same_day_are_refused_beside_the_day(client_for: ClientFor, officer: User) -> None:
    rows = ({"name_vi": "Một"}, {"name_vi": "Hai"})
    form = client_for(officer).post(CREATE, data(*rows)).context["form"]
    assert [list(one.errors) for one in form.names] == [[], ["valid_from"]]


def test_an_institution_cannot_stand_below_one_of_its_own(client_for: ClientFor, officer: User) -> None:
    above = make_institution("Trên")
    below = make_institution("Dưới", parent=above)
    row = {"id": above.names.get().pk, "name_vi": "Trên"}
    form = client_for(officer).post(edit(above), data(row, initial=1, parent=below.pk)).context["form"]
    assert list(form.errors) == ["parent"]


def test_an_approver_reads_but_does_not_change(client_for: ClientFor, approver: User) -> None:
    institution = make_institution("Viện cũ")
    client = client_for(approver)
    assert client.get(LIST).status_code == 200
    assert client.post(edit(institution), data({"name_vi": "Khác"})).status_code == 403
    assert institution.names.get().name_vi == "Viện cũ"


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_asks_the_same_number_of_queries_for_any_number_of_institutions(
    client_for: ClientFor, officer: User, rows: int, django_assert_num_queries: Any
) -> None:
    above = make_institution("Trên")
    for number in range(rows):
        make_institution(partner=make_partner(code=f"P{number}"), parent=above)
    client = client_for(officer)
    with django_assert_num_queries(9):
        assert client.get(LIST).status_code == 200
