"""What a certificate says, as paragraphs with their sizes: the wording of each block in each language."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from documents.certificates.values import Certificate
from documents.dates import dated, from_to, place_and_date
from documents.fitting import POINT, Item, text_width
from documents.fonts import SANS
from documents.text import NO_BREAK_SPACE, Text, Worded, pick
from documents.wording import CERTIFICATE, DEMO, MOTTO, NATIONAL_NAME

TEXT_WIDTH = 239.0  # of the centre line, in millimetres
_LAO_LEADING = 1.62
_MORE_FOR_LONG_TITLES = 5.0  # millimetres, taken from the gaps
_SMALL = 7.6  # points
_NAME, _NAME_LEADING = 22.5, 1.5
_TAKES_ARTICLE = re.compile(
    r"(United |European |Russian |Philippines$|Netherlands$|Maldives$|Bahamas$|Gambia$|Comoros$)"
    r"|.* (Republic|Federation|Union|Kingdom|States|Emirates|Nations|Islands)$"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A box on the centre line. `gap` is its share of the spare height, above it."""

    items: Sequence[Item]
    height: float
    gap: float
    personal: bool = False
    wrap_from: float = 0.85


@dataclass(frozen=True, slots=True)
class HeadSide:
    """One side of the head: two lines, a rule of some share of the second's length, and the other languages."""

    upper: Sequence[Item]
    rule: float
    lower: Sequence[Item]


def blocks(certificate: Certificate) -> Iterator[Block]:
    """Yield the blocks down the centre line. With fewer languages the text is set larger.

    Their heights depend on the course and its languages only, never on the holder.
    """
    count = len(certificate.languages)
    large = (1.25, 1.1, 1.0)[count - 1]
    titles = list(_titles(certificate, large))
    yield Block(titles, natural_height(titles), gap=1.5, wrap_from=0.7)
    certifies = _pair(_each(certificate, _certifies), 11 * large, 8.4)
    yield Block(certifies, natural_height(certifies), gap=1.3)
    names = [Item((), _NAME * large, leading=_NAME_LEADING), Item((), 12.5 * large, leading=1.32)]
    yield Block(list(_names(certificate, large)), natural_height(names), gap=0.6, personal=True, wrap_from=0.6)
    some = [Worded(language, "") for language in certificate.languages]
    height = natural_height(_stack(some, 10.2 * large, 8.3 * large))
    yield Block(_stack(_each(certificate, _facts), 10.2 * large, 8.3 * large), height, gap=0.4, personal=True)
    completed = _each(certificate, lambda _, language: CERTIFICATE["completed"][language])
    line = [Item(joined(completed), 9.2 * large, italic=True, leading=1.4)]
    yield Block(line, natural_height(line), gap=1.3)
    course = list(dict.fromkeys(pick(certificate.course_title, language) for language in certificate.languages))
    title = _stack(course, 14.5 * large, 10.2 * large, weight=700)
    more = 0.0 if all(_is_short(item) for item in title) else _MORE_FOR_LONG_TITLES
    yield Block(title, natural_height(title) + more, gap=0.3, wrap_from=0.9)
    period = _each(certificate, lambda it, language: from_to(it.starts_on, it.ends_on, language))
    last = [Item(joined(runs), 9.2 * large, leading=1.4) for runs in (period, _each(certificate, _result)) if runs]
    yield Block(last, natural_height(last), gap=0.5)


def head_sides(certificate: Certificate) -> tuple[HeadSide, HeadSide]:
    """Return who issues the certificate, and the national name with its motto (Decree 30/2020/NĐ-CP)."""
    main, *others = certificate.languages

    def side(first: Text, second: Text, weight: int, rule: float, *, upper: bool) -> HeadSide:
        lines = [
            _item(first, main, 10.5, weight=weight, upper=upper),
            _item(second, main, 11, weight=700, upper=upper),
        ]
        small = [
            Item(joined((pick(first, language), pick(second, language)), " – "), 7.5, leading=1.48, style="soft")
            for language in others
        ]
        return HeadSide(lines, rule, small)

    issuer = side(certificate.parent_body, certificate.issuing_body, 400, 0.42, upper=True)
    return issuer, side(NATIONAL_NAME, MOTTO, 700, 1.0, upper=False)


