"""A person, and the person's place in a course."""

from datetime import date
from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Fieldset, Layout, Row
from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from courses.models import Institution, Partner, Rank
from participants.models import Enrolment, Participant
from participants.rules import is_latin, rank_fits

NAMES_EXPLAINED = _(
    "Papers and lists choose the spelling their readers know: Lao papers the native script, Vietnamese papers the "
    "Vietnamese spelling, everything else the passport. Any of them finds the person."
)
EARLIEST_BIRTH = date(1900, 1, 1)


def ranks_of(partner: Partner | None) -> list[Rank]:
    """Return the ranks that someone sent by a partner may hold, the highest first."""
    country = partner.iso_code if partner else ""
    return [rank for rank in Rank.objects.order_by("force", "-level") if rank_fits(rank.force, country)]


class PersonForm(forms.ModelForm):  # type: ignore[type-arg]
    """Names in up to three spellings, rank of the partner's own force, position and unit."""

    class Meta:
        model = Participant
        fields = [
            "passport_name", "given_name", "middle_name", "family_name", "native_given_name", "native_family_name",
            "vietnamese_name", "sex", "birth_date", "language", "partner", "institution", "rank",
            "position_vi", "position_lo", "position_en", "unit_vi", "unit_lo", "unit_en",
        ]  # fmt: skip
        labels = {
            "passport_name": _("Name as in the passport"),
            "given_name": _("Given name"),
            "middle_name": _("Middle name"),
            "family_name": _("Family name"),
            "native_given_name": _("Given name in native script"),
            "native_family_name": _("Family name in native script"),
            "vietnamese_name": _("Vietnamese spelling"),
            "birth_date": _("Date of birth"),
            "language": _("Language of this person's pages and letters"),
            "position_vi": _("In Vietnamese"),
            "position_lo": _("In Lao"),
            "position_en": _("In English"),
            "unit_vi": _("In Vietnamese"),
            "unit_lo": _("In Lao"),
            "unit_en": _("In English"),
        }
        help_texts = {
            "passport_name": _("Latin letters, exactly as printed there. Certificates and visas use it."),
            "given_name": _("Latin letters. Lists are sorted by it, greetings use it."),
            "native_given_name": _("Such as ຄຳລຽງ; the person reads it on their own pages."),
            "vietnamese_name": _("As Vietnamese papers write it, such as Khăm-liêng Ụ-thạ-cay-sỏn."),
            "rank": _("Empty for civilians. Only ranks of the partner's own forces are offered."),
        }
        widgets = {"birth_date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.chosen_partner()
        cast(forms.ChoiceField, self.fields["sex"]).choices = [("", "—"), *Participant.Sex.choices]
        for name in ("sex", "language", "partner"):
            cast(forms.ChoiceField, self.fields[name]).required = True
        # A pasted name that is too long gets a message instead of being cut off unseen.
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)
        self._offer_ranks(chosen)
        self._offer_institutions(chosen)
        self.fields["partner"].widget.attrs |= {
            "hx-get": reverse("participants:rank-options"), "hx-target": "#id_rank", "hx-swap": "innerHTML",
        }  # fmt: skip
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = self._layout()

    def chosen_partner(self) -> Partner | None:
        """Return the partner typed, stored or proposed, so that the lists that hang on it fit."""
        key = self.data.get("partner") if self.is_bound else None
        key = key or self.instance.partner_id or self.get_initial_for_field(self.fields["partner"], "partner")
        if isinstance(key, Partner):
            return key
        try:
            return Partner.objects.filter(pk=key).first() if key else None
        except (ValueError, OverflowError):
            return None

    def clean_passport_name(self) -> str:
        name: str = self.cleaned_data["passport_name"]
        if not is_latin(name):
            raise ValidationError(_("Use Latin letters, as the passport prints them. Other letters have fields below."))
        return name

    def clean_birth_date(self) -> date | None:
        born: date | None = self.cleaned_data["birth_date"]
        if born and not EARLIEST_BIRTH <= born < date.today():
            raise ValidationError(_("Nobody in a course was born on that day. Check the year."))
        return born

    def clean_rank(self) -> Rank | None:
        rank: Rank | None = self.cleaned_data["rank"]
        partner: Partner | None = self.cleaned_data.get("partner")
        if rank and partner and not rank_fits(rank.force, partner.iso_code):
            raise ValidationError(
                _("%(rank)s is not a rank of %(partner)s's forces."), params={"rank": rank, "partner": partner}
            )
        return rank

    def _offer_ranks(self, partner: Partner | None) -> None:
        field = cast("forms.ModelChoiceField[Rank]", self.fields["rank"])
        field.empty_label = str(_("Civilian"))
        field.queryset = Rank.objects.order_by("force", "-level")
        field.choices = [("", field.empty_label), *((rank.pk, str(rank)) for rank in ranks_of(partner))]

    def _offer_institutions(self, partner: Partner | None) -> None:
        field = cast("forms.ModelChoiceField[Institution]", self.fields["institution"])
        field.queryset = Institution.objects.filter(partner=partner).with_names()
        field.empty_label = str(_("Not recorded"))

    def _layout(self) -> Layout:
        explained = HTML(f'<p class="fieldset-note">{NAMES_EXPLAINED}</p>')
        return Layout(
            Fieldset(
                _("Name"),
                explained,
                Row("passport_name", "vietnamese_name"),
                Row("given_name", "middle_name", "family_name"),
                Row("native_given_name", "native_family_name"),
            ),
            Fieldset(
                _("Person"),
                Row("sex", "birth_date", "language"),
                Row("partner", "institution", "rank"),
            ),
            Fieldset(_("Position"), Row("position_vi", "position_lo", "position_en")),
            Fieldset(_("Unit"), Row("unit_vi", "unit_lo", "unit_en")),
        )


class PlaceForm(forms.ModelForm):  # type: ignore[type-arg]
    """Someone's part in a course."""

    class Meta:
        model = Enrolment
        fields = ["role", "state", "protocol_order"]
        help_texts = {
            "role": _("Heads of delegation and monitors earn certificates as trainees do; observers do not."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = [choice for choice in Enrolment.State.choices if choice[0] != Enrolment.State.WITHDRAWN]
        if self.instance.state != Enrolment.State.WITHDRAWN:
            cast(forms.ChoiceField, self.fields["state"]).choices = states
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(Fieldset(_("Part in the course"), Row("role", "state", "protocol_order")))
