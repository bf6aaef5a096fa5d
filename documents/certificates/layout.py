"""Where everything stands on a certificate, in millimetres on an A4 landscape sheet.

The sheet is symmetric about its middle: head at the two sides, the wording down the centre line, at the foot the
portrait and the code on the left and the signature on the right. Every block has a box of fixed place and size that
depends on the course and its signatory only, never on the holder, so that a batch can share what is constant.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from documents.certificates.items import (
    TEXT_WIDTH,
    blocks,
    head_sides,
    mark,
    natural_height,
    notes,
    signature_items,
)
from documents.certificates.values import Certificate
from documents.fitting import DoesNotFit, Line, fit

_MIDDLE = 148.5
_LEFT, _RIGHT = 28.0, 269.0  # the edges of what stands at the sides
_HEAD_TOP, _FOOT = 19.6, 191.4
_HEAD_WIDTH = 92.0
_LEAST_GAPS = 7.0  # between all the blocks of the centre line together
_SIGNATURE_AIR = 5.0  # above the signature, so that its date is not read on from the centre line
_MARK_WIDTH = 56.0  # between the two sides of the head
_SEAL = 25.5  # free height for the seal and the signature
_SIGNATURE_WIDTH = 98.0
_SIGNATURE_CENTRE = 219.0
_PORTRAIT = (30.0, 40.0)
_CODE = 27.0  # with its quiet zone
_MOST_NOTES = 42.0


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
        line, item = self.line, self.line.item
        return (
            f"left:{self.left:.3f}mm;top:{self.top:.3f}mm;width:{self.width:.3f}mm;height:{line.height:.3f}mm;"
            f"line-height:{line.height:.3f}mm;font-size:{line.size:.3f}pt;text-align:{self.align};"
            f"letter-spacing:{item.spacing:g}em;font-weight:{item.weight};"
            f"font-style:{'italic' if item.italic else 'normal'}"
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


def lay_out(certificate: Certificate, *, with_portrait: bool) -> Sheet:
    """Return the sheet. Raises DoesNotFit if a text is too long even at the smallest size."""
    head, rules = _head(certificate)
    head_bottom = _HEAD_TOP + 11.4 + 3.9 * (len(certificate.languages) - 1)
    signature, foot_top = _signature(certificate)
    centre = _centre(certificate, top=head_bottom, bottom=foot_top - _SIGNATURE_AIR)
    portrait = Box(_LEFT, _FOOT - _PORTRAIT[1] - 1, *_PORTRAIT) if with_portrait else None
    left = portrait.left + portrait.width + 4 if portrait else _LEFT
    has_code = bool(certificate.verify_url) and not certificate.specimen
    code = Box(left, _FOOT - _CODE - 1, _CODE, _CODE) if has_code else None
    return Sheet(
        constant=(*head, *_mark(certificate), *(placed for placed, personal in centre if not personal), *signature),
        personal=(
            *(placed for placed, personal in centre if personal),
            *_notes(certificate, code.left + code.width + 2.5 if code else left),
        ),
        rules=rules,
        portrait=portrait,
        code=code,
    )


def fits(certificate: Certificate, *, with_portrait: bool = False) -> bool:
    """Tell whether all of it has room on the sheet. Nothing is printed, which makes the answer cheap."""
    try:
        lay_out(certificate, with_portrait=with_portrait)
    except DoesNotFit:
        return False
    return True


def _head(certificate: Certificate) -> tuple[list[Placed], tuple[Rule, ...]]:
    placed: list[Placed] = []
    rules: list[Rule] = []
    centres = (_LEFT + _HEAD_WIDTH / 2, _RIGHT - _HEAD_WIDTH / 2)
    for centre, side in zip(centres, head_sides(certificate), strict=True):
        upper = fit(side.upper, _HEAD_WIDTH, 10.4)
        placed += _centred(upper, centre, _HEAD_TOP, _HEAD_WIDTH)
        length = upper[-1].width * side.rule
        rules.append(Rule(centre - length / 2, _HEAD_TOP + 10.9, length))
        if side.lower:
            lower = fit(side.lower, _HEAD_WIDTH, 3.95 * len(side.lower))
            placed += _centred(lower, centre, _HEAD_TOP + 11.6, _HEAD_WIDTH)
    return placed, tuple(rules)


def _mark(certificate: Certificate) -> list[Placed]:
    """Set the mark of demonstration data between the sides of the head, where nothing else ever stands."""
    items = mark(certificate)
    height = natural_height(items)
    return _centred(fit(items, _MARK_WIDTH, height), _MIDDLE, _HEAD_TOP + 1, _MARK_WIDTH) if items else []


def _centre(certificate: Certificate, *, top: float, bottom: float) -> list[tuple[Placed, bool]]:
    """Set the blocks down the centre line; return each line and whether it is personal."""
    found = list(blocks(certificate))
    wanted = sum(block.height for block in found)
    shrink = min(1.0, (bottom - top - _LEAST_GAPS) / wanted)
    spare = bottom - top - wanted * shrink
    shares = sum(block.gap for block in found)
    placed: list[tuple[Placed, bool]] = []
    for block in found:
        top += spare * block.gap / shares
        if block.items:
            lines = fit(block.items, TEXT_WIDTH, block.height * shrink, wrap_from=block.wrap_from)
            placed += [(line, block.personal) for line in _centred(lines, _MIDDLE, top, TEXT_WIDTH)]
        top += block.height * shrink
    return placed


def _signature(certificate: Certificate) -> tuple[list[Placed], float]:
    """Set the block from the foot upwards; return it with the height where it starts."""
    upper, lower = signature_items(certificate)
    upper_height, lower_height = natural_height(upper), natural_height(lower)
    name_top = _FOOT - lower_height
    top = name_top - _SEAL - upper_height
    return [
        *_centred(fit(upper, _SIGNATURE_WIDTH, upper_height), _SIGNATURE_CENTRE, top, _SIGNATURE_WIDTH),
        *_centred(fit(lower, _SIGNATURE_WIDTH, lower_height), _SIGNATURE_CENTRE, name_top, _SIGNATURE_WIDTH),
    ], top


def _notes(certificate: Certificate, left: float) -> list[Placed]:
    """Set the notes flush left at the foot, beside the code."""
    items = notes(certificate)
    if not items:
        return []
    width = _SIGNATURE_CENTRE - _SIGNATURE_WIDTH / 2 - left - 2
    height = min(natural_height(items), _MOST_NOTES)
    lines = fit(items, width, height)
    return [Placed(line, left, _FOOT - 1 - height + line.top, width, "left") for line in lines]


def _centred(lines: Iterable[Line], centre: float, top: float, width: float) -> list[Placed]:
    return [Placed(line, centre - width / 2, top + line.top, width, "center") for line in lines]
