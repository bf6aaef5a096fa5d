"""By which decision a course's certificates are granted, and who signs them."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from certificates.models import CertificateSettings
from courses.models import Course, Partner, Rank

NEEDED = ("decision_number", "decision_date", "signatory_name", "signatory_position_vi")


def ranks_of_host(course: Course) -> QuerySet[Rank]:
    """Return the ranks of the host's own force: two forces word different ranks alike (docs/adr/0007)."""
    partner = course.host.partner
    if partner is not None:
        return Rank.objects.filter(force=partner.iso_code).order_by("-level")
    guests = Partner.objects.exclude(iso_code="").values("iso_code")
    return Rank.objects.exclude(force__in=guests).order_by("-level")


class CertificateSettingsForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = CertificateSettings
        fields = [
            "paper_title", "decision_number", "decision_date", "signing_prefix", "signatory_rank", "signatory_name",
            "signatory_position_vi", "signatory_position_lo", "signatory_position_en",
            "head_position_vi", "head_position_lo", "head_position_en",
        ]  # fmt: skip
        labels = {
            "signatory_position_vi": _("In Vietnamese"),
            "signatory_position_lo": _("In Lao"),
            "signatory_position_en": _("In English"),
            "head_position_vi": _("In Vietnamese"),
            "head_position_lo": _("In Lao"),
            "head_position_en": _("In English"),
        }
        help_texts = {
            "decision_number": _("Such as 15/QĐ-ĐN."),
            "signing_prefix": _("Such as KT. when a deputy signs. Empty when the head signs."),
            "head_position_vi": "",
        }
        widgets = {"decision_date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in NEEDED:
            self.fields[name].required = True
        ranks = self.fields["signatory_rank"]
        if isinstance(ranks, forms.ModelChoiceField):
            ranks.queryset = ranks_of_host(self.instance.course)
            ranks.empty_label = str(_("No rank"))
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            "paper_title",
            Fieldset(_("Decision"), Div("decision_number", "decision_date", css_class="row")),
            Fieldset(
                _("Signatory"),
                Div("signing_prefix", "signatory_rank", css_class="row"),
                "signatory_name",
            ),
            Fieldset(
                _("Signatory's position"),
                Div("signatory_position_vi", "signatory_position_lo", "signatory_position_en", css_class="row"),
            ),
            Fieldset(
                _("On whose behalf, when a deputy signs"),
                Div("head_position_vi", "head_position_lo", "head_position_en", css_class="row"),
            ),
        )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("signing_prefix") and not values.get("head_position_vi"):
            self.add_error("head_position_vi", ValidationError(_("Say on whose behalf, such as Cục trưởng.")))
        return values
