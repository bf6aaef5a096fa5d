"""Bring what was typed into the one form in which text is stored: NFC, trimmed, single spaces, nothing invisible."""

from django.db import models

from names.validation import NameRefused, clean_text

LONGEST = 10_000  # the columns' own limits are checked by full_clean


def tidy(row: models.Model) -> None:
    """Clean every text of a row in place. What cannot be cleaned stays, for full_clean to refuse it by name."""
    for field in row._meta.concrete_fields:
        if not field.editable or field.choices or not isinstance(field, models.CharField | models.TextField):
            continue
        value = getattr(row, field.attname)
        if not isinstance(value, str):
            continue
        try:
            clean = clean_text(value, maximum=LONGEST, multiline=isinstance(field, models.TextField))
        except NameRefused:
            continue
        setattr(row, field.attname, clean)
