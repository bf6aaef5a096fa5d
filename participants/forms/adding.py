"""Taking a person who is already known into a course."""

from typing import Any, cast

from django import forms

from participants.models import Enrolment, Participant


class KnownPersonForm(forms.Form):
    """The person chosen from the search, and their role."""

    participant = forms.ModelChoiceField(Participant.objects.none(), widget=forms.HiddenInput)
    role = forms.ChoiceField(choices=Enrolment.Role.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        people = kwargs.pop("people")
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField[Participant]", self.fields["participant"]).queryset = people
