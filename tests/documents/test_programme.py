"""Programmes, read back from their pages."""

import re
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from documents.fonts import faces
from documents.programme import Module, Programme, Session, render_programme
from documents.wording import PROGRAMME
from names.word_breaks import lao_boundaries
from tests.documents.reading import Piece, contains, fonts_of, page_sizes, pieces, squeezed, text_of
from tests.documents.samples import (
    ACADEMY,
    CLOSING,
    COURSE,
    DEPARTMENT,
    LECTURER,
    MUSEUM,
    OPENING,
    PRACTICE,
    REVIEW,
    ROOM,
    STRATEGY,
    TITLES,
    VISIT,
    programme,
)

TOP, RIGHT, BOTTOM, LEFT = 20, 15, 20, 30  # margins in millimetres
A_PARTY: dict[str, Any] = {"day": date(2024, 6, 3), "start": time(8), "end": time(9), "kind": "party"}
ALL = (*TITLES.values(), COURSE, STRATEGY, ACADEMY, DEPARTMENT, OPENING, CLOSING, VISIT, MUSEUM, REVIEW)


def beyond_margins(pdf: bytes) -> list[Piece]:
    width, height = page_sizes(pdf)[0]
    return [
        it
        for it in pieces(pdf)
        if not (it.left >= LEFT - 0.3 and it.right <= width - RIGHT + 0.3)
        or not (it.top >= TOP - 1 and it.bottom <= height - BOTTOM + 1 or is_page_number(it) or it.bottom > height - 16)
    ]


def is_page_number(piece: Piece) -> bool:
    return piece.text.isdigit() and piece.bottom < TOP


def days_by_page(pdf: bytes) -> list[int]:
    """Return how many days' headings stand on each page."""
    heading = re.compile(r"(Thứ [A-Z]|Chủ nhật|ວັນ[^ ]+ ?ວັນທີ).*2024")
    pages = range(1, len(page_sizes(pdf)) + 1)
    lines = pieces(pdf)
    return [sum(1 for it in lines if it.page == page and heading.match(it.text)) for page in pages]


def test_titles_and_institutions_are_printed(programme_vi: bytes, programme_lo: bytes, programme_vi_lo: bytes) -> None:
    for pdf, languages in ((programme_vi, ("vi",)), (programme_lo, ("lo",)), (programme_vi_lo, ("vi", "lo"))):
        assert contains(pdf, *(text[language] for text in ALL for language in languages))


def test_three_languages_are_printed_together(programme_three: bytes) -> None:
    assert contains(programme_three, *(text[language] for text in ALL for language in ("vi", "lo", "en")))


def test_one_language_is_portrait_more_are_landscape(programme_vi: bytes, programme_vi_lo: bytes) -> None:
    assert set(page_sizes(programme_vi)) == {(210.0, 297.0)}
    assert set(page_sizes(programme_vi_lo)) == {(297.0, 210.0)}


def test_nothing_leaves_the_margins(
    programme_vi: bytes, programme_lo: bytes, programme_vi_lo: bytes, programme_three: bytes
) -> None:
    for pdf in (programme_vi, programme_lo, programme_vi_lo, programme_three):
        assert beyond_margins(pdf) == []


def test_every_letter_is_set_in_a_font_of_ours(programme_three: bytes) -> None:
    families = {face.family.replace(" ", "-") for face in faces()}
    assert all(any(font.startswith(family) for family in families) for font in fonts_of(programme_three))


def test_pages_are_numbered_in_the_middle_of_the_top_margin_but_the_first(programme_vi: bytes) -> None:
    numbers = [it for it in pieces(programme_vi) if is_page_number(it)]
    pages = range(2, len(page_sizes(programme_vi)) + 1)
    assert [(it.page, it.text) for it in numbers] == [(page, str(page)) for page in pages]
    middle = LEFT + (210 - LEFT - RIGHT) / 2
    assert all(abs((it.left + it.right) / 2 - middle) < 0.5 for it in numbers)


def test_a_note_stands_beneath_the_title(programme_vi_lo: bytes) -> None:
    assert contains(programme_vi_lo, TITLES[7]["vi"] + PRACTICE["vi"], TITLES[7]["lo"] + PRACTICE["lo"])


def test_the_modules_stay_together_on_the_first_page(programme_vi: bytes, programme_vi_lo: bytes) -> None:
    for pdf in (programme_vi, programme_vi_lo):
        assert "Tổng cộng" in text_of(pdf, page=1)


def test_no_day_stands_alone_on_the_last_page_unless_with_the_signature(
    programme_vi: bytes, programme_lo: bytes, programme_vi_lo: bytes, programme_three: bytes
) -> None:
    unsigned = render_programme(programme(signature=None, recipients=None), ("vi", "lo", "en"))
    for pdf, least in ((programme_vi, 2), (programme_lo, 2), (programme_vi_lo, 1), (programme_three, 1), (unsigned, 2)):
        assert sum(days_by_page(pdf)) == 10
        assert days_by_page(pdf)[-1] >= least


