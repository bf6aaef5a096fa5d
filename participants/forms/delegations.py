"""When a delegation comes and goes."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Row
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participants.models import Delegation


class DelegationForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Delegation
        fields = ["arrives_on", "leaves_on", "note"]
        help_texts = {"note": _("Flight, hotel, who meets them.")}
        widgets = {
            name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d") for name in ("arrives_on", "leaves_on")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].widget.attrs.pop("maxlength", None)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(Row("arrives_on", "leaves_on"), "note")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        arrives, leaves = values.get("arrives_on"), values.get("leaves_on")
        if arrives and leaves and leaves < arrives:
            self.add_error("leaves_on", ValidationError(_("They cannot leave before they arrive.")))
        return values
