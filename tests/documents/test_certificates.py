"""Certificates, read back from their pages."""

import itertools
import time
from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.certificates import Certificate, fits, render_certificate, render_certificates
from documents.certificates.layout import Placed, Sheet, lay_out
from documents.fonts import faces
from names.word_breaks import lao_boundaries
from tests.documents.reading import Piece, contains, fonts_of, page_sizes, pieces, text_of
from tests.documents.samples import COURSE, DEPUTY, certificate, portrait

FIELD = (17.0, 17.0, 280.0, 193.5)  # the paper within the border
VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
LATIN = "abcdefghijklmnopqrstuvwxyz'-"
LAO_SYLLABLES = ("ຄຳ", "ລຽງ", "ອຸ", "ທະ", "ກາຍ", "ສອນ", "ໄຊ", "ຍະ", "ວົງ", "ແກ້ວ", "ບຸນ", "ສີ", "ຫຼ້າ", "ເພັດ", "ນ້ອຍ")


def one_line(text: str) -> str:
    return text.replace("\n", " ")


def box(placed: Placed) -> tuple[float, float, float, float]:
    """Return left, top, right, bottom of the ink-bearing part of a line."""
    width = placed.line.width
    left = placed.left if placed.align == "left" else placed.left + (placed.width - width) / 2
    return left, placed.top, left + width, placed.top + placed.line.height


def colliding(sheet: Sheet) -> list[tuple[str, str]]:
    lines = (*sheet.constant, *sheet.personal)
    boxes = [("".join(run.value for run in placed.line.runs), box(placed)) for placed in lines]
    boxes += [
        (name, (it.left, it.top, it.left + it.width, it.top + it.height))
        for name, it in (("portrait", sheet.portrait), ("code", sheet.code))
        if it
    ]
    return [
        (one, other)
        for (one, a), (other, b) in itertools.combinations(boxes, 2)
        if a[0] < b[2] - 0.05 and b[0] < a[2] - 0.05 and a[1] < b[3] - 0.05 and b[1] < a[3] - 0.05
    ]


def outside(sheet: Sheet) -> list[str]:
    left, top, right, bottom = FIELD
    return [
        "".join(run.value for run in placed.line.runs)
        for placed in (*sheet.constant, *sheet.personal)
        if (b := box(placed))[0] < left or b[1] < top or b[2] > right or b[3] > bottom
    ]


def stray(found: list[Piece]) -> list[Piece]:
    left, top, right, bottom = FIELD
    return [it for it in found if it.left < left or it.top < top - 1 or it.right > right or it.bottom > bottom + 1]


def test_a_certificate_is_one_sheet_of_a4_landscape(certificate_pdf: bytes) -> None:
    assert page_sizes(certificate_pdf) == [(297.0, 210.0)]


def test_a_certificate_says_everything_in_three_languages(certificate_pdf: bytes) -> None:
    assert contains(
        certificate_pdf, "BỘ QUỐC PHÒNG", "CỤC ĐỐI NGOẠI", "ກົມພົວພັນຕ່າງປະເທດ", "Department of Foreign Relations",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "GIẤY CHỨNG NHẬN", "ໃບຢັ້ງຢືນ",
        "CERTIFICATE OF COMPLETION", "Cục trưởng Cục Đối ngoại chứng nhận", "ຫົວໜ້າກົມພົວພັນຕ່າງປະເທດ ຢັ້ງຢືນວ່າ",
        "The Director of the Department of Foreign Relations certifies that", "ຄຳລຽງ ອຸທະກາຍສອນ",
        "Khăm-liêng Ụ-thạ-cay-sỏn", "Khamlieng OUTHAKAYSONE", "sinh ngày 04 tháng 4 năm 1973", "ພັນໂທ",
        "Lieutenant Colonel", "đã hoàn thành", "ໄດ້ສຳເລັດການຝຶກອົບຮົມ", "has completed", *COURSE.values(),
        "từ ngày 03 đến ngày 14 tháng 6 năm 2024", "from 3 to 14 June 2024", "Hà Nội, ngày 14 tháng 6 năm 2024",
        "Số vào sổ", "ເລກທະບຽນ", "Register No.", "07/2024", "112/QĐ-ĐN", "7KQ4-M2XR-9TWD-H5CA-8PBN-3V",
        "CỤC TRƯỞNG", "Đại tá Nguyễn Văn Minh Họa",
    )  # fmt: skip


