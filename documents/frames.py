"""The frame of an official paper: its head, its signature block and its recipients (Decree 30/2020/NĐ-CP).

Each is a frozen dataclass that callers fill with plain values, and a template of the same name that lays it out.
A text in several languages prints the first large and the others beneath it, smaller.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from documents import wording
from documents.dates import place_and_date
from documents.fitting import Item, fit
from documents.fonts import DECREE
from documents.text import Text, Worded, check, check_name, check_text, pick, worded

_ISSUER_SIZE, _ISSUER_WIDTH = 12.0, 73.0  # points, millimetres; the style sheet gives its column 75 on a narrow page
_ANY_HEIGHT = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DecreeHead:
    """Who issues the paper, under which number, where and when.

    `number` is what follows "Số:", e.g. "05/KH-ĐN" (`paper_number` pads it); empty: no number line. Without a day
    the line keeps room to write it by hand.
    """

    parent_body: Text
    issuing_body: Text
    number: str = ""
    place: Text = field(default_factory=lambda: {"vi": "Hà Nội", "lo": "ຮ່າໂນ້ຍ", "en": "Hanoi"})
    day: date | None = None
    year: int | None = None
    national_name: Text = field(default_factory=lambda: wording.NATIONAL_NAME)
    motto: Text = field(default_factory=lambda: wording.MOTTO)

    def __post_init__(self) -> None:
        for what in ("parent_body", "issuing_body", "place", "national_name", "motto"):
            check_text(getattr(self, what), what)
        check(self.number, "number", maximum=60)

    def layout(self, languages: tuple[str, ...]) -> Mapping[str, Any]:
        """Return the lines that the template `decree_head.html` prints."""
        main, *others = languages
        place = pick(self.place, main)
        room = "\u00a0" * 6 if self.number.startswith("/") else ""
        return {
            "parent_body": [line for text in worded(self.parent_body, (main,)) for line in _in_capitals(text, 400)],
            "issuing_body": _in_capitals(pick(self.issuing_body, main), 700),
            "issuer_others": [_pair(self.parent_body, self.issuing_body, language) for language in others],
            "national_name": pick(self.national_name, main),
            "motto": pick(self.motto, main),
            "nation_others": [_pair(self.national_name, self.motto, language) for language in others],
            "number": Worded(main, f"{wording.NUMBER[main]} {room}{self.number}") if self.number else None,
            "place_and_date": Worded(main, place_and_date(place.value, self.day, main, year=self.year)),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureBlock:
    """Who signs. With authority TL. or KT. the line reads "KT. CỤC TRƯỞNG", the signer's own position beneath it.

    `prefix` is TM., Q., KT., TL., TUQ. or empty; `authority` the position on whose behalf; the armed forces print
    the `rank` before the `name`. `name` may differ by language or be given once.
    """

    position: Text
    name: Text
    rank: Text = field(default_factory=dict)
    prefix: str = ""
    authority: Text = field(default_factory=dict)

    def __post_init__(self) -> None:
        for what in ("position", "rank", "authority"):
            check_text(getattr(self, what), f"signature {what}")
        for language, name in self.name.items():
            check_name(name, f"signature name ({language})")
        check(self.prefix, "signature prefix", maximum=10)

    def position_lines(self, language: str) -> tuple[Worded, ...]:
        """Return the line or two above the signature, in capitals where the script has them."""
        position = pick(self.position, language)
        own = position.value.upper() if language == "vi" else position.value
        if language != "vi":  # the authority prefixes are Vietnamese clerical usage; other languages name the signer
            return (Worded(position.language, own),)
        authority = pick(self.authority, language).value.upper()
        if not authority:
            return (Worded(position.language, f"{self.prefix} {own}".strip()),)
        return (Worded("vi", f"{self.prefix} {authority}".strip()), Worded(position.language, own))

    def name_line(self, language: str) -> Worded:
        """Return the rank and the name."""
        rank, name = pick(self.rank, language), pick(self.name, language)
        if rank.language != language and self.rank:
            rank = Worded(language, "")
        return Worded(name.language, f"{rank.value} {name.value}".strip())

    def layout(self, languages: tuple[str, ...]) -> Mapping[str, Any]:
        """Return the lines that the template `signature.html` prints."""
        main, *others = languages
        return {
            "position": self.position_lines(main),
            "position_others": [line for language in others for line in self.position_lines(language)],
            "name": self.name_line(main),
            "name_others": [
                line for language in others if (line := self.name_line(language)).value != self.name_line(main).value
            ],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipients:
    """Who receives the paper; `file_copy` is what follows "Lưu:", e.g. "VT, ĐN"."""

    items: tuple[Text, ...] = ()
    file_copy: str = "VT"

    def __post_init__(self) -> None:
        for item in self.items:
            check_text(item, "recipient")
        check(self.file_copy, "file copy", maximum=60)

    def layout(self, languages: tuple[str, ...]) -> Mapping[str, Any]:
        """Return the lines that the template `signature.html` prints beside the signature."""
        main = languages[0]
        items = [pick(item, main) for item in self.items]
        return {
            "heading": Worded(main, wording.RECIPIENTS[main]),
            "items": [Worded(item.language, f"- {item.value};") for item in items],
            "file_copy": Worded(main, f"- {wording.FILE_COPY[main]} {self.file_copy}."),
        }


def paper_number(number: int | None, code: str) -> str:
    """Return 05/KH-ĐN: numbers below 10 are padded; without a number /KH-ĐN, before which the head leaves room."""
    return f"/{code}" if number is None else f"{number:02}/{code}"


def _in_capitals(text: Worded, weight: int) -> list[Worded]:
    """Return an issuer in capitals, parted into lines of about equal length if its column is too narrow for it."""
    item = Item((Worded(text.language, text.value.upper()),), _ISSUER_SIZE, weight, family=DECREE)
    return [run for line in fit([item], _ISSUER_WIDTH, _ANY_HEIGHT, wrap_from=1.0) for run in line.runs]


def _pair(first: Text, second: Text, language: str) -> Mapping[str, Worded]:
    return {"first": pick(first, language), "second": pick(second, language)}
