"""The roll call of one session: a mark for each person, late with the minutes missed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participants.models import Attendance, Enrolment
from participants.rules import LATE, PRESENT, Mark


@dataclass(frozen=True)
class RollLine:
    """One person's line on the page, with what was typed and what is wrong with it."""

    enrolment: Enrolment
    choices: Sequence[tuple[str, Any]]
    chosen: str
    state_name: str
    late_name: str
    late_value: str
    errors: Sequence[str]


class RollCallForm(forms.Form):
    """Everyone is present until said otherwise; a stored mark stands until changed.

    marks: what is stored, by the enrolment's key; session_minutes: the length of the session.
    """

    def __init__(
        self,
        *args: Any,
        enrolments: Sequence[Enrolment],
        marks: Mapping[int, Attendance],
        session_minutes: int,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.enrolments = enrolments
        self.session_minutes = session_minutes
        self.longest_delay = max(session_minutes - 1, 1)
        for enrolment in enrolments:
            stored = marks.get(enrolment.pk)
            missed = max(session_minutes - stored.minutes, 1) if stored and stored.state == LATE else None
            self.fields[f"mark-{enrolment.pk}"] = forms.ChoiceField(
                choices=Attendance.State.choices,
                initial=stored.state if stored else PRESENT,
                error_messages={"required": _("Choose present, late, excused or absent.")},
            )
            self.fields[f"late-{enrolment.pk}"] = forms.IntegerField(required=False, initial=missed)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        for enrolment in self.enrolments:
            late = f"late-{enrolment.pk}"
            if values.get(f"mark-{enrolment.pk}") != LATE:
                self.errors.pop(late, None)  # minutes beside another mark mean nothing
            elif late not in self.errors and not 1 <= (values.get(late) or 0) <= self.longest_delay:
                sentence = _("How many minutes late? Give a number from 1 to %(maximum)s.")
                self.add_error(late, forms.ValidationError(sentence, params={"maximum": self.longest_delay}))
        return values

    def marks(self) -> dict[int, Mark]:
        """Return the marks, by the enrolment's key, of a form that is valid."""
        values = self.cleaned_data
        found = {}
        for enrolment in self.enrolments:
            state = values[f"mark-{enrolment.pk}"]
            present = self.session_minutes - values[f"late-{enrolment.pk}"] if state == LATE else None
            found[enrolment.pk] = Mark(state, present)
        return found

    def lines(self) -> Iterator[RollLine]:
        """Yield what the page shows, a line a person."""
        for enrolment in self.enrolments:
            state, late = self[f"mark-{enrolment.pk}"], self[f"late-{enrolment.pk}"]
            value = late.value()
            yield RollLine(
                enrolment=enrolment,
                choices=Attendance.State.choices,
                chosen=str(state.value() or ""),
                state_name=state.html_name,
                late_name=late.html_name,
                late_value="" if value is None else str(value),
                errors=[*state.errors, *late.errors],
            )
