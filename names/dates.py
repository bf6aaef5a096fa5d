"""Days, dates and durations in words, in Vietnamese, Lao and English. Django has no Lao locale, so Babel's is used."""

from datetime import date

from babel.dates import format_date

LANGUAGES = ("vi", "lo", "en")

_VIETNAMESE_DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_VIETNAMESE_DAYS_SHORT = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


def day_name(day: date, language: str, *, short: bool = False) -> str:
    """Return the name of the weekday: Thứ Hai, ວັນຈັນ, Monday; short: T2, ຈັນ, Mon."""
    _check(language)
    if language == "vi":
        return (_VIETNAMESE_DAYS_SHORT if short else _VIETNAMESE_DAYS)[day.weekday()]
    if language == "lo":
        name = format_date(day, "EEEE", locale="lo")
        return name.removeprefix("ວັນ") if short else name
    return format_date(day, "EEE" if short else "EEEE", locale="en")


def long_date(day: date, language: str) -> str:
    """Return 03 tháng 6 năm 2024, 3 ມິຖຸນາ 2024 or 3 June 2024, to follow "ngày", "ວັນທີ" or nothing.

    Vietnamese pads days below 10 and the months 1 and 2, as Decree 30/2020/NĐ-CP writes them.
    """
    _check(language)
    if language == "vi":
        month = f"{day.month:02}" if day.month < 3 else str(day.month)
        return f"{day.day:02} tháng {month} năm {day.year}"
    return format_date(day, "d MMMM y", locale=language)


def dated(day: date, language: str) -> str:
    """Return the long date with the word for "day" that Vietnamese and Lao put before it."""
    word = {"vi": "ngày ", "lo": "ວັນທີ "}.get(language, "")
    return word + long_date(day, language)


def full_date(day: date, language: str) -> str:
    """Return the weekday and the long date."""
    if language == "lo":
        return f"{day_name(day, language)} {dated(day, language)}"
    return f"{day_name(day, language)}, {dated(day, language)}"


def short_date(day: date, language: str) -> str:
    """Return 03/06/2024 in Vietnamese and Lao, 3 Jun 2024 in English."""
    _check(language)
    if language == "en":
        return format_date(day, "d MMM y", locale="en")
    return f"{day:%d/%m}/{day.year:04}"


def date_range(start: date, end: date, language: str) -> str:
    """Return 03–14/06/2024 or 3–14 June 2024, without repeating what both days share. Raises ValueError if reversed."""
    _check(language)
    if end < start:
        raise ValueError(f"a range cannot end ({end}) before it starts ({start})")
    same_year = start.year == end.year
    same_month = same_year and start.month == end.month
    if language == "en":
        last = long_date(end, "en")
        if start == end:
            return last
        if same_month:
            return f"{start.day}–{last}"
        return f"{format_date(start, 'd MMMM' if same_year else 'd MMMM y', locale='en')} – {last}"
    last = short_date(end, language)
    if start == end:
        return last
    if same_month:
        return f"{start:%d}–{last}"
    return f"{start:%d/%m}–{last}" if same_year else f"{short_date(start, language)}–{last}"


def duration(minutes: int, language: str) -> str:
    """Return 3 giờ 30 phút, 3 ຊົ່ວໂມງ 30 ນາທີ or 3 hours 30 minutes. Raises ValueError if negative."""
    _check(language)
    if minutes < 0:
        raise ValueError(f"a duration cannot be negative ({minutes} minutes)")
    hours, rest = divmod(minutes, 60)
    amounts = [(hours, "hour")] if hours else []
    if rest or not hours:
        amounts.append((rest, "minute"))
    return " ".join(f"{amount} {_unit(amount, unit, language)}" for amount, unit in amounts)


def _unit(amount: int, unit: str, language: str) -> str:
    if language == "vi":
        return {"hour": "giờ", "minute": "phút"}[unit]
    if language == "lo":
        return {"hour": "ຊົ່ວໂມງ", "minute": "ນາທີ"}[unit]
    return unit if amount == 1 else f"{unit}s"


def _check(language: str) -> None:
    if language not in LANGUAGES:
        raise ValueError(f"dates are worded in {', '.join(LANGUAGES)}, not in {language!r}")
