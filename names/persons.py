"""How a person's name is written and how the person is addressed, in each language."""

import re
from dataclasses import dataclass
from typing import Literal

from names.folding import fold

Style = Literal["full", "capitals", "given"]
Setting = Literal["comrade", "civil"]

_LAO_LETTER = re.compile("[\u0e80-\u0eff]")

# (language, setting, sex); the empty sex is "not recorded".
_ADDRESS = {
    ("vi", "comrade", ""): "Đồng chí",
    ("vi", "comrade", "male"): "Đồng chí",
    ("vi", "comrade", "female"): "Đồng chí",
    ("vi", "civil", ""): "Ông/Bà",
    ("vi", "civil", "male"): "Ông",
    ("vi", "civil", "female"): "Bà",
    ("lo", "comrade", ""): "ສະຫາຍ",
    ("lo", "comrade", "male"): "ສະຫາຍ",
    ("lo", "comrade", "female"): "ສະຫາຍ",
    ("lo", "civil", ""): "ທ່ານ",
    ("lo", "civil", "male"): "ທ່ານ",
    ("lo", "civil", "female"): "ທ່ານ ນາງ",
    ("en", "comrade", ""): "Comrade",
    ("en", "comrade", "male"): "Comrade",
    ("en", "comrade", "female"): "Comrade",
    ("en", "civil", ""): "Mr/Ms",
    ("en", "civil", "male"): "Mr",
    ("en", "civil", "female"): "Ms",
}


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in up to three spellings; what is not known is empty.

    `family`, `middle`, `given` are the parts, in Latin letters or in the own script; `native` is the whole name
    in that script, `passport` the Latin letters exactly as in the passport, `vietnamese` the transliteration
    ("Khăm-lạ Vông-sạ-vắt").
    """

    family: str = ""
    middle: str = ""
    given: str = ""
    native: str = ""
    passport: str = ""
    vietnamese: str = ""

    @property
    def is_lao(self) -> bool:
        """Whether the name is written in Lao script, hence given name first."""
        return bool(_LAO_LETTER.search(self.native or self.given + self.family))

    @property
    def own(self) -> str:
        """The whole name in the person's own script and order, as well as the spellings tell."""
        if self.native:
            return self.native
        if self.passport and not self._passport_confirms_order:
            return self.passport
        return self._joined

    @property
    def _joined(self) -> str:
        parts = (self.given, self.middle, self.family) if self.is_lao else (self.family, self.middle, self.given)
        return " ".join(part for part in parts if part)

    @property
    def _passport_confirms_order(self) -> bool:
        """Whether the passport is the joined parts without diacritics; the parts alone do not tell their order."""
        return self.is_lao or fold(self._joined) == fold(self.passport)


def display(name: PersonName, language: str, style: Style = "full") -> str:
    """Return the name as a reader of that language expects it; empty only if no spelling is known.

    `capitals` is for signatures and certificates in Latin letters; `given` is how the person is addressed.
    """
    if style == "given":
        return _given(name, language)
    full = _full(name, language)
    return full.upper() if style == "capitals" else full


def address_word(language: str, setting: Setting, sex: str) -> str:
    """Return Đồng chí, Ông or Bà and their like. `sex` is male, female or empty. Raises LookupError otherwise."""
    return _ADDRESS[language, setting, sex]


def addressed(name: PersonName, language: str, setting: Setting, sex: str) -> str:
    """Return the address word and the full name."""
    return f"{address_word(language, setting, sex)} {display(name, language)}".rstrip()


def _full(name: PersonName, language: str) -> str:
    if language == "lo":
        return name.own or name.passport or name.vietnamese
    if language == "vi":
        spelling = (name.vietnamese or name.passport) if name.is_lao else (name.vietnamese or name.own)
        return spelling or name.own or name.passport
    return name.passport or (name.own if not name.is_lao else name.vietnamese) or name.own


def _given(name: PersonName, language: str) -> str:
    """Return the given name alone, in the script of the reader if its place is sure."""
    lao_given = bool(_LAO_LETTER.search(name.given))
    if name.is_lao and language == "lo":
        return name.given if lao_given else name.own.split()[0]
    if name.is_lao and language == "vi" and name.vietnamese:
        return name.vietnamese.split()[0]
    if name.given and not lao_given:
        return name.given
    return _full(name, language)  # a passport may print either name first
