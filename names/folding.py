"""Fold text for search, so that "dang" finds "Đặng" and both spellings of a Lao word are one."""

from functools import lru_cache
from unicodedata import category, normalize

# Marks that sit on Latin, Greek and Cyrillic letters. The vowel signs of Lao, Thai, Khmer and Myanmar are marks to
# Unicode but letters to their readers, so they stay.
_MARK_RANGES = ((0x0300, 0x036F), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE20, 0xFE2F))

# Lao tone marks are dropped, as the Vietnamese tones are: names are often typed without them or with the tone before
# the vowel, and with the tone gone ນ້ຳ and ນໍ້າ become the same letters. The cancellation mark (໌) goes with them.
_LAO_TONES = (0x0EC8, 0x0ECC)

_LETTERS = str.maketrans(
    {
        "đ": "d",  # has no decomposition
        "ð": "d",  # Icelandic Ð, typed for Đ by old Vietnamese keyboards
        "ɖ": "d",  # its African look-alike Ɖ
        "‘": "'",
        "’": "'",
        "ʼ": "'",
        "“": '"',
        "”": '"',
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": "-",
        "―": "-",
    }
)
_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs"})  # controls, zero-width and directional characters, lone surrogates


def fold(text: str) -> str:
    """Return the search form of a text; folding twice changes nothing. Linear in the length, whatever the input."""
    # Character by character: normalising the whole would reorder long runs of marks in quadratic time.
    letters = "".join(map(_folded, text))
    lao = letters.replace("ໍາ", "ຳ").replace("ຫນ", "ໜ").replace("ຫມ", "ໝ").replace("ຫລ", "ຫຼ")
    return " ".join(lao.split())


@lru_cache(maxsize=8192)
def _folded(character: str) -> str:
    if character.isspace():
        return " "
    # Casefolding can yield something that decomposes again, so decompose on both sides of it.
    decomposed = normalize("NFKD", normalize("NFKD", character).casefold())
    return "".join(letter for letter in decomposed if not _is_dropped(letter)).translate(_LETTERS)


def _is_dropped(letter: str) -> bool:
    point = ord(letter)
    if _LAO_TONES[0] <= point <= _LAO_TONES[1]:
        return True
    if any(first <= point <= last for first, last in _MARK_RANGES):
        return True
    return category(letter) in _DROPPED_CATEGORIES
