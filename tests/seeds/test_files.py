"""The reference files and the 2024 course keep the promises of seeds/README.md."""

from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from unicodedata import is_normalized

import pytest
from babel import Locale

from names.ranks import RankWording
from names.validation import clean_text
from tests.seeds.files import LANGUAGES, SEEDS, on_some_day, read_csv, read_toml, repeated, worded


def strings(value: Any) -> list[str]:
    """Return every string anywhere inside a TOML value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for inner in value.values() for text in strings(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in strings(inner)]
    return []


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.[ct][so][vm]*")), ids=lambda path: path.name)
def test_every_file_is_nfc_and_every_text_is_clean(path: Path) -> None:
    assert is_normalized("NFC", path.read_text(encoding="utf-8"))
    texts = strings(read_csv(path.name) if path.suffix == ".csv" else read_toml(path.name))
    assert texts
    for text in texts:
        assert clean_text(text, maximum=1000, multiline=True) == text.strip()


def test_every_rank_of_the_domain_guide_is_there(ranks: dict[str, RankWording]) -> None:
    assert [rank.vi for rank in ranks.values() if rank.force == "VN"] == [
        "Đại tướng",
        "Thượng tướng",
        "Trung tướng",
        "Thiếu tướng",
        "Đại tá",
        "Thượng tá",
        "Trung tá",
        "Thiếu tá",
        "Đại úy",
        "Thượng úy",
        "Trung úy",
        "Thiếu úy",
    ]
    assert [(rank.lo, rank.en) for rank in ranks.values() if rank.force == "LA"] == [
        ("ພົນເອກ", "General"),
        ("ພົນໂທ", "Lieutenant General"),
        ("ພົນຕີ", "Major General"),
        ("ພົນຈັດຕະວາ", "Brigadier General"),
        ("ພັນເອກ", "Colonel"),
        ("ພັນໂທ", "Lieutenant Colonel"),
        ("ພັນຕີ", "Major"),
        ("ຮ້ອຍເອກ", "Captain"),
        ("ຮ້ອຍໂທ", "First Lieutenant"),
        ("ຮ້ອຍຕີ", "Second Lieutenant"),
    ]


def test_ranks_are_unique_and_ordered_within_a_force(ranks: dict[str, RankWording]) -> None:
    assert len(ranks) == len(read_csv("ranks.csv")) == 22
    for force in ("VN", "LA"):
        levels = [rank.level for rank in ranks.values() if rank.force == force]
        assert all(higher > lower for higher, lower in pairwise(levels))


def test_a_major_general_is_not_the_same_in_both_forces(ranks: dict[str, RankWording]) -> None:
    assert ranks["VN/thieu-tuong"].en == ranks["LA/phon-ti"].en == "Major General"
    assert ranks["VN/thieu-tuong"].in_language("lo") == "ພົນຈັດຕະວາ"
    assert ranks["LA/phon-ti"].in_language("vi") == "Trung tướng"
    assert ranks["LA/phon-ti"].level > ranks["VN/thieu-tuong"].level


def test_ranks_of_one_level_have_one_wording_in_vietnamese_and_lao(ranks: dict[str, RankWording]) -> None:
    vietnamese = {rank.level: rank for rank in ranks.values() if rank.force == "VN"}
    for lao in (rank for rank in ranks.values() if rank.force == "LA"):
        assert (lao.vi, lao.lo) == (vietnamese[lao.level].vi, vietnamese[lao.level].lo)


def test_a_rank_that_lao_does_not_know_keeps_its_own_word(ranks: dict[str, RankWording]) -> None:
    without = [rank.in_language("lo") for rank in ranks.values() if not rank.lo]
    assert without == ["Thượng tá", "Thượng úy"]


def test_partners_are_asean_without_viet_nam_and_three_organisations(partners: dict[str, dict[str, str]]) -> None:
    assert len(partners) == len(read_csv("partners.csv"))
    countries = {code for code, row in partners.items() if row["kind"] == "country"}
    assert countries == {"BN", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "TL"}
    assert {code for code, row in partners.items() if row["kind"] == "organisation"} == {"ASEAN", "EU", "UN"}
    assert all(row["iso_code"] == (code if code in countries else "") for code, row in partners.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_countries_bear_the_names_of_the_unicode_locale_data(
    partners: dict[str, dict[str, str]], language: str
) -> None:
    known = Locale(language).territories
    for code, row in partners.items():
        if row["kind"] == "country":
            assert row[language] == known[code].split(" (")[0]
        assert row[language]


def test_frameworks_name_partners_that_exist(partners: dict[str, dict[str, str]]) -> None:
    rows = read_csv("frameworks.csv")
    assert {row["code"]: row["since_year"] for row in rows} == {
        "admm": "2006",
        "admm-plus": "2010",
        "un-peacekeeping": "2014",
        "yearly-plan": "",
    }
    for row in rows:
        assert all(row[language] for language in LANGUAGES)
        assert row["partners"]
        assert set(row["partners"].split()) <= set(partners)


def test_institutions_are_named_and_placed(
    institutions: dict[str, dict[str, Any]], partners: dict[str, dict[str, str]]
) -> None:
    rows = read_toml("institutions.toml")["institution"]
    assert len(rows) == len(institutions)
    seen: set[str] = set()
    for row in rows:
        assert row["kind"] in {"ministry", "department", "institute", "academy", "army", "unit"}
        assert row.get("partner", "LA") in partners
        assert row.get("parent") is None or row["parent"] in seen
        assert all(all(worded(name, "name")) for name in row["names"])
        assert "valid_from" not in row["names"][0]
        assert not repeated([name.get("valid_from") for name in row["names"]])
        seen.add(row["slug"])


def test_day_templates_have_two_half_days_of_four_periods_in_order() -> None:
    templates = read_toml("day_templates.toml")["template"]
    assert [template["slug"] for template in templates] == ["summer", "winter"]
    for template in templates:
        assert all(worded(template, "name"))
        periods = template["periods"]
        expected = [(half, number) for half in ("morning", "afternoon") for number in (1, 2, 3, 4)]
        assert [(period["half_day"], period["number"]) for period in periods] == expected
        for period in periods:
            assert on_some_day(period["ends"]) - on_some_day(period["starts"]) == timedelta(minutes=45)
        assert all(earlier["ends"] <= later["starts"] for earlier, later in pairwise(periods))


def test_summer_hours_are_those_of_the_domain_guide() -> None:
    periods = read_toml("day_templates.toml")["template"][0]["periods"]
    edges = [periods[index][edge].isoformat("minutes") for index, edge in ((0, "starts"), (3, "ends"))]
    edges += [periods[index][edge].isoformat("minutes") for index, edge in ((4, "starts"), (7, "ends"))]
    assert edges == ["08:00", "11:30", "13:30", "16:30"]


def test_the_course_has_its_institutions_and_no_invented_dates(
    course: dict[str, Any], institutions: dict[str, dict[str, Any]], partners: dict[str, dict[str, str]]
) -> None:
    facts = course["course"]
    assert facts["code"] == "LAO-2024"
    assert facts["state"] == "planned"
    assert not {"starts_on", "ends_on", "edition"} & set(facts)
    assert facts["host"] == "cuc-doi-ngoai"
    assert [row["slug"] for row in course["institutions"]] == ["vien-chien-luoc-quoc-phong", "hoc-vien-ngoai-giao"]
    assert {facts["host"], facts["sending_institution"]} <= set(institutions)
    assert all(row["slug"] in institutions and all(worded(row, "part")) for row in course["institutions"])
    assert all(worded(facts, "title") + worded(facts, "aims") + worded(facts, "place"))
    assert (course["plan"]["partner"] in partners, course["plan"]["year"]) == (True, 2024)
    assert all(worded(course["plan"], "title"))
    assert facts["day_template"] in {template["slug"] for template in read_toml("day_templates.toml")["template"]}


def test_aims_are_told_one_to_a_line_alike_in_each_language(course: dict[str, Any]) -> None:
    assert {len(aims.strip().splitlines()) for aims in worded(course["course"], "aims")} == {5}


def test_the_seven_modules_are_the_official_ones(course: dict[str, Any], institutions: dict[str, Any]) -> None:
    modules = course["modules"]
    assert [module["title_vi"] for module in modules] == [
        "Tình hình thế giới, khu vực hiện nay và một số vấn đề quốc tế nổi bật",
        "Đường lối đối ngoại và chủ trương hội nhập quốc tế của Việt Nam",
        "Quan hệ song phương và hợp tác quốc phòng Việt Nam-Lào",
        "Kỹ năng nghiên cứu, tổng hợp, phân tích thông tin và dự báo tình hình quốc tế",
        "Quy trình tổ chức các hoạt động đối ngoại quốc phòng song phương",
        "Công tác tổ chức các hội nghị, hội thảo quốc tế",
        "Công tác lễ tân đối ngoại",
    ]
    assert [module["number"] for module in modules] == [module["colour"] for module in modules] == [*range(1, 8)]
    assert [module["group"] for module in modules] == ["knowledge"] * 3 + ["skills"] * 4
    for module in modules:
        assert all(worded(module, "title"))
        assert module["institution"] in institutions
        assert all(earlier < module["number"] for earlier in module["prerequisites"])
        assert module["content_minutes"] % 45 == 0


def test_the_readme_names_every_column_and_table() -> None:
    readme = (SEEDS / "README.md").read_text(encoding="utf-8")
    for path in SEEDS.glob("*.csv"):
        header = path.read_text(encoding="utf-8").splitlines()[0]
        assert all(f"`{column}`" in readme for column in header.split(","))
    for path in SEEDS.glob("*.toml"):
        for table, content in read_toml(path.name).items():
            assert f"[{table}]" in readme or f"[{table}.*]" in readme
            rows = content if isinstance(content, list) else [content] if table not in {"positions", "units"} else []
            keys = {key for row in rows for key in row}
            bare = {key for key in keys if not key.endswith(("_vi", "_en", "_lo", "_name"))}
            assert table == "facts" or {key for key in bare if f"`{key}`" not in readme} == set()
