"""Values for trying documents. Dates, people and rooms are invented; titles and institutions are those of 2024."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from documents.certificates import Certificate
from documents.frames import SignatureBlock

MINISTRY = {"vi": "Bộ Quốc phòng", "lo": "ກະຊວງປ້ອງກັນປະເທດ", "en": "Ministry of National Defence"}
DEPARTMENT = {"vi": "Cục Đối ngoại", "lo": "ກົມພົວພັນຕ່າງປະເທດ", "en": "Department of Foreign Relations"}
STRATEGY = {
    "vi": "Viện Chiến lược Quốc phòng",
    "lo": "ສະຖາບັນຍຸດທະສາດປ້ອງກັນປະເທດ",
    "en": "Institute for Defence Strategy",
}
ACADEMY = {"vi": "Học viện Ngoại giao", "lo": "ສະຖາບັນການທູດຫວຽດນາມ", "en": "Diplomatic Academy of Vietnam"}
HANOI = {"vi": "Hà Nội", "lo": "ຮ່າໂນ້ຍ", "en": "Hanoi"}
COURSE = {
    "vi": "Lớp tập huấn cán bộ đối ngoại quốc phòng Lào năm 2024",
    "lo": "ຊຸດຝຶກອົບຮົມພະນັກງານການຕ່າງປະເທດປ້ອງກັນປະເທດລາວ ປີ 2024",
    "en": "2024 Training Course for Lao Defence Foreign-Relations Officers",
}
SIGNATURE = SignatureBlock(
    position={"vi": "Cục trưởng", "lo": "ຫົວໜ້າກົມ", "en": "Director"},
    rank={"vi": "Đại tá", "lo": "ພັນເອກ", "en": "Senior Colonel"},
    name={"vi": "Nguyễn Văn Minh Họa"},
)
DEPUTY = SignatureBlock(
    prefix="KT.",
    authority={"vi": "Cục trưởng"},
    position={"vi": "Phó Cục trưởng", "lo": "ຮອງຫົວໜ້າກົມ", "en": "Deputy Director"},
    rank={"vi": "Đại tá", "lo": "ພັນເອກ", "en": "Senior Colonel"},
    name={"vi": "Bùi Trọng Hiếu"},
)
CERTIFICATE = Certificate(
    languages=("vi", "lo", "en"),
    parent_body=MINISTRY,
    issuing_body=DEPARTMENT,
    certifier={
        "vi": "Cục trưởng Cục Đối ngoại",
        "lo": "ຫົວໜ້າກົມພົວພັນຕ່າງປະເທດ",
        "en": "The Director of the Department of Foreign Relations",
    },
    salutation={"vi": "Đồng chí", "lo": "ສະຫາຍ"},
    name_native="ຄຳລຽງ ອຸທະກາຍສອນ",
    name_vietnamese="Khăm-liêng Ụ-thạ-cay-sỏn",
    name_latin="Khamlieng OUTHAKAYSONE",
    rank={"vi": "Thượng tá", "lo": "ພັນໂທ", "en": "Lieutenant Colonel"},
    position={"vi": "Phó trưởng phòng", "lo": "ຮອງຫົວໜ້າພະແນກ", "en": "Deputy Head of Division"},
    unit={"vi": "Quân đội nhân dân Lào", "lo": "ກອງທັບປະຊາຊົນລາວ", "en": "Lao People's Army"},
    nationality={"vi": "Lào", "lo": "ລາວ", "en": "Lao"},
    born_on=date(1973, 4, 4),
    course_title=COURSE,
    starts_on=date(2024, 6, 3),
    ends_on=date(2024, 6, 14),
    place=HANOI,
    issued_on=date(2024, 6, 14),
    signature=SIGNATURE,
    register_number="07/2024",
    decision_number="112/QĐ-ĐN",
    decision_on=date(2024, 6, 12),
    verify_url="https://caunoi.example.vn/verify/7KQ4-M2XR-9TWD-H5CA-8PBN-3V",
    verify_address="caunoi.example.vn/verify",
    code="7KQ4-M2XR-9TWD-H5CA-8PBN-3V",
)


def certificate(**changes: Any) -> Certificate:
    """Return the sample certificate with some values changed."""
    return replace(CERTIFICATE, **changes)


def portrait(size: tuple[int, int] = (600, 800)) -> bytes:
    """Return a drawn portrait, nobody's, as JPEG."""
    picture = Image.new("RGB", size, "#c9d6e3")
    draw = ImageDraw.Draw(picture)
    width, height = size
    draw.ellipse((width * 0.1, height * 0.62, width * 0.9, height * 1.4), fill="#4b5a3c")
    draw.ellipse((width * 0.3, height * 0.2, width * 0.7, height * 0.66), fill="#d9b48f")
    draw.pieslice((width * 0.28, height * 0.14, width * 0.72, height * 0.6), 180, 360, fill="#1d1a18")
    out = BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()
