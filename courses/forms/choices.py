"""Choices that several forms offer."""

from collections.abc import Sequence

from babel import Locale
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from courses.models import Institution, Rank

Choice = tuple[object, str]
BLANK: Choice = ("", "—")


def institutions() -> list[Choice]:
    """Return every institution by its name of today; two queries, however many forms show them."""
    rows = [(institution.pk, str(institution)) for institution in Institution.objects.with_names()]
    return [BLANK, *sorted(rows, key=lambda row: row[1])]


def ranks() -> list[tuple[object, str | Sequence[Choice]]]:
    """Return the ranks under their forces: one word may be a rank of several."""
    groups: dict[str, list[Choice]] = {}
    for rank in Rank.objects.order_by("force", "-level"):
        groups.setdefault(rank.force, []).append((rank.pk, str(rank)))
    return [("", _("None (civilian)")), *((force_name(force), group) for force, group in groups.items())]


def force_name(force: str) -> str:
    """Return the country whose force it is, as the page's reader calls it."""
    territories = Locale.parse((get_language() or "vi")[:2]).territories
    return str(territories.get(force.upper(), force))
