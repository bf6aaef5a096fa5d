import time

import pytest

from names.validation import NameRefused, clean_name, clean_text


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("  Bùi  Minh\tHiếu\n", "Bùi Minh Hiếu"),
        ("Hiê\u0301u", "Hiếu"),
        ("Nguyễn\u00a0Văn An", "Nguyễn Văn An"),
        ("ຄຳ\u200bຫລ້າ\ufeff", "ຄຳຫລ້າ"),
        ("ນ້ຳ", "ນ້ຳ"),  # NFC keeps the Lao am whole, NFKC would split it
        ("\u200b", ""),
        ("", ""),
        ("Ậ" * 200, "Ậ" * 200),
        ("A\u0323\u0302" * 200, "Ậ" * 200),
        ("a\u0316\u0317\u0318\u0319", "a\u0316\u0317\u0318\u0319"),
    ],
)
def test_a_sound_name_is_stored_composed_and_trimmed(written: str, stored: str) -> None:
    assert clean_name(written) == stored


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("a\u0000b", "control"),
        ("a\u001bb", "control"),
        ("a\uffffb", "control"),
        ("a\ud800b", "surrogate"),
        ("a\u202eb", "bidi"),
        ("a\u2066b", "bidi"),
        ("a\u200fb", "bidi"),
        ("a" * 201, "too_long"),
        ("a" * 5_000, "too_long"),
        ("a\u0316\u0317\u0318\u0319\u031c", "too_many_marks"),
        ("Ậ\u0316\u0317\u0318", "too_many_marks"),  # two marks are inside the letter
        ("\u0301" * 5, "too_many_marks"),
    ],
)
def test_an_unsound_name_is_refused_with_a_reason(written: str, code: str) -> None:
    with pytest.raises(NameRefused) as refused:
        clean_name(written)
    assert refused.value.code == code


def test_the_refusal_says_what_and_where() -> None:
    with pytest.raises(NameRefused) as control:
        clean_name("ab\u0000c")
    assert control.value.params == {"character": "U+0000", "position": 3}
    with pytest.raises(NameRefused) as length:
        clean_name("a" * 250)
    assert length.value.params == {"maximum": 200, "length": 250}
    with pytest.raises(NameRefused) as marks:
        clean_name("abc" + "\u0316" * 5)
    assert marks.value.params == {"maximum": 4, "position": 3}


@pytest.mark.parametrize("hostile", ["a" + "\u0301\u0323" * 25_000, "a" * 1_000_000, "a\u0301\u0323" * 333])
def test_a_hostile_name_is_refused_in_milliseconds(hostile: str) -> None:
    start = time.process_time()
    with pytest.raises(NameRefused):
        clean_name(hostile)
    assert time.process_time() - start < 0.5


def test_a_title_has_its_own_length_and_may_have_lines() -> None:
    assert clean_text("x" * 500, maximum=500) == "x" * 500
    assert clean_text("one\n two", maximum=20) == "one two"
    assert clean_text(" one \r\n\r\n two  three ", maximum=20, multiline=True) == "one\n\ntwo three"
    with pytest.raises(NameRefused, match="too_long"):
        clean_text("x" * 501, maximum=500)
