"""Ranks: keyed by force and code, never translated by way of English (docs/adr/0007)."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from database.wording import Named
from names.ranks import rank_wording


class Rank(Named):
    """A rank of one force, worded in three languages; level orders ranks of all forces by protocol."""

    force = models.CharField(_("force"), max_length=10)
    code = models.SlugField(_("code"), max_length=40)
    level = models.PositiveSmallIntegerField(_("protocol level"), help_text=_("The higher, the earlier in a list."))

    class Meta:
        verbose_name = _("rank")
        verbose_name_plural = _("ranks")
        ordering = ["force", "-level"]
        constraints = [models.UniqueConstraint(name="courses_rank_force_code", fields=["force", "code"])]

    def __str__(self) -> str:
        return self.wording(get_language() or "vi")

    # A rank that another language has no word for keeps its own force's word.
    name_vi = models.CharField(_("name in Vietnamese"), max_length=100, blank=True)

    def wording(self, language: str) -> str:
        """Return the rank as it is written in a language."""
        return rank_wording({"vi": self.name_vi, "en": self.name_en, "lo": self.name_lo}, self.force, language[:2])
