import time

import pytest

from names.word_breaks import ZERO_WIDTH_SPACE, insert_lao_breaks, lao_boundaries


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("ກະຊວງປ້ອງກັນປະເທດ", "ກະຊວງ|ປ້ອງກັນ|ປະເທດ"),
        ("ກະຊວງ", "ກະຊວງ"),
        ("ນະຄອນຫຼວງວຽງຈັນ", "ນະຄອນຫຼວງ|ວຽງຈັນ"),
        ("ກອງທັບປະຊາຊົນລາວ", "ກອງທັບ|ປະຊາຊົນ|ລາວ"),
        ("ຫວຽດນາມ-ລາວ ປີ 2024", "ຫວຽດນາມ-ລາວ ປີ 2024"),
        ("Học viện ປ້ອງກັນປະເທດ (Hà Nội)", "Học viện ປ້ອງກັນ|ປະເທດ (Hà Nội)"),
        ("Việt Nam", "Việt Nam"),
        ("", ""),
    ],
)
def test_breaks_go_between_lao_words_only(text: str, broken: str) -> None:
    assert insert_lao_breaks(text).replace(ZERO_WIDTH_SPACE, "|") == broken


def test_boundaries_count_characters_even_after_an_emoji() -> None:
    text = "🪷ກະຊວງປ້ອງກັນປະເທດ"
    assert [text[offset:][:4] for offset in lao_boundaries(text)] == ["ປ້ອງ", "ປະເທ"]


def test_no_break_comes_before_punctuation_repetition_or_a_mark() -> None:
    text = "ຄາດຄະເນສະພາບການ, ວັນໆ (ສາກົນ). ຯລຯ ຄາດຄະເນ; ນ້ຳ້້້"
    broken = insert_lao_breaks(text)
    after = [broken[i + 1] for i, letter in enumerate(broken) if letter == ZERO_WIDTH_SPACE]
    assert after
    assert all(letter not in ",.;() ໆຯ້່ໍັະາຳ" for letter in after)


def test_old_breaks_inside_lao_are_replaced_and_those_elsewhere_kept() -> None:
    assert insert_lao_breaks("ປ້ອງ\u200bກັນ\u200bປະເທດ") == "ປ້ອງກັນ\u200bປະເທດ"
    assert insert_lao_breaks("very\u200blong ລາວ") == "very\u200blong ລາວ"


@pytest.mark.parametrize("hostile", ["ກາ" * 25_000, "ເ" * 50_000, "ກ" + "້" * 50_000])
def test_hostile_text_is_broken_in_a_moment(hostile: str) -> None:
    start = time.process_time()
    broken = insert_lao_breaks(hostile)
    assert time.process_time() - start < 0.5
    assert broken.replace(ZERO_WIDTH_SPACE, "") == hostile
