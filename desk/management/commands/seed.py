"""manage.py seed: the reference tables and the 2024 course."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from desk.services.seeding.files import SeedBroken
from desk.services.seeding.seed import SEEDS, seed


class Command(BaseCommand):
    help = "Make what is missing of the reference tables and the 2024 course; can be run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--overwrite", action="store_true", help="change rows that differ from the files")
        parser.add_argument("--folder", type=Path, default=SEEDS, help="where the files are (default: %(default)s)")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = seed(folder=options["folder"], overwrite=options["overwrite"])
        except SeedBroken as broken:
            raise CommandError(str(broken)) from None
        if not options["verbosity"]:
            return
        for line in report.lines():
            self.stdout.write(line)