def test_every_letter_is_set_in_a_font_of_ours(certificate_pdf: bytes) -> None:
    families = {face.family.replace(" ", "-") for face in faces()}
    assert all(any(font.startswith(family) for family in families) for font in fonts_of(certificate_pdf))


def test_no_glyph_leaves_the_frame_and_no_line_is_wider_than_planned(certificate_pdf: bytes) -> None:
    assert stray(pieces(certificate_pdf)) == []
    sheet = lay_out(certificate(), with_portrait=True)
    printed = pieces(certificate_pdf)
    for placed in (*sheet.constant, *sheet.personal):
        text = "".join(run.value for run in placed.line.runs)
        widths = [it.right - it.left for it in printed if it.text == text]
        assert not widths or min(widths) <= placed.line.width + 0.3, text


@pytest.mark.parametrize("languages", [("vi",), ("lo",), ("vi", "lo"), ("lo", "vi", "en"), ("vi", "lo", "en")])
@pytest.mark.parametrize("with_portrait", [True, False])
def test_nothing_collides_in_any_choice_of_languages(languages: tuple[str, ...], with_portrait: bool) -> None:
    for signature in (certificate().signature, DEPUTY):
        sheet = lay_out(certificate(languages=languages, signature=signature), with_portrait=with_portrait)
        assert colliding(sheet) == []
        assert outside(sheet) == []


def test_there_is_room_for_the_seal(certificate_pdf: bytes) -> None:
    lines = [it for it in pieces(certificate_pdf) if it.left > 170]
    position = next(it for it in lines if "Director" in it.text and "ຫົວໜ້າ" in it.text)
    name = next(it for it in lines if it.text == "Đại tá Nguyễn Văn Minh Họa")
    assert name.top - position.bottom >= 24.5  # the boxes of the letters, which reach beyond their ink
    sheet = lay_out(certificate(), with_portrait=True)
    tops = sorted(placed.top for placed in sheet.constant if placed.top > 150 and placed.left > 150)
    assert max(b - a for a, b in itertools.pairwise(tops)) >= 25


def test_a_specimen_has_neither_number_nor_code() -> None:
    pdf = render_certificate(certificate(specimen=True, languages=("vi", "en")))
    text = one_line(text_of(pdf))
    assert "07/2024" not in text
    assert "7KQ4" not in text
    assert contains(pdf, "BẢN MẪU", "SPECIMEN")
    assert lay_out(certificate(specimen=True), with_portrait=False).code is None


def test_demonstration_data_are_marked_and_real_ones_are_not(certificate_pdf: bytes) -> None:
    assert "MINH HỌA" not in text_of(certificate_pdf)
    assert "DEMONSTRATION" not in text_of(certificate_pdf)
    assert contains(render_certificate(certificate(demo=True)), "DỮ LIỆU MINH HỌA", "DEMONSTRATION DATA")
    for languages in (("vi",), ("lo",), ("vi", "lo", "en")):
        sheet = lay_out(certificate(demo=True, languages=languages, signature=DEPUTY), with_portrait=True)
        assert colliding(sheet) == []
        assert outside(sheet) == []


def test_the_signature_stands_apart_from_the_wording_above_it(certificate_pdf: bytes) -> None:
    lines = {it.text: it for it in pieces(certificate_pdf)}
    period = next(it for text, it in lines.items() if "from 3 to 14 June 2024" in text)
    dated = lines["Hà Nội, ngày 14 tháng 6 năm 2024"]
    assert dated.top - period.bottom > 4


def test_the_title_stands_apart_from_the_head(certificate_pdf: bytes) -> None:
    lines = {it.text: it for it in pieces(certificate_pdf)}
    motto = next(it for text, it in lines.items() if text.endswith("Independence - Freedom - Happiness"))
    assert lines["GIẤY CHỨNG NHẬN"].top - motto.bottom > 1  # the boxes of the letters, which reach beyond their ink


