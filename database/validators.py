"""Validators of what people type, worded for people; the rules stand in names.validation."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from names.validation import NameRefused, clean_name, clean_text

SENTENCES = {
    "too_long": _("This is too long: at most %(maximum)s characters."),
    "control": _("This holds a character that cannot be printed. Type it again."),
    "surrogate": _("This holds a broken character. Type it again."),
    "bidi": _("This holds an invisible direction mark. Type it again."),
    "too_many_marks": _("This stacks more than %(maximum)s marks on one letter."),
}


def explain(refused: NameRefused) -> ValidationError:
    """Put a refusal into words."""
    sentence = SENTENCES.get(refused.code, _("This text cannot be kept. Type it again."))
    return ValidationError(sentence, code=refused.code, params=dict(refused.params))


def validate_name(value: str) -> None:
    """Refuse what cannot be a name. Raises ValidationError."""
    try:
        clean_name(value)
    except NameRefused as refused:
        raise explain(refused) from None


def validate_text(value: str) -> None:
    """Refuse control characters, broken characters and piles of marks. Raises ValidationError."""
    try:
        clean_text(value, maximum=10_000)
    except NameRefused as refused:
        raise explain(refused) from None


def validate_prose(value: str) -> None:
    """Refuse the same in a text of several lines. Raises ValidationError."""
    try:
        clean_text(value, maximum=10_000, multiline=True)
    except NameRefused as refused:
        raise explain(refused) from None
