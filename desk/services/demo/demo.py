"""Make the whole demo, in one transaction."""

from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from certificates.models import Entry
from courses.models import Course
from desk.services.demo import past, running
from desk.services.demo.people import institutions_by_slug, make_lecturers, make_participants, make_rooms
from desk.services.demo.programme import cast_of
from desk.services.demo.refusal import DemoRefused
from desk.services.demo.users import link_users, make_users
from desk.services.seeding.course import FILE as COURSE_FILE
from desk.services.seeding.files import by_key, read_toml
from desk.services.seeding.report import Report
from desk.services.seeding.seed import SEEDS, seed
from participants.models import Participant


@transaction.atomic
def demo(*, folder: Path = SEEDS, now: datetime | None = None) -> Report:
    """Seed, then make what is missing of the demo. Files of certificates are made later, by whoever asks for them.

    Raises SeedBroken, and DemoRefused where real people are; nothing is written then.
    """
    _refuse_among_real_people()
    report = seed(folder=folder)
    file = read_toml(folder, "demo.toml")
    user_rows, trainees = by_key(file.rows("users"), "name"), by_key(file.rows("trainees"), "key")
    users = make_users(user_rows, report)
    rooms = make_rooms(by_key(file.rows("rooms"), "key"), report)
    lecturers = make_lecturers(by_key(file.rows("lecturers"), "key"), report)
    sent_by = read_toml(folder, COURSE_FILE).row("course").find("sending_institution", institutions_by_slug())
    people = make_participants(trainees, wordings=file, sent_by=sent_by, report=report)
    link_users(user_rows, users, lecturers, people)
    course = Course.objects.select_related("day_template").get(code=file.row("course").text("code"))
    if past.is_untouched(course):
        past.fill(
            course,
            file,
            cast=cast_of(course, rooms, lecturers),
            people=people,
            users=users,
            report=report,
        )
    else:
        past.count_left(course, report)
    running.run(
        read_toml(folder, "demo_now.toml"),
        original=course,
        rooms=rooms,
        lecturers=lecturers,
        people=people,
        trainees=trainees,
        now=now or timezone.now(),
        report=report,
    )
    return report


def _refuse_among_real_people() -> None:
    """Refuse a database that is in use: what the demo enters into the register stays there for ever."""
    if User.objects.filter(is_demo=True).exists():
        return
    if Participant.objects.exists() or Entry.objects.exists():
        raise DemoRefused(
            _("There are people or certificates here already, and no demo. Use an empty database for the demo.")
        )
