"""Partners, and institutions with the names they have had."""

from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Fieldset, Layout, Row
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from courses.forms import choices
from courses.models import Institution, InstitutionName, Partner

TAKEN_CODES = frozenset({"new"})  # it would stand where the address of the form stands
MOST_NAMES = 20
DATE_INPUT = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class PartnerForm(forms.ModelForm[Partner]):
    """A partner: what it is, what it is called, since when."""

    class Meta:
        model = Partner
        fields = ["code", "kind", "iso_code", "relations_since", "name_vi", "name_en", "name_lo"]
        help_texts = {"code": _("Short, such as LA or ASEAN. It stands in addresses.")}
        labels = {"iso_code": _("ISO code of the country")}
        error_messages = {"code": {"unique": _("Another partner has this code.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name_lo"].widget.attrs["lang"] = "lo"
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            Fieldset(_("Name"), "name_vi", Row("name_en", "name_lo")),
            Fieldset(_("Facts"), Row("code", "kind"), Row("iso_code", "relations_since")),
        )

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if code.lower() in TAKEN_CODES:
            raise ValidationError(_("Choose another code."))
        return code

    def clean_iso_code(self) -> str:
        code: str = self.cleaned_data["iso_code"].upper()
        if code and not (len(code) == 2 and code.isascii() and code.isalpha()):
            raise ValidationError(_("An ISO code has two letters, such as LA."))
        if code and Partner.objects.exclude(pk=self.instance.pk).filter(iso_code=code).exists():
            raise ValidationError(_("Another partner has this ISO code."))
        return code


class InstitutionNameForm(forms.ModelForm[InstitutionName]):
    """A name and the day from which it holds."""

    class Meta:
        model = InstitutionName
        fields = ["valid_from", "name_vi", "name_en", "name_lo"]
        widgets = {"valid_from": DATE_INPUT}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name_lo"].widget.attrs["lang"] = "lo"
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout("valid_from", "name_vi", Row("name_en", "name_lo"), "id")


class NamesFormSet(forms.BaseInlineFormSet[InstitutionName, Institution, InstitutionNameForm]):
    """The names of an institution by the day from which each holds; one at least, no two from the same day."""

    def add_fields(self, form: InstitutionNameForm, index: int | None) -> None:
        """Offer to strike out what stands; what is new is simply not filled in."""
        super().add_fields(form, index)
        if form.instance.pk:
            form.fields["DELETE"].label = _("This name was entered by mistake")
            form.helper.layout.append("DELETE")
        else:
            del form.fields["DELETE"]

    def clean(self) -> None:
        days = set()
        for form in self._kept():
            day = form.cleaned_data.get("valid_from")
            if day in days:
                form.add_error("valid_from", _now("Another name holds from the same day."))
            days.add(day)
        if not days and not any(form.errors for form in self.forms):
            raise ValidationError(_now("Enter what the institution is called."))

    def validate_unique(self) -> None:
        """`clean` says the same beside the field."""

    def rows(self) -> list[InstitutionName]:
        """Return the names that the institution is to have."""
        return [form.instance for form in self._kept()]

    def _kept(self) -> list[InstitutionNameForm]:
        filled = [form for form in self.forms if getattr(form, "cleaned_data", {}).get("name_vi")]
        return [form for form in filled if not form.cleaned_data.get("DELETE")]


Names = forms.inlineformset_factory(
    Institution,
    InstitutionName,
    form=InstitutionNameForm,
    formset=NamesFormSet,
    extra=1,
    max_num=MOST_NAMES,
    validate_max=True,
    absolute_max=MOST_NAMES + 1,
)


class InstitutionForm(forms.ModelForm[Institution]):
    """An institution with its names, which it carries as `names`."""

    class Meta:
        model = Institution
        fields = ["slug", "kind", "partner", "parent"]
        error_messages = {"slug": {"unique": _("Another institution has this code.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        data = self.data if self.is_bound else None
        self.names = Names(data, instance=self.instance, prefix="names")
        offered = choices.institutions()
        self.fields["parent"].choices = [  # type: ignore[attr-defined]
            one for one in offered if one[0] != self.instance.pk
        ]
        self.fields["partner"].empty_label = _("None: the host country")  # type: ignore[attr-defined]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            Fieldset(_("Names"), HTML('{% include "courses/institution_names.html" %}')),
            Fieldset(_("Place among others"), Row("slug", "kind"), "partner", "parent"),
        )

    def is_valid(self) -> bool:
        return all([super().is_valid(), self.names.is_valid()])

    def rows(self) -> list[InstitutionName]:
        """Return the names of a valid form."""
        return cast(NamesFormSet, self.names).rows()

    def clean_parent(self) -> Institution | None:
        """An institution belongs neither to itself nor to one of its own."""
        parent: Institution | None = self.cleaned_data["parent"]
        above, seen = parent, set[int]()
        while above is not None and above.pk not in seen:
            if above.pk == self.instance.pk:
                raise ValidationError(_("This institution stands below the one you edit."))
            seen.add(above.pk)
            above = above.parent
        return parent
