"""Rules of a course on plain values."""

from typing import Final

MINIMUM_ATTENDANCE_PERCENT: Final = 80  # default of the course's setting: docs/adr/0008

# From each state, where a course may go. A cancelled course may be taken up again as planned.
TRANSITIONS: Final[dict[str, tuple[str, ...]]] = {
    "planned": ("open", "cancelled"),
    "open": ("running", "planned", "cancelled"),
    "running": ("closed", "open", "cancelled"),
    "closed": ("archived", "running"),
    "archived": ("closed",),
    "cancelled": ("planned",),
}


def may_become(state: str, wanted: str) -> bool:
    """Tell whether a course in one state may go into another."""
    return wanted in TRANSITIONS[state]
