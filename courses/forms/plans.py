"""Cooperation plans and their activities."""

from datetime import date
from typing import Any

from babel.dates import get_month_names
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from courses.models import Activity, CooperationPlan, Course, Partner

DATE_INPUT = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def month_name(month: int) -> str:
    """Return the month's name in the page's language, as it stands by itself."""
    names = get_month_names("wide", "stand-alone", locale=(get_language() or "vi")[:2])
    return str(names[month]).capitalize()


class PlanForm(forms.ModelForm[CooperationPlan]):
    """A plan. Its partner and year are its address and stay once it is made."""

    class Meta:
        model = CooperationPlan
        fields = ["partner", "year", "title_vi", "title_en", "title_lo"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        partners = self.fields["partner"]
        rows = sorted(((partner.pk, partner.name) for partner in Partner.objects.all()), key=lambda row: row[1])
        partners.choices = [("", "—"), *rows]  # type: ignore[attr-defined]
        self.fields["title_lo"].widget.attrs["lang"] = "lo"
        if not self.instance._state.adding:
            partners.disabled = self.fields["year"].disabled = True
        elif "year" not in self.initial:
            self.initial["year"] = date.today().year
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            Fieldset("", Row("partner", "year")), Fieldset(_("Title"), "title_vi", "title_en", "title_lo")
        )

    def _update_errors(self, errors: Any) -> None:
        """Say beside the year that there is such a plan already."""
        super()._update_errors(errors)  # type: ignore[misc]
        for message in self._errors.pop(NON_FIELD_ERRORS, []):  # type: ignore[attr-defined]
            self.add_error("year", message)


class ActivityForm(forms.ModelForm[Activity]):
    """An activity of one plan."""

    month = forms.TypedChoiceField(label=_("Month"), required=False, coerce=int, empty_value=None, choices=())

    class Meta:
        model = Activity
        fields = ["kind", "state", "title_vi", "title_en", "title_lo", "month", "starts_on", "ends_on", "course"]
        widgets = {"starts_on": DATE_INPUT, "ends_on": DATE_INPUT}
        help_texts = {
            "course": _("The course that carries it out. Whether it took place is then read from the course.")
        }
        error_messages = {"course": {"unique": _("Another activity is carried out by this course.")}}

    def __init__(self, *args: Any, plan: CooperationPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.plan = plan
        months = [(month, month_name(month)) for month in range(1, 13)]
        self.fields["month"].choices = [("", "—"), *months]  # type: ignore[attr-defined]
        self.fields["title_lo"].widget.attrs["lang"] = "lo"
        courses = self.fields["course"]
        free = Q(activity__isnull=True) | Q(activity=self.instance.pk)
        courses.queryset = Course.objects.filter(free, plan=plan)  # type: ignore[attr-defined]
        courses.empty_label = "—"  # type: ignore[attr-defined]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            Fieldset("", Row("kind", "state"), "course"),
            Fieldset(_("Title"), "title_vi", "title_en", "title_lo"),
            Fieldset(_("Time: a month, or the days once they are known"), "month", Row("starts_on", "ends_on")),
        )
