"""Demo users, one a role."""

from collections.abc import Mapping

from django.conf import settings
from django.contrib.auth.models import Group
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import NAMES
from courses.models import Lecturer, Partner
from courses.services.reference import save_lecturer
from desk.services.demo.refusal import DemoRefused
from desk.services.seeding.files import Row
from desk.services.seeding.report import Report
from participants.models import Liaison, Participant
from participants.services.enrolments import save_participant


def make_users(rows: Mapping[str, Row], report: Report) -> dict[str, User]:
    """Make the users that are missing. Raises DemoRefused when a name is a real user's."""
    standing = {user.username: user for user in User.objects.filter(username__in=rows)}
    taken = ", ".join(name for name, user in standing.items() if not user.is_demo)
    if taken:
        raise DemoRefused(_("Users of these names are there and are not demo users: %(names)s.") % {"names": taken})
    for name, row in rows.items():
        if name not in standing:
            standing[name] = _make_user(name, row)
            report.count("users", "made")
        else:
            report.count("users", "left")
    return standing


def password_of(name: str) -> str:
    """Return the password with which a demo user is made."""
    return f"demo-only-{name}"


def link_users(
    rows: Mapping[str, Row],
    users: Mapping[str, User],
    lecturers: Mapping[str, Lecturer],
    participants: Mapping[str, Participant],
) -> None:
    """Tell who each user is, where nobody has said otherwise meanwhile."""
    partners = {partner.code: partner for partner in Partner.objects.all()}
    for name, row in rows.items():
        user = users[name]
        lecturer = row.find_or_none("lecturer", lecturers)
        if lecturer is not None and lecturer.user_id is None and not Lecturer.objects.filter(user=user).exists():
            lecturer.user = user
            save_lecturer(lecturer=lecturer)
        participant = row.find_or_none("trainee", participants)
        if participant is not None and participant.user_id is None and not hasattr(user, "participant"):
            participant.user = user
            save_participant(participant=participant)
        partner = row.find_or_none("partner", partners)
        if partner is not None:
            Liaison.objects.get_or_create(user=user, partner=partner)


def _make_user(name: str, row: Row) -> User:
    group = row.text_or_empty("group") and row.choice("group", list(NAMES))
    user: User = User.objects.create_user(
        name,
        password=password_of(name),
        first_name=row.text("full_name"),
        language=row.choice("language", [code for code, _name in settings.LANGUAGES]),
        is_superuser=not group,
        is_staff=not group,
        is_demo=True,
    )
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user
