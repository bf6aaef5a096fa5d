"""The account of a person."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _


class AccountForm(forms.Form):
    """The name that a person signs in with."""

    username = forms.CharField(
        label=_("User name"),
        min_length=3,
        max_length=60,
        help_text=_("Small Latin letters, digits, dots and hyphens: easily typed on a telephone."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        validators=[
            RegexValidator(
                r"\A[A-Za-z0-9]+([.-][A-Za-z0-9]+)*\Z",
                _("Use Latin letters, digits, dots and hyphens, such as khamlieng.o."),
            )
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].widget.attrs.pop("maxlength", None)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout("username")

    def clean_username(self) -> str:
        return str(self.cleaned_data["username"]).lower()
