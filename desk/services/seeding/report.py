"""What a run made, changed and left, counted by kind."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.refusals import CourseRefused, explain_refusal
from courses.services.keeping import Outcome
from desk.services.seeding.files import Row

Answer = Outcome | tuple[object, Outcome]  # what a service of courses returns

KINDS: Final[dict[str, Promise]] = {
    "ranks": gettext_lazy("Ranks"),
    "partners": gettext_lazy("Partners"),
    "frameworks": gettext_lazy("Frameworks"),
    "institutions": gettext_lazy("Institutions"),
    "day_templates": gettext_lazy("Day templates"),
    "plans": gettext_lazy("Cooperation plans"),
    "courses": gettext_lazy("Courses"),
    "modules": gettext_lazy("Modules"),
    "users": gettext_lazy("Demo users"),
    "rooms": gettext_lazy("Rooms"),
    "lecturers": gettext_lazy("Lecturers"),
    "participants": gettext_lazy("Participants"),
    "enrolments": gettext_lazy("Enrolments"),
    "sessions": gettext_lazy("Sessions"),
    "roll_calls": gettext_lazy("Roll calls"),
    "certificates": gettext_lazy("Certificates"),
}


@dataclass
class Tally:
    """How many rows of a kind were made, changed and left. edited: names of those that people had changed."""

    counts: Counter[Outcome] = field(default_factory=Counter)
    edited: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        parts = [
            (self.counts["made"], _("%(count)d made")),
            (self.counts["changed"], _("%(count)d changed")),
            (self.counts["left"], _("%(count)d left")),
            (len(self.edited), _("%(count)d left as people changed them (%(names)s)")),
        ]
        return ", ".join(text % {"count": count, "names": ", ".join(self.edited)} for count, text in parts if count)


class Report:
    """The outcome of a run. overwrite: rows that differ from the files are changed, else left and named."""

    def __init__(self, *, overwrite: bool = False) -> None:
        self.overwrite = overwrite
        self.tallies: dict[str, Tally] = {}
        self.notes: list[str] = []

    def count(self, kind: str, outcome: Outcome, number: int = 1) -> None:
        if number:
            self.tallies.setdefault(kind, Tally()).counts[outcome] += number

    def note(self, sentence: str) -> None:
        self.notes.append(sentence)

    def offer(self, kind: str, name: str, row: Row, save: Callable[[], Answer]) -> bool:
        """Save a row of a file; take the change of a standing row back unless it is to be overwritten.

        Tells whether the row stands as the file has it. Raises SeedBroken.
        """
        try:
            with transaction.atomic():
                answer = save()
                outcome = answer if isinstance(answer, str) else answer[1]
                is_edited = outcome == "changed" and not self.overwrite
                transaction.set_rollback(is_edited)
        except ValidationError as error:
            raise row.blame(error) from None
        except CourseRefused as refused:
            raise row.broken("", explain_refusal(refused)) from None
        if is_edited:
            self.tallies.setdefault(kind, Tally()).edited.append(name)
        else:
            self.count(kind, outcome)
        return not is_edited

    @property
    def is_unchanged(self) -> bool:
        """Tell whether everything was left."""
        return not any(tally.counts["made"] or tally.counts["changed"] for tally in self.tallies.values())

    def lines(self) -> list[str]:
        """Return the report: a line a kind, then what else there is to say."""
        lines = [f"{KINDS[kind]}: {tally}" for kind, tally in self.tallies.items()]
        lines += self.notes
        if any(tally.edited for tally in self.tallies.values()):
            lines.append(_("What people changed was left as it is; --overwrite takes the files' wording instead."))
        if self.is_unchanged:
            lines.append(_("Nothing was changed."))
        return lines
