"""The head, the signature block and the recipients of an official paper."""

from typing import Any

import pytest

from documents.frames import DecreeHead, Recipients, SignatureBlock, paper_number
from tests.documents.samples import DEPARTMENT, DEPUTY, MINISTRY, SIGNATURE


def test_numbers_below_ten_are_padded() -> None:
    assert [paper_number(5, "KH-ĐN"), paper_number(112, "QĐ-ĐN"), paper_number(None, "KH-ĐN")] == [
        "05/KH-ĐN",
        "112/QĐ-ĐN",
        "/KH-ĐN",
    ]


def test_a_paper_without_a_number_leaves_room_to_write_it() -> None:
    head = DecreeHead(parent_body=MINISTRY, issuing_body=DEPARTMENT, number=paper_number(None, "KH-ĐN"))
    assert head.layout(("vi",))["number"].value == "Số: \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/KH-ĐN"


def test_a_deputy_signs_on_behalf_of_the_head() -> None:
    assert [line.value for line in DEPUTY.position_lines("vi")] == ["KT. CỤC TRƯỞNG", "PHÓ CỤC TRƯỞNG"]
    assert [line.value for line in DEPUTY.position_lines("en")] == ["Deputy Director"]


def test_the_head_signs_for_himself() -> None:
    assert [line.value for line in SIGNATURE.position_lines("vi")] == ["CỤC TRƯỞNG"]


def test_the_rank_stands_before_the_name_and_never_in_another_language() -> None:
    assert DEPUTY.name_line("vi").value == "Đại tá Bùi Trọng Hiếu"
    block = SignatureBlock(position={"vi": "Cục trưởng"}, rank={"vi": "Đại tá"}, name={"vi": "Bùi Trọng Hiếu"})
    assert block.name_line("en").value == "Bùi Trọng Hiếu"


def test_the_file_copy_ends_the_list_of_recipients() -> None:
    lines = Recipients(items=(MINISTRY,), file_copy="VT, ĐN").layout(("vi",))
    assert [item.value for item in lines["items"]] == ["- Bộ Quốc phòng;"]
    assert lines["file_copy"].value == "- Lưu: VT, ĐN."


@pytest.mark.parametrize("field", ["parent_body", "issuing_body", "place"])
def test_bad_text_in_a_head_is_refused_by_its_field(field: str) -> None:
    values: dict[str, Any] = {
        "parent_body": MINISTRY,
        "issuing_body": DEPARTMENT,
        field: {"vi": "a\u0000"},
    }
    with pytest.raises(ValueError, match=field):
        DecreeHead(**values)
