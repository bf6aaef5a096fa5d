"""Who may do what with certificates: an officer prepares, an approver approves and issues."""

import rules

from accounts.predicates import is_approver, is_officer, is_staff_member

rules.add_perm("certificates.view_award", is_staff_member)
rules.add_perm("certificates.view_entry", is_staff_member)
rules.add_perm("certificates.prepare_award", is_officer)
rules.add_perm("certificates.approve_award", is_approver)
rules.add_perm("certificates.issue_entry", is_staff_member)
