"""A lecturer or interpreter."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts import roles
from accounts.models import User
from courses.forms import choices
from courses.models import Lecturer
from names.languages import language_name

LANGUAGES = ("vi", "lo", "en", "fr", "ru", "zh", "km", "th")


class LecturerForm(forms.ModelForm[Lecturer]):
    """Name, rank and institution, languages, how to reach them."""

    languages = forms.MultipleChoiceField(
        label=_("Languages"), required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )

    class Meta:
        model = Lecturer
        fields = [
            "family_name", "middle_name", "given_name", "academic_title", "rank", "institution",
            "languages", "can_interpret", "email", "phone", "user", "is_active",
        ]  # fmt: skip
        help_texts = {
            "rank": "",
            "is_active": _("Someone who does not teach any more stays in old schedules, but is not offered any more."),
            "user": _("Whoever signs in as this user sees these sessions as their own."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reader = get_language() or "vi"
        spoken = dict.fromkeys([*LANGUAGES, *(self.instance.languages or [])])
        self.fields["languages"].choices = [  # type: ignore[attr-defined]
            (code, language_name(code, reader)) for code in spoken
        ]
        self.fields["rank"].choices = choices.ranks()  # type: ignore[attr-defined]
        self.fields["institution"].choices = choices.institutions()  # type: ignore[attr-defined]
        free = Q(lecturer__isnull=True) | Q(lecturer=self.instance.pk)
        self.fields["user"].queryset = User.objects.filter(  # type: ignore[attr-defined]
            free, groups__name=roles.LECTURER, is_active=True
        ).order_by("username")
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            Fieldset(_("Name"), Row("family_name", "middle_name"), Row("given_name", "academic_title")),
            Fieldset(_("Rank and institution"), "rank", "institution"),
            Fieldset("", "languages", "can_interpret"),
            Fieldset(_("Contact"), Row("email", "phone"), "user", "is_active"),
        )
