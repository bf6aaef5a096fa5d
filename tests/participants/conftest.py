"""A small course with people in it, made of real rows."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts import roles
from accounts.models import User
from courses.models import Assignment, Course, Lecturer, Module, Partner, Rank, Session
from participants.models import Enrolment, Participant
from participants.services.enrolments import enrol
from tests import factories

FIRST_MORNING = datetime(2024, 6, 3, 1, 0, tzinfo=UTC)  # 08:00 in Ha Noi


@pytest.fixture
def laos(db: None) -> Partner:
    return factories.make_partner()


@pytest.fixture
def thailand(db: None) -> Partner:
    return factories.make_partner(code="thailand", name_en="Thailand", iso_code="TH")


@pytest.fixture
def colonel(db: None) -> Rank:
    return factories.make_rank(force="LA", code="colonel")


@pytest.fixture
def course(laos: Partner) -> Course:
    return factories.make_course(code="LAO-2024", state="running", plan=factories.make_plan(partner=laos))


@pytest.fixture
def module(course: Course) -> Module:
    return factories.make_module(
        course,
        title_vi="Công tác lễ tân đối ngoại",
        title_en="External-relations protocol",
        title_lo="ວຽກງານພິທີການຕ່າງປະເທດ",
    )


@pytest.fixture
def make_session(course: Course) -> Callable[..., Session]:
    """Visits of 100 minutes, one a day from the course's first day on."""

    def make(*, of: Course | None = None, starts_at: datetime | None = None, **fields: object) -> Session:
        of = of or course
        starts_at = starts_at or FIRST_MORNING + timedelta(days=of.sessions.count())
        defaults: dict[str, object] = {
            "kind": "visit", "title_vi": "Tham quan", "title_en": "Visit", "title_lo": "ຢ້ຽມຢາມ",
            "ends_at": starts_at + timedelta(minutes=100),
        }  # fmt: skip
        day = starts_at.astimezone(of.zone).date()
        return Session.objects.create(course=of, day=day, starts_at=starts_at, **{**defaults, **fields})

    return make


@pytest.fixture
def make_person(laos: Partner) -> Callable[..., Participant]:
    """People whose only spelling is the Latin one, unless told otherwise."""

    def make(name: str = "Khamlieng Outhakaysone", **fields: object) -> Participant:
        given, _space, family = name.partition(" ")
        defaults: dict[str, object] = {"partner": laos, "sex": "male", "given_name": given, "family_name": family}
        return Participant.objects.create(**{**defaults, "passport_name": name, **fields})

    return make


@pytest.fixture
def make_enrolment(course: Course, make_person: Callable[..., Participant]) -> Callable[..., Enrolment]:
    """Attending people of the course; partner, user and rank go to the person."""

    def make(name: str = "Khamlieng Outhakaysone", *, of: Course | None = None, **fields: object) -> Enrolment:
        person = {key: fields.pop(key) for key in ("partner", "user", "rank") if key in fields}
        options: dict[str, object] = {"state": "attending", **fields}
        return enrol(course=of or course, participant=make_person(name, **person), **options)  # type: ignore[arg-type]

    return make


@pytest.fixture
def trainee(db: None) -> User:
    return factories.make_user("trainee", groups=(roles.TRAINEE,), language="en")


@pytest.fixture
def liaison(laos: Partner) -> User:
    user = factories.make_user("liaison", groups=(roles.LIAISON,), language="en")
    factories.make_liaison(user, laos)
    return user


@pytest.fixture
def lecturer(db: None) -> User:
    user = factories.make_user("lecturer", groups=(roles.LECTURER,), language="en")
    factories.make_lecturer(user=user)
    return user


@pytest.fixture
def english_officer(officer: User) -> User:
    User.objects.filter(pk=officer.pk).update(language="en")
    officer.refresh_from_db()
    return officer


@pytest.fixture
def desk(english_officer: User) -> Client:
    """The officer's own client."""
    client = Client()
    client.force_login(english_officer)
    return client


@pytest.fixture
def teach() -> Callable[..., Assignment]:
    def assign(user: User, session: Session, role: str = "lecturer") -> Assignment:
        return Assignment.objects.create(session=session, lecturer=Lecturer.objects.get(user=user), role=role)

    return assign


@pytest.fixture
def connection_queries(db: None) -> CaptureQueriesContext:
    return CaptureQueriesContext(connection)


@pytest.fixture
def other_course(thailand: Partner) -> Course:
    return factories.make_course(code="THA-2024", title_vi="Lớp khác", starts_on=date(2024, 6, 3), state="running")
