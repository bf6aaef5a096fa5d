"""manage.py seed makes what is missing, leaves what people changed, and refuses a broken file whole."""

import shutil
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from courses.models import (
    CooperationPlan,
    Course,
    CourseInstitution,
    DayTemplate,
    Framework,
    Institution,
    InstitutionName,
    Module,
    Partner,
    Period,
    Rank,
)
from courses.services.courses import save_course
from desk.services.seeding.files import SeedBroken
from desk.services.seeding.report import Report
from desk.services.seeding.seed import seed
from tests.seeds.files import SEEDS, read_toml

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Read the sentences as they stand in the code."""
    with translation.override("en"):
        yield


TABLES = (
    Rank,
    Partner,
    Framework,
    Institution,
    InstitutionName,
    DayTemplate,
    Period,
    CooperationPlan,
    Course,
    CourseInstitution,
    Module,
)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Return a copy of the files, to be spoilt."""
    return Path(shutil.copytree(SEEDS, tmp_path / "seeds"))


def everything() -> dict[str, list[dict[str, Any]]]:
    """Return every row that the seed may touch, column by column."""
    rows = {table.__name__: list(table._default_manager.order_by("pk").values()) for table in TABLES}
    links = {through.__name__: list(through.objects.order_by("pk").values()) for through in _links()}
    return rows | links


def _links() -> tuple[Any, ...]:
    return Framework.partners.through, Module.prerequisites.through


def edited(report: Report) -> dict[str, list[str]]:
    return {kind: tally.edited for kind, tally in report.tallies.items() if tally.edited}


def test_seed_makes_every_row_of_the_files() -> None:
    report = seed()
    made = {kind: dict(tally.counts) for kind, tally in report.tallies.items()}
    assert made == {
        "ranks": {"made": 22},
        "partners": {"made": 13},
        "frameworks": {"made": 4},
        "institutions": {"made": 6},
        "day_templates": {"made": 2},
        "plans": {"made": 1},
        "courses": {"made": 1},
        "modules": {"made": 7},
    }
    assert [table.objects.count() for table in (Rank, Partner, Framework, Institution, Module)] == [22, 13, 4, 6, 7]
    assert set(Framework.objects.get(code="un-peacekeeping").partners.values_list("code", flat=True)) == {"UN"}
    assert not report.is_unchanged


def test_the_seeded_course_has_its_seven_official_titles_in_order() -> None:
    seed()
    titles = Course.objects.get(code="LAO-2024").modules.order_by("number").values_list("title_vi", flat=True)
    assert list(titles) == [
        "Tình hình thế giới, khu vực hiện nay và một số vấn đề quốc tế nổi bật",
        "Đường lối đối ngoại và chủ trương hội nhập quốc tế của Việt Nam",
        "Quan hệ song phương và hợp tác quốc phòng Việt Nam-Lào",
        "Kỹ năng nghiên cứu, tổng hợp, phân tích thông tin và dự báo tình hình quốc tế",
        "Quy trình tổ chức các hoạt động đối ngoại quốc phòng song phương",
        "Công tác tổ chức các hội nghị, hội thảo quốc tế",
        "Công tác lễ tân đối ngoại",
    ]


def test_the_seeded_course_is_planned_without_dates_and_names_three_institutions() -> None:
    seed()
    course = Course.objects.get(code="LAO-2024")
    assert (course.state, course.starts_on, course.ends_on, course.is_demo) == ("planned", None, None, False)
    parts = course.course_institutions.order_by("order")
    assert [course.host.name, *(part.institution.name for part in parts)] == [
        "Department of Foreign Relations",
        "Institute for Defence Strategy",
        "Diplomatic Academy of Vietnam",
    ]
    assert course.plan is not None
    assert (course.plan.partner.code, course.plan.year) == ("LA", 2024)
    module = course.modules.get(number=7)
    assert [before.number for before in module.prerequisites.all()] == [5]


def test_seeding_twice_changes_nothing_and_says_so() -> None:
    seed()
    before = everything()
    report = seed()
    assert everything() == before
    assert report.is_unchanged
    assert report.lines()[-1] == "Nothing was changed."
    assert report.tallies["ranks"].counts == {"left": 22}


def test_what_an_officer_changed_is_left_and_named() -> None:
    seed()
    Rank.objects.filter(force="LA", code="phan-ek").update(name_vi="Thượng tá")
    Module.objects.filter(number=3).update(content_minutes=270)
    InstitutionName.objects.filter(institution__slug="hoc-vien-ngoai-giao").update(name_en="DAV")
    Period.objects.filter(template__slug="winter", half_day="afternoon", number=4).delete()
    before = everything()
    report = seed()
    assert everything() == before
    assert edited(report) == {
        "ranks": ["LA/phan-ek"],
        "modules": ["LAO-2024/3"],
        "institutions": ["hoc-vien-ngoai-giao"],
        "day_templates": ["winter"],
    }
    assert report.is_unchanged


def test_a_removed_row_is_made_again() -> None:
    seed()
    Partner.objects.filter(code="TL").delete()
    report = seed()
    assert report.tallies["partners"].counts == {"made": 1, "left": 12}
    assert edited(report) == {"frameworks": ["admm", "admm-plus"]}  # the deletion took their member away


