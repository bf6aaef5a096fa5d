"""The course and its partner institutions."""

from collections.abc import Sequence
from typing import Any, cast

from babel.dates import get_timezone_location
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Fieldset, Layout, Row
from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from courses.forms import choices
from courses.models import Course, CourseInstitution
from courses.refusals import CourseRefused, explain_refusal

ZONES = (
    "Asia/Ho_Chi_Minh",
    "Asia/Vientiane",
    "Asia/Phnom_Penh",
    "Asia/Bangkok",
    "Asia/Yangon",
    "Asia/Kuala_Lumpur",
    "Asia/Singapore",
    "Asia/Jakarta",
    "Asia/Brunei",
    "Asia/Manila",
    "Asia/Dili",
    "Europe/Brussels",
    "America/New_York",
    "UTC",
)
MOST_PARTS = 12
DATE_INPUT = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def _zone_name(zone: str) -> str:
    """Say whose clock it is in the reader's language: Giờ Việt Nam."""
    return zone if zone == "UTC" else get_timezone_location(zone, locale=(get_language() or "vi")[:2])


class CourseInstitutionForm(forms.ModelForm[CourseInstitution]):
    """An institution and its part."""

    class Meta:
        model = CourseInstitution
        fields = ["institution", "part_vi", "part_en", "part_lo"]

    def __init__(self, *args: Any, institutions: Sequence[choices.Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["institution"].choices = institutions  # type: ignore[attr-defined]
        self.fields["part_lo"].widget.attrs["lang"] = "lo"
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout("institution", "part_vi", Row("part_en", "part_lo"), "id")


class PartsFormSet(forms.BaseInlineFormSet[CourseInstitution, Course, CourseInstitutionForm]):
    """The institutions of a course, in order; each once."""

    def add_fields(self, form: CourseInstitutionForm, index: int | None) -> None:
        """Offer to strike out what stands; what is new is simply not filled in."""
        super().add_fields(form, index)
        if form.instance.pk:
            form.fields["DELETE"].label = _("Takes no part any more")
            form.helper.layout.append("DELETE")
        else:
            del form.fields["DELETE"]

    def clean(self) -> None:
        seen = set()
        for form in self.forms:
            institution = form.cleaned_data.get("institution") if hasattr(form, "cleaned_data") else None
            if institution is None or form.cleaned_data.get("DELETE"):
                continue
            if institution.pk in seen:
                refused = CourseRefused("institution_twice", institution=institution)
                form.add_error("institution", explain_refusal(refused))
            seen.add(institution.pk)

    def validate_unique(self) -> None:
        """`clean` says the same beside the field."""

    def rows(self) -> list[CourseInstitution]:
        """Return what the course is to have, numbered in the order of the page."""
        kept = [
            form.instance
            for form in self.forms
            if form.cleaned_data.get("institution") and not form.cleaned_data.get("DELETE")
        ]
        for number, part in enumerate(kept, start=1):
            part.order = number
        return kept


Parts = forms.inlineformset_factory(
    Course,
    CourseInstitution,
    form=CourseInstitutionForm,
    formset=PartsFormSet,
    extra=1,
    max_num=MOST_PARTS,
    validate_max=True,
    absolute_max=MOST_PARTS + 1,  # a page that claims a thousand rows is not drawn
)


class CourseForm(forms.ModelForm[Course]):
    """A course with its partner institutions, which it carries as `institutions`."""

    class Meta:
        model = Course
        fields = [
            "code", "plan", "edition",
            "title_vi", "title_en", "title_lo",
            "starts_on", "ends_on", "place_vi", "place_en", "place_lo", "time_zone", "day_template",
            "host",
            "aims_vi", "aims_en", "aims_lo",
            "minimum_attendance_percent", "address",
        ]  # fmt: skip
        widgets = {"starts_on": DATE_INPUT, "ends_on": DATE_INPUT}
        labels = {"minimum_attendance_percent": _("Attendance needed (%)")}
        error_messages = {"code": {"unique": _("Another course has this code.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = choices.institutions()
        self.fields["host"].choices = offered  # type: ignore[attr-defined]
        for name in ("plan", "day_template"):
            self.fields[name].empty_label = choices.BLANK[1]  # type: ignore[attr-defined]
        known = list(dict.fromkeys([*ZONES, self.instance.time_zone]))
        self.fields["time_zone"].widget = forms.Select(choices=[(zone, _zone_name(zone)) for zone in known])
        for name in ("title_lo", "place_lo", "aims_lo"):
            self.fields[name].widget.attrs["lang"] = "lo"
        for name in ("aims_vi", "aims_en", "aims_lo"):
            self.fields[name].widget.attrs["rows"] = 5
        parts = Parts(
            self.data if self.is_bound else None,
            instance=self.instance,
            prefix="institutions",
            queryset=CourseInstitution.objects.order_by("order", "pk"),
            form_kwargs={"institutions": offered},
        )
        self.institutions = cast(PartsFormSet, parts)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            Fieldset(_("Identity"), Row("code", "edition"), "plan"),
            Fieldset(_("Title"), "title_vi", "title_en", "title_lo"),
            Fieldset(
                _("Time and place"),
                Row("starts_on", "ends_on"),
                Row("place_vi", "place_en", "place_lo"),
                Row("day_template", "time_zone"),
            ),
            Fieldset(_("Host and partner institutions"), "host", HTML('{% include "courses/course_parts.html" %}')),
            Fieldset(_("Aims"), "aims_vi", "aims_en", "aims_lo"),
            Fieldset(_("Certificates"), Row("minimum_attendance_percent", "address")),
        )

    def is_valid(self) -> bool:
        return all([super().is_valid(), self.institutions.is_valid()])

    def parts(self) -> list[CourseInstitution]:
        """Return the partner institutions of a valid form."""
        return self.institutions.rows()

    def add_refusal(self, refused: CourseRefused) -> None:
        """Say beside the field why the service refused."""
        field = None
        if refused.code == "sessions_outside":
            starts_on = self.cleaned_data.get("starts_on")
            field = "starts_on" if not starts_on or refused.params["first"] < starts_on else "ends_on"
        self.add_error(field, explain_refusal(refused))
