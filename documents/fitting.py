"""Make text fit a box of fixed size by a stated rule: first smaller by steps, then over several lines.

Lines are broken here, not by the PDF engine, so that every line's place is known beforehand: a batch of certificates
can share all that is constant, and Lao breaks between words only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO

import icu
from PIL import ImageFont

from documents.fonts import GUESTS, LAO, SERIF, Face, content, faces, letters
from documents.text import NO_BREAK_SPACE, Worded, breakable
from names.word_breaks import ZERO_WIDTH_SPACE

POINT = 25.4 / 72  # millimetres
SCALES = tuple(round(1 - 0.05 * step, 2) for step in range(13))  # 1.0 … 0.4 of the size that was asked for
_SPLIT_WORDS_FROM = 0.6  # a word wider than its box is split only at this scale and below
_TOLERANCE = 1.012  # widths are measured without kerning, which may move letters apart by a hair
_UNITS = 1000


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph of one or several languages. `leading` is the line's height as a multiple of its size."""

    runs: tuple[Worded, ...]
    size: float  # points
    weight: int = 400
    italic: bool = False
    leading: float = 1.35
    spacing: float = 0.0  # between letters, in em
    style: str = ""  # a class of the style sheet: colour, mostly
    tag: str = "p"
    family: str = SERIF  # the style sheet sets the same
    is_name: bool = False  # names of people are never broken inside a word, unless the word alone is too wide


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an item at its final size; `top` is millimetres from the box's top."""

    runs: tuple[Worded, ...]
    item: Item
    size: float
    top: float
    height: float
    width: float


@dataclass(frozen=True, slots=True)
class _Token:
    value: str
    language: str
    space_before: bool


class DoesNotFit(ValueError):
    """Text that is too long for its box even at the smallest size."""


def fit(items: Sequence[Item], width: float, height: float, *, wrap_from: float = 0.85) -> tuple[Line, ...]:
    """Return the lines of the items, one beneath the other, centred in a box of `width` by `height` millimetres.

    All items shrink together, in steps of 5 % to 40 %; from `wrap_from` downwards an item may take several lines of
    about equal length. The largest size that fits is taken. Raises DoesNotFit.
    """
    for scale in SCALES:
        set_lines = [_set(item, width, scale, wrap=scale <= wrap_from) for item in items]
        if None in set_lines:
            continue
        lines = [line for group in set_lines if group for line in group]
        total = sum(line.height for line in lines)
        if total <= height + 0.01:
            return _stacked(lines, (height - total) / 2)
    first = "".join(run.value for run in items[0].runs)
    raise DoesNotFit(f"too long for its place on the page: {first[:60]}…")


def text_width(text: str, language: str, item: Item, size: float) -> float:
    """Return the width in millimetres of one line."""
    ems = _ems(text, language, item.family, item.weight, item.italic) + item.spacing * len(text)
    return ems * size * POINT * _TOLERANCE


def _set(item: Item, width: float, scale: float, *, wrap: bool) -> list[Line] | None:
    size = item.size * scale
    tokens = list(_tokens(item))
    if scale <= _SPLIT_WORDS_FROM:
        tokens = [part for token in tokens for part in _split_if_wide(token, item, size, width)]
    if any(_width([token], item, size) > width for token in tokens):
        return None
    groups = _greedy(tokens, item, size, width)
    if len(groups) > 1:
        if not wrap:
            return None
        groups = _balanced(tokens, item, size, width, len(groups))
    height = size * POINT * item.leading
    return [Line(_runs(group), item, size, 0, height, _width(group, item, size)) for group in groups]


def _stacked(lines: Sequence[Line], top: float) -> tuple[Line, ...]:
    placed = []
    for line in lines:
        placed.append(Line(line.runs, line.item, line.size, top, line.height, line.width))
        top += line.height
    return tuple(placed)


def _greedy(tokens: Sequence[_Token], item: Item, size: float, width: float) -> list[list[_Token]]:
    groups: list[list[_Token]] = []
    for token in tokens:
        if groups and _width([*groups[-1], token], item, size) <= width:
            groups[-1].append(token)
        else:
            groups.append([token])
    return groups


