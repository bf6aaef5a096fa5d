"""Participants: one row a person, however many courses they come to."""

from typing import Final, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from courses.models import Institution, Partner, Rank
from database.fields import FoldedField, SortKeyField
from database.validators import validate_name, validate_text
from database.wording import in_language
from names.folding import fold
from names.persons import PersonName, display
from names.sorting import lao_sort_key, vietnamese_sort_key

LONGEST_QUERY: Final = 200
MOST_WORDS: Final = 8


class ParticipantQuerySet(models.QuerySet["Participant"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Officers and approvers see everyone; a liaison their partner's people; a trainee themselves."""
        if user.has_perm("participants.view_participant"):
            return self
        if not user.pk:
            return self.none()
        # An inner query instead of a join: nobody appears twice, so a long list need not be made distinct.
        return self.filter(
            models.Q(user=user.pk) | models.Q(partner__in=Partner.objects.filter(liaisons__user=user.pk))
        )

    def matching(self, query: str) -> Self:
        """Keep those whose name, in any spelling and without its marks, holds each word that was typed."""
        found = self
        for word in fold(query[:LONGEST_QUERY]).split()[:MOST_WORDS]:
            found = found.filter(search__contains=word)
        return found

    def in_protocol_order(self) -> Self:
        """Sort by rank, civilians last, then by name."""
        return self.order_by(models.F("rank__level").desc(nulls_last=True), "sort_key", "pk")

    def with_ranks(self) -> Self:
        """Fetch what a list of people shows."""
        return self.select_related("rank", "partner")

    def with_facts(self) -> Self:
        """Fetch what a person's own page shows."""
        return self.select_related("rank", "partner", "institution", "user").prefetch_related("institution__names")


class Participant(models.Model):
    """A person with up to three spellings of the name: native script, passport Latin, Vietnamese."""

    class Sex(models.TextChoices):
        MALE = "male", _("Male")
        FEMALE = "female", _("Female")

    family_name = models.CharField(_("family name"), max_length=100, blank=True, validators=[validate_name])
    middle_name = models.CharField(_("middle name"), max_length=100, blank=True, validators=[validate_name])
    given_name = models.CharField(_("given name"), max_length=100, validators=[validate_name])
    native_family_name = models.CharField(
        _("family name in native script"), max_length=100, blank=True, validators=[validate_name]
    )
    native_given_name = models.CharField(
        _("given name in native script"), max_length=100, blank=True, validators=[validate_name]
    )
    passport_name = models.CharField(
        _("name as in the passport"), max_length=200, validators=[validate_name], help_text=_("Latin letters, exactly.")
    )
    vietnamese_name = models.CharField(_("Vietnamese spelling"), max_length=200, blank=True, validators=[validate_name])
    sex = models.CharField(_("sex"), max_length=10, choices=Sex)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    rank = models.ForeignKey(
        Rank, verbose_name=_("rank"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    position_vi = models.CharField(_("position in Vietnamese"), max_length=200, blank=True, validators=[validate_text])
    position_en = models.CharField(_("position in English"), max_length=200, blank=True, validators=[validate_text])
    position_lo = models.CharField(_("position in Lao"), max_length=200, blank=True, validators=[validate_text])
    unit_vi = models.CharField(_("unit in Vietnamese"), max_length=200, blank=True, validators=[validate_text])
    unit_en = models.CharField(_("unit in English"), max_length=200, blank=True, validators=[validate_text])
    unit_lo = models.CharField(_("unit in Lao"), max_length=200, blank=True, validators=[validate_text])
    institution = models.ForeignKey(
        Institution,
        verbose_name=_("institution"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participants",
    )
    partner = models.ForeignKey(
        Partner, verbose_name=_("partner"), on_delete=models.PROTECT, related_name="participants"
    )
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="lo")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="participant",
    )
    is_demo = models.BooleanField(_("demo data"), default=False, editable=False)
    search = FoldedField(
        attributes=(
            "family_name",
            "middle_name",
            "given_name",
            "native_given_name",
            "native_family_name",
            "passport_name",
            "vietnamese_name",
        )
    )
    sort_key = SortKeyField(method="make_sort_key", db_index=True)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["sort_key", "pk"]
        constraints = [
            models.CheckConstraint(
                name="participants_participant_sex_known", condition=models.Q(sex__in=["male", "female"])
            ),
            models.CheckConstraint(
                name="participants_participant_language_known", condition=models.Q(language__in=["vi", "lo", "en"])
            ),
        ]

    def __str__(self) -> str:
        return self.name_in(get_language() or "vi")

    @property
    def person_name(self) -> PersonName:
        """Return the spellings as plain values."""
        return PersonName(
            family=self.family_name,
            middle=self.middle_name,
            given=self.given_name,
            native=" ".join(filter(None, (self.native_given_name, self.native_family_name))),
            passport=self.passport_name,
            vietnamese=self.vietnamese_name,
        )

    def name_in(self, language: str) -> str:
        """Return the name as a reader of a language expects it."""
        return display(self.person_name, language[:2])

    @property
    def native_name(self) -> str:
        return self.person_name.native

    @property
    def other_spellings(self) -> list[str]:
        """Return the spellings that `str` does not show, each once."""
        shown = {str(self)}
        spellings = (self.native_name, self.passport_name, self.vietnamese_name)
        return [name for name in dict.fromkeys(spellings) if name and name not in shown]

    @property
    def position(self) -> str:
        return in_language(self, "position")

    @property
    def unit(self) -> str:
        return in_language(self, "unit")

    def make_sort_key(self) -> bytes:
        """Sort as the person's own country sorts: Lao by given name in Lao script, others by given name first."""
        if self.native_given_name:
            return lao_sort_key(self.native_given_name, self.native_family_name)
        return vietnamese_sort_key(self.family_name, self.middle_name, self.given_name)
