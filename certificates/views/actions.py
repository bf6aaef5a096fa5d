"""The buttons under a course's list: what this user may do next, for whom, with the number in the word."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from certificates.services.roster import Row
from courses.models import Course


@dataclass(frozen=True, slots=True)
class Action:
    """One button. `state` is that of the lines it acts on; `#` stands for the number in `one` and `many`."""

    state: str
    url: str
    label: str
    one: str
    many: str
    enrolments: frozenset[int]
    question: str = ""
    detail: str = ""


def actions_for(user: User, course: Course, rows: Sequence[Row]) -> list[Action]:
    """Return what the user may do to this course's list, in the order of the work."""
    found = []
    if user.has_perm("certificates.prepare_award"):
        found.append(_action("earned", "award-prepare", course, _fit(rows, "earned"), _prepare))
    if user.has_perm("certificates.approve_award"):
        others = [row for row in rows if not row.is_prepared_by(user)]
        found.append(_action("prepared", "award-approve", course, _fit(others, "prepared"), _approve))
    if user.has_perm("certificates.issue_entry"):
        question = _("Issue these certificates?")
        detail = _("Each gets the next number of the register. Nothing in the register can be taken back.")
        found.append(_action("approved", "entry-issue", course, _fit(rows, "approved"), _issue, question, detail))
    return [action for action in found if action.enrolments]


def _fit(rows: Sequence[Row], state: str) -> frozenset[int]:
    return frozenset(row.enrolment.pk for row in rows if row.state == state and row.completion.is_earned)


def _action(
    state: str,
    name: str,
    course: Course,
    enrolments: frozenset[int],
    words: Callable[[int], str],
    question: str = "",
    detail: str = "",
) -> Action:
    count = len(enrolments)
    return Action(
        state=state,
        url=reverse(f"certificates:{name}", args=[course.code]),
        label=words(count) % {"count": count},
        one=words(1) % {"count": "#"},
        many=words(2) % {"count": "#"},
        enrolments=enrolments,
        question=question,
        detail=detail,
    )


def _prepare(count: int) -> str:
    return ngettext("Prepare %(count)s certificate", "Prepare %(count)s certificates", count)


def _approve(count: int) -> str:
    return ngettext("Approve %(count)s certificate", "Approve %(count)s certificates", count)


def _issue(count: int) -> str:
    return ngettext("Issue %(count)s certificate", "Issue %(count)s certificates", count)