def signature_items(certificate: Certificate) -> tuple[list[Item], list[Item]]:
    """Return what stands above the seal (place, date, position) and beneath it (rank and name)."""
    main, *others = certificate.languages
    block = certificate.signature
    dates = [
        Worded(language, place_and_date(pick(certificate.place, language).value, certificate.issued_on, language))
        for language in certificate.languages
    ]
    upper = [Item((dates[0],), 10.2, italic=True, leading=1.3), *_aside(dates[1:])]
    upper += [Item((line,), 10.8, weight=700, leading=_leading(line, 1.3)) for line in block.position_lines(main)]
    upper += _aside([line for language in others for line in block.position_lines(language)])
    name = block.name_line(main)
    names = [line for language in others if (line := block.name_line(language)).value != name.value]
    lower = [Item((name,), 11.2, weight=700, leading=_leading(name, 1.3), is_name=True), *_aside(names, is_name=True)]
    return upper, lower


def mark(certificate: Certificate) -> list[Item]:
    """Return the lines that tell a certificate of demonstration data from a real one; nothing on a real one."""
    if not certificate.demo:
        return []
    words = [Worded(language, DEMO[language]) for language in dict.fromkeys((certificate.languages[0], "en"))]
    return [Item((word,), 6.6, leading=_LAO_LEADING, spacing=0.06, style="soft") for word in words]


def notes(certificate: Certificate) -> list[Item]:
    """Return the register number, the decision and where to check, for the foot; nothing on a specimen."""
    if certificate.specimen:
        return []
    items = []
    if certificate.register_number:
        items += _label(certificate, "register")
        items.append(Item((Worded("vi", certificate.register_number),), 12, weight=700, leading=1.35))
    if certificate.decision_number:
        items += [Item((text,), _SMALL, leading=1.5, style="soft") for text in _each(certificate, _decision)]
    addresses = [text for text in (certificate.verify_address, certificate.code) if text]
    if addresses:
        items += _label(certificate, "verify")
        items += [Item((Worded("en", text),), 8.2, leading=1.35, style="figures", family=SANS) for text in addresses]
    return items


def natural_height(items: Sequence[Item]) -> float:
    """Return the height in millimetres of items that take one line each at full size."""
    return sum(item.size * POINT * item.leading for item in items) + 0.01


def joined(texts: Iterable[Worded], separator: str = " · ") -> tuple[Worded, ...]:
    """Return runs for one line, with a separator after each but the last; no line begins with one."""
    separator = separator.replace(" ", NO_BREAK_SPACE, 1)
    runs: list[Worded] = []
    for text in texts:
        if not text.value:
            continue
        if runs:
            runs[-1] = Worded(runs[-1].language, runs[-1].value + separator)
        runs.append(text)
    return tuple(runs)


def _titles(certificate: Certificate, large: float) -> Iterator[Item]:
    main, *others = certificate.languages
    own = {language: text for language, text in certificate.title.items() if text}
    texts = {**CERTIFICATE["title"], **own}
    spacing = 0.0 if main == "lo" else 0.07
    yield _item(texts, main, 25.5 * large, weight=700, style="red", spacing=spacing, tag="h1", leading=1.2)
    if others:
        runs = [pick(texts, language) for language in others]
        yield Item(joined(runs), 11.5 if len(runs) > 1 else 14, weight=500, leading=1.5, spacing=0.05, style="red")


