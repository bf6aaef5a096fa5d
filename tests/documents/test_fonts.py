"""The typefaces of papers."""

import re

from documents.fonts import DECREE, LAO, SERIF, faces, font_assets, font_face_css, letters, stack

VIETNAMESE = "ĂăÂâĐđÊêÔôƠơƯư" + "".join(map(chr, range(0x1EA0, 0x1EFA)))


def test_every_rule_names_an_asset_that_is_there() -> None:
    named = re.findall(r'url\("([^"]+)"\)', font_face_css())
    assert sorted(named) == sorted(font_assets())


def test_serif_and_decree_faces_have_every_vietnamese_letter() -> None:
    for face in faces():
        if face.family in {SERIF, DECREE}:
            missing = [letter for letter in VIETNAMESE if ord(letter) not in letters(face.path)]
            assert missing == [], face


def test_the_lao_face_has_every_letter_of_the_script() -> None:
    lao = next(face for face in faces() if face.family == LAO)
    assert len([code for code in letters(lao.path) if 0x0E80 <= code <= 0x0EFF]) >= 82


def test_a_stack_ends_with_the_scripts_of_the_guests() -> None:
    assert stack(SERIF).split(", ")[:2] == ['"Document Serif"', '"Document Lao"']