@pytest.mark.parametrize(
    ("country", "wording"),
    [
        ("Laos", "citizen of Laos"),
        ("Timor-Leste", "citizen of Timor-Leste"),
        ("Philippines", "citizen of the Philippines"),
        ("United Nations", "citizen of the United Nations"),
        ("European Union", "citizen of the European Union"),
    ],
)
def test_any_country_is_worded_rightly(country: str, wording: str) -> None:
    sheet = lay_out(certificate(nationality={"vi": "Lào", "en": country}), with_portrait=False)
    printed = ["".join(run.value for run in it.line.runs) for it in sheet.personal]
    assert any(line.endswith(wording) for line in printed)
    assert any(line.endswith("quốc tịch Lào") for line in printed)


def test_the_code_is_at_least_20_mm_on_white() -> None:
    code = lay_out(certificate(), with_portrait=False).code
    assert code is not None
    modules = 41 + 8  # version 6 and its quiet zone
    assert code.width * 41 / modules >= 20


def test_the_printed_code_leads_to_the_verify_page(certificate_pdf: bytes) -> None:
    with pikepdf.open(BytesIO(certificate_pdf)) as document:
        things = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary)]
        spoken = {str(thing.Alt) for thing in things if "/Alt" in thing}
    assert spoken == {certificate().verify_url, "ຄຳລຽງ ອຸທະກາຍສອນ"}


def test_many_certificates_make_one_file_in_their_order() -> None:
    names = ["Khamlieng", "Somphone", "Bounmy"]
    pdf = render_certificates([certificate(languages=("en",), name_latin=name, name_native="") for name in names])
    assert [name for number, name in enumerate(names, 1) if name in text_of(pdf, page=number)] == names
    assert len(page_sizes(pdf)) == 3


def test_a_holder_without_native_script_is_set_by_the_vietnamese_name() -> None:
    sheet = lay_out(certificate(name_native="", name_latin=""), with_portrait=False)
    assert "Đồng chí Khăm-liêng Ụ-thạ-cay-sỏn" in ["".join(run.value for run in it.line.runs) for it in sheet.personal]


def test_the_result_is_printed_if_there_is_one() -> None:
    sheet = lay_out(certificate(result={"vi": "Giỏi", "en": "Excellent"}), with_portrait=False)
    assert any("Kết quả: Giỏi" in run.value for it in sheet.constant + sheet.personal for run in it.line.runs)


def test_what_is_personal_never_moves_what_is_constant() -> None:
    names = ("ຄຳ", "ຄຳລຽງ ອຸທະກາຍສອນ " * 8 + "ຄຳ")
    sheets = [lay_out(certificate(name_native=name), with_portrait=True) for name in names]
    assert sheets[0].constant == sheets[1].constant
    assert sheets[0].rules == sheets[1].rules


def test_a_holder_with_fewer_facts_or_spellings_moves_nothing_constant() -> None:
    bare: dict[str, Any] = {
        "name_native": "",
        "rank": {},
        "position": {},
        "unit": {},
        "nationality": {},
        "born_on": None,
    }
    sheets = [lay_out(certificate(**changes), with_portrait=True) for changes in ({}, bare)]
    assert sheets[0].constant == sheets[1].constant


