"""Partner countries and organisations, and the institutions on either side."""

from datetime import date
from typing import Final, Self

from django.contrib.auth.models import AnonymousUser
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from database.fields import FoldedField
from database.wording import Named, in_language

EARLIEST_RELATIONS: Final = 1900
LATEST_RELATIONS: Final = 2199


class PartnerQuerySet(models.QuerySet["Partner"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Officers and approvers see every partner."""
        return self if user.has_perm("courses.view_partner") else self.none()


class Partner(Named):
    """A country or organisation that courses are held for."""

    class Kind(models.TextChoices):
        COUNTRY = "country", _("Country")
        ORGANISATION = "organisation", _("Organisation")

    code = models.SlugField(_("code"), max_length=20, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.COUNTRY)
    iso_code = models.CharField(_("ISO code"), max_length=2, blank=True)
    relations_since = models.PositiveSmallIntegerField(
        _("relations since"),
        null=True,
        blank=True,
        validators=[MinValueValidator(EARLIEST_RELATIONS), MaxValueValidator(LATEST_RELATIONS)],
        help_text=_("The year in which defence relations began. Empty when it is not known."),
    )
    search = FoldedField(attributes=("code", "name_vi", "name_en", "name_lo"))

    objects = PartnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="courses_partner_kind_known", condition=models.Q(kind__in=["country", "organisation"])
            ),
            models.UniqueConstraint(
                name="courses_partner_iso_unique", fields=["iso_code"], condition=~models.Q(iso_code="")
            ),
            models.CheckConstraint(
                name="courses_partner_relations_plausible",
                condition=models.Q(relations_since__isnull=True)
                | models.Q(relations_since__gte=EARLIEST_RELATIONS, relations_since__lte=LATEST_RELATIONS),
            ),
        ]


class Framework(Named):
    """A standing form of cooperation, such as ADMM+ or a yearly plan between two countries."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    since_year = models.PositiveSmallIntegerField(_("since"), null=True, blank=True)
    partners = models.ManyToManyField(Partner, verbose_name=_("members"), related_name="frameworks", blank=True)

    class Meta:
        verbose_name = _("framework")
        verbose_name_plural = _("frameworks")
        ordering = ["code"]


class InstitutionQuerySet(models.QuerySet["Institution"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Officers and approvers see every institution."""
        return self if user.has_perm("courses.view_institution") else self.none()

    def with_names(self) -> Self:
        """Fetch every name, so that `name_on` asks nothing more."""
        return self.prefetch_related("names")


class Institution(models.Model):
    """A ministry, department, institute, academy, army or unit; its names carry dates."""

    class Kind(models.TextChoices):
        MINISTRY = "ministry", _("Ministry")
        DEPARTMENT = "department", _("Department")
        INSTITUTE = "institute", _("Institute")
        ACADEMY = "academy", _("Academy")
        ARMY = "army", _("Army")
        UNIT = "unit", _("Unit")

    slug = models.SlugField(_("code"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    partner = models.ForeignKey(
        Partner,
        verbose_name=_("partner"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="institutions",
        help_text=_("Empty for an institution of the host country."),
    )
    parent = models.ForeignKey(
        "self", verbose_name=_("belongs to"), on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )

    objects = InstitutionQuerySet.as_manager()

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                name="courses_institution_kind_known",
                condition=models.Q(kind__in=["ministry", "department", "institute", "academy", "army", "unit"]),
            ),
            models.CheckConstraint(
                name="courses_institution_not_own_parent",
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Return today's name in the page's language."""
        return self.name_on(date.today())

    def name_on(self, day: date, language: str | None = None) -> str:
        """Return the name that was in force on a day, for a paper of that day."""
        names = sorted(self.names.all(), key=lambda name: name.valid_from or date.min)
        valid = [name for name in names if (name.valid_from or date.min) <= day] or names[:1]
        return in_language(valid[-1], "name", language) if valid else self.slug


class InstitutionName(Named):
    """What an institution is called from a day on."""

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="names")
    valid_from = models.DateField(
        _("valid from"), null=True, blank=True, help_text=_("Empty for the name it has had from the beginning.")
    )

    search = FoldedField(attributes=("name_vi", "name_en", "name_lo"))

    class Meta:
        verbose_name = _("institution's name")
        verbose_name_plural = _("institutions' names")
        ordering = ["institution", "valid_from"]
        constraints = [
            models.UniqueConstraint(name="courses_institution_name_day", fields=["institution", "valid_from"]),
            models.UniqueConstraint(
                name="courses_institution_first_name",
                fields=["institution"],
                condition=models.Q(valid_from__isnull=True),
            ),
        ]
