"""How a military rank is worded. A rank belongs to its force and is never translated by way of English.

"Major General" is Thiếu tướng in Viet Nam but the English of the Lao ພົນຕີ, which answers to Trung tướng. Therefore a
rank is keyed by (force, code) and carries its own wording in each language.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_OWN_LANGUAGE = {"VN": "vi", "LA": "lo"}


@dataclass(frozen=True, slots=True)
class RankWording:
    """A rank of one force. `level` is the shared protocol scale, 1 (Thiếu úy) to 12 (Đại tướng)."""

    force: str
    code: str
    vi: str
    lo: str
    en: str
    level: int

    def in_language(self, language: str) -> str:
        """Return the wording to print in a document of that language."""
        return rank_wording({"vi": self.vi, "lo": self.lo, "en": self.en}, self.force, language)


def rank_wording(names: Mapping[str, str], force: str, language: str) -> str:
    """Return a rank's wording in a language, or else in the language of its own force.

    A force whose language is none of ours goes by its English wording. Raises LookupError if neither is there: a rank
    left out of a certificate unnoticed would be worse.
    """
    wording = names.get(language) or names.get(_OWN_LANGUAGE.get(force, "en"))
    if not wording:
        raise LookupError(f"no wording in {language!r} for a rank of {force!r}")
    return wording


def read_ranks(lines: Iterable[str]) -> list[RankWording]:
    """Read ranks from CSV lines headed force,code,level,vi,lo,en. Raises KeyError or ValueError on a bad line."""
    return [
        RankWording(
            force=row["force"], code=row["code"], vi=row["vi"], lo=row["lo"], en=row["en"], level=int(row["level"])
        )
        for row in csv.DictReader(lines)
    ]
