"""manage.py demo: seed, and invented people, dates and marks to look around with."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from accounts.models import User
from desk.services.demo.demo import demo
from desk.services.demo.refusal import DemoRefused
from desk.services.seeding.files import SeedBroken
from desk.services.seeding.seed import SEEDS


class Command(BaseCommand):
    help = "Seed, and fill LAO-2024 and DEMO-NOW with invented data, marked as demo; can be run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=SEEDS, help="where the files are (default: %(default)s)")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = demo(folder=options["folder"])
        except (SeedBroken, DemoRefused) as refused:
            raise CommandError(str(refused)) from None
        if not options["verbosity"]:
            return
        for line in report.lines():
            self.stdout.write(line)
        names = User.objects.filter(is_demo=True).order_by("pk").values_list("username", flat=True)
        sentence = _("Sign in as %(names)s with the password %(password)s.")
        self.stdout.write(sentence % {"names": ", ".join(names), "password": "demo-only-<name>"})