def _balanced(tokens: Sequence[_Token], item: Item, size: float, width: float, count: int) -> list[list[_Token]]:
    """Narrow the box while the text still takes `count` lines, so that they come out equally long."""
    best = _greedy(tokens, item, size, width)
    low, high = width / count, width
    for _ in range(7):
        middle = (low + high) / 2
        groups = _greedy(tokens, item, size, middle)
        if len(groups) == count and all(_width(group, item, size) <= middle for group in groups):
            best, high = groups, middle
        else:
            low = middle
    return best


def _width(tokens: Sequence[_Token], item: Item, size: float) -> float:
    words = sum(text_width(token.value, token.language, item, size) for token in tokens)
    spaces = sum(text_width(" ", token.language, item, size) for token in tokens[1:] if token.space_before)
    return words + spaces


def _runs(tokens: Sequence[_Token]) -> tuple[Worded, ...]:
    """Join tokens to runs of one language; the space between two runs goes with the first."""
    runs: list[Worded] = []
    for position, token in enumerate(tokens):
        space = " " if token.space_before and position else ""
        if runs and runs[-1].language == token.language:
            runs[-1] = Worded(token.language, runs[-1].value + space + token.value)
        else:
            if runs and space:
                runs[-1] = Worded(runs[-1].language, runs[-1].value + space)
            runs.append(Worded(token.language, token.value))
    return tuple(Worded(run.language, run.value.replace(NO_BREAK_SPACE, " ")) for run in runs)


def _tokens(item: Item) -> Iterator[_Token]:
    space = False
    for run in item.runs:
        text = run.value if item.is_name else breakable(run.value, run.language)
        for index, word in enumerate(text.split(" ")):
            space = space or index > 0
            for part in word.split(ZERO_WIDTH_SPACE):
                if part:
                    yield _Token(part, run.language, space)
                    space = False


def _split_if_wide(token: _Token, item: Item, size: float, width: float) -> Iterator[_Token]:
    """Split a word that is wider than its box, between Lao words if that helps, else between letters."""
    if _width([token], item, size) <= width:
        yield token
        return
    parts = breakable(token.value, "lo").split(ZERO_WIDTH_SPACE)
    for index, part in enumerate(parts):
        space = token.space_before and index == 0
        if text_width(part, token.language, item, size) <= width:
            yield _Token(part, token.language, space)
        else:
            for position, letter in enumerate(_letters(part)):
                yield _Token(letter, token.language, space and position == 0)


def _letters(text: str) -> Iterator[str]:
    iterator = icu.BreakIterator.createCharacterInstance(icu.Locale.getRoot())
    source = icu.UnicodeString(text)
    iterator.setText(source)
    start = 0
    for end in iterator:
        yield str(source[start:end])
        start = end


@lru_cache(maxsize=20_000)
def _ems(text: str, language: str, family: str, weight: int, italic: bool) -> float:
    parts = _by_face(text, _stack(family, weight, lao_first=language == "lo", italic=italic))
    return sum(_font(face).getlength(part) for face, part in parts) / _UNITS


def _by_face(text: str, order: tuple[Face, ...]) -> Iterator[tuple[Face, str]]:
    """Cut text where the face changes: for each letter the first of the stack that has it, as the engine does."""
    start = 0
    current: Face | None = None
    for position, character in enumerate(text):
        face = next((face for face in order if ord(character) in letters(face)), order[0])
        if character == " " and current is not None:
            face = current
        if face is not current:
            if current is not None:
                yield current, text[start:position]
            start, current = position, face
    if current is not None:
        yield current, text[start:]


@cache
def _stack(family: str, weight: int, *, lao_first: bool, italic: bool) -> tuple[Face, ...]:
    """Return the faces in the order in which the engine looks for a letter in them."""

    def nearest(name: str, *, slanted: bool = False) -> Face:
        found = [face for face in faces() if face.family == name and face.italic == slanted]
        return min(found, key=lambda face: abs(face.weight - weight))

    own, lao = nearest(family, slanted=italic), nearest(LAO)
    others = tuple(nearest(name) for name in GUESTS)
    return (lao, own, *others) if lao_first else (own, lao, *others)


@cache
def _font(face: Face) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(BytesIO(content(face)), _UNITS, layout_engine=ImageFont.Layout.BASIC)
