"""What one person holds: a certificate for each course, or how far they are from it. Reads only."""

from dataclasses import dataclass

from accounts.models import User
from certificates.models import Entry, EntryLink
from courses.models import Course
from participants.explain import explain_kindly
from participants.models import Enrolment
from participants.services.completion import Completion, completion_of


@dataclass(frozen=True, slots=True)
class Holding:
    """One course of a person: the entry, or else the attendance so far."""

    course: Course
    entry: Entry | None
    completion: Completion | None

    @property
    def why_not(self) -> list[str]:
        return [explain_kindly(refusal) for refusal in self.completion.refusals] if self.completion else []


def holdings(user: User) -> list[Holding]:
    """Return the courses that a user takes part in as a participant, the latest first."""
    enrolments = list(
        Enrolment.objects.filter(participant__user=user.pk)
        .taking_part()
        .with_people()
        .order_by("-course__starts_on", "course__code")
    )
    links = EntryLink.objects.filter(enrolment__in=enrolments, is_current=True).select_related("entry")
    entries = {link.enrolment_id: link.entry for link in links.prefetch_related("entry__events")}
    return [
        Holding(
            course=enrolment.course,
            entry=entries.get(enrolment.pk),
            completion=None if enrolment.pk in entries else completion_of(enrolment),
        )
        for enrolment in enrolments
    ]
