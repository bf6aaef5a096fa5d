"""Seed everything, in one transaction."""

from pathlib import Path

from django.conf import settings
from django.db import transaction

from desk.services.seeding.course import seed_course
from desk.services.seeding.reference import (
    seed_day_templates,
    seed_frameworks,
    seed_institutions,
    seed_partners,
    seed_ranks,
)
from desk.services.seeding.report import Report

SEEDS: Path = settings.BASE_DIR / "seeds"


@transaction.atomic
def seed(*, folder: Path = SEEDS, overwrite: bool = False, report: Report | None = None) -> Report:
    """Make what is missing of the reference tables and the 2024 course. Raises SeedBroken; nothing is written then."""
    report = report or Report(overwrite=overwrite)
    seed_ranks(folder, report)
    seed_partners(folder, report)
    seed_frameworks(folder, report)
    seed_institutions(folder, report)
    seed_day_templates(folder, report)
    seed_course(folder, report)
    return report
