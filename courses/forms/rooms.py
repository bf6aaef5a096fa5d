"""A room."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Row
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext_lazy as _

from courses.models import Room


class RoomForm(forms.ModelForm[Room]):
    """Name, building, seats."""

    class Meta:
        model = Room
        fields = ["name_vi", "name_en", "name_lo", "building", "capacity", "is_active"]
        error_messages = {NON_FIELD_ERRORS: {"unique_together": _("This building already has a room of that name.")}}
        help_texts = {"is_active": _("A room that is not in use stays in old schedules, but is not offered any more.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name_lo"].widget.attrs["lang"] = "lo"
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout("name_vi", Row("name_en", "name_lo"), Row("building", "capacity"), "is_active")

    def _update_errors(self, errors: Any) -> None:
        """Say beside the name what concerns it: the constraint speaks of the whole room."""
        super()._update_errors(errors)  # type: ignore[misc]
        for message in self._errors.pop(NON_FIELD_ERRORS, []):  # type: ignore[attr-defined]
            self.add_error("name_vi", message)
