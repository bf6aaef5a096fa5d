"""A small course with people in it, made of real rows."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from courses.models import Assignment, Course, Institution, Lecturer, Module, Partner, Rank, Room, Session
from participants.models import Enrolment, Liaison, Participant
from participants.services.enrolments import enrol

LONG_AGO = datetime(2024, 6, 3, 1, 0, tzinfo=UTC)  # 08:00 in Ha Noi


def make_user(role: str, name: str = "", language: str = "en") -> User:
    user = User.objects.create_user(name or role, password="unguessable-1", language=language)
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def laos(db: None) -> Partner:
    return Partner.objects.create(code="laos", name_vi="Lào", name_en="Laos", name_lo="ລາວ", iso_code="LA")


@pytest.fixture
def thailand(db: None) -> Partner:
    return Partner.objects.create(code="thailand", name_vi="Thái Lan", name_en="Thailand", iso_code="TH")


@pytest.fixture
def host(db: None) -> Institution:
    return Institution.objects.create(slug="cdn", kind="department")


@pytest.fixture
def colonel(db: None) -> Rank:
    return Rank.objects.create(
        force="LA", code="colonel", level=8, name_vi="Đại tá", name_en="Colonel", name_lo="ພັນເອກ"
    )


@pytest.fixture
def course(host: Institution) -> Course:
    return Course.objects.create(
        code="LAO-2024",
        title_vi="Lớp tập huấn năm 2024",
        title_en="The 2024 course",
        host=host,
        starts_on=date(2024, 6, 3),
        ends_on=date(2024, 6, 14),
        state="running",
    )


@pytest.fixture
def module(course: Course) -> Module:
    return Module.objects.create(
        course=course,
        number=1,
        title_vi="Công tác lễ tân đối ngoại",
        title_en="External-relations protocol",
        title_lo="ວຽກງານພິທີການຕ່າງປະເທດ",
        content_minutes=180,
        colour=4,
    )


@pytest.fixture
def room(db: None) -> Room:
    return Room.objects.create(name_vi="Phòng 201", name_en="Room 201", name_lo="ຫ້ອງ 201", capacity=30)


@pytest.fixture
def make_session(course: Course, module: Module) -> Callable[..., Session]:
    """Sessions of 100 minutes, one a day from the course's first day on."""

    def make(*, of: Course | None = None, starts_at: datetime | None = None, **fields: object) -> Session:
        of = of or course
        starts_at = starts_at or LONG_AGO + timedelta(days=Session.objects.filter(course=of).count())
        defaults = {"kind": "visit", "title_vi": "Tham quan", "title_en": "Visit", "title_lo": "ຢ້ຽມຢາມ"}
        return Session.objects.create(
            course=of,
            day=starts_at.astimezone(of.zone).date(),
            starts_at=starts_at,
            **{"ends_at": starts_at + timedelta(minutes=100), **defaults, **fields},
        )

    return make


@pytest.fixture
def make_person(laos: Partner) -> Callable[..., Participant]:
    def make(name: str = "Khamlieng Outhakaysone", **fields: object) -> Participant:
        given, _space, family = name.partition(" ")
        defaults = {"partner": laos, "sex": "male", "given_name": given, "family_name": family}
        return Participant.objects.create(**{**defaults, "passport_name": name, **fields})

    return make


@pytest.fixture
def make_enrolment(course: Course, make_person: Callable[..., Participant]) -> Callable[..., Enrolment]:
    def make(name: str = "Khamlieng Outhakaysone", *, of: Course | None = None, **fields: object) -> Enrolment:
        person = {key: fields.pop(key) for key in ("partner", "user", "rank") if key in fields}
        options = {"state": "attending", **fields}
        return enrol(course=of or course, participant=make_person(name, **person), **options)

    return make


@pytest.fixture
def officer(db: None) -> User:
    return make_user("officer")


@pytest.fixture
def approver(db: None) -> User:
    return make_user("approver")


@pytest.fixture
def trainee(db: None) -> User:
    return make_user("trainee")


@pytest.fixture
def liaison(laos: Partner) -> User:
    user = make_user("liaison")
    Liaison.objects.create(user=user, partner=laos)
    return user


@pytest.fixture
def lecturer(host: Institution) -> User:
    user = make_user("lecturer")
    Lecturer.objects.create(user=user, institution=host, family_name="Nguyễn", given_name="An")
    return user


@pytest.fixture
def teach() -> Callable[..., Assignment]:
    def assign(user: User, session: Session, role: str = "lecturer") -> Assignment:
        return Assignment.objects.create(session=session, lecturer=Lecturer.objects.get(user=user), role=role)

    return assign


@pytest.fixture
def connection_queries(db: None) -> CaptureQueriesContext:
    return CaptureQueriesContext(connection)
