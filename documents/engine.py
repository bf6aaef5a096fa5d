"""Three repairs of WeasyPrint 70, without which Lao in a document cannot be searched, copied, read or well seen.

WeasyPrint draws vowels and tone marks as glyphs of their own and maps some of them to nothing, so that what is taken
out of the PDF has marks missing or beside their letter. Repaired are the map from glyphs to characters, and each line
that has such marks says itself what it reads (`ActualText`, ISO 32000-1, 14.9.4). And PDFium, which draws PDFs in
Chrome and Edge, loses the kerning that follows an empty string, so that raised marks land on their neighbours: empty
strings are left out. Each replaces a function of the engine by one that calls it; `tests/documents/` fails when a new
version does without.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from io import BytesIO
from typing import Any
from unicodedata import category

import weasyprint.draw.text as drawing
import weasyprint.pdf as assembling
from fontTools.ttLib import TTFont

from names.word_breaks import ZERO_WIDTH_SPACE

_draw_first_line = drawing.draw_first_line
_build_fonts_dictionary = assembling.build_fonts_dictionary


@cache
def repair() -> None:
    """Put the repairs in place, once for the process."""
    drawing.draw_first_line = _draw_line
    assembling.build_fonts_dictionary = _build_fonts_with_whole_maps


def _draw_line(stream: Any, textbox: Any, *rest: Any) -> Any:
    start = len(stream.stream)
    drawn = _draw_line_that_says_its_text(stream, textbox, *rest)
    for place, operation in enumerate(stream.stream[start:], start):
        text = operation if isinstance(operation, bytes) else str(operation).encode()
        if b"<>" in text and text.endswith(b"TJ"):
            stream.stream[place] = text.replace(b"<>", b" ")
    return drawn


def _draw_line_that_says_its_text(stream: Any, textbox: Any, *rest: Any) -> Any:
    text = textbox.text.replace(ZERO_WIDTH_SPACE, "")
    if not _has_marks(text):
        return _draw_first_line(stream, textbox, *rest)
    stream.stream.append(b"/Span <</ActualText <FEFF" + text.encode("utf-16-be").hex().encode() + b">>> BDC")
    try:
        return _draw_first_line(stream, textbox, *rest)
    finally:
        stream.stream.append(b"EMC")


def _build_fonts_with_whole_maps(pdf: Any, fonts: Mapping[Any, Any], *rest: Any) -> Any:
    for font in fonts.values():
        doubtful = {
            glyph: text for glyph, text in font.to_unicode.items() if not text or (len(text) > 1 and _has_marks(text))
        }
        known = _characters(font.file_content, font.index) if doubtful else {}
        for glyph, text in doubtful.items():
            font.to_unicode[glyph] = known.get(glyph) or text or "\ufffd"
    return _build_fonts_dictionary(pdf, fonts, *rest)


def _has_marks(text: str) -> bool:
    return any(category(character) in {"Mn", "Mc"} for character in text)


@lru_cache(maxsize=32)
def _characters(content: bytes, index: int) -> Mapping[int, str]:
    """Return the character of each glyph of a font file; a variant ("uni0EC8.narrow") has that of its plain form."""
    with TTFont(BytesIO(content), fontNumber=index, lazy=True) as font:
        by_name = {name: chr(code) for code, name in sorted(font.getBestCmap().items(), reverse=True)}
        names = font.getGlyphOrder()
    found = {}
    for glyph, name in enumerate(names):
        plain = [by_name.get(part) or by_name.get(_LIGATED.get(part, "")) for part in name.split(".")[0].split("_")]
        if all(plain):
            found[glyph] = "".join(part for part in plain if part)
    return found


# Noto Sans Lao names the parts of its ligatures of nikhahit and tone in words.
_LIGATED = {
    "niggahita": "uni0ECD",
    "maiEklao": "uni0EC8",
    "maiTholao": "uni0EC9",
    "maiTilao": "uni0ECA",
    "maiCatawalao": "uni0ECB",
}
