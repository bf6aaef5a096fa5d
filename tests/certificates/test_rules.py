"""Numbers and codes of the register, on plain values."""

import pytest

from certificates.models.register import new_code
from certificates.rules import CODE_ALPHABET, CODE_LENGTH, grouped_code, read_code, register_number

CODE = "abcdefghjkmnpqrstuvwxyz2345"


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "001/2026/GCN-ĐN"), (12, "012/2026/GCN-ĐN"), (999, "999/2026/GCN-ĐN"), (1000, "1000/2026/GCN-ĐN")],
)
def test_a_register_number_follows_from_number_and_year(number: int, written: str) -> None:
    assert register_number(number, 2026) == written


def test_there_is_no_number_zero() -> None:
    with pytest.raises(ValueError, match="begin at 1"):
        register_number(0, 2026)


def test_a_code_has_at_least_128_bits() -> None:
    assert len(set(CODE_ALPHABET)) ** CODE_LENGTH > 2**128


def test_codes_do_not_repeat() -> None:
    assert len({new_code() for _turn in range(1000)}) == 1000


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        CODE.upper(),
        grouped_code(CODE),
        f"  {CODE[:5]}-{CODE[5:]}\n",
        f"https://courses.example.vn/verify/{CODE}/",
        f"http://127.0.0.1:8000/verify/{CODE}/?format=json",
    ],
)
def test_a_code_is_read_however_it_was_typed(typed: str) -> None:
    assert read_code(typed) == CODE


NO_CODES = ["", "012/2026/GCN-ĐN", CODE[:-1], CODE + "a", "l" * 27, "a" * 100_000, "\x00", "\ud800"]


@pytest.mark.parametrize("typed", NO_CODES)
def test_what_is_no_code_reads_as_nothing(typed: str) -> None:
    assert read_code(typed) == ""
