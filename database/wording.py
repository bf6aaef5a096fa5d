"""One text in three languages: three columns and a way to read them."""

from typing import Final

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from database.validators import validate_text

LANGUAGES: Final = ("vi", "en", "lo")


def in_language(row: object, column: str, language: str | None = None) -> str:
    """Return the column's text in the language (the page's by default), or in Vietnamese where that is empty."""
    code = (language or get_language() or "vi")[:2]
    for candidate in (code, "vi", "en", "lo"):
        text: str = getattr(row, f"{column}_{candidate}", "")
        if text:
            return text
    return ""


def in_every_language(row: object, column: str) -> dict[str, str]:
    """Return the three texts of a column, each falling back to Vietnamese."""
    return {language: in_language(row, column, language) for language in LANGUAGES}


class Titled(models.Model):
    """A row with a title in three languages; the Vietnamese one is required."""

    title_vi = models.CharField(_("title in Vietnamese"), max_length=400, validators=[validate_text])
    title_en = models.CharField(_("title in English"), max_length=400, blank=True, validators=[validate_text])
    title_lo = models.CharField(_("title in Lao"), max_length=400, blank=True, validators=[validate_text])

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return in_language(self, "title")


class Named(models.Model):
    """A row with a name in three languages; the Vietnamese one is required."""

    name_vi = models.CharField(_("name in Vietnamese"), max_length=200, validators=[validate_text])
    name_en = models.CharField(_("name in English"), max_length=200, blank=True, validators=[validate_text])
    name_lo = models.CharField(_("name in Lao"), max_length=200, blank=True, validators=[validate_text])

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_language(self, "name")
