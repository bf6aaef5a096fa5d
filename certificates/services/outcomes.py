"""What the services answer: who got through, and who was refused and why."""

from dataclasses import dataclass

from certificates.models import Award, Entry
from certificates.rules import Reason
from participants.models import Enrolment
from participants.rules import Refusal


class CertificatesRefused(Exception):  # noqa: N818 - what happened, not what kind of object this is
    """Nothing was done, for a reason that is not one person's. `certificates.explain` words it."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(f"{reason.code}: {dict(reason.params)}")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Refused:
    """Someone who was passed over, and every reason for it."""

    enrolment: Enrolment
    reasons: tuple[Reason | Refusal, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    awards: list[Award]
    refused: list[Refused]


@dataclass(frozen=True, slots=True)
class Approved:
    awards: list[Award]
    refused: list[Refused]


@dataclass(frozen=True, slots=True)
class Issued:
    entries: list[Entry]
    refused: list[Refused]