def test_overwrite_takes_the_wording_of_the_files() -> None:
    seed()
    Module.objects.filter(number=3).update(title_vi="Chuyên đề đã sửa")
    report = seed(overwrite=True)
    assert report.tallies["modules"].counts == {"changed": 1, "left": 6}
    assert Module.objects.get(number=3).title_vi == "Quan hệ song phương và hợp tác quốc phòng Việt Nam-Lào"
    assert seed().is_unchanged


def test_dates_state_and_further_institutions_of_a_course_survive_a_second_run() -> None:
    seed()
    course = Course.objects.get(code="LAO-2024")
    facts = read_toml("demo.toml")["course"]
    course.starts_on, course.ends_on, course.state = facts["starts_on"], facts["ends_on"], Course.State.OPEN
    parts = [*course.course_institutions.all()]
    parts.append(CourseInstitution(institution=Institution.objects.get(slug="bo-quoc-phong"), order=3))
    save_course(course=course, institutions=parts)
    report = seed()
    course.refresh_from_db()
    assert (course.starts_on, course.state) == (facts["starts_on"], "open")
    assert course.course_institutions.count() == 3
    assert edited(report) == {"courses": ["LAO-2024"]}


def replace(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Return what spoils a file: the first place where the old text stands."""

    def spoil(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return spoil


BROKEN = {
    "a number that is none": (
        replace("ranks.csv", "VN,trung-tuong,10", "VN,trung-tuong,ten"),
        "ranks.csv, line 4, level: “ten” is not a whole number.",
    ),
    "a cell too many": (
        replace("ranks.csv", "LA,phan-ek,8", "LA,phan-ek,8,8"),
        "ranks.csv, line 18: 7 cells where the first line names 6 columns.",
    ),
    "a column that is not there": (
        replace("partners.csv", "iso_code,vi", "iso_code,wi"),
        "partners.csv, line 2, vi: the first line names no such column.",
    ),
    "an unknown partner": (
        replace("frameworks.csv", "BN ID KH", "BN XX KH"),
        "frameworks.csv, line 2, partners: “XX” refers to nothing that is there.",
    ),
    "a key twice": (
        replace("partners.csv", "organisation,EU", "organisation,UN"),
        "partners.csv, line 14, code: “UN” is there already, in line 13.",
    ),
    "an unknown kind": (
        replace("institutions.toml", 'kind = "academy"', 'kind = "school"'),
        "institutions.toml, [[institution]] 4, kind: “school” is none of: ministry, department,",
    ),
    "a broken sentence of TOML": (replace("day_templates.toml", "= [", "= ["[:1]), "day_templates.toml: "),
    "a name that stacks marks": (
        replace("institutions.toml", "Bộ Quốc phòng", "Bộ Quốc phòng" + "\u0301" * 40),
        "institutions.toml, [[institution]] 1, name_vi: ",
    ),
    "a module without a title": (
        replace("course_lao_2024.toml", 'title_vi = "Công tác lễ tân đối ngoại"', 'title_vi = ""'),
        "course_lao_2024.toml, [[modules]] 7, title_vi: ",
    ),
    "a text for a number": (
        replace("course_lao_2024.toml", "content_minutes = 90", 'content_minutes = "long"'),
        "course_lao_2024.toml, [[modules]] 3, content_minutes: “long” is not a whole number.",
    ),
    "a number too large": (
        replace("course_lao_2024.toml", "colour = 7", "colour = 70"),
        "course_lao_2024.toml, [[modules]] 7, colour: ",
    ),
    "a table that is not there": (
        replace("course_lao_2024.toml", "[plan]", "[plam]"),
        "course_lao_2024.toml, plan: nothing is entered here.",
    ),
    "another encoding": (
        lambda folder: (folder / "ranks.csv").write_bytes(b"force,code\nVN,\xd0\xe0i"),
        "ranks.csv, line 2: this is not UTF-8.",
    ),
    "no file": (lambda folder: (folder / "ranks.csv").unlink(), "ranks.csv: "),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_is_named_with_row_and_column_and_nothing_is_written(kind: str, copied: Path) -> None:
    spoil, sentence = BROKEN[kind]
    spoil(copied)
    with pytest.raises(CommandError) as refused:
        call_command("seed", folder=copied, stdout=StringIO())
    assert str(refused.value).startswith(sentence)
    assert "\n" not in str(refused.value)
    assert refused.value.returncode == 1
    assert not any(everything().values())


def test_a_file_broken_at_its_end_takes_back_what_came_before(copied: Path) -> None:
    replace("course_lao_2024.toml", "prerequisites = [2]", "prerequisites = [3]")(copied)
    with pytest.raises(SeedBroken, match=r"\[\[modules\]\] 3, prerequisites: “3” refers to nothing"):
        seed(folder=copied)
    assert Rank.objects.count() == 0


def test_the_command_reports_a_line_a_kind() -> None:
    out = StringIO()
    call_command("seed", stdout=out)
    lines = out.getvalue().splitlines()
    assert lines[0] == "Ranks: 22 made"
    assert lines[-1] == "Modules: 7 made"
    assert len(lines) == 8


def test_the_command_can_be_told_to_be_silent() -> None:
    out = StringIO()
    call_command("seed", verbosity=0, stdout=out)
    assert out.getvalue() == ""
    assert Module.objects.count() == 7