def test_a_title_of_400_letters_and_names_of_200_stay_on_one_page() -> None:
    title = {
        "vi": ("Bồi dưỡng nghiệp vụ đối ngoại quốc phòng và hợp tác " * 9)[:399] + "n",
        "lo": ("ຊຸດຝຶກອົບຮົມພະນັກງານການຕ່າງປະເທດປ້ອງກັນປະເທດລາວ " * 9)[:399] + "ນ",
        "en": ("Training course for defence foreign-relations officers " * 9)[:399] + "n",
    }
    long = certificate(
        course_title=title,
        name_native=("ຄຳລຽງອຸທະກາຍສອນ" * 20)[:200],
        name_vietnamese=("Nguyễn Thị Phương Thảo " * 10)[:199] + "n",
        name_latin=("Khamlieng Outhakaysone " * 10)[:199] + "n",
        signature=DEPUTY,
    )
    pdf = render_certificate(long, portrait=portrait())
    assert len(page_sizes(pdf)) == 1
    assert stray(pieces(pdf)) == []
    assert contains(pdf, long.name_native, long.name_vietnamese, long.name_latin)
    sheet = lay_out(long, with_portrait=True)
    assert colliding(sheet) == []
    assert not any(it.line.runs[0].value.startswith("·") for it in (*sheet.constant, *sheet.personal))
    lines = ["".join(run.value for run in it.line.runs) for it in sheet.constant if it.line.runs[0].language == "lo"]
    together = title["lo"]
    for line in lines:
        if (end := together.find(line) + len(line)) > len(line) - 1 and end < len(together):
            assert together[end] == " " or end in lao_boundaries(together)


def test_what_has_no_room_is_known_before_it_is_printed() -> None:
    assert fits(certificate(), with_portrait=True)
    long = dict.fromkeys(("vi", "lo", "en"), "n" * 200)
    assert not fits(certificate(rank=long, position=long, unit=long))


def spelled(letters: str) -> st.SearchStrategy[str]:
    word = st.text(st.sampled_from(letters), min_size=1, max_size=30).map(str.capitalize)
    return st.lists(word, min_size=2, max_size=12).map(" ".join).filter(lambda name: 4 <= len(name) <= 200)


lao_names = st.lists(st.sampled_from((*LAO_SYLLABLES, " ")), min_size=4, max_size=60).map(
    lambda parts: " ".join("".join(parts).split())[:200].strip()
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(vietnamese=spelled(VIETNAMESE), latin=spelled(LATIN), lao=lao_names.filter(lambda name: len(name) >= 4))
def test_names_of_any_length_stay_in_their_place(vietnamese: str, latin: str, lao: str) -> None:
    sheet = lay_out(
        certificate(name_vietnamese=vietnamese, name_latin=latin, name_native=lao, signature=DEPUTY), with_portrait=True
    )
    assert colliding(sheet) == []
    assert outside(sheet) == []


@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(vietnamese=spelled(VIETNAMESE), latin=spelled(LATIN), lao=lao_names.filter(lambda name: len(name) >= 4))
def test_printed_names_of_any_length_stay_in_the_frame(vietnamese: str, latin: str, lao: str) -> None:
    pdf = render_certificate(certificate(name_vietnamese=vietnamese, name_latin=latin, name_native=lao))
    assert stray(pieces(pdf)) == []
    assert len(page_sizes(pdf)) == 1


def test_the_snapshot_survives_json() -> None:
    original = certificate(signature=DEPUTY, result={"vi": "Giỏi"})
    again = Certificate.from_json(original.to_json())
    assert again == original
    assert again.to_json() == original.to_json()


def test_a_snapshot_with_unknown_parts_is_refused() -> None:
    with pytest.raises(ValueError, match="religion"):
        Certificate.from_values({**certificate().to_values(), "religion": "x"})


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"name_native": "ກ" * 201}, "name_native"),
        ({"name_latin": "a" + "\u0301" * 50_000}, "name_latin"),
        ({"name_latin": "a\u0000"}, "name_latin"),
        ({"name_latin": "\ud800"}, "name_latin"),
        ({"name_latin": "Nguye\u0302\u0303n"}, "name_latin"),
        ({"name_native": "", "name_latin": "", "name_vietnamese": ""}, "name in at least one"),
        ({"course_title": {"vi": "x" * 401}}, "course_title"),
        ({"course_title": {}}, "course's title"),
        ({"languages": ("xx",)}, "worded in"),
        ({"ends_on": date(2024, 6, 2)}, "before it starts"),
    ],
)
def test_bad_values_are_refused_at_once(changes: dict[str, object], complaint: str) -> None:
    start = time.process_time()
    with pytest.raises(ValueError, match=complaint):
        certificate(**changes)
    assert time.process_time() - start < 0.5


def test_no_certificate_makes_no_file() -> None:
    with pytest.raises(ValueError, match="no certificate"):
        render_certificates([])
