"""The typefaces of papers."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from documents import fonts
from documents.fonts import DECREE, LAO, SERIF, Face, content, faces, font_assets, font_face_css, letters, stack

VIETNAMESE = "ĂăÂâĐđÊêÔôƠơƯư" + "".join(map(chr, range(0x1EA0, 0x1EFA)))


def test_every_rule_names_an_asset_that_is_there() -> None:
    named = re.findall(r'url\("([^"]+)"\)', font_face_css())
    assert sorted(named) == sorted(font_assets())


def test_serif_and_decree_faces_have_every_vietnamese_letter() -> None:
    for face in faces():
        if face.family in {SERIF, DECREE}:
            missing = [letter for letter in VIETNAMESE if ord(letter) not in letters(face)]
            assert missing == [], face


def test_the_lao_face_has_every_letter_of_the_script() -> None:
    lao = next(face for face in faces() if face.family == LAO)
    assert len([code for code in letters(lao) if 0x0E80 <= code <= 0x0EFF]) >= 82


def test_a_stack_ends_with_the_scripts_of_the_guests() -> None:
    assert stack(SERIF).split(", ")[:2] == ['"Document Serif"', '"Document Lao"']


def test_an_instance_is_what_font_tools_makes_of_the_same_font() -> None:
    lao = next(face for face in faces() if face.family == LAO and face.weight == 700)
    ours = TTFont(BytesIO(content(lao)))
    theirs = instantiateVariableFont(TTFont(lao.path), {"wght": 700, "wdth": 100}, static=True)
    assert "fvar" not in ours
    for letter in "ກຂຄງຈນບຝພຟມຢຣລວສຫອຮໜໝ":
        boxes = [_box(font, letter) for font in (ours, theirs)]
        assert all(abs(a - b) <= 1 for a, b in zip(*boxes, strict=True)), letter


def test_the_same_instance_has_the_same_bytes() -> None:
    lao = next(face for face in faces() if face.family == LAO)
    assert content.__wrapped__(lao) == content(lao)


def test_without_a_twin_of_times_noto_serif_stands_in_narrowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_TWINS", ())
    serif = Path(next(face for face in faces() if face.family == SERIF).path)
    stand_ins = fonts._decree_faces(serif, serif)
    assert {(face.weight, face.italic) for face in stand_ins} == {(400, False), (700, False), (400, True), (700, True)}
    narrow, wide = stand_ins[0], Face(SERIF, serif, 400)
    assert _box(TTFont(BytesIO(content(narrow))), "M")[2] < 0.9 * _box(TTFont(BytesIO(content(wide))), "M")[2]


def test_a_twin_without_vietnamese_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    lao_only = str(next(face for face in faces() if face.family == LAO).path)
    monkeypatch.setattr(fonts, "_TWINS", (lao_only,))
    serif = next(face for face in faces() if face.family == SERIF).path
    assert {face.path for face in fonts._decree_faces(serif, serif)} == {serif}


def _box(font: TTFont, letter: str) -> tuple[float, ...]:
    glyphs = font.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[font.getBestCmap()[ord(letter)]].draw(pen)
    return (*pen.bounds, glyphs[font.getBestCmap()[ord(letter)]].width)
