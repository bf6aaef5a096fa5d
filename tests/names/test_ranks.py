import pytest

from names.ranks import RankWording, rank_wording, read_ranks

MAJOR_GENERAL_OF_VIET_NAM = RankWording("VN", "thieu-tuong", "Thiếu tướng", "ພົນຈັດຕະວາ", "Major General", 9)
MAJOR_GENERAL_OF_LAOS = RankWording("LA", "phon-ti", "Trung tướng", "ພົນຕີ", "Major General", 10)


def test_the_same_english_rank_is_worded_by_its_force() -> None:
    assert MAJOR_GENERAL_OF_VIET_NAM.in_language("en") == MAJOR_GENERAL_OF_LAOS.in_language("en") == "Major General"
    assert MAJOR_GENERAL_OF_VIET_NAM.in_language("vi") == "Thiếu tướng"
    assert MAJOR_GENERAL_OF_LAOS.in_language("vi") == "Trung tướng"
    assert MAJOR_GENERAL_OF_VIET_NAM.in_language("lo") == "ພົນຈັດຕະວາ"
    assert MAJOR_GENERAL_OF_LAOS.in_language("lo") == "ພົນຕີ"


@pytest.mark.parametrize(
    ("names", "force", "language", "wording"),
    [
        ({"vi": "Thượng tá", "lo": "", "en": "Colonel"}, "VN", "lo", "Thượng tá"),
        ({"vi": "Thượng tá", "en": "Colonel"}, "VN", "lo", "Thượng tá"),
        ({"lo": "ພັນເອກ", "en": "Colonel"}, "LA", "vi", "ພັນເອກ"),
        ({"lo": "ພັນເອກ"}, "LA", "en", "ພັນເອກ"),
        ({"en": "Colonel"}, "MY", "vi", "Colonel"),
    ],
)
def test_a_missing_wording_falls_back_to_the_forces_own(
    names: dict[str, str], force: str, language: str, wording: str
) -> None:
    assert rank_wording(names, force, language) == wording


def test_english_is_never_the_way_round() -> None:
    with pytest.raises(LookupError, match="'LA'"):
        rank_wording({"en": "Major General"}, "LA", "vi")


def test_ranks_are_read_from_csv() -> None:
    lines = ["force,code,level,vi,lo,en", "LA,phon-ti,10,Trung tướng,ພົນຕີ,Major General"]
    assert read_ranks(lines) == [MAJOR_GENERAL_OF_LAOS]
    with pytest.raises(KeyError):
        read_ranks(["force,code", "LA,phon-ti"])
