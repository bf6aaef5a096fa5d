"""Make or change the reference tables. Each finds its row again by the natural key; all raise ValidationError."""

from collections.abc import Sequence

from django.db import transaction

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
from courses.services.keeping import Outcome, keep, keep_children, overall


@transaction.atomic
def save_partner(*, partner: Partner) -> tuple[Partner, Outcome]:
    """Save a partner, known by its code."""
    return partner, keep(partner, key=["code"])


@transaction.atomic
def save_rank(*, rank: Rank) -> tuple[Rank, Outcome]:
    """Save a rank, known by its force and code."""
    return rank, keep(rank, key=["force", "code"])


@transaction.atomic
def save_institution(*, institution: Institution, names: Sequence[InstitutionName]) -> tuple[Institution, Outcome]:
    """Save an institution, known by its code, with its names, each known by the day from which it holds."""
    outcome = keep(institution, key=["slug"])
    return institution, overall(outcome, keep_children(institution, "names", names, key="valid_from"))


@transaction.atomic
def save_framework(*, framework: Framework, partners: Sequence[Partner] | None = None) -> tuple[Framework, Outcome]:
    """Save a framework, known by its code, with its members (None leaves them as they are)."""
    outcome = keep(framework, key=["code"])
    changed = False
    if partners is not None:
        wanted = {partner.pk for partner in partners}
        changed = set(framework.partners.values_list("pk", flat=True)) != wanted
        if changed:
            framework.partners.set(wanted)
    return framework, overall(outcome, changed)


@transaction.atomic
def save_plan(*, plan: CooperationPlan) -> tuple[CooperationPlan, Outcome]:
    """Save a cooperation plan, known by its partner and year."""
    return plan, keep(plan, key=["partner", "year"])


@transaction.atomic
def save_day_template(*, template: DayTemplate, periods: Sequence[Period]) -> tuple[DayTemplate, Outcome]:
    """Save a day template, known by its code, with its periods, each known by when it starts."""
    outcome = keep(template, key=["slug"])
    return template, overall(outcome, keep_children(template, "periods", periods, key="starts"))


@transaction.atomic
def save_room(*, room: Room) -> tuple[Room, Outcome]:
    """Save a room, known by its name and building."""
    return room, keep(room, key=["name_vi", "building"])


@transaction.atomic
def save_lecturer(*, lecturer: Lecturer, namesake: bool = False) -> tuple[Lecturer, Outcome]:
    """Save a lecturer, known by name and institution.

    namesake: a new row is another person, even if the institution has a lecturer of that name already.
    """
    key = () if namesake else ("family_name", "middle_name", "given_name", "institution")
    return lecturer, keep(lecturer, key=key)
