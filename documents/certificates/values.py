"""What is printed on a certificate: a snapshot of plain values that the register keeps as JSON."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any, Self

from documents.frames import SignatureBlock
from documents.text import Text, check, check_languages, check_name, check_text
from names.validation import MAXIMUM_NAME

_TEXTS = ("parent_body", "issuing_body", "certifier", "course_title", "place", "title", "salutation", "result")
_SHORT_TEXTS = ("rank", "position", "unit", "nationality")
_DATES = ("starts_on", "ends_on", "issued_on", "born_on", "decision_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """One certificate. Texts are mappings from language code to wording; what is empty is not printed.

    `name_native` is the holder's name in the own script and is set largest, `native_language` its language; beneath
    it stand `name_vietnamese` (the transliteration) and `name_latin` (as in the passport). Whichever is empty is left
    out; one of the three must be there. `certifier` is the office that certifies ("Cục trưởng Cục Đối ngoại").
    `title` and `salutation` replace or add to the usual wording. A `specimen` prints no number and no code; `demo`
    tells that its people are invented. `nationality` is the country's name.
    """

    languages: tuple[str, ...] = ("vi", "lo", "en")
    parent_body: Text
    issuing_body: Text
    certifier: Text
    title: Text = field(default_factory=dict)
    salutation: Text = field(default_factory=dict)

    name_native: str = ""
    native_language: str = "lo"
    name_vietnamese: str = ""
    name_latin: str = ""
    rank: Text = field(default_factory=dict)
    position: Text = field(default_factory=dict)
    unit: Text = field(default_factory=dict)
    nationality: Text = field(default_factory=dict)
    born_on: date | None = None

    course_title: Text
    starts_on: date
    ends_on: date
    result: Text = field(default_factory=dict)

    place: Text
    issued_on: date
    signature: SignatureBlock
    register_number: str = ""
    decision_number: str = ""
    decision_on: date | None = None
    verify_url: str = ""  # the whole address, for the QR code
    verify_address: str = ""  # the short one, printed for people to type
    code: str = ""
    specimen: bool = False
    demo: bool = False

    def __post_init__(self) -> None:
        check_languages(self.languages)
        for what in _TEXTS:
            check_text(getattr(self, what), what)
        for what in _SHORT_TEXTS:
            check_text(getattr(self, what), what, maximum=MAXIMUM_NAME)
        for what in ("name_native", "name_vietnamese", "name_latin"):
            check_name(getattr(self, what), what)
        for what in ("register_number", "decision_number", "verify_address", "code", "native_language"):
            check(getattr(self, what), what, maximum=120)
        check(self.verify_url, "verify_url", maximum=500)
        if not (self.name_native or self.name_vietnamese or self.name_latin):
            raise ValueError("a certificate needs the holder's name in at least one spelling")
        if not any(self.course_title.values()):
            raise ValueError("a certificate needs the course's title")
        if self.ends_on < self.starts_on:
            raise ValueError(f"a course cannot end ({self.ends_on}) before it starts ({self.starts_on})")

    def to_values(self) -> dict[str, Any]:
        """Return the snapshot as values that JSON knows; dates as ISO text."""
        values = asdict(self)
        for name in _DATES:
            values[name] = values[name].isoformat() if values[name] else None
        return {**values, "languages": list(self.languages)}

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """Return the certificate that `to_values` took apart. Raises ValueError on unknown names or bad values."""
        unknown = set(values) - {known.name for known in fields(cls)}
        if unknown:
            raise ValueError(f"not part of a certificate: {', '.join(sorted(unknown))}")
        given = dict(values)
        for name in _DATES:
            given[name] = date.fromisoformat(given[name]) if given.get(name) else None
        given["languages"] = tuple(values["languages"])
        given["signature"] = SignatureBlock(**values["signature"])
        return cls(**given)

    def to_json(self) -> str:
        """Return the snapshot as one line of JSON, the same text for the same values."""
        return json.dumps(self.to_values(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return the certificate of a snapshot. Raises ValueError."""
        return cls.from_values(json.loads(text))
