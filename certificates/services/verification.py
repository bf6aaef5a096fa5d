"""Is a paper genuine? Whoever holds its code is told what is printed on it; nobody else is told anything."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from certificates.models import Entry
from certificates.rules import read_code

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the register says about a code. `state` is valid, revoked, replaced or unknown; the rest is as printed."""

    state: str
    register_number: str = ""
    names: tuple[str, ...] = ()
    course_code: str = ""
    course_title: Words | None = None
    issuer: Words | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    issued_on: date | None = None
    is_demo: bool = False

    def to_values(self) -> dict[str, Any]:
        """Return the answer for machines; an unknown code gives its state alone."""
        if self.state == "unknown":
            return {"state": self.state}
        days = {name: day.isoformat() if (day := getattr(self, name)) else None for name in _DAYS}
        return {
            "state": self.state,
            "register_number": self.register_number,
            "names": list(self.names),
            "course": {"code": self.course_code, "title": self.course_title},
            "issuer": self.issuer,
            **days,
            "is_demo": self.is_demo,
        }


_DAYS = ("starts_on", "ends_on", "issued_on")
UNKNOWN = Answer("unknown")


def verify(typed: str) -> Answer:
    """Return what the register says about a code as it was typed, pasted or scanned, in two queries."""
    code = read_code(typed)
    entry = Entry.objects.filter(code=code).prefetch_related("events").first() if code else None
    return _answer(entry) if entry else UNKNOWN


def _answer(entry: Entry) -> Answer:
    taken, course = entry.snapshot, entry.snapshot["course"]
    names = (taken["names"][spelling] for spelling in ("native", "vietnamese", "passport"))
    return Answer(
        state=entry.standing,
        register_number=entry.register_number,
        names=tuple(dict.fromkeys(filter(None, names))),
        course_code=course["code"],
        course_title=course["title"],
        issuer=taken["host"],
        starts_on=date.fromisoformat(course["starts_on"]),
        ends_on=date.fromisoformat(course["ends_on"]),
        issued_on=entry.issued_on,
        is_demo=taken["is_demo"],
    )
