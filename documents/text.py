"""Text as documents take it: checked once at the door, then broken between words where its script has no spaces."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from names.validation import MAXIMUM_NAME, NameRefused, clean_text
from names.word_breaks import insert_lao_breaks

Text = Mapping[str, str]  # language code to wording, e.g. {"vi": "Cục Đối ngoại", "en": "Department of …"}

LANGUAGES = ("vi", "lo", "en")
MAXIMUM_TITLE = 400
MAXIMUM_NOTE = 2000
NO_BREAK_SPACE = "\u00a0"

_NUMBER_WITH_UNIT = re.compile(r"(?<=\d) (?=(?:tiết|phút|giờ|ຊົ່ວໂມງ|ນາທີ|periods|minutes|hours)\b)")
_LONE_LETTER = re.compile(r"(?<=\w) (?=\w(?:\W|$))")  # "Hội trường A": the letter does not start a line
_NOUN_WITH_NUMBER = re.compile(r"\b(ngày|tháng|năm|Phòng|phòng|ຫ້ອງ|Room|khóa|số|Số|No\.) (?=\d)")


@dataclass(frozen=True, slots=True)
class Worded:
    """A wording and the language it is really in, for its `lang` attribute."""

    language: str
    value: str


def pick(text: Text, language: str) -> Worded:
    """Return the wording in `language`, or in the first language that has one; empty if none has."""
    for candidate in (language, *LANGUAGES, *text):
        if value := text.get(candidate, ""):
            return Worded(candidate, value)
    return Worded(language, "")


def worded(text: Text, languages: Iterable[str]) -> tuple[Worded, ...]:
    """Return each wording there is among `languages`, in their order; if there is none, the first of any language."""
    found = tuple(Worded(language, text[language]) for language in languages if text.get(language))
    if found:
        return found
    fallback = pick(text, LANGUAGES[0])
    return (fallback,) if fallback.value else ()


def breakable(text: str, language: str) -> str:
    """Return text that a line may break where a typographer would: between Lao words, not within dates or amounts.

    Never to be used on the names of people.
    """
    bound = _NUMBER_WITH_UNIT.sub(NO_BREAK_SPACE, text)
    bound = _NOUN_WITH_NUMBER.sub(rf"\1{NO_BREAK_SPACE}", bound)
    bound = _LONE_LETTER.sub(NO_BREAK_SPACE, bound)
    return insert_lao_breaks(bound) if language == "lo" or _has_lao(bound) else bound


def lao(text: str) -> str:
    """Return Lao text that may break between its words. Never to be used on the names of people."""
    return breakable(text, "lo")


def check(value: str, what: str, *, maximum: int = MAXIMUM_TITLE) -> None:
    """Refuse text that is not NFC, trimmed and free of controls, or too long. Raises ValueError naming `what`."""
    try:
        clean = clean_text(value, maximum=maximum)
    except NameRefused as refusal:
        raise ValueError(f"{what}: {refusal}") from refusal
    if clean != value:
        raise ValueError(f"{what}: must be in NFC, without stray spaces or invisible characters")


def check_text(text: Text, what: str, *, maximum: int = MAXIMUM_TITLE) -> None:
    """Check every wording of `text`. Raises ValueError naming `what` and the language."""
    for language, value in text.items():
        check(value, f"{what} ({language})", maximum=maximum)


def check_name(value: str, what: str) -> None:
    """Check the name of a person: at most 200 characters, at most 4 marks to a letter. Raises ValueError."""
    check(value, what, maximum=MAXIMUM_NAME)


def check_languages(languages: tuple[str, ...]) -> None:
    """Raise ValueError unless `languages` are one to three different ones that documents are worded in."""
    unknown = [language for language in languages if language not in LANGUAGES]
    if unknown or not languages or len(set(languages)) != len(languages):
        raise ValueError(f"documents are worded in {', '.join(LANGUAGES)}, each once; not in {', '.join(languages)!r}")


def _has_lao(text: str) -> bool:
    return any("\u0e80" <= character <= "\u0eff" for character in text)
