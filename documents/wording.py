"""What papers say in their own languages, which are independent of the reader's interface: no gettext here.

Vietnamese follows Decree 30/2020/NĐ-CP. The Lao wordings are for a native speaker to confirm before first use;
those that an issuing office may want otherwise are also fields of the papers.
"""

from collections.abc import Mapping

from documents.text import Text

NATIONAL_NAME: Text = {
    "vi": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "lo": "ສາທາລະນະລັດ ສັງຄົມນິຍົມ ຫວຽດນາມ",
    "en": "SOCIALIST REPUBLIC OF VIET NAM",
}
MOTTO: Text = {
    "vi": "Độc lập - Tự do - Hạnh phúc",
    "lo": "ເອກະລາດ - ອິດສະລະພາບ - ຄວາມສຸກ",
    "en": "Independence - Freedom - Happiness",
}

NUMBER: Text = {"vi": "Số:", "lo": "ເລກທີ:", "en": "No."}
RECIPIENTS: Text = {"vi": "Nơi nhận:", "lo": "ບ່ອນສົ່ງ:", "en": "Recipients:"}
FILE_COPY: Text = {"vi": "Lưu:", "lo": "ເກັບມ້ຽນ:", "en": "File:"}
DRAFT: Text = {"vi": "DỰ THẢO", "lo": "ຮ່າງ", "en": "DRAFT"}
DEMO: Text = {"vi": "DỮ LIỆU MINH HỌA", "lo": "ຂໍ້ມູນຕົວຢ່າງ", "en": "DEMONSTRATION DATA"}
SPECIMEN: Text = {"vi": "BẢN MẪU", "lo": "ຕົວຢ່າງ", "en": "SPECIMEN"}

PROGRAMME: Mapping[str, Text] = {
    "kind": {"vi": "CHƯƠNG TRÌNH", "lo": "ໂຄງການຝຶກອົບຮົມ", "en": "PROGRAMME"},
    "modules": {"vi": "Nội dung chuyên đề", "lo": "ເນື້ອໃນຫົວຂໍ້", "en": "Modules"},
    "schedule": {"vi": "Lịch học tập và hoạt động", "lo": "ຕາຕະລາງການຮຽນ ແລະ ການເຄື່ອນໄຫວ", "en": "Schedule"},
    "number": {"vi": "TT", "lo": "ລ/ດ", "en": "No."},
    "module": {"vi": "Chuyên đề", "lo": "ຫົວຂໍ້", "en": "Module"},
    "institution": {"vi": "Cơ quan phụ trách", "lo": "ພາກສ່ວນຮັບຜິດຊອບ", "en": "Delivered by"},
    "periods": {"vi": "Số tiết", "lo": "ຊົ່ວໂມງຮຽນ", "en": "Periods"},
    "total": {"vi": "Tổng cộng", "lo": "ລວມທັງໝົດ", "en": "Total"},
    "time": {"vi": "Thời gian", "lo": "ເວລາ", "en": "Time"},
    "content": {"vi": "Nội dung", "lo": "ເນື້ອໃນ", "en": "Content"},
    "lecturer": {"vi": "Báo cáo viên", "lo": "ຜູ້ບັນຍາຍ", "en": "Lecturers"},
    "room": {"vi": "Địa điểm", "lo": "ສະຖານທີ່", "en": "Place"},
    "interpretation": {"vi": "Phiên dịch", "lo": "ແປພາສາ", "en": "Interpretation"},
    "morning": {"vi": "Sáng", "lo": "ຕອນເຊົ້າ", "en": "Morning"},
    "afternoon": {"vi": "Chiều", "lo": "ຕອນບ່າຍ", "en": "Afternoon"},
    "evening": {"vi": "Tối", "lo": "ຕອນແລງ", "en": "Evening"},
    "continued": {"vi": "tiếp theo", "lo": "ຕໍ່", "en": "continued"},
    "consecutive": {"vi": "Dịch đuổi", "lo": "ແປຕາມຫຼັງ", "en": "Consecutive interpretation"},
    "simultaneous": {"vi": "Dịch song song", "lo": "ແປພ້ອມ", "en": "Simultaneous interpretation"},
    "period_note": {
        "vi": "Một tiết là {minutes} phút.",
        "lo": "ໜຶ່ງຊົ່ວໂມງຮຽນແມ່ນ {minutes} ນາທີ.",
        "en": "One period lasts {minutes} minutes.",
    },
}

CERTIFICATE: Mapping[str, Text] = {
    "title": {"vi": "GIẤY CHỨNG NHẬN", "lo": "ໃບຢັ້ງຢືນ", "en": "CERTIFICATE OF COMPLETION"},
    "certifies": {"vi": "chứng nhận", "lo": "ຢັ້ງຢືນວ່າ", "en": "certifies that"},
    "completed": {"vi": "đã hoàn thành", "lo": "ໄດ້ສຳເລັດການຝຶກອົບຮົມ", "en": "has completed"},
    "born": {"vi": "sinh {date}", "lo": "ເກີດ{date}", "en": "born {date}"},
    "nationality": {"vi": "quốc tịch {country}", "lo": "ສັນຊາດ {country}", "en": "citizen of {country}"},
    "register": {"vi": "Số vào sổ", "lo": "ເລກທະບຽນ", "en": "Register No."},
    "decision": {"vi": "Quyết định số {number}", "lo": "ຂໍ້ຕົກລົງເລກທີ {number}", "en": "Decision No. {number}"},
    "result": {"vi": "Kết quả", "lo": "ຜົນການຮຽນ", "en": "Result"},
    "verify": {"vi": "Kiểm tra tại", "lo": "ກວດສອບທີ່", "en": "Verify at"},
}
