"""Search over a folded column."""

from typing import Any, TypeVar

from django.db import models

from names.folding import fold

LONGEST_QUERY = 200
Rows = TypeVar("Rows", bound="models.QuerySet[Any]")


def matching(rows: Rows, text: str) -> Rows:
    """Keep the rows whose `search` column holds every word of the text, whatever its accents and case."""
    for word in fold(text[:LONGEST_QUERY]).split()[:10]:
        rows = rows.filter(search__contains=word)
    return rows
