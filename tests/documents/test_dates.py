"""Dates in the words of official papers."""

from datetime import date

import pytest

from documents.dates import dated, day_heading, from_to, place_and_date


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("day", "language", "wording"),
    [
        (date(2026, 1, 5), "vi", "ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 10), "vi", "ngày 10 tháng 02 năm 2026"),
        (date(2026, 3, 9), "vi", "ngày 09 tháng 3 năm 2026"),
        (date(2026, 1, 5), "lo", "ວັນທີ 5 ມັງກອນ 2026"),
        (date(2026, 1, 5), "en", "5 January 2026"),
    ],
)
def test_days_below_10_and_the_first_two_months_are_padded(day: date, language: str, wording: str) -> None:
    assert plain(dated(day, language)) == wording
    assert " " not in dated(day, language)


def test_the_place_stands_before_the_date() -> None:
    assert plain(place_and_date("Hà Nội", date(2026, 1, 5), "vi")) == "Hà Nội, ngày 05 tháng 01 năm 2026"


def test_a_date_that_is_not_known_leaves_room_to_write() -> None:
    line = plain(place_and_date("Hà Nội", None, "vi", year=2026))
    assert line == "Hà Nội, ngày       tháng       năm 2026"


@pytest.mark.parametrize(
    ("start", "end", "language", "wording"),
    [
        (date(2024, 6, 3), date(2024, 6, 14), "vi", "từ ngày 03 đến ngày 14 tháng 6 năm 2024"),
        (date(2024, 5, 27), date(2024, 6, 7), "vi", "từ ngày 27 tháng 5 đến ngày 07 tháng 6 năm 2024"),
        (date(2024, 12, 30), date(2025, 1, 3), "vi", "từ ngày 30 tháng 12 năm 2024 đến ngày 03 tháng 01 năm 2025"),
        (date(2024, 6, 3), date(2024, 6, 14), "en", "from 3 to 14 June 2024"),
        (date(2024, 5, 27), date(2024, 6, 7), "en", "from 27 May to 7 June 2024"),
        (date(2024, 6, 3), date(2024, 6, 14), "lo", "ແຕ່ວັນທີ 3 ຫາວັນທີ 14 ມິຖຸນາ 2024"),
        (date(2024, 6, 3), date(2024, 6, 3), "en", "on 3 June 2024"),
    ],
)
def test_a_period_does_not_repeat_what_both_days_share(start: date, end: date, language: str, wording: str) -> None:
    assert plain(from_to(start, end, language)) == wording


def test_a_reversed_period_is_refused() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        from_to(date(2024, 6, 14), date(2024, 6, 3), "vi")


def test_a_day_is_headed_by_its_weekday() -> None:
    headings = [plain(day_heading(date(2024, 6, 3), language)) for language in ("vi", "lo", "en")]
    assert headings == ["Thứ Hai, ngày 03 tháng 6 năm 2024", "ວັນຈັນ ວັນທີ 3 ມິຖຸນາ 2024", "Monday, 3 June 2024"]
