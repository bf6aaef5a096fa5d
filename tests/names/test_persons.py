import pytest

from names.persons import PersonName, Setting, Style, address_word, addressed, display

VIETNAMESE = PersonName(family="Bùi", middle="Minh", given="Hiếu", passport="BUI MINH HIEU")
LAO = PersonName(
    family="ວົງສະຫວັດ",
    given="ຄຳຫຼ້າ",
    native="ຄຳຫຼ້າ ວົງສະຫວັດ",
    passport="Khamla VONGSAVATH",
    vietnamese="Khăm-lạ Vông-sạ-vắt",
)

LAO_IN_LATIN_PARTS = PersonName(
    family="Vongsavath",
    given="Khamla",
    native="ຄຳຫຼ້າ ວົງສະຫວັດ",
    passport="Khamla VONGSAVATH",
    vietnamese="Khăm-lạ Vông-sạ-vắt",
)
MALAY = PersonName(family="Ali", given="Ahmad", passport="AHMAD BIN ALI")


@pytest.mark.parametrize(
    ("name", "language", "style", "shown"),
    [
        (VIETNAMESE, "vi", "full", "Bùi Minh Hiếu"),
        (VIETNAMESE, "vi", "capitals", "BÙI MINH HIẾU"),
        (VIETNAMESE, "vi", "given", "Hiếu"),
        (VIETNAMESE, "en", "full", "BUI MINH HIEU"),
        (VIETNAMESE, "lo", "full", "Bùi Minh Hiếu"),
        (LAO, "lo", "full", "ຄຳຫຼ້າ ວົງສະຫວັດ"),
        (LAO, "lo", "given", "ຄຳຫຼ້າ"),
        (LAO, "vi", "full", "Khăm-lạ Vông-sạ-vắt"),
        (LAO, "vi", "given", "Khăm-lạ"),
        (LAO, "vi", "capitals", "KHĂM-LẠ VÔNG-SẠ-VẮT"),
        (LAO, "en", "full", "Khamla VONGSAVATH"),
        (LAO, "en", "given", "Khamla VONGSAVATH"),
        (LAO_IN_LATIN_PARTS, "lo", "full", "ຄຳຫຼ້າ ວົງສະຫວັດ"),
        (LAO_IN_LATIN_PARTS, "lo", "given", "ຄຳຫຼ້າ"),
        (LAO_IN_LATIN_PARTS, "vi", "given", "Khăm-lạ"),
        (LAO_IN_LATIN_PARTS, "en", "given", "Khamla"),
        (MALAY, "vi", "full", "AHMAD BIN ALI"),
        (MALAY, "lo", "full", "AHMAD BIN ALI"),
        (MALAY, "vi", "given", "Ahmad"),
    ],
)
def test_a_name_is_written_for_its_reader(name: PersonName, language: str, style: Style, shown: str) -> None:
    assert display(name, language, style) == shown


def test_the_order_of_the_parts_follows_the_script() -> None:
    assert PersonName(family="Lê", given="An").own == "Lê An"
    assert PersonName(family="ວົງສາ", given="ຄຳ").own == "ຄຳ ວົງສາ"


@pytest.mark.parametrize(
    ("name", "language", "shown"),
    [
        (PersonName(native="ຄຳ ວົງສາ", passport="Kham VONGSA"), "vi", "Kham VONGSA"),
        (PersonName(native="ຄຳ ວົງສາ", vietnamese="Khăm Vông-sả"), "en", "Khăm Vông-sả"),
        (PersonName(native="ຄຳ ວົງສາ"), "vi", "ຄຳ ວົງສາ"),
        (PersonName(passport="Kham VONGSA"), "lo", "Kham VONGSA"),
        (PersonName(passport="AHMAD BIN ALI"), "vi", "AHMAD BIN ALI"),
        (PersonName(family="Lê", given="An"), "en", "Lê An"),
        (PersonName(), "vi", ""),
    ],
)
def test_a_missing_spelling_gives_way_to_the_next_best(name: PersonName, language: str, shown: str) -> None:
    assert display(name, language) == shown


@pytest.mark.parametrize(
    ("language", "setting", "sex", "word"),
    [
        ("vi", "comrade", "female", "Đồng chí"),
        ("vi", "civil", "male", "Ông"),
        ("vi", "civil", "female", "Bà"),
        ("vi", "civil", "", "Ông/Bà"),
        ("lo", "comrade", "male", "ສະຫາຍ"),
        ("lo", "civil", "male", "ທ່ານ"),
        ("lo", "civil", "female", "ທ່ານ ນາງ"),
        ("en", "comrade", "male", "Comrade"),
        ("en", "civil", "male", "Mr"),
        ("en", "civil", "female", "Ms"),
    ],
)
def test_a_person_is_addressed_by_setting_and_sex(language: str, setting: Setting, sex: str, word: str) -> None:
    assert address_word(language, setting, sex) == word


def test_address_and_name_stand_together() -> None:
    assert addressed(VIETNAMESE, "vi", "comrade", "male") == "Đồng chí Bùi Minh Hiếu"
    assert addressed(LAO, "lo", "civil", "female") == "ທ່ານ ນາງ ຄຳຫຼ້າ ວົງສະຫວັດ"


def test_an_unknown_sex_code_is_an_error_not_a_guess() -> None:
    with pytest.raises(LookupError):
        address_word("vi", "civil", "f")
