"""A new edition of a course."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _

from courses.models import Course
from courses.services.editions import last_day

WEEKS_OF_A_YEAR = timedelta(weeks=52)  # the same weekday a year later
TITLES = ("title_vi", "title_en", "title_lo")
DATE_INPUT = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class EditionForm(forms.ModelForm[Course]):
    """Code, titles and days of the new edition, proposed for the year after the earlier one."""

    with_schedule = forms.BooleanField(
        label=_("Copy the schedule too, shifted to the new working days"),
        required=False,
        help_text=_("What would clash with another course is left out, and what was on a weekend."),
    )

    class Meta:
        model = Course
        fields = ["code", *TITLES, "starts_on", "ends_on"]
        widgets = {"starts_on": DATE_INPUT, "ends_on": DATE_INPUT}
        help_texts = {"ends_on": _("Left empty, it lasts as many working days as before.")}
        error_messages = {"code": {"unique": _("Another course has this code.")}}

    def __init__(self, *args: Any, course: Course, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.course = course
        self.initial = _proposal(course) | kwargs.get("initial", {})
        self.fields["starts_on"].required = True
        self.fields["ends_on"].required = course.starts_on is None
        self.fields["title_lo"].widget.attrs["lang"] = "lo"
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            Fieldset("", "code", Row("starts_on", "ends_on"), "with_schedule"), Fieldset(_("Title"), *TITLES)
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts_on = cleaned.get("starts_on")
        if starts_on and not cleaned.get("ends_on") and "ends_on" not in self.errors:
            cleaned["ends_on"] = last_day(self.course, starts_on)
        return cleaned

    def titles(self) -> Mapping[str, str]:
        """Return the titles of a valid form by column."""
        return {name: self.cleaned_data[name] for name in TITLES}

    def add_refusal(self, error: ValidationError) -> None:
        """Say beside the field what the service refused; what concerns a copied column is said above."""
        for name, sentences in error.update_error_dict({}).items():
            self.add_error(name if name in self.fields and name != NON_FIELD_ERRORS else None, sentences)


def _proposal(course: Course) -> dict[str, Any]:
    """Move the year in code and titles on, and the first day to the same weekday a year later."""
    first = course.starts_on
    year = first.year if first else (course.plan.year if course.plan else date.today().year)
    moved = {name: getattr(course, name).replace(str(year), str(year + 1)) for name in ("code", *TITLES)}
    if moved["code"] == course.code:
        moved["code"] = ""
    starts_on = first + WEEKS_OF_A_YEAR if first else None
    return moved | {"starts_on": starts_on, "ends_on": last_day(course, starts_on) if starts_on else None}
