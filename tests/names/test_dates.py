import re
from datetime import date, timedelta

import pytest

from names.dates import LANGUAGES, date_range, dated, day_name, duration, full_date, long_date, short_date

MONDAY = date(2024, 6, 3)


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("vi", ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"]),
        ("lo", ["ວັນຈັນ", "ວັນອັງຄານ", "ວັນພຸດ", "ວັນພະຫັດ", "ວັນສຸກ", "ວັນເສົາ", "ວັນອາທິດ"]),
        ("en", ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]),
    ],
)
def test_weekdays_are_named(language: str, names: list[str]) -> None:
    assert [day_name(MONDAY + timedelta(days=n), language) for n in range(7)] == names


def test_weekdays_have_short_names() -> None:
    sunday = date(2024, 6, 9)
    assert [day_name(sunday, language, short=True) for language in LANGUAGES] == ["CN", "ອາທິດ", "Sun"]


@pytest.mark.parametrize(
    ("day", "language", "wording"),
    [
        (MONDAY, "vi", "03 tháng 6 năm 2024"),
        (date(2026, 1, 5), "vi", "05 tháng 01 năm 2026"),
        (date(2026, 2, 28), "vi", "28 tháng 02 năm 2026"),
        (date(2026, 3, 10), "vi", "10 tháng 3 năm 2026"),
        (MONDAY, "lo", "3 ມິຖຸນາ 2024"),
        (MONDAY, "en", "3 June 2024"),
    ],
)
def test_a_long_date_follows_the_papers_of_its_country(day: date, language: str, wording: str) -> None:
    assert long_date(day, language) == wording


def test_a_date_can_carry_its_word_and_its_weekday() -> None:
    assert [dated(MONDAY, x) for x in LANGUAGES] == ["ngày 03 tháng 6 năm 2024", "ວັນທີ 3 ມິຖຸນາ 2024", "3 June 2024"]
    assert full_date(MONDAY, "vi") == "Thứ Hai, ngày 03 tháng 6 năm 2024"
    assert full_date(MONDAY, "lo") == "ວັນຈັນ ວັນທີ 3 ມິຖຸນາ 2024"
    assert full_date(MONDAY, "en") == "Monday, 3 June 2024"


def test_a_short_date_is_numbers_except_in_english() -> None:
    assert [short_date(MONDAY, language) for language in LANGUAGES] == ["03/06/2024", "03/06/2024", "3 Jun 2024"]


@pytest.mark.parametrize(
    ("start", "end", "language", "wording"),
    [
        (MONDAY, date(2024, 6, 14), "vi", "03–14/06/2024"),
        (MONDAY, date(2024, 6, 14), "lo", "03–14/06/2024"),
        (MONDAY, date(2024, 6, 14), "en", "3–14 June 2024"),
        (MONDAY, MONDAY, "vi", "03/06/2024"),
        (MONDAY, MONDAY, "en", "3 June 2024"),
        (date(2024, 5, 27), date(2024, 6, 7), "vi", "27/05–07/06/2024"),
        (date(2024, 5, 27), date(2024, 6, 7), "en", "27 May – 7 June 2024"),
        (date(2024, 12, 30), date(2025, 1, 3), "vi", "30/12/2024–03/01/2025"),
        (date(2024, 12, 30), date(2025, 1, 3), "en", "30 December 2024 – 3 January 2025"),
        (date(2024, 6, 3), date(2025, 6, 3), "lo", "03/06/2024–03/06/2025"),
    ],
)
def test_a_range_does_not_repeat_itself(start: date, end: date, language: str, wording: str) -> None:
    assert date_range(start, end, language) == wording


@pytest.mark.parametrize(
    ("minutes", "wordings"),
    [
        (0, ["0 phút", "0 ນາທີ", "0 minutes"]),
        (1, ["1 phút", "1 ນາທີ", "1 minute"]),
        (45, ["45 phút", "45 ນາທີ", "45 minutes"]),
        (60, ["1 giờ", "1 ຊົ່ວໂມງ", "1 hour"]),
        (210, ["3 giờ 30 phút", "3 ຊົ່ວໂມງ 30 ນາທີ", "3 hours 30 minutes"]),
    ],
)
def test_a_duration_is_hours_and_minutes(minutes: int, wordings: list[str]) -> None:
    assert [duration(minutes, language) for language in LANGUAGES] == wordings


def test_no_english_letter_ever_stands_in_a_lao_date() -> None:
    days = [date(2024, month, 1) for month in range(1, 13)]
    worded = [f(day, "lo") for day in days for f in (day_name, long_date, dated, full_date, short_date)]
    assert [text for text in worded if re.search("[A-Za-z]", text)] == []


def test_nonsense_is_refused() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        date_range(date(2024, 6, 14), MONDAY, "vi")
    with pytest.raises(ValueError, match="negative"):
        duration(-1, "vi")
    with pytest.raises(ValueError, match="'fr'"):
        day_name(MONDAY, "fr")
