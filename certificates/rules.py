"""Rules of the register on plain values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

SERIES: Final = "GCN-ĐN"  # giấy chứng nhận, Cục Đối ngoại
CODE_ALPHABET: Final = "abcdefghjkmnpqrstuvwxyz23456789"  # 31 letters that are not mistaken for each other
CODE_LENGTH: Final = 27  # 31 ** 27 > 2 ** 133

_CODE = re.compile(f"[{CODE_ALPHABET}]{{{CODE_LENGTH}}}")
_SEPARATORS = re.compile(r"[\s\u00a0\u200b.\-–·]+")
_LONGEST_TYPED = 400  # an address with a code in it; nobody types more


def register_number(number: int, year: int) -> str:
    """Return 012/2026/GCN-ĐN: a function of number and year alone, so that the book can be checked by counting.

    Raises ValueError below 1.
    """
    if number < 1:
        raise ValueError(f"register numbers begin at 1, not {number}")
    return f"{number:03}/{year}/{SERIES}"


def read_code(typed: str) -> str:
    """Return the code in what was typed, pasted or scanned (an address, groups, capitals); empty if there is none."""
    if len(typed) > _LONGEST_TYPED:
        return ""
    last = typed.strip().partition("?")[0].rstrip("/").rsplit("/", 1)[-1]
    compact = _SEPARATORS.sub("", last).lower()
    return compact if _CODE.fullmatch(compact) else ""


def grouped_code(code: str) -> str:
    """Return the code in groups of nine letters, to be read aloud or typed from paper."""
    return " ".join(code[start : start + 9] for start in range(0, len(code), 9))


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was not done: a code and what its sentence names. `certificates.explain` puts it into words."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)
