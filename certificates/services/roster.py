"""Everyone of a course and how far their certificate is. Reads only, in a constant number of queries."""

from collections import Counter as Tally
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from accounts.models import User
from certificates.explain import explain
from certificates.models import Award, Entry, EntryLink
from courses.models import Course
from participants.models import Enrolment
from participants.services.completion import Completion, completions

STATES: Final = ("not_earned", "earned", "prepared", "approved", "issued")


@dataclass(frozen=True, slots=True)
class Row:
    """One person's line: attendance, and the award or the entry if there is one."""

    completion: Completion
    award: Award | None
    entry: Entry | None

    @property
    def enrolment(self) -> Enrolment:
        return self.completion.enrolment

    @property
    def state(self) -> str:
        if self.entry is not None:
            return "issued"
        if self.award is not None:
            return "approved" if self.award.approved_by_id else "prepared"
        return "earned" if self.completion.is_earned else "not_earned"

    def is_prepared_by(self, user: User) -> bool:
        """Tell whether this user prepared the award, and so cannot approve it."""
        return self.award is not None and self.award.prepared_by_id == user.pk

    @property
    def why_not(self) -> list[str]:
        """Return why no certificate is earned; also said of an award whose ground has gone since."""
        return [] if self.entry else [explain(reason, str(self.enrolment)) for reason in self.completion.refusals]


def roster(course: Course) -> list[Row]:
    """Return a line for each person, in protocol order."""
    standing = completions(course)
    people = [completion.enrolment for completion in standing]
    awards = {
        award.enrolment_id: award
        for award in Award.objects.filter(enrolment__in=people).select_related("prepared_by", "approved_by")
    }
    links = EntryLink.objects.filter(enrolment__in=people, is_current=True).select_related("entry")
    entries = {link.enrolment_id: link.entry for link in links.prefetch_related("entry__events", "entry__files")}
    return [
        Row(completion, awards.get(completion.enrolment.pk), entries.get(completion.enrolment.pk))
        for completion in standing
    ]


def tally(rows: Sequence[Row]) -> dict[str, int]:
    """Count the lines in each state."""
    counted = Tally(row.state for row in rows)
    return {state: counted[state] for state in STATES}
