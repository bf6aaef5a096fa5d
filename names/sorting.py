"""Sort keys as a Vietnamese or a Lao reader sorts, to be stored and compared byte by byte on any database."""

import threading
from collections.abc import Iterable
from unicodedata import normalize

import icu

ICU_VERSION: str = icu.ICU_VERSION  # a stored key is comparable only with keys of the same ICU

# PostgreSQL refuses an index entry above 2,704 bytes. A cut key still sorts right, only its last ties are lost.
LONGEST_KEY = 1800
_LONGEST_TEXT = 1000  # ordering one letter's 50,000 marks would take ICU seconds

_LOCALES = {"vi": "vi", "lo": "lo", "en": "en", "latin": "root"}
_cache = threading.local()  # an ICU collator may not be used by two threads at once


def sort_key(text: str, language: str) -> bytes:
    """Return the CLDR key of a text for `vi`, `lo`, `en` or `latin`. Raises ValueError for another language."""
    return _key(text, language, icu.Collator.TERTIARY)[:LONGEST_KEY]


def vietnamese_sort_key(family: str, middle: str, given: str) -> bytes:
    """Return the key that sorts by given name, then family, then middle name."""
    return _joined((given, family, middle), "vi")


def lao_sort_key(given: str, family: str) -> bytes:
    """Return the key that sorts by given name, then family name, in Lao script."""
    return _joined((given, family), "lo")


def latin_sort_key(passport: str) -> bytes:
    """Return the key of a name in Latin letters, for a language that has no order of its own here."""
    return _joined((passport,), "latin")


def _joined(fields: Iterable[str], language: str) -> bytes:
    """Join whole keys: each ends in a zero byte, which no key contains, so a shorter field sorts before a longer one.

    The tone of a given name counts before the family name (all Dung before all Dũng, as in a class list); capitals
    do not count at all.
    """
    return b"".join(_key(field, language, icu.Collator.SECONDARY) for field in fields)[:LONGEST_KEY]


def _key(text: str, language: str, strength: int) -> bytes:
    # A lone surrogate has no key in ICU; it cannot be stored either, so it only needs not to crash.
    sound = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    key: bytes = _collator(language, strength).getSortKey(normalize("NFC", sound.strip()[:_LONGEST_TEXT]))
    return key


def _collator(language: str, strength: int) -> icu.Collator:
    collators: dict[tuple[str, int], icu.Collator] = _cache.__dict__.setdefault("collators", {})
    found = collators.get((language, strength))
    if found is None:
        if language not in _LOCALES:
            raise ValueError(f"no sort order for language {language!r}")
        found = icu.Collator.createInstance(icu.Locale(_LOCALES[language]))
        found.setStrength(strength)
        found.setAttribute(icu.UCollAttribute.NORMALIZATION_MODE, icu.UCollAttributeValue.ON)
        collators[(language, strength)] = found
    return found
