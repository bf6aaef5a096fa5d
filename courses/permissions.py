"""Who may do what with courses."""

import rules

from accounts.predicates import is_officer, is_staff_member

for noun in ("course", "module", "session", "room", "lecturer", "partner", "institution", "cooperationplan"):
    rules.add_perm(f"courses.view_{noun}", is_staff_member)
    rules.add_perm(f"courses.change_{noun}", is_officer)
