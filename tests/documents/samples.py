"""Values for trying documents. Dates, people and rooms are invented; titles and institutions are those of 2024."""

from dataclasses import replace
from datetime import date, time, timedelta
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from documents.certificates import Certificate
from documents.frames import DecreeHead, Recipients, SignatureBlock
from documents.programme import Kind, Module, Programme, Session
from documents.text import Text

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
    nationality={"vi": "Lào", "lo": "ລາວ", "en": "Laos"},
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


TITLES = {
    1: {
        "vi": "Tình hình thế giới, khu vực hiện nay và một số vấn đề quốc tế nổi bật",
        "en": "The current world and regional situation and salient international issues",
        "lo": "ສະພາບການໂລກ ແລະ ພາກພື້ນໃນປັດຈຸບັນ ແລະ ບາງບັນຫາສາກົນທີ່ພົ້ນເດັ່ນ",
    },
    2: {
        "vi": "Đường lối đối ngoại và chủ trương hội nhập quốc tế của Việt Nam",
        "en": "Viet Nam's foreign policy and policy of international integration",
        "lo": "ແນວທາງການຕ່າງປະເທດ ແລະ ນະໂຍບາຍເຊື່ອມໂຍງສາກົນຂອງຫວຽດນາມ",
    },
    3: {
        "vi": "Quan hệ song phương và hợp tác quốc phòng Việt Nam-Lào",
        "en": "Viet Nam–Laos bilateral relations and defence cooperation",
        "lo": "ການພົວພັນສອງຝ່າຍ ແລະ ການຮ່ວມມືດ້ານປ້ອງກັນປະເທດ ຫວຽດນາມ-ລາວ",
    },
    4: {
        "vi": "Kỹ năng nghiên cứu, tổng hợp, phân tích thông tin và dự báo tình hình quốc tế",
        "en": "Researching, synthesising and analysing information, and forecasting the international situation",
        "lo": "ທັກສະຄົ້ນຄວ້າ, ສັງລວມ, ວິເຄາະຂໍ້ມູນ ແລະ ຄາດຄະເນສະພາບການສາກົນ",
    },
    5: {
        "vi": "Quy trình tổ chức các hoạt động đối ngoại quốc phòng song phương",
        "en": "Procedures for organising bilateral defence external-relations activities",
        "lo": "ຂັ້ນຕອນຈັດຕັ້ງການເຄື່ອນໄຫວພົວພັນຕ່າງປະເທດດ້ານປ້ອງກັນປະເທດສອງຝ່າຍ",
    },
    6: {
        "vi": "Công tác tổ chức các hội nghị, hội thảo quốc tế",
        "en": "Organising international conferences and seminars",
        "lo": "ວຽກງານຈັດຕັ້ງກອງປະຊຸມ ແລະ ສຳມະນາສາກົນ",
    },
    7: {
        "vi": "Công tác lễ tân đối ngoại",
        "en": "External-relations protocol",
        "lo": "ວຽກງານພິທີການຕ່າງປະເທດ",
    },
}
COLOURS = {
    1: "#35507a", 2: "#7a4b2a", 3: "#8c1c24", 4: "#1f6f5c", 5: "#5d4a86", 6: "#8a6a12", 7: "#2f6b86",
}  # fmt: skip
DELIVERED_BY = {1: STRATEGY, 2: ACADEMY, 3: DEPARTMENT, 4: STRATEGY, 5: DEPARTMENT, 6: ACADEMY, 7: DEPARTMENT}
MODULES = tuple(
    Module(number=number, title=title, institution=DELIVERED_BY[number], minutes=360, colour=COLOURS[number])
    for number, title in TITLES.items()
)
OPENING = {"vi": "Lễ khai mạc", "lo": "ພິທີເປີດ", "en": "Opening ceremony"}
CLOSING = {
    "vi": "Lễ bế mạc, trao giấy chứng nhận, chiêu đãi",
    "lo": "ພິທີປິດ, ມອບໃບຢັ້ງຢືນ, ງານລ້ຽງ",
    "en": "Closing ceremony, handing over of certificates, reception",
}
VISIT = {"vi": "Tham quan Học viện Ngoại giao", "lo": "ຢ້ຽມຢາມສະຖາບັນການທູດ", "en": "Visit to the Diplomatic Academy"}
MUSEUM = {
    "vi": "Tham quan Bảo tàng Lịch sử Quân sự Việt Nam",
    "lo": "ຢ້ຽມຢາມພິພິທະພັນປະຫວັດສາດການທະຫານຫວຽດນາມ",
    "en": "Visit to the Vietnam Military History Museum",
}
REVIEW = {"vi": "Tọa đàm, đánh giá kết quả", "lo": "ສົນທະນາໂຕະມົນ, ປະເມີນຜົນ", "en": "Round table and evaluation"}
PRACTICE = {"vi": "Thực hành theo nhóm", "lo": "ຝຶກປະຕິບັດເປັນກຸ່ມ", "en": "Practice in groups"}
LECTURER = {
    "vi": "Đại tá, TS Trần Minh Quân",
    "lo": "ພັນເອກ ດຣ. Trần Minh Quân",
    "en": "Senior Colonel Trần Minh Quân, PhD",
}
ROOM = {"vi": "Phòng 201", "lo": "ຫ້ອງ 201", "en": "Room 201"}
HALL = {"vi": "Hội trường A", "lo": "ຫ້ອງປະຊຸມ A", "en": "Hall A"}

# Ten working days of two half-days: a module's number, or what else there is.
HALF_DAYS: tuple[tuple[int | Text, int | Text], ...] = (
    (OPENING, 1), (1, 2), (2, 3), (4, 4), (4, VISIT), (5, 5), (MUSEUM, MUSEUM), (6, 6), (7, 7), (REVIEW, CLOSING),
)  # fmt: skip


def programme(**changes: Any) -> Programme:
    """Return the ten-day programme with some values changed."""
    monday = date(2024, 6, 3)
    sessions = [
        _session(monday + timedelta(days=number + 2 * (number >= 5)), afternoon, what)
        for number, halves in enumerate(HALF_DAYS)
        for afternoon, what in enumerate(halves)
    ]
    values = Programme(
        title=COURSE,
        head=DecreeHead(
            parent_body=MINISTRY, issuing_body=DEPARTMENT, number="05/CTr-ĐN", place=HANOI, day=date(2024, 5, 6)
        ),
        starts_on=date(2024, 6, 3),
        ends_on=date(2024, 6, 14),
        place=HANOI,
        modules=MODULES,
        sessions=tuple(sessions),
        signature=DEPUTY,
        recipients=Recipients(items=(STRATEGY, ACADEMY), file_copy="VT, ĐN"),
    )
    return replace(values, **changes)


def _session(day: date, afternoon: int, what: int | Text) -> Session:
    start, end = ((time(8), time(11, 30)), (time(13, 30), time(16, 30)))[afternoon]
    if isinstance(what, int):
        practice = what in (4, 7) and afternoon
        return Session(
            day=day, start=start, end=end, module=what, kind="exercise" if practice else "module",
            note=PRACTICE if practice else {}, lecturers=(LECTURER,), institution=DELIVERED_BY[what], room=ROOM,
            interpretation="consecutive",
        )  # fmt: skip
    kind: Kind = "visit" if what in (VISIT, MUSEUM) else "evaluation" if what is REVIEW else "ceremony"
    return Session(day=day, start=start, end=end, kind=kind, title=what, room={} if kind == "visit" else HALL)
