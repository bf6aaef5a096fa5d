"""Saving the reference tables: made once, changed when something differs, else left."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from courses.models import (
    CooperationPlan,
    DayTemplate,
    Framework,
    Institution,
    InstitutionName,
    Lecturer,
    Partner,
    Period,
    Rank,
    Room,
)
from courses.services import reference
from tests.factories import make_institution, make_lecturer, make_partner, make_room, make_user

pytestmark = pytest.mark.django_db


def test_a_partner_is_made_then_left_then_changed() -> None:
    outcomes = [
        reference.save_partner(partner=Partner(code="laos", name_vi=name, iso_code="LA"))[1]
        for name in ("Lào", "Lào", "CHDCND Lào")
    ]
    assert outcomes == ["made", "left", "changed"]
    assert Partner.objects.get().name_vi == "CHDCND Lào"


def test_a_rank_is_known_by_its_force_and_code() -> None:
    for force in ("vpa", "lao", "lao"):
        reference.save_rank(rank=Rank(force=force, code="colonel", name_vi="Đại tá", level=80))
    assert Rank.objects.count() == 2


def institution_with(*names: tuple[str, date | None]) -> str:
    return reference.save_institution(
        institution=Institution(slug="ids", kind="institute"),
        names=[InstitutionName(name_vi=name, valid_from=day) for name, day in names],
    )[1]


def test_an_institution_is_saved_with_its_dated_names() -> None:
    assert institution_with(("Viện Chiến lược", None)) == "made"
    assert institution_with(("Viện Chiến lược", None)) == "left"
    assert institution_with(("Viện Chiến lược", None), ("Viện mới", date(2025, 3, 1))) == "changed"
    assert institution_with(("Viện mới", date(2025, 3, 1))) == "changed"
    assert InstitutionName.objects.count() == 1


def test_a_framework_keeps_its_members_unless_others_are_given() -> None:
    laos = make_partner()

    def save(partners: list[Partner] | None) -> str:
        framework = Framework(code="admm", name_vi="ADMM", since_year=2006)
        return reference.save_framework(framework=framework, partners=partners)[1]

    assert [save([laos]), save([laos]), save(None), save([])] == ["made", "left", "left", "changed"]


def test_a_plan_is_known_by_its_partner_and_year() -> None:
    outcomes = [
        reference.save_plan(plan=CooperationPlan(partner=make_partner(), year=2024, title_vi="Kế hoạch 2024"))[1]
        for _time in range(2)
    ]
    assert outcomes == ["made", "left"]


def test_a_day_template_is_saved_with_its_periods() -> None:
    def save(*starts: int) -> str:
        periods = [
            Period(half_day="morning", number=number, starts=time(hour), ends=time(hour, 45))
            for number, hour in enumerate(starts, start=1)
        ]
        return reference.save_day_template(template=DayTemplate(slug="he", name_vi="Mùa hè"), periods=periods)[1]

    assert [save(8, 9), save(8, 9), save(8)] == ["made", "left", "changed"]
    assert Period.objects.count() == 1


def test_a_room_found_again_keeps_whether_it_is_in_use() -> None:
    make_room(name_vi="Phòng 201", building="Nhà A", is_active=False, is_demo=True)
    room, outcome = reference.save_room(room=Room(name_vi="Phòng 201", building="Nhà A", capacity=60))
    assert (outcome, room.is_active, room.is_demo) == ("changed", False, True)


def test_a_lecturer_found_again_keeps_the_user() -> None:
    user, institution = make_user(), make_institution()
    make_lecturer(institution=institution, user=user)
    lecturer = Lecturer(family_name="Nguyễn", middle_name="Văn", given_name="An", institution=institution)
    assert reference.save_lecturer(lecturer=lecturer)[1] == "left"
    assert Lecturer.objects.get().user == user


def test_a_namesake_is_another_lecturer() -> None:
    institution = make_institution()
    make_lecturer(institution=institution)
    lecturer = Lecturer(family_name="Nguyễn", middle_name="Văn", given_name="An", institution=institution)
    assert reference.save_lecturer(lecturer=lecturer, namesake=True)[1] == "made"
    assert Lecturer.objects.count() == 2


@pytest.mark.parametrize("name", ["a" * 5000, "a\u0000", "a\ud800", "a" + "\u0301" * 50_000])
def test_a_name_that_cannot_be_kept_is_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        reference.save_room(room=Room(name_vi=name, capacity=10))
