"""The plan for 2024 and its course with seven modules."""

from functools import partial
from pathlib import Path

from courses.models import CooperationPlan, Course, CourseInstitution, DayTemplate, Institution, Module, Partner
from courses.services.courses import save_course
from courses.services.modules import save_module
from courses.services.reference import save_plan
from desk.services.seeding.files import Row, by_key, read_toml
from desk.services.seeding.report import Report

FILE = "course_lao_2024.toml"


def seed_course(folder: Path, report: Report) -> None:
    file = read_toml(folder, FILE)
    plan = _seed_plan(file.row("plan"), report)
    course = _seed_course(file, plan, report)
    _seed_modules(file.rows("modules"), course, report)


def _seed_plan(row: Row, report: Report) -> CooperationPlan:
    partners = {partner.code: partner for partner in Partner.objects.all()}
    plan = CooperationPlan(partner=row.find("partner", partners), year=row.number("year"), **row.worded("title"))
    report.offer("plans", f"{plan.partner.code} {plan.year}", row, partial(save_plan, plan=plan))
    return plan


def _seed_course(file: Row, plan: CooperationPlan, report: Report) -> Course:
    """Make the course, or offer it the file's wording; its dates and state are people's alone once it stands."""
    row = file.row("course")
    institutions = {institution.slug: institution for institution in Institution.objects.all()}
    templates = {template.slug: template for template in DayTemplate.objects.all()}
    code = row.text("code")
    course = Course.objects.filter(code=code).first() or Course(
        code=code, state=row.choice("state", Course.State.values)
    )
    columns = {
        "plan": plan,
        "host": row.find("host", institutions),
        "time_zone": row.text("time_zone"),
        "day_template": row.find("day_template", templates),
        "minimum_attendance_percent": row.number("minimum_attendance_percent"),
        "address": row.choice("address", Course.Address.values),
    }
    for column, value in (columns | row.worded("title") | row.worded("place") | row.worded("aims")).items():
        setattr(course, column, value)
    parts = [
        CourseInstitution(
            institution=part.find("slug", institutions), order=part.number("order"), **part.worded("part")
        )
        for part in file.rows("institutions")
    ]
    report.offer("courses", code, row, partial(save_course, course=course, institutions=parts))
    return Course.objects.get(code=code)


def _seed_modules(rows: list[Row], course: Course, report: Report) -> None:
    institutions = {institution.slug: institution for institution in Institution.objects.all()}
    standing = {module.number: module.pk for module in course.modules.all()}
    seen: dict[int, Module] = {}
    for row in by_key(rows, "number").values():
        number = row.number("number")
        module = Module(
            pk=standing.get(number),
            course=course,
            number=number,
            group=row.choice("group", Module.Group.values),
            content_minutes=row.number("content_minutes"),
            institution=row.find("institution", institutions),
            colour=row.number("colour"),
            **row.worded("title"),
        )
        module._state.adding = number not in standing
        before = row.find_all("prerequisites", seen)
        report.offer(
            "modules",
            f"{course.code}/{number}",
            row,
            partial(save_module, module=module, prerequisites=before),
        )
        seen[number] = module
