"""Predicates over roles; each app's permissions.py combines them."""

import rules

from accounts import roles

is_officer = rules.is_group_member(roles.OFFICER)
is_approver = rules.is_group_member(roles.APPROVER)
is_lecturer = rules.is_group_member(roles.LECTURER)
is_trainee = rules.is_group_member(roles.TRAINEE)
is_liaison = rules.is_group_member(roles.LIAISON)
is_staff_member = is_officer | is_approver
