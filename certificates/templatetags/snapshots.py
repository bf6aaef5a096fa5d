"""Reading a snapshot in a template: texts in the reader's language, days as days."""

from collections.abc import Mapping
from datetime import date

from django import template
from django.utils.translation import get_language

from database.wording import LANGUAGES

register = template.Library()


@register.filter
def worded(words: Mapping[str, str] | None) -> str:
    """Write a text in the reader's language, or in the first there is."""
    texts = words or {}
    language = (get_language() or "vi")[:2]
    return next((texts[code] for code in (language, *LANGUAGES) if texts.get(code)), "")


@register.filter
def as_day(text: str | None) -> date | None:
    """Read a day as the snapshot keeps it."""
    return date.fromisoformat(text) if text else None
