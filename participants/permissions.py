"""Who may do what with participants."""

from typing import TYPE_CHECKING

import rules

from accounts.predicates import is_liaison, is_officer, is_staff_member

if TYPE_CHECKING:  # this module is read while the apps load, before there are models
    from accounts.models import User
    from courses.models import Session


@rules.predicate  # type: ignore[untyped-decorator]
def teaches(user: "User", session: "Session | None") -> bool:
    """Whether the user is a lecturer of the session: they may call its roll. An interpreter may not."""
    if session is None:
        return False
    return session.assignments.filter(lecturer__user=user.pk, role="lecturer").exists()


for noun in ("participant", "enrolment", "delegation", "attendance"):
    rules.add_perm(f"participants.view_{noun}", is_staff_member)
    rules.add_perm(f"participants.change_{noun}", is_officer)

rules.add_perm("participants.list_enrolments", is_staff_member | is_liaison)
rules.add_perm("participants.list_participants", is_staff_member | is_liaison)
rules.add_perm("participants.change_account", is_officer)
rules.add_perm("participants.mark_attendance", is_officer | teaches)
rules.add_perm("participants.read_roll", is_staff_member | teaches)
