"""Academic titles as each language writes them before a name."""

import re
from collections.abc import Mapping
from typing import Final

# Lao abbreviations: ສາດສະດາຈານ, ຮອງສາດສະດາຈານ, ດຣ. A master's degree is written before a name in Vietnamese alone.
_WORDING: Final[Mapping[str, Mapping[str, str]]] = {
    "gs": {"en": "Prof.", "lo": "ສຈ."},
    "pgs": {"en": "Assoc. Prof.", "lo": "ຮສ."},
    "tskh": {"en": "Dr", "lo": "ດຣ."},
    "ts": {"en": "Dr", "lo": "ດຣ."},
    "ths": {"en": "", "lo": ""},
}


def academic_title(title: str, language: str) -> str:
    """Return a Vietnamese title such as "PGS, TS" as a reader of a language expects it; unknown ones stay as they are.

    In Vietnamese: each part with a full stop and no blank between them ("PGS.TS.").
    """
    parts = [part for part in re.split(r"[\s.,;]+", title) if part]
    if not all(part.casefold() in _WORDING for part in parts):
        return title
    if language == "vi":
        return "".join(f"{part}." for part in parts)
    return " ".join(filter(None, (_WORDING[part.casefold()].get(language, "") for part in parts)))
