"""Dates as official papers write them: with blanks to fill by hand, and as a period of a course.

A number is bound to its noun by a no-break space. Days below 10 and the months 1 and 2 are padded in Vietnamese
(Decree 30/2020/NĐ-CP).
"""

from datetime import date

from babel.dates import format_date

from documents.text import NO_BREAK_SPACE
from names.dates import day_name, long_date

_BLANK_DATE = {
    "vi": "ngày       tháng       năm {year}",
    "lo": "ວັນທີ       /       /{year}",
    "en": "       /       /{year}",
}


def dated(day: date, language: str) -> str:
    """Return ngày 05 tháng 01 năm 2026, ວັນທີ 5 ມັງກອນ 2026 or 5 January 2026."""
    if language == "vi":
        return f"ngày {long_date(day, language)}".replace(" ", NO_BREAK_SPACE)
    if language == "lo":
        return f"ວັນທີ {long_date(day, language)}".replace(" ", NO_BREAK_SPACE)
    return long_date(day, language).replace(" ", NO_BREAK_SPACE)


def place_and_date(place: str, day: date | None, language: str, *, year: int | None = None) -> str:
    """Return Hà Nội, ngày 05 tháng 01 năm 2026; without a day, room to write it in by hand."""
    if day is None:
        when = _BLANK_DATE[language].format(year=year or "      ").replace(" ", NO_BREAK_SPACE)
    else:
        when = dated(day, language)
    return f"{place}, {when}" if place else when


def from_to(start: date, end: date, language: str) -> str:
    """Return từ ngày … đến ngày …, ແຕ່ວັນທີ … ຫາ … or from … to …; a single day alone. Raises ValueError if reversed."""
    if end < start:
        raise ValueError(f"a course cannot end ({end}) before it starts ({start})")
    if start == end:
        return {"vi": "", "lo": "", "en": "on "}[language] + dated(start, language)
    words = {"vi": "từ {} đến {}", "lo": "ແຕ່{} ຫາ{}", "en": "from {} to {}"}[language]
    return words.format(_start(start, end, language), dated(end, language))


def day_heading(day: date, language: str) -> str:
    """Return Thứ Hai, ngày 03 tháng 6 năm 2024 and its like, with the weekday."""
    separator = " " if language == "lo" else ", "
    return f"{day_name(day, language)}{separator}{dated(day, language)}"


def _start(start: date, end: date, language: str) -> str:
    """Word the first day without what it shares with the last."""
    if start.year != end.year:
        return dated(start, language)
    same_month = start.month == end.month
    if language == "vi":
        whole = dated(start, language)
        return whole.split(f"{NO_BREAK_SPACE}tháng" if same_month else f"{NO_BREAK_SPACE}năm")[0]
    wording = format_date(start, "d" if same_month else "d MMMM", locale=language)
    if language == "lo":
        wording = f"ວັນທີ {wording}"
    return wording.replace(" ", NO_BREAK_SPACE)
