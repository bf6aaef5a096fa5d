"""Refuse text that would break a document, a list or the database, before it is stored.

The limits are measured: 50,000 combining marks on one letter keep the PDF engine busy for 39 seconds.
"""

from collections.abc import Mapping
from typing import Literal
from unicodedata import category, normalize

MAXIMUM_NAME = 200
MAXIMUM_MARKS = 4  # to one letter; Vietnamese needs two, Lao three

Code = Literal["surrogate", "control", "bidi", "too_long", "too_many_marks"]

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))  # pasted along; dropped without a word
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_AND_TAB = frozenset("\t\n\r")


class NameRefused(ValueError):  # noqa: N818 - what happened, not what kind of object this is
    """Text that cannot be stored. `code` and `params` are for the message in the reader's language.

    surrogate, control, bidi: `character` (U+0000) and `position` (from 1);
    too_long: `maximum`, `length`; too_many_marks: `maximum`, `position`.
    """

    def __init__(self, code: Code, params: Mapping[str, str | int]) -> None:
        super().__init__(f"{code}: {dict(params)}")
        self.code = code
        self.params = params


def clean_name(text: str, *, maximum: int = MAXIMUM_NAME) -> str:
    """Return a name in NFC, trimmed, with single spaces. Raises NameRefused. Quick whatever the length."""
    return clean_text(text, maximum=maximum)


def clean_text(text: str, *, maximum: int, multiline: bool = False) -> str:
    """Return a title, or with `multiline` a text of several lines, cleaned as a name is. Raises NameRefused."""
    trimmed = text.strip().translate(_INVISIBLE)
    # Before anything of greater than linear cost: one letter is at most one base and its marks.
    if len(trimmed) > maximum * (1 + MAXIMUM_MARKS):
        raise NameRefused("too_long", {"maximum": maximum, "length": len(trimmed)})
    for position, character in enumerate(trimmed, start=1):
        _check_character(character, position)
    _check_marks(normalize("NFD", trimmed))
    composed = normalize("NFC", trimmed)
    if multiline:
        clean = "\n".join(" ".join(line.split()) for line in composed.splitlines()).strip()
    else:
        clean = " ".join(composed.split())
    if len(clean) > maximum:
        raise NameRefused("too_long", {"maximum": maximum, "length": len(clean)})
    return clean


def _check_character(character: str, position: int) -> None:
    if character in _LINE_AND_TAB:
        return
    shown: dict[str, str | int] = {"character": f"U+{ord(character):04X}", "position": position}
    if character in _BIDI:
        raise NameRefused("bidi", shown)
    kind = category(character)
    if kind == "Cs":
        raise NameRefused("surrogate", shown)
    if kind in {"Cc", "Cf", "Cn"}:
        raise NameRefused("control", shown)


def _check_marks(decomposed: str) -> None:
    letters = marks = 0
    for character in decomposed:
        if category(character) in {"Mn", "Me"}:
            marks += 1
            if marks > MAXIMUM_MARKS:
                raise NameRefused("too_many_marks", {"maximum": MAXIMUM_MARKS, "position": max(letters, 1)})
        else:
            letters, marks = letters + 1, 0
