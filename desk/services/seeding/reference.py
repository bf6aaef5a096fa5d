"""The reference tables."""

from functools import partial
from pathlib import Path

from courses.models import DayTemplate, Framework, Institution, InstitutionName, Partner, Period, Rank
from courses.models.templates import HalfDay
from courses.services.reference import (
    save_day_template,
    save_framework,
    save_institution,
    save_partner,
    save_rank,
)
from desk.services.seeding.files import by_key, read_csv, read_toml
from desk.services.seeding.report import Report


def seed_ranks(folder: Path, report: Report) -> None:
    for name, row in by_key(read_csv(folder, "ranks.csv"), "force", "code").items():
        rank = Rank(
            force=row.text("force"),
            code=row.text("code"),
            level=row.number("level"),
            **row.worded("name", prefix=False),
        )
        report.offer("ranks", name, row, partial(save_rank, rank=rank))


def seed_partners(folder: Path, report: Report) -> None:
    for name, row in by_key(read_csv(folder, "partners.csv"), "code").items():
        partner = Partner(
            kind=row.choice("kind", Partner.Kind.values),
            code=row.text("code"),
            iso_code=row.text_or_empty("iso_code"),
            **row.worded("name", prefix=False),
        )
        report.offer("partners", name, row, partial(save_partner, partner=partner))


def seed_frameworks(folder: Path, report: Report) -> None:
    partners = {partner.code: partner for partner in Partner.objects.all()}
    for name, row in by_key(read_csv(folder, "frameworks.csv"), "code").items():
        framework = Framework(
            code=row.text("code"),
            since_year=row.number_or_none("since_year"),
            **row.worded("name", prefix=False),
        )
        members = row.find_all("partners", partners)
        report.offer(
            "frameworks",
            name,
            row,
            partial(save_framework, framework=framework, partners=members),
        )


def seed_institutions(folder: Path, report: Report) -> None:
    partners = {partner.code: partner for partner in Partner.objects.all()}
    seen: dict[str, Institution] = {}
    for name, row in by_key(read_toml(folder, "institutions.toml").rows("institution"), "slug").items():
        institution = Institution(
            slug=row.text("slug"),
            kind=row.choice("kind", Institution.Kind.values),
            partner=row.find_or_none("partner", partners),
            parent=row.find_or_none("parent", seen),
        )
        names = [
            InstitutionName(valid_from=named.day_or_none("valid_from"), **named.worded("name"))
            for named in row.rows("names")
        ]
        report.offer(
            "institutions",
            name,
            row,
            partial(save_institution, institution=institution, names=names),
        )
        seen[institution.slug] = institution


def seed_day_templates(folder: Path, report: Report) -> None:
    for name, row in by_key(read_toml(folder, "day_templates.toml").rows("template"), "slug").items():
        template = DayTemplate(slug=row.text("slug"), **row.worded("name"))
        periods = [
            Period(
                half_day=period.choice("half_day", HalfDay.values),
                number=period.number("number"),
                starts=period.clock("starts"),
                ends=period.clock("ends"),
            )
            for period in row.rows("periods")
        ]
        report.offer(
            "day_templates",
            name,
            row,
            partial(save_day_template, template=template, periods=periods),
        )
