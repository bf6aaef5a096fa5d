"""Where everything stands on a certificate, in millimetres on an A4 landscape sheet.

The sheet is symmetric about its middle: head at the two sides, the wording down the centre line, at the foot the
portrait and the code on the left and the signature on the right. Every block has a box of fixed place and size that
depends on the course and its signatory only, never on the holder, so that a batch can share what is constant.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from documents.certificates.values import Certificate
from documents.dates import dated, from_to, place_and_date
from documents.fitting import POINT, Item, Line, fit, text_width
from documents.fonts import SANS
from documents.text import Text, Worded, pick
from documents.wording import CERTIFICATE, MOTTO, NATIONAL_NAME

MIDDLE = 148.5
_LEFT, _RIGHT = 26.0, 271.0  # the text's edges
_HEAD_TOP, _FOOT = 20.0, 192.4
_LEAST_GAPS = 7.0  # between all the blocks of the centre line together
_HEAD_WIDTH = 92.0
_MORE_FOR_LONG_TITLES = 5.0  # taken from the gaps
_SEAL = 25.5  # free height for the seal and the signature
_SIGNATURE_WIDTH = 98.0
_SIGNATURE_CENTRE = 219.0
_PORTRAIT = (30.0, 40.0)
_QR = 27.0  # with its quiet zone
_LAO_LEADING = 1.62


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of text on the sheet."""

    line: Line
    left: float
    top: float
    width: float
    align: str

    @property
    def css(self) -> str:
        return (
            f"left:{self.left:.3f}mm;top:{self.top:.3f}mm;width:{self.width:.3f}mm;height:{self.line.height:.3f}mm;"
            f"line-height:{self.line.height:.3f}mm;font-size:{self.line.size:.3f}pt;text-align:{self.align};"
            f"letter-spacing:{self.line.item.spacing:g}em;font-weight:{self.line.item.weight};"
            f"font-style:{'italic' if self.line.item.italic else 'normal'}"
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin horizontal line."""

    left: float
    top: float
    width: float

    @property
    def css(self) -> str:
        return f"left:{self.left:.3f}mm;top:{self.top:.3f}mm;width:{self.width:.3f}mm"


@dataclass(frozen=True, slots=True)
class Box:
    """Where a picture goes."""

    left: float
    top: float
    width: float
    height: float

    @property
    def css(self) -> str:
        return f"left:{self.left:.3f}mm;top:{self.top:.3f}mm;width:{self.width:.3f}mm;height:{self.height:.3f}mm"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One certificate, laid out: `constant` is shared by a course, `personal` is the holder's."""

    constant: tuple[Placed, ...]
    personal: tuple[Placed, ...]
    rules: tuple[Rule, ...]
    portrait: Box | None
    code: Box | None


@dataclass(frozen=True, slots=True)
class _Block:
    items: Sequence[Item]
    height: float
    gap: float  # share of the spare height above the block
    personal: bool = False
    wrap_from: float = 0.85


def lay_out(certificate: Certificate, *, with_portrait: bool) -> Sheet:
    """Return the sheet. Raises DoesNotFit if a text is too long even at the smallest size."""
    head, rules = _head(certificate)
    signature, foot_top = _signature(certificate)
    centre = _centre(certificate, top=_head_bottom(certificate), bottom=foot_top - 1.5)
    has_code = bool(certificate.verify_url) and not certificate.specimen
    portrait = Box(_LEFT + 2, _FOOT - _PORTRAIT[1] - 1, *_PORTRAIT) if with_portrait else None
    code_left = portrait.left + portrait.width + 4 if portrait else _LEFT + 2
    code = Box(code_left, _FOOT - _QR - 1, _QR, _QR) if has_code else None
    notes_left = code.left + code.width + 2.5 if code else code_left
    notes = _notes(certificate, notes_left, _SIGNATURE_CENTRE - _SIGNATURE_WIDTH / 2 - notes_left - 2)
    return Sheet(
        constant=(*head, *(placed for placed, personal in centre if not personal), *signature),
        personal=(*(placed for placed, personal in centre if personal), *notes),
        rules=rules,
        portrait=portrait,
        code=code,
    )


def _head(certificate: Certificate) -> tuple[tuple[Placed, ...], tuple[Rule, ...]]:
    main, *others = certificate.languages
    issuer = [
        _item(certificate.parent_body, main, 10.5, upper=True),
        _item(certificate.issuing_body, main, 11, weight=700, upper=True),
    ]
    nation = [_item(NATIONAL_NAME, main, 10.5, weight=700), _item(MOTTO, main, 11, weight=700)]
    placed: list[Placed] = []
    rules: list[Rule] = []
    for centre, lines, texts, share in (
        (_LEFT + 2 + _HEAD_WIDTH / 2, issuer, (certificate.parent_body, certificate.issuing_body), 0.42),
        (_RIGHT - 2 - _HEAD_WIDTH / 2, nation, (NATIONAL_NAME, MOTTO), 1.0),
    ):
        upper = fit(lines, _HEAD_WIDTH, 10.4)
        placed += _place(upper, centre, _HEAD_TOP, _HEAD_WIDTH)
        length = upper[-1].width * share
        rules.append(Rule(centre - length / 2, _HEAD_TOP + 10.9, length))
        small = [
            Item(_joined((pick(text, language) for text in texts), " – "), 7.5, leading=1.48, style="soft")
            for language in others
        ]
        if small:
            placed += _place(fit(small, _HEAD_WIDTH, 3.95 * len(small)), centre, _HEAD_TOP + 11.6, _HEAD_WIDTH)
    return tuple(placed), tuple(rules)


def _head_bottom(certificate: Certificate) -> float:
    return _HEAD_TOP + 11.4 + 3.9 * (len(certificate.languages) - 1)


def _centre(certificate: Certificate, *, top: float, bottom: float) -> list[tuple[Placed, bool]]:
    blocks = list(_blocks(certificate))
    wanted = sum(block.height for block in blocks)
    shrink = min(1.0, (bottom - top - _LEAST_GAPS) / wanted)
    spare = bottom - top - wanted * shrink
    shares = sum(block.gap for block in blocks)
    placed: list[tuple[Placed, bool]] = []
    width = _RIGHT - _LEFT - 6
    for block in blocks:
        top += spare * block.gap / shares
        lines = fit(block.items, width, block.height * shrink, wrap_from=block.wrap_from)
        placed += [(line, block.personal) for line in _place(lines, MIDDLE, top, width)]
        top += block.height * shrink
    return placed


def _blocks(certificate: Certificate) -> Iterator[_Block]:
    """Yield the blocks down the centre line. With fewer languages the text is set larger."""
    main, *others = certificate.languages
    large = (1.25, 1.1, 1.0)[len(others)]
    yield _block(list(_titles(certificate, large)), gap=0.8, wrap_from=0.7)
    yield _block(_pair(_each(certificate, _certifies), 11.5 * large, 8.8), gap=1.3)
    yield _block(list(_names(certificate, large)), gap=0.7, personal=True, wrap_from=0.6)
    facts = _each(certificate, _facts)
    if facts:
        yield _block(_stack(facts, 10.5 * large, 8.6 * large), gap=0.5, personal=True)
    completed = _each(certificate, lambda _, language: CERTIFICATE["completed"][language])
    yield _block([Item(_joined(completed), 9.4 * large, italic=True, leading=1.45)], gap=1.3)
    course = list(dict.fromkeys(pick(certificate.course_title, language) for language in certificate.languages))
    titles = _stack(course, 15 * large, 10.8 * large, weight=700)
    more = 0.0 if all(_is_short(title) for title in titles) else _MORE_FOR_LONG_TITLES
    yield _block(titles, gap=0.5, wrap_from=0.9, more=more)
    period = _each(certificate, lambda it, language: from_to(it.starts_on, it.ends_on, language))
    last = [Item(_joined(period), 9.4 * large, leading=1.5)]
    if result := _each(certificate, _result):
        last.append(Item(_joined(result), 9.4 * large, leading=1.5))
    yield _block(last, gap=0.7)


def _block(
    items: Sequence[Item], *, gap: float, personal: bool = False, wrap_from: float = 0.85, more: float = 0.0
) -> _Block:
    return _Block(items, _natural(items) + more, gap, personal, wrap_from)


def _is_short(item: Item) -> bool:
    return sum(text_width(run.value, run.language, item, item.size) for run in item.runs) <= _RIGHT - _LEFT - 6


def _result(certificate: Certificate, language: str) -> str:
    found = certificate.result.get(language, "")
    return f"{CERTIFICATE['result'][language]}: {found}" if found else ""


def _each(certificate: Certificate, word: Callable[[Certificate, str], str]) -> list[Worded]:
    texts = [Worded(language, word(certificate, language)) for language in certificate.languages]
    return [text for text in texts if text.value]


def _titles(certificate: Certificate, large: float) -> Iterator[Item]:
    main, *others = certificate.languages
    own = {language: text for language, text in certificate.title.items() if text}
    texts = {**CERTIFICATE["title"], **own}
    latin = main != "lo"
    yield _item(texts, main, 27 * large, weight=700, style="red", spacing=0.07 if latin else 0, tag="h1", leading=1.25)
    if others:
        runs = [pick(texts, language) for language in others]
        yield Item(_joined(runs), 12 if len(runs) > 1 else 15, weight=500, leading=1.62, spacing=0.05, style="red")


def _certifies(certificate: Certificate, language: str) -> str:
    return f"{pick(certificate.certifier, language).value} {CERTIFICATE['certifies'][language]}".strip()


def _names(certificate: Certificate, large: float) -> Iterator[Item]:
    spellings = [
        Worded("vi", certificate.name_vietnamese) if "vi" in certificate.languages else None,
        Worded("en", certificate.name_latin),
    ]
    latin = [name for name in spellings if name and name.value]
    greeting = certificate.salutation.get
    if certificate.name_native:
        own = certificate.native_language
        main = _addressed(greeting(own, ""), own, certificate.name_native)
    elif latin or certificate.name_vietnamese:
        first = latin.pop(0) if latin else Worded("vi", certificate.name_vietnamese)
        main = _addressed(greeting(first.language, ""), first.language, first.value)
    yield Item((main,), 24 * large, weight=700, leading=1.55, style="ink", tag="h2", is_name=True)
    if latin:
        runs = [_addressed(greeting(name.language, ""), name.language, name.value) for name in latin]
        yield Item(_joined(runs), 13 * large, weight=600, leading=1.35, is_name=True)


def _addressed(salutation: str, language: str, name: str) -> Worded:
    return Worded(language, f"{salutation} {name}".strip())


def _facts(certificate: Certificate, language: str) -> str:
    """Word rank, position, unit, birth and nationality as one phrase; what a language lacks is not printed in it."""
    own = [text.get(language, "") for text in (certificate.rank, certificate.position, certificate.unit)]
    if certificate.born_on:
        own.append(CERTIFICATE["born"][language].format(date=dated(certificate.born_on, language)))
    if country := certificate.nationality.get(language, ""):
        own.append(CERTIFICATE["nationality"][language].format(country=country))
    return ", ".join(part for part in own if part)


def _signature(certificate: Certificate) -> tuple[list[Placed], float]:
    """Set the block from the foot upwards; return it with the height where it starts."""
    main, *others = certificate.languages
    block = certificate.signature
    dates = [
        Worded(language, place_and_date(pick(certificate.place, language).value, certificate.issued_on, language))
        for language in certificate.languages
    ]
    upper = [Item((dates[0],), 10.2, italic=True, leading=1.3)]
    if others:
        upper.append(Item(_joined(dates[1:]), 7.6, leading=1.45, style="soft"))
    upper += [Item((line,), 10.8, weight=700, leading=_leading(line, 1.3)) for line in block.position_lines(main)]
    small = [line for language in others for line in block.position_lines(language)]
    if small:
        upper.append(Item(_joined(small), 7.6, leading=1.45, style="soft"))
    name = block.name_line(main)
    lower = [Item((name,), 11.2, weight=700, leading=_leading(name, 1.3), is_name=True)]
    other_names = [line for language in others if (line := block.name_line(language)).value != name.value]
    if other_names:
        lower.append(Item(_joined(other_names), 7.6, leading=1.45, style="soft", is_name=True))
    upper_height, lower_height = _natural(upper), _natural(lower)
    top = _FOOT - upper_height - _SEAL - lower_height
    return [
        *_place(fit(upper, _SIGNATURE_WIDTH, upper_height), _SIGNATURE_CENTRE, top, _SIGNATURE_WIDTH),
        *_place(fit(lower, _SIGNATURE_WIDTH, lower_height), _SIGNATURE_CENTRE, _FOOT - lower_height, _SIGNATURE_WIDTH),
    ], top


def _notes(certificate: Certificate, left: float, width: float) -> list[Placed]:
    """Set the register number, the decision and the address for checking, flush left at the foot."""
    if certificate.specimen:
        return []
    items = []
    labels = [Worded(language, CERTIFICATE["register"][language]) for language in certificate.languages]
    if certificate.register_number:
        items.append(Item(_joined(labels, " / "), 7.6, leading=1.5, style="soft"))
        items.append(Item((Worded("vi", certificate.register_number),), 12, weight=700, leading=1.35))
    if certificate.decision_number:
        items += [
            Item((Worded(language, _decision(certificate, language)),), 7.6, leading=1.5, style="soft")
            for language in certificate.languages
        ]
    if certificate.verify_address or certificate.code:
        labels = [Worded(language, CERTIFICATE["verify"][language]) for language in certificate.languages]
        items.append(Item(_joined(labels, " / "), 7.6, leading=1.5, style="soft"))
        items += [
            Item((Worded("en", text),), 8.2, leading=1.35, style="figures", family=SANS)
            for text in (certificate.verify_address, certificate.code)
            if text
        ]
    if not items:
        return []
    height = min(_natural(items), 42.0)
    lines = fit(items, width, height)
    return [Placed(line, left, _FOOT - 1 - height + line.top, width, "left") for line in lines]


def _decision(certificate: Certificate, language: str) -> str:
    text = CERTIFICATE["decision"][language].format(number=certificate.decision_number)
    return f"{text}, {dated(certificate.decision_on, language)}" if certificate.decision_on else text


def _item(
    text: Text, language: str, size: float, *, weight: int = 400, style: str = "", spacing: float = 0.0,
    tag: str = "p", leading: float = 1.3, upper: bool = False,
) -> Item:  # fmt: skip
    found = pick(text, language)
    run = Worded(found.language, found.value.upper()) if upper else found
    return Item((run,), size, weight, leading=_leading(run, leading), style=style, spacing=spacing, tag=tag)


def _stack(texts: Sequence[Worded], size: float, small: float, *, weight: int = 400) -> list[Item]:
    """Set the first text large and each of the others on its own line beneath it."""
    main, *others = texts
    lighter = 500 if weight > 400 else 400
    return [
        Item((main,), size, weight, leading=_leading(main, 1.32)),
        *(Item((text,), small, lighter, leading=_leading(text, 1.38), style="soft") for text in others),
    ]


def _pair(texts: Sequence[Worded], size: float, small: float) -> list[Item]:
    """Set the first text large and the others together on one line beneath it."""
    main, *others = texts
    items = [Item((main,), size, leading=_leading(main, 1.32))]
    if others:
        items.append(Item(_joined(others), small, leading=1.5, style="soft"))
    return items


def _leading(text: Worded, latin: float) -> float:
    return max(_LAO_LEADING, latin) if text.language == "lo" else latin


def _joined(texts: Iterable[Worded], separator: str = " · ") -> tuple[Worded, ...]:
    runs: list[Worded] = []
    for text in texts:
        if not text.value:
            continue
        if runs:
            runs[-1] = Worded(runs[-1].language, runs[-1].value + separator)
        runs.append(text)
    return tuple(runs)


def _natural(items: Sequence[Item]) -> float:
    return sum(item.size * POINT * item.leading for item in items) + 0.01


def _place(lines: Iterable[Line], centre: float, top: float, width: float) -> list[Placed]:
    return [Placed(line, centre - width / 2, top + line.top, width, "center") for line in lines]
