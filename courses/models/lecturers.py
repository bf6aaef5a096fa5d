"""Lecturers and interpreters."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from courses.models.partners import Institution
from courses.models.ranks import Rank
from database.fields import FoldedField, SortKeyField
from database.validators import validate_name, validate_text
from names.languages import language_name
from names.sorting import vietnamese_sort_key
from names.titles import academic_title


class LecturerQuerySet(models.QuerySet["Lecturer"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Officers and approvers see every lecturer; a lecturer sees their own record."""
        if user.has_perm("courses.view_lecturer"):
            return self
        return self.filter(user=user.pk) if user.pk else self.none()

    def by_name(self) -> Self:
        """Sort as a Vietnamese list is sorted: given, family, middle name."""
        return self.order_by("sort_key", "pk")


class Lecturer(models.Model):
    """Someone who teaches or interprets. They can be in one place at a time: Booking sees to that."""

    family_name = models.CharField(_("family name"), max_length=60, validators=[validate_name])
    middle_name = models.CharField(_("middle name"), max_length=100, blank=True, validators=[validate_name])
    given_name = models.CharField(_("given name"), max_length=60, validators=[validate_name])
    academic_title = models.CharField(
        _("academic title"), max_length=40, blank=True, validators=[validate_text], help_text=_("Such as PGS, TS.")
    )
    rank = models.ForeignKey(
        Rank,
        verbose_name=_("rank"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Empty for civilians."),
    )
    institution = models.ForeignKey(
        Institution, verbose_name=_("institution"), on_delete=models.PROTECT, related_name="lecturers"
    )
    languages = models.JSONField(_("languages"), default=list, blank=True)
    can_interpret = models.BooleanField(_("can interpret"), default=False)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True, validators=[validate_text])
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="lecturer",
    )
    is_active = models.BooleanField(_("teaching"), default=True)
    is_demo = models.BooleanField(_("demo data"), default=False, editable=False)
    search = FoldedField(attributes=("full_name", "email"))
    sort_key = SortKeyField(method="make_sort_key", db_index=True)

    objects = LecturerQuerySet.as_manager()

    class Meta:
        verbose_name = _("lecturer")
        verbose_name_plural = _("lecturers")
        ordering = ["sort_key", "pk"]

    def __str__(self) -> str:
        return self.styled_name(get_language() or "vi")

    @property
    def full_name(self) -> str:
        """Return family, middle and given name, as Vietnamese write it."""
        return " ".join(filter(None, (self.family_name, self.middle_name, self.given_name)))

    def styled_name(self, language: str) -> str:
        """Return rank, academic title and name, as a programme prints them; asks for the rank's row."""
        rank = self.rank.wording(language) if self.rank else ""
        return " ".join(filter(None, (rank, academic_title(self.academic_title, language), self.full_name)))

    @property
    def language_names(self) -> list[str]:
        """Return the names of the languages spoken, in the page's language."""
        return [language_name(code, get_language() or "vi") for code in self.languages]

    def make_sort_key(self) -> bytes:
        return vietnamese_sort_key(self.family_name, self.middle_name, self.given_name)
