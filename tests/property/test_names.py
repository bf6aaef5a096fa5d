"""What must hold of folding, sort keys, Lao breaks and cleaning for any text."""

from unicodedata import normalize

import icu
from hypothesis import given, settings
from hypothesis import strategies as st

from names.folding import fold
from names.sorting import lao_sort_key, sort_key, vietnamese_sort_key
from names.validation import NameRefused, clean_name
from names.word_breaks import ZERO_WIDTH_SPACE, insert_lao_breaks, lao_boundaries

ANY = st.text(st.characters(exclude_categories=[]), max_size=60)  # lone surrogates too
LAO = st.text(st.sampled_from([*map(chr, range(0x0E80, 0x0F00)), " ", ",", "a", "1", "\u200b", "ຫ", "ນ", "ໍ", "າ"]))
VIETNAMESE = st.text(
    st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯ áàảãạấầẩẫậắằẳẵặéèẻẽẹíìỉĩịóòỏõọúùủũụýỳỷỹỵ\u0301\u0323")
)
TEXT = ANY | LAO | VIETNAMESE


@given(TEXT)
@settings(max_examples=300)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXT)
def test_folded_text_can_be_stored_and_searched(text: str) -> None:
    folded = fold(text)
    folded.encode()
    assert "\u0000" not in folded
    assert folded == folded.strip()
    assert "  " not in folded


@given(VIETNAMESE)
def test_capitals_never_hide_a_name_from_search(text: str) -> None:
    assert fold(text.upper()) == fold(text)


@given(TEXT)
@settings(max_examples=300)
def test_breaks_can_be_taken_out_again(text: str) -> None:
    assert insert_lao_breaks(text).replace(ZERO_WIDTH_SPACE, "") == text.replace(ZERO_WIDTH_SPACE, "")


@given(TEXT)
@settings(max_examples=300)
def test_breaking_twice_is_breaking_once(text: str) -> None:
    assert insert_lao_breaks(insert_lao_breaks(text)) == insert_lao_breaks(text)


@given(TEXT)
def test_boundaries_lie_inside_the_text_in_order(text: str) -> None:
    boundaries = lao_boundaries(text)
    assert boundaries == sorted(set(boundaries))
    assert all(0 < offset < len(text) for offset in boundaries)


@given(st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=8))
def test_persons_sort_field_by_field(names: list[tuple[str, str, str]]) -> None:
    def whole(name: tuple[str, str, str]) -> bytes:
        return vietnamese_sort_key(*name)

    def fields(name: tuple[str, str, str]) -> tuple[bytes, bytes, bytes]:
        family, middle, given_name = name
        return (lone(given_name), lone(family), lone(middle))

    def lone(field: str) -> bytes:
        return vietnamese_sort_key("", "", field)

    assert sorted(names, key=whole) == sorted(names, key=fields)


@given(st.sampled_from(["vi", "lo"]), LAO | VIETNAMESE, LAO | VIETNAMESE)
def test_keys_compare_as_icu_compares_the_texts(language: str, one: str, other: str) -> None:
    collator = icu.Collator.createInstance(icu.Locale(language))
    by_key = (sort_key(one, language) > sort_key(other, language)) - (
        sort_key(one, language) < sort_key(other, language)
    )
    assert by_key == collator.compare(normalize("NFC", one.strip()), normalize("NFC", other.strip()))


@given(LAO, LAO)
def test_the_family_name_decides_only_between_equal_given_names(one: str, other: str) -> None:
    if lao_sort_key(one, "") < lao_sort_key(other, ""):
        assert lao_sort_key(one, "ຮ") < lao_sort_key(other, "ກ")
    assert lao_sort_key(one, "ກ") < lao_sort_key(one, "ຮ")


@given(TEXT)
@settings(max_examples=300)
def test_a_cleaned_name_is_clean(text: str) -> None:
    try:
        cleaned = clean_name(text)
    except NameRefused:
        return  # which texts are refused is told in tests/names/test_validation.py
    assert clean_name(cleaned) == cleaned
    cleaned.encode()
    assert len(cleaned) <= 200
