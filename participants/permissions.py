"""Who may do what with participants."""

import rules

from accounts.predicates import is_officer, is_staff_member

for noun in ("participant", "enrolment", "delegation", "attendance"):
    rules.add_perm(f"participants.view_{noun}", is_staff_member)
    rules.add_perm(f"participants.change_{noun}", is_officer)
