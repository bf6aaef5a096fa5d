"""What languages are called."""

import pytest

from names.languages import language_name


@pytest.mark.parametrize(
    ("code", "reader", "name"),
    [("lo", "vi", "Tiếng Lào"), ("lo", "en", "Lao"), ("vi", "lo", "ຫວຽດນາມ"), ("vi", "en-gb", "Vietnamese")],
)
def test_a_language_is_named_for_its_reader(code: str, reader: str, name: str) -> None:
    assert language_name(code, reader) == name


@pytest.mark.parametrize("code", ["", "x", "nonsense", "\u0000"])
def test_an_unknown_code_stands_as_it_is(code: str) -> None:
    assert language_name(code, "vi") == code