def test_interpreters_stand_beneath_the_lecturers_and_are_named_once() -> None:
    people = ({"vi": "Đỗ Khánh Sơn", "lo": "ໂດ ຄານ ເຊີນ"}, {"vi": "Bùi Thị Hồng Nhung"})
    plain = programme()
    sessions = tuple(replace(it, interpreters=people) for it in plain.sessions[1:2])
    pdf = render_programme(replace(plain, sessions=sessions), ("vi", "lo"))
    lines = {it.text: it for it in pieces(pdf)}
    assert contains(pdf, "Dịch đuổi / ແປຕາມຫຼັງ: Đỗ Khánh Sơn, Bùi Thị Hồng Nhung")
    assert not contains(pdf, "ໂດ ຄານ ເຊີນ")
    above, beneath = lines[LECTURER["vi"]], next(it for text, it in lines.items() if text.startswith("Dịch đuổi"))
    assert above.bottom <= beneath.top + 1
    assert abs(above.left - beneath.left) < 0.3


def test_an_issuer_too_long_for_its_column_is_parted_and_never_runs_into_the_national_name() -> None:
    pdf = render_programme(programme(), ("en",))
    left, right = ("FOREIGN RELATIONS", "Independence - Freedom - Happiness")
    lines = {it.text: it for it in pieces(pdf) if it.page == 1}
    assert lines[left].right < lines[right].left


def test_the_head_of_the_table_is_repeated(programme_vi: bytes) -> None:
    for page in range(2, len(page_sizes(programme_vi)) + 1):
        assert "Thời gian Nội dung Báo cáo viên" in text_of(programme_vi, page=page)


def test_a_day_is_never_parted_from_its_heading(
    programme_vi: bytes, programme_lo: bytes, programme_vi_lo: bytes, programme_three: bytes
) -> None:
    for pdf in (programme_vi, programme_lo, programme_vi_lo, programme_three):
        lines = pieces(pdf)
        headed = {it.page for it in lines if re.search(r"ngày \d\d tháng 6 năm 2024|ວັນທີ \d+ ມິຖຸນາ 2024", it.text)}
        for page in range(1, len(page_sizes(pdf)) + 1):
            hours = [it for it in lines if it.page == page and re.search(r"\d\d:\d\d–\d\d:\d\d", it.text)]
            assert len(hours) % 2 == 0  # both half-days of every day
            assert not hours or page in headed


def test_lao_lines_break_between_words_only(programme_lo: bytes, programme_vi_lo: bytes) -> None:
    known = [text["lo"] for text in (*ALL, ROOM, PRACTICE, *PROGRAMME.values())]
    checked = 0
    for pdf in (programme_lo, programme_vi_lo):
        for line in (it.text.strip() for it in pieces(pdf)):
            places = [(text, match.span()) for text in known for match in re.finditer(re.escape(line), text)]
            if places and re.fullmatch(r"[\u0e80-\u0eff ,\-]+", line):
                assert any(set(span) <= edges(text) for text, span in places), line
                checked += 1
    assert checked > 60


def edges(text: str) -> set[int]:
    """Return the offsets where a line of Lao may begin or end."""
    spaces = {offset for match in re.finditer(r"[ ,\-]", text) for offset in match.span()}
    return {0, len(text), *lao_boundaries(text), *spaces}


def test_draft_and_demo_are_marked_on_every_page() -> None:
    pdf = render_programme(programme(draft=True, demo=True), ("vi",))
    for page in range(1, len(page_sizes(pdf)) + 1):
        assert "DỰ THẢO – DỮ LIỆU MINH HỌA" in text_of(pdf, page=page)


def test_a_released_programme_bears_no_mark(programme_vi: bytes) -> None:
    assert "DỰ THẢO" not in text_of(programme_vi)
    assert "MINH HỌA" not in text_of(programme_vi)


def test_cancelled_sessions_are_not_printed() -> None:
    plain = programme()
    cancelled = tuple(replace(it, cancelled=it.title == MUSEUM) for it in plain.sessions)
    assert not contains(render_programme(replace(plain, sessions=cancelled), ("vi",)), MUSEUM["vi"])


def test_sessions_are_put_in_order(programme_vi: bytes) -> None:
    plain = programme()
    assert render_programme(replace(plain, sessions=plain.sessions[::-1]), ("vi",)) == programme_vi


