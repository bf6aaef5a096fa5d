"""Whom an action on a list is for."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.models import Course
from participants.models import Enrolment


class SelectionForm(forms.Form):
    """The people of a course who were ticked."""

    enrolment = forms.ModelMultipleChoiceField(
        Enrolment.objects.none(),
        error_messages={
            "required": _("Nobody is selected. Tick at least one person."),
            "invalid_choice": _("Somebody on this list is not in the course any more. Open the page again."),
            "invalid_pk_value": _("Somebody on this list is not in the course any more. Open the page again."),
        },
    )

    def __init__(self, *args: Any, course: Course, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = self.fields["enrolment"]
        if isinstance(people, forms.ModelMultipleChoiceField):
            people.queryset = course.enrolments.with_people()

    @property
    def first_error(self) -> str:
        return str(next(iter(self.errors.values()))[0])


class IssueForm(SelectionForm):
    """The people, and the day that their certificates carry."""

    issued_on = forms.DateField(
        required=False, error_messages={"invalid": _("The date of issue must be a date such as 14/06/2024.")}
    )

    @property
    def day(self) -> date | None:
        day: date | None = self.cleaned_data["issued_on"]
        return day
