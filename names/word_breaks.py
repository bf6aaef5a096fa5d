"""Mark where a line of Lao may break. Lao writes no spaces between words, and an unbroken line leaves its box."""

import re
import threading
from collections.abc import Iterator
from unicodedata import category

import icu

ZERO_WIDTH_SPACE = "\u200b"

_LAO = "\u0e80-\u0eff"
_LAO_RUN = re.compile(f"[{_LAO}]+")
_LAO_RUN_WITH_BREAKS = re.compile(f"[{_LAO}](?:[{_LAO}{ZERO_WIDTH_SPACE}]*[{_LAO}])?")

_LEADING_VOWELS = frozenset("ເແໂໃໄ")  # written before their consonant: no break after them
_NEVER_FIRST = frozenset("ະາຳຽໆຯ")  # vowels written after their consonant, repetition, ellipsis: no break before them

# ICU's dictionary holds the names of offices and towns as one long word (ກະຊວງປ້ອງກັນປະເທດ): part them after these.
_HEADS = ("ກະຊວງ", "ນະຄອນຫຼວງ", "ສາທາລະນະລັດ")
_PART = re.compile(f".*?(?:{'|'.join(_HEADS)})|.+")

_cache = threading.local()  # an ICU break iterator holds a position: one for each thread


def insert_lao_breaks(text: str) -> str:
    """Put U+200B between the words of each Lao run, in place of any that were there. Never for names of people."""
    return _LAO_RUN_WITH_BREAKS.sub(lambda run: _broken(run.group()), text)


def lao_boundaries(text: str) -> list[int]:
    """Return the offsets inside Lao runs where a word ends and the next begins, in characters from the start."""
    return [run.start() + offset for run in _LAO_RUN.finditer(text) for offset in _word_starts(run.group())]


def _broken(run: str) -> str:
    letters = run.replace(ZERO_WIDTH_SPACE, "")
    starts = [0, *_word_starts(letters), len(letters)]
    return ZERO_WIDTH_SPACE.join(letters[a:b] for a, b in zip(starts, starts[1:], strict=False))


def _word_starts(run: str) -> Iterator[int]:
    """Yield where a word other than the first starts."""
    parts = _PART.finditer(run)
    ends = (part.start() + end for part in parts for end in _word_ends(part.group()))
    return (end for end in ends if end < len(run) and _may_break(run[end - 1], run[end]))


def _word_ends(part: str) -> list[int]:
    """Return where ICU ends each word. It counts UTF-16 units, which for Lao are characters."""
    iterator = _iterator()
    iterator.setText(part)
    return list(iterator)


def _may_break(before: str, after: str) -> bool:
    if category(after) in {"Mn", "Mc", "Me"} or after in _NEVER_FIRST:
        return False
    return before not in _LEADING_VOWELS


def _iterator() -> icu.BreakIterator:
    found: icu.BreakIterator | None = getattr(_cache, "iterator", None)
    if found is None:
        found = icu.BreakIterator.createWordInstance(icu.Locale("lo"))
        _cache.iterator = found
    return found
