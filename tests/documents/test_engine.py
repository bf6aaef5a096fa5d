"""The repairs of the PDF engine that let Lao be read out of a document."""

from documents.engine import _characters
from documents.fonts import LAO, content, faces
from tests.documents.reading import pieces, text_of
from tests.documents.samples import TITLES


def test_lao_with_sara_am_and_stacked_marks_is_read_out_whole(certificate_pdf: bytes) -> None:
    text = text_of(certificate_pdf)
    assert "ສະຫາຍ ຄຳລຽງ ອຸທະກາຍສອນ" in text
    assert "ໄດ້ສຳເລັດການຝຶກອົບຮົມ" in text
    assert "ຂໍ້ຕົກລົງເລກທີ" in text


def test_marks_stay_with_their_letters_where_lines_are_sorted_by_place(certificate_pdf: bytes) -> None:
    lines = [piece.text for piece in pieces(certificate_pdf)]
    assert any("ໃບຢັ້ງຢືນ" in line for line in lines)


def test_latin_ligatures_are_read_out_as_letters(certificate_pdf: bytes) -> None:
    text = text_of(certificate_pdf)
    assert "certifies that" in text
    assert "Foreign-Relations Officers" in text


def test_every_glyph_of_the_lao_font_that_text_can_ask_for_has_a_character() -> None:
    lao = next(face for face in faces() if face.family == LAO)
    known = _characters(content(lao), 0)
    assert "ໍ່" in known.values()
    assert {"ຳ", "ໍ", "້", "ົ"} <= set(known.values())


def test_a_programme_says_its_lao_titles(programme_vi_lo: bytes) -> None:
    text = text_of(programme_vi_lo).replace("\n", "")
    assert TITLES[6]["lo"] in text
