import threading
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

import pytest

from names.sorting import (
    ICU_VERSION,
    LONGEST_KEY,
    lao_sort_key,
    latin_sort_key,
    sort_key,
    vietnamese_sort_key,
)

T = TypeVar("T")

VIETNAMESE = [  # family, middle, given, in the order of a class list
    ("Nguyễn", "Văn", "An"),
    ("Trần", "Thị", "An"),
    ("Bùi", "", "Ân"),
    ("Lê", "Hồng", "Cường"),
    ("Đặng", "Minh", "Dung"),
    ("Phạm", "Thị", "Dung"),
    ("Đặng", "Tiến", "Dũng"),
    ("Đinh", "Văn", "Dũng"),
    ("Lê", "Anh", "Đức"),
    ("Lê", "Văn", "Đức"),
    ("Bùi", "Minh", "Hiếu"),
    ("Vũ", "Thị", "Oanh"),
    ("Hồ", "", "Ơn"),
    ("Ngô", "Thị", "Uyên"),
    ("Cao", "Thị", "Ước"),
    ("Đỗ", "Hải", "Yến"),
]


def sorted_from_backwards(expected: Sequence[T], key: Callable[[T], bytes]) -> list[T]:
    backwards = list(reversed(expected))
    return sorted(backwards, key=key)


def test_vietnamese_names_sort_by_given_then_family_then_middle() -> None:
    assert sorted_from_backwards(VIETNAMESE, key=lambda name: vietnamese_sort_key(*name)) == VIETNAMESE


def test_vietnamese_tones_sort_level_falling_hook_tilde_acute_dot() -> None:
    tones = ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert sorted_from_backwards(tones, key=lambda word: sort_key(word, "vi")) == tones


def test_vietnamese_letters_sort_as_in_the_alphabet() -> None:
    letters = ["a", "ă", "â", "b", "d", "đ", "e", "ê", "o", "ô", "ơ", "u", "ư", "y"]
    assert sorted_from_backwards(letters, key=lambda letter: sort_key(letter, "vi")) == letters


def test_lao_names_sort_by_consonant_although_some_vowels_are_written_first() -> None:
    names = ["ກອງ", "ແກ້ວ", "ຄຳ", "ຈັນ", "ສີ", "ໂສມ", "ດາວ", "ບຸນ", "ເພັດ", "ວຽງ", "ອຸ່ນ"]
    assert sorted_from_backwards(names, key=lambda name: lao_sort_key(name, "")) == names


def test_lao_names_sort_by_given_then_family() -> None:
    people = [("ແກ້ວ", "ວົງສາ"), ("ຄຳ", "ແກ້ວມະນີ"), ("ຄຳ", "ສີສະຫວັດ"), ("ຄຳຫລ້າ", "ແກ້ວມະນີ")]
    assert sorted_from_backwards(people, key=lambda person: lao_sort_key(*person)) == people


def test_a_field_boundary_sorts_below_every_letter() -> None:
    assert vietnamese_sort_key("Ỵ", "Ỵ", "An") < vietnamese_sort_key("A", "A", "An A")
    assert vietnamese_sort_key("", "", "") < vietnamese_sort_key("", "", "A")


def test_capitals_and_composition_do_not_change_a_persons_place() -> None:
    assert vietnamese_sort_key("NGUYỄN", "VĂN", "AN") == vietnamese_sort_key("Nguyễn", "Văn", "An")
    assert vietnamese_sort_key("Đặng", "", "Hiê\u0301u") == vietnamese_sort_key("Đặng", "", "Hiếu")
    assert latin_sort_key("KHAMLA VONGSAVATH") == latin_sort_key("Khamla Vongsavath")


def test_both_spellings_of_a_lao_cluster_sort_together() -> None:
    assert lao_sort_key("ຫນູ", "") == lao_sort_key("ໜູ", "")


def test_a_language_without_an_order_is_refused() -> None:
    with pytest.raises(ValueError, match="'xx'"):
        sort_key("a", "xx")


@pytest.mark.parametrize(
    "hostile", ["\ud800", "a\u0000b", "\ufffe\uffff", "a" + "\u0301\u0323" * 25_000, "𠀀" * 50_000]
)
def test_hostile_text_gets_a_short_key_in_a_moment(hostile: str) -> None:
    start = time.process_time()
    key = vietnamese_sort_key(hostile, hostile, hostile)
    assert time.process_time() - start < 0.5
    assert len(key) <= LONGEST_KEY


def test_threads_make_the_same_keys() -> None:
    expected = [vietnamese_sort_key(*name) for name in VIETNAMESE]
    made: list[list[bytes]] = []

    def make() -> None:
        for _ in range(50):
            made.append([vietnamese_sort_key(*name) for name in VIETNAMESE])

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 200
    assert all(keys == expected for keys in made)


def test_the_icu_version_is_known_so_that_old_keys_can_be_rebuilt() -> None:
    assert int(ICU_VERSION.split(".")[0]) >= 70
