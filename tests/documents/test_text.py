"""Text at the door of a document."""

import time

import pytest

from documents.text import (
    breakable,
    check,
    check_languages,
    check_name,
    check_text,
    lao,
    pick,
    worded,
)
from names.word_breaks import ZERO_WIDTH_SPACE, lao_boundaries


def test_lao_may_break_between_its_words_only() -> None:
    text = "ຊຸດຝຶກອົບຮົມພະນັກງານການຕ່າງປະເທດ"
    assert lao(text).replace(ZERO_WIDTH_SPACE, "") == text
    assert lao(text).count(ZERO_WIDTH_SPACE) == len(lao_boundaries(text))


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("ngày 05 tháng 01 năm 2026", "ngày\u00a005 tháng\u00a001 năm\u00a02026"),
        ("Phòng 201", "Phòng\u00a0201"),
        ("Hội trường A", "Hội trường\u00a0A"),
        ("8 tiết, 45 phút", "8\u00a0tiết, 45\u00a0phút"),
        ("Cục Đối ngoại", "Cục Đối ngoại"),
    ],
)
def test_a_number_is_bound_to_its_noun(text: str, bound: str) -> None:
    assert breakable(text, "vi") == bound


def test_a_missing_language_falls_back_and_says_so() -> None:
    assert pick({"en": "Room", "lo": "ຫ້ອງ"}, "vi").language == "lo"
    assert [line.language for line in worded({"vi": "Phòng", "en": "Room"}, ("lo", "en"))] == ["en"]


@pytest.mark.parametrize(
    "bad",
    [
        "a\u0000b",
        "\ud800",
        "a\u202eb",
        " padded",
        "double  space",
        "Khăm-lie\u0302ng",
        "a\u200bb",
        "n" * 201,
        "a" + "\u0301" * 5,
    ],
)
def test_bad_names_are_refused(bad: str) -> None:
    with pytest.raises(ValueError, match="holder"):
        check_name(bad, "holder")


def test_fifty_thousand_marks_are_refused_in_milliseconds() -> None:
    start = time.process_time()
    with pytest.raises(ValueError, match="too_long"):
        check_name("a" + "\u0301" * 50_000, "holder")
    assert time.process_time() - start < 0.5


def test_a_name_of_two_hundred_letters_is_accepted() -> None:
    check_name("n" * 200, "holder")
    with pytest.raises(ValueError, match="too_long"):
        check("n" * 401, "title")


def test_a_refused_text_names_its_language() -> None:
    with pytest.raises(ValueError, match=r"title \(lo\)"):
        check_text({"vi": "Tên", "lo": "x\u0007"}, "title")


@pytest.mark.parametrize("languages", [(), ("xx",), ("vi", "vi"), ("vi", "lo", "en", "vi")])
def test_unknown_or_repeated_languages_are_refused(languages: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="worded in"):
        check_languages(languages)
