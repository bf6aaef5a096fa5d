"""Search over a folded column."""

from typing import TypeVar

from django.db import models

from names.folding import fold

LONGEST_QUERY = 200
Row = TypeVar("Row", bound=models.Model)


def matching(rows: models.QuerySet[Row], text: str) -> models.QuerySet[Row]:
    """Keep the rows whose `search` column holds every word of the text, whatever its accents and case."""
    for word in fold(text[:LONGEST_QUERY]).split()[:10]:
        rows = rows.filter(search__contains=word)
    return rows