def _names(certificate: Certificate, large: float) -> Iterator[Item]:
    """Yield the name in the holder's script, else in the first spelling there is; then the other spellings."""
    vietnamese, latin = Worded("vi", certificate.name_vietnamese), Worded("en", certificate.name_latin)
    spellings = [vietnamese, latin] if "vi" in certificate.languages else [latin]
    native = Worded(certificate.native_language, certificate.name_native)
    main, *others = [name for name in (native, *spellings) if name.value] or [vietnamese]
    addressed = [
        Worded(name.language, f"{certificate.salutation.get(name.language, '')} {name.value}".strip())
        for name in (main, *others)
    ]
    yield Item((addressed[0],), _NAME * large, weight=700, leading=_NAME_LEADING, style="ink", tag="h2", is_name=True)
    if others:
        yield Item(joined(addressed[1:]), 12.5 * large, weight=600, leading=1.32, is_name=True)


def _certifies(certificate: Certificate, language: str) -> str:
    return f"{pick(certificate.certifier, language).value} {CERTIFICATE['certifies'][language]}".strip()


def _facts(certificate: Certificate, language: str) -> str:
    """Word rank, position, unit, birth and nationality as one phrase; what a language lacks is not printed in it."""
    own = [text.get(language, "") for text in (certificate.rank, certificate.position, certificate.unit)]
    if certificate.born_on:
        own.append(CERTIFICATE["born"][language].format(date=dated(certificate.born_on, language)))
    if country := certificate.nationality.get(language, ""):
        country = _with_article(country) if language == "en" else country
        own.append(CERTIFICATE["nationality"][language].format(country=country))
    return ", ".join(part for part in own if part)


def _with_article(country: str) -> str:
    """Return the Philippines, the United Kingdom, but Laos: English names in the plural or of a kind take one."""
    return f"the {country}" if _TAKES_ARTICLE.match(country) else country


def _result(certificate: Certificate, language: str) -> str:
    found = certificate.result.get(language, "")
    return f"{CERTIFICATE['result'][language]}: {found}" if found else ""


def _decision(certificate: Certificate, language: str) -> str:
    text = CERTIFICATE["decision"][language].format(number=certificate.decision_number)
    return f"{text}, {dated(certificate.decision_on, language)}" if certificate.decision_on else text


def _each(certificate: Certificate, word: Callable[[Certificate, str], str]) -> list[Worded]:
    texts = [Worded(language, word(certificate, language)) for language in certificate.languages]
    return [text for text in texts if text.value]


def _item(
    text: Text, language: str, size: float, *, weight: int = 400, style: str = "", spacing: float = 0.0,
    tag: str = "p", leading: float = 1.3, upper: bool = False,
) -> Item:  # fmt: skip
    found = pick(text, language)
    run = Worded(found.language, found.value.upper()) if upper else found
    return Item((run,), size, weight, leading=_leading(run, leading), style=style, spacing=spacing, tag=tag)


def _stack(texts: Sequence[Worded], size: float, small: float, *, weight: int = 400) -> list[Item]:
    """Set the first text large and each of the others on its own line beneath it."""
    lighter = 500 if weight > 400 else 400
    return [
        Item((text,), size, weight, leading=_leading(text, 1.32))
        if position == 0
        else Item((text,), small, lighter, leading=_leading(text, 1.38), style="soft")
        for position, text in enumerate(texts)
    ]


def _pair(texts: Sequence[Worded], size: float, small: float) -> list[Item]:
    """Set the first text large and the others together on one line beneath it."""
    main, *others = texts
    items = [Item((main,), size, leading=_leading(main, 1.32))]
    if others:
        items.append(Item(joined(others), small, leading=1.5, style="soft"))
    return items


def _aside(texts: Sequence[Worded], *, is_name: bool = False) -> list[Item]:
    return [Item(joined(texts), _SMALL, leading=1.45, style="soft", is_name=is_name)] if texts else []


def _label(certificate: Certificate, what: str) -> list[Item]:
    labels = [Worded(language, CERTIFICATE[what][language]) for language in certificate.languages]
    return [Item(joined(labels, " / "), _SMALL, leading=1.5, style="soft")]


def _is_short(item: Item) -> bool:
    return sum(text_width(run.value, run.language, item, item.size) for run in item.runs) <= TEXT_WIDTH


def _leading(text: Worded, latin: float) -> float:
    return max(_LAO_LEADING, latin) if text.language == "lo" else latin
