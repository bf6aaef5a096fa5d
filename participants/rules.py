"""Rules of participants on plain values: what attendance is worth, who earns a certificate, who may hold which rank."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from unicodedata import name as character_name

# Heads and monitors follow the lessons as everyone does; observers look on (docs/adr/0008).
CERTIFICATE_ROLES: Final = ("trainee", "head", "monitor")
WITHDRAWN: Final = "withdrawn"

PRESENT: Final = "present"
LATE: Final = "late"
MARKS: Final = ("present", "late", "excused", "absent")


@dataclass(frozen=True)
class Refusal:
    """Why something is refused: a code and the figures of its sentence, which participants/explain.py words."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Mark:
    """One line of a roll call; minutes only for those who came late."""

    state: str
    minutes: int | None = None


def earns_certificate(attended_minutes: int, taught_minutes: int, minimum_percent: int) -> bool:
    """Tell whether attendance is enough. Raises ValueError if nothing was taught."""
    if taught_minutes <= 0:
        raise ValueError("taught_minutes must be positive")
    return attended_minutes * 100 >= taught_minutes * minimum_percent


def attendance_percent(attended_minutes: int, taught_minutes: int) -> int | None:
    """Return the share attended in whole percent, rounded down so that 79.9 never reads as 80; None if nothing was."""
    return attended_minutes * 100 // taught_minutes if taught_minutes > 0 else None


def certificate_refusals(
    *,
    role: str,
    state: str,
    attended_minutes: int,
    taught_minutes: int,
    unmarked_minutes: int,
    unmarked_sessions: int,
    minimum_percent: int,
) -> tuple[Refusal, ...]:
    """Return why a person has not earned a certificate; nothing when they have.

    attended, taught, unmarked: minutes at sessions that count and are over. Attendance is called too low only when it
    stays so even if every missing mark turns out to be "present".
    """
    if role not in CERTIFICATE_ROLES:
        return (Refusal("not_a_trainee", {"role": role}),)
    if state == WITHDRAWN:
        return (Refusal("withdrawn"),)
    if taught_minutes <= 0:
        return (Refusal("nothing_taught"),)
    refusals = []
    if unmarked_sessions:
        refusals.append(Refusal("roll_call_missing", {"count": unmarked_sessions}))
    if not earns_certificate(attended_minutes + unmarked_minutes, taught_minutes, minimum_percent):
        figures = {
            "percent": attendance_percent(attended_minutes, taught_minutes),
            "minimum": minimum_percent,
            "attended": attended_minutes,
            "taught": taught_minutes,
        }
        refusals.append(Refusal("attendance_below", figures))
    return tuple(refusals)


def minutes_present(mark: Mark, session_minutes: int) -> int:
    """Return what a mark is worth: the whole session, the minutes given for the late, or nothing.

    Raises ValueError for an unknown state, or for late minutes outside 1 … session_minutes.
    """
    if mark.state not in MARKS:
        raise ValueError(f"unknown mark {mark.state!r}")
    if mark.state == PRESENT:
        return session_minutes
    if mark.state != LATE:
        return 0
    if mark.minutes is None or not 1 <= mark.minutes <= session_minutes:
        raise ValueError(f"late minutes must lie between 1 and {session_minutes}")
    return mark.minutes


def rank_fits(force: str, country: str) -> bool:
    """Tell whether someone sent by a country may hold a rank of a force. Organisations (no country) send anyone."""
    return not country or force == country


def is_latin(name: str) -> bool:
    """Tell whether every letter of a name is a Latin one, as in a passport; marks and punctuation are free."""
    return all(character_name(letter, "").startswith("LATIN ") for letter in name if letter.isalpha())