def test_the_head_follows_the_decree(programme_vi: bytes) -> None:
    first = text_of(programme_vi, page=1)
    for line in ("BỘ QUỐC PHÒNG", "CỤC ĐỐI NGOẠI", "Số: 05/CTr-ĐN", "CHƯƠNG TRÌNH", COURSE["vi"]):
        assert line in first
    lines = {it.text: it for it in pieces(programme_vi) if it.page == 1}
    number, dated = lines["Số: 05/CTr-ĐN"], lines["Hà Nội, ngày 06 tháng 5 năm 2024"]
    assert abs(number.bottom - dated.bottom) < 1.5
    left_middle = (lines["CỤC ĐỐI NGOẠI"].left + lines["CỤC ĐỐI NGOẠI"].right) / 2
    assert abs((number.left + number.right) / 2 - left_middle) < 0.5


def test_the_signature_comes_last_with_the_recipients_beside_it(programme_vi: bytes) -> None:
    last = len(page_sizes(programme_vi))
    lines = {it.text: it for it in pieces(programme_vi) if it.page == last}
    assert abs(lines["KT. CỤC TRƯỞNG"].top - lines["Nơi nhận:"].top) < 2.5
    assert lines["Đại tá Bùi Trọng Hiếu"].top - lines["PHÓ CỤC TRƯỞNG"].bottom > 22
    assert any(it.text.startswith("Thứ Sáu, ngày 14") for it in lines.values())  # never alone on its page


def test_sums_and_lessons_are_told(programme_vi: bytes) -> None:
    assert contains(programme_vi, "Tổng cộng", "56", "Một tiết là 45 phút.")


def test_a_programme_without_modules_sessions_or_signature_is_still_a_paper() -> None:
    pdf = render_programme(programme(modules=(), sessions=(), signature=None, recipients=None), ("vi",))
    assert len(page_sizes(pdf)) == 1
    assert contains(pdf, "CHƯƠNG TRÌNH", COURSE["vi"])


def test_a_day_of_many_sessions_is_parted_between_half_days_under_its_heading() -> None:
    first = date(2024, 6, 3)
    sessions = tuple(
        Session(day=first, start=time(7 + n), end=time(7 + n, 50), kind="other", title={"vi": f"Việc {n}"})
        for n in range(12)
    )
    pdf = render_programme(programme(modules=(), sessions=sessions), ("vi",))
    assert contains(pdf, "Thứ Hai, ngày 03 tháng 6 năm 2024 (tiếp theo)", "Việc 11")


def test_long_titles_and_names_wrap_within_their_cells() -> None:
    plain = programme()
    name = {"vi": ("Đại tá, PGS, TS Nguyễn Thị Phương Thảo " * 6)[:199] + "n"}
    room = {"vi": "Phònghọpdàikhôngcódấucách" * 4}
    sessions = tuple(replace(it, lecturers=(name, LECTURER), room=room) for it in plain.sessions[1:4])
    title = ("Một tên chuyên đề rất dài về hợp tác quốc phòng " * 9)[:399] + "n"
    modules = tuple(replace(it, title={"vi": title}) for it in plain.modules)
    pdf = render_programme(replace(plain, modules=modules, sessions=sessions), ("vi", "lo"))
    assert beyond_margins(pdf) == []
    assert squeezed(title)[:200] in squeezed(text_of(pdf))


def test_days_taller_than_a_page_are_parted_and_nothing_is_lost() -> None:
    plain = programme()
    room = {"vi": "W" * 199 + "!"}
    sessions = tuple(replace(it, room=room) for it in plain.sessions)
    pdf = render_programme(replace(plain, sessions=sessions), ("vi",))
    assert beyond_margins(pdf) == []
    assert squeezed(text_of(pdf)).count("!") == len(sessions)


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (lambda: Session(day=date(2024, 6, 3), start=time(9), end=time(8)), "before it starts"),
        (lambda: Session(**A_PARTY), "unknown kind"),
        (lambda: Session(day=date(2024, 6, 3), start=time(8), end=time(9), title={"vi": "a\u0000"}), "session title"),
        (lambda: Module(number=1, title={"vi": "x"}, colour="red;} * {"), "colour"),
        (lambda: Module(number=1, title={"vi": "x"}, minutes=-1), "negative"),
        (lambda: programme(title={}), "course's title"),
        (lambda: programme(ends_on=date(2024, 6, 2)), "before it starts"),
        (lambda: programme(modules=programme().modules[:3]), "modules that the programme lacks: 4, 5, 6, 7"),
        (lambda: programme(modules=programme().modules * 2), "same number"),
        (lambda: render_programme(programme(), ("xx",)), "worded in"),
    ],
)
def test_bad_values_are_refused(make: object, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        make()  # type: ignore[operator]


def test_a_longer_course_takes_more_pages(programme_vi: bytes) -> None:
    plain = programme()
    weeks: Programme = replace(
        plain,
        sessions=tuple(replace(it, day=it.day + timedelta(weeks=2 * n)) for n in range(2) for it in plain.sessions),
        ends_on=date(2024, 9, 30),
    )
    pdf = render_programme(weeks, ("vi",))
    assert len(page_sizes(pdf)) > len(page_sizes(programme_vi)) + 1
    assert beyond_margins(pdf) == []
