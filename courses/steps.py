"""The steps of a course from state to state, worded as their results, for the buttons on its page."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from courses.models import Course
from courses.rules import TRANSITIONS

State = Course.State
Words = tuple[Promise, Promise]

_STEPS: Final[dict[tuple[str, str], Words]] = {
    (State.PLANNED, State.OPEN): (
        _("Open the course"),
        _("Lecturers and participants can then be told of it."),
    ),
    (State.OPEN, State.RUNNING): (_("Start the course"), _("It then appears on the page of the day.")),
    (State.OPEN, State.PLANNED): (_("Take back to planned"), _("Its schedule and people stay as they are.")),
    (State.RUNNING, State.CLOSED): (_("Close the course"), _("Certificates can still be issued after that.")),
    (State.RUNNING, State.OPEN): (_("Take back to open"), _("Its schedule and people stay as they are.")),
    (State.CLOSED, State.ARCHIVED): (_("Archive the course"), _("It then rests among the courses of earlier years.")),
    (State.CLOSED, State.RUNNING): (_("Take up again"), _("Its schedule and people stay as they are.")),
    (State.ARCHIVED, State.CLOSED): (_("Take out of the archive"), _("Nothing else changes.")),
    (State.CANCELLED, State.PLANNED): (
        _("Plan the course again"),
        _("Sessions that were cancelled with it stay cancelled until you restore them one by one."),
    ),
}
_CANCEL: Final[Words] = (
    _("Cancel the course"),
    _("Its coming sessions are cancelled too; their rooms and lecturers become free."),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step a course may take. kind: main for the way forward, danger for cancelling, else empty."""

    state: str
    label: Promise
    detail: Promise
    kind: str


def steps_from(state: str, *, is_last_day: bool = True) -> list[Step]:
    """Return the steps from a state: the way forward first, cancelling last; closing is main only at the end."""
    return [
        Step(wanted, *_STEPS.get((state, wanted), _CANCEL), kind=_kind(state, wanted, is_last_day=is_last_day))
        for wanted in TRANSITIONS[state]
    ]


def _kind(state: str, wanted: str, *, is_last_day: bool) -> str:
    if wanted == State.CANCELLED:
        return "danger"
    if wanted == State.CLOSED and not is_last_day:
        return ""
    order = [State.CANCELLED, State.PLANNED, State.OPEN, State.RUNNING, State.CLOSED, State.ARCHIVED]
    return "main" if order.index(State(wanted)) > order.index(State(state)) else ""
