"""The five roles, kept as Django groups: a role is a set of permissions, not a set of pages."""

from typing import Any, Final

from django.apps import apps as registry
from django.utils.translation import gettext_lazy as _

OFFICER: Final = "officer"
APPROVER: Final = "approver"
LECTURER: Final = "lecturer"
TRAINEE: Final = "trainee"
LIAISON: Final = "liaison"

NAMES = {
    OFFICER: _("Course officer"),
    APPROVER: _("Approver"),
    LECTURER: _("Lecturer"),
    TRAINEE: _("Trainee"),
    LIAISON: _("Partner's liaison"),
}


def ensure_groups(using: str = "default", **_kwargs: Any) -> None:
    """Make the groups that are missing; runs after every migrate."""
    group = registry.get_model("auth", "Group")
    present = set(group.objects.using(using).values_list("name", flat=True))
    group.objects.using(using).bulk_create([group(name=name) for name in NAMES if name not in present])
