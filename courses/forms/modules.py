"""A module."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext_lazy as _

from courses.forms import choices
from courses.models import Course, Module
from courses.refusals import CourseRefused, explain_refusal

COLOURS = (
    _("Blue"), _("Brown"), _("Lacquer red"), _("Lotus green"), _("Violet"), _("Ochre"),
    _("Teal"), _("Plum"), _("Moss"), _("Rust"), _("Indigo"), _("Grey"),
)  # fmt: skip


class ModuleForm(forms.ModelForm[Module]):
    """A module of one course; a new one proposes the next number and colour."""

    class Meta:
        model = Module
        fields = [
            "number", "group", "title_vi", "title_en", "title_lo",
            "content_minutes", "institution", "prerequisites", "colour",
        ]  # fmt: skip
        widgets = {"prerequisites": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, course: Course, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.course = course
        others = [module for module in course.modules.all() if module.pk != self.instance.pk]
        if self.instance._state.adding:
            following = max((module.number for module in others), default=0) + 1
            self.initial.update(number=following, colour=(following - 1) % len(COLOURS) + 1)
        before = self.fields["prerequisites"]
        before.queryset = course.modules.exclude(pk=self.instance.pk)  # type: ignore[attr-defined]
        before.choices = [(module.pk, f"{module.number}. {module.title}") for module in others]  # type: ignore[attr-defined]
        self.fields["institution"].choices = choices.institutions()  # type: ignore[attr-defined]
        self.fields["colour"].widget = forms.Select(choices=list(enumerate(COLOURS, start=1)))
        self.fields["title_lo"].widget.attrs["lang"] = "lo"
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            Fieldset("", Row("number", "group"), "title_vi", "title_en", "title_lo"),
            Fieldset("", Row("content_minutes", "colour"), "institution", *(["prerequisites"] if others else [])),
        )
        if not others:
            del self.fields["prerequisites"]

    def _get_validation_exclusions(self) -> set[str]:
        """The course is not a field, but the number is unique within it."""
        return super()._get_validation_exclusions() - {"course"}  # type: ignore[misc, no-any-return]

    def _update_errors(self, errors: Any) -> None:
        """Say beside the number what concerns it."""
        super()._update_errors(errors)  # type: ignore[misc]
        for message in self._errors.pop(NON_FIELD_ERRORS, []):  # type: ignore[attr-defined]
            self.add_error("number", message)

    def prerequisites(self) -> list[Module]:
        """Return what the module of a valid form comes after."""
        return list(self.cleaned_data.get("prerequisites", []))

    def add_refusal(self, refused: CourseRefused) -> None:
        """Say beside the field why the service refused."""
        self.add_error("prerequisites" if "prerequisites" in self.fields else None, explain_refusal(refused))
