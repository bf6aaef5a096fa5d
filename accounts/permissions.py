"""Who may do what with accounts."""

import rules

from accounts.predicates import is_officer, is_staff_member

rules.add_perm("accounts.view_demo_banner", rules.always_allow)
rules.add_perm("accounts.use_desk", is_staff_member)
rules.add_perm("accounts.change_reference", is_officer)
