"""Text that must fit a box."""

import pytest

from documents.fitting import SCALES, DoesNotFit, Item, fit, text_width
from documents.text import Worded
from names.word_breaks import lao_boundaries

LAO = "ຊຸດຝຶກອົບຮົມພະນັກງານການຕ່າງປະເທດປ້ອງກັນປະເທດລາວ"


def item(text: str, language: str = "vi", size: float = 20, **kind: object) -> Item:
    return Item((Worded(language, text),), size, **kind)  # type: ignore[arg-type]


def words(lines: tuple) -> list[str]:  # type: ignore[type-arg]
    return ["".join(run.value for run in line.runs) for line in lines]


def test_short_text_keeps_its_size_and_is_centred() -> None:
    (line,) = fit([item("Đồng chí")], 100, 20)
    assert line.size == 20
    assert line.top == pytest.approx((20 - line.height) / 2)


def test_long_text_shrinks_by_steps_before_it_wraps() -> None:
    text = "Khăm-liêng Ụ-thạ-cay-sỏn và các đồng chí"
    width = text_width(text, "vi", item(text), 20) * 0.92
    (line,) = fit([item(text)], width, 20)
    assert line.size == pytest.approx(20 * 0.9)


def test_longer_text_wraps_to_lines_of_about_equal_length() -> None:
    text = "Lớp tập huấn cán bộ đối ngoại quốc phòng Lào năm 2024"
    lines = fit([item(text)], 90, 30)
    assert " ".join(words(lines)) == text
    assert max(line.width for line in lines) < 1.5 * min(line.width for line in lines)


def test_the_largest_size_that_fits_is_taken() -> None:
    lines = fit([item("một hai ba bốn năm sáu bảy tám chín mười " * 6)], 100, 25)
    scale = round(lines[0].size / 20, 2)
    assert scale in SCALES
    assert scale > SCALES[-1]
    assert sum(line.height for line in lines) <= 25.01


def test_lao_breaks_between_words_only() -> None:
    lines = words(fit([item(LAO, "lo")], 60, 40))
    assert "".join(lines) == LAO
    ends = [len("".join(lines[:count])) for count in range(1, len(lines))]
    assert ends
    assert set(ends) <= set(lao_boundaries(LAO))


def test_a_name_breaks_at_spaces_only() -> None:
    lines = words(fit([item("ຄຳລຽງ ອຸທະກາຍສອນ ສີສຸພັນ", "lo", is_name=True)], 50, 30))
    assert lines == ["ຄຳລຽງ ອຸທະກາຍສອນ", "ສີສຸພັນ"] or lines == ["ຄຳລຽງ", "ອຸທະກາຍສອນ ສີສຸພັນ"]


def test_a_name_that_is_one_endless_word_is_split_between_letters_not_inside() -> None:
    lines = words(fit([item("ກຳ້" * 60, "lo", is_name=True)], 90, 20))
    assert "".join(lines) == "ກຳ້" * 60
    assert all(line.startswith("ກ") for line in lines)


def test_what_cannot_fit_is_refused_with_its_first_words() -> None:
    with pytest.raises(DoesNotFit, match="một hai"):
        fit([item("một hai " * 500)], 30, 10)
