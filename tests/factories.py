"""Rows that tests need: valid by default, any column by keyword."""

import itertools
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.models import User
from certificates.models import Award, CertificateSettings, Entry, EntryLink, Event
from certificates.services.preparation import content_of
from courses.models import (
    Assignment,
    CooperationPlan,
    Course,
    CourseInstitution,
    DayTemplate,
    Institution,
    InstitutionName,
    Lecturer,
    Module,
    Partner,
    Period,
    Rank,
    Room,
    Session,
)
from participants.models import Attendance, Delegation, Enrolment, Liaison, Participant

FIRST_DAY = date(2024, 6, 3)  # a Monday
LAST_DAY = date(2024, 6, 14)
_numbers = itertools.count(1)


def make_user(username: str = "", *, groups: tuple[str, ...] = (), **columns: Any) -> User:
    """Return a user in the named groups; the password is "a long password"."""
    name = username or f"user{next(_numbers)}"
    user = User.objects.create_user(name, password="a long password", **columns)
    for group in groups:
        user.groups.add(Group.objects.get(name=group))
    return user


def make_partner(**columns: Any) -> Partner:
    """Return the partner of a code, Laos by default, made when it is missing."""
    code = columns.pop("code", "laos")
    defaults = {"name_vi": "Lào", "name_en": "Laos", "name_lo": "ລາວ", "iso_code": "LA"} if code == "laos" else {}
    partner, _made = Partner.objects.get_or_create(code=code, defaults={"name_vi": code} | defaults | columns)
    return partner


def make_institution(name: str = "Cục Đối ngoại", **columns: Any) -> Institution:
    """Return an institution with one undated name."""
    columns = {"slug": f"institution-{next(_numbers)}", "kind": Institution.Kind.DEPARTMENT} | columns
    institution = Institution.objects.create(**columns)
    InstitutionName.objects.create(institution=institution, name_vi=name)
    return institution


def make_rank(**columns: Any) -> Rank:
    """Return the rank of a force and code, a Lao colonel by default, made when it is missing."""
    force, code = columns.pop("force", "lao"), columns.pop("code", "colonel")
    names = {"name_vi": "Đại tá", "name_en": "Colonel", "name_lo": "ພັນເອກ", "level": 80}
    rank, _made = Rank.objects.get_or_create(force=force, code=code, defaults=names | columns)
    return rank


def make_plan(**columns: Any) -> CooperationPlan:
    """Return the plan of a partner and year."""
    partner, year = columns.pop("partner", None) or make_partner(), columns.pop("year", 2024)
    defaults = {"title_vi": f"Kế hoạch hợp tác năm {year}"} | columns
    plan, _made = CooperationPlan.objects.get_or_create(partner=partner, year=year, defaults=defaults)
    return plan


def make_day_template(**columns: Any) -> DayTemplate:
    """Return a day template of two half-days, one period each."""
    template = DayTemplate.objects.create(**{"slug": f"day-{next(_numbers)}", "name_vi": "Mùa hè"} | columns)
    halves = (("morning", time(8), time(11, 30)), ("afternoon", time(13, 30), time(16, 30)))
    for half, starts, ends in halves:
        Period.objects.create(template=template, half_day=half, number=1, starts=starts, ends=ends)
    return template


def make_course(**columns: Any) -> Course:
    """Return an open course from Monday 3 to Friday 14 June 2024."""
    columns = {
        "code": f"LAO-{next(_numbers)}",
        "title_vi": "Lớp tập huấn cán bộ đối ngoại quốc phòng Lào",
        "title_en": "Training Course for Lao Defence Foreign-Relations Officers",
        "title_lo": "ຊຸດຝຶກອົບຮົມພະນັກງານການຕ່າງປະເທດປ້ອງກັນປະເທດລາວ",
        "starts_on": FIRST_DAY,
        "ends_on": LAST_DAY,
        "state": Course.State.OPEN,
    } | columns
    if "host" not in columns:
        columns["host"] = make_institution()
    return Course.objects.create(**columns)


def make_course_institution(course: Course, **columns: Any) -> CourseInstitution:
    """Return a partner institution's part in the course."""
    if "institution" not in columns:
        columns["institution"] = make_institution("Học viện Ngoại giao", kind=Institution.Kind.ACADEMY)
    return CourseInstitution.objects.create(course=course, **columns)


def make_module(course: Course | None = None, **columns: Any) -> Module:
    """Return a module, numbered after those the course has."""
    course = course or make_course()
    number = columns.get("number", course.modules.count() + 1)
    columns = {
        "number": number,
        "title_vi": f"Chuyên đề {number}",
        "content_minutes": 360,
        "colour": (number - 1) % 12 + 1,
    } | columns
    return Module.objects.create(course=course, **columns)


def make_room(**columns: Any) -> Room:
    """Return a room for forty."""
    return Room.objects.create(**{"name_vi": f"Phòng {200 + next(_numbers)}", "capacity": 40} | columns)


def make_lecturer(**columns: Any) -> Lecturer:
    """Return a lecturer called Nguyễn Văn An."""
    columns = {"family_name": "Nguyễn", "middle_name": "Văn", "given_name": "An"} | columns
    if "institution" not in columns:
        columns["institution"] = make_institution()
    return Lecturer.objects.create(**columns)


def instants(course: Course, day: date, starts: time, ends: time) -> tuple[datetime, datetime]:
    """Return the instants of clock times on a day of the course's own calendar."""
    return (
        datetime.combine(day, starts, tzinfo=course.zone),
        datetime.combine(day, ends, tzinfo=course.zone),
    )


def make_session(
    course: Course | None = None,
    *,
    day: date | None = None,
    starts: time = time(8),
    ends: time = time(11, 30),
    lecturers: tuple[Lecturer, ...] = (),
    interpreters: tuple[Lecturer, ...] = (),
    **columns: Any,
) -> Session:
    """Return a lesson on the course's first morning; its module is made unless given. Clock times are local."""
    module = columns.get("module")
    course = course or (module.course if module else make_course())
    day = day or course.starts_on or FIRST_DAY
    starts_at, ends_at = instants(course, day, starts, ends)
    columns = {"kind": Session.Kind.MODULE, "starts_at": starts_at, "ends_at": ends_at} | columns
    if columns["kind"] == Session.Kind.MODULE and "module" not in columns:
        columns["module"] = course.modules.first() or make_module(course)
    elif not columns.get("module"):
        columns.setdefault("title_vi", "Hoạt động chung")
    session = Session.objects.create(course=course, day=day, **columns)
    for role, people in ((Assignment.Role.LECTURER, lecturers), (Assignment.Role.INTERPRETER, interpreters)):
        for person in people:
            Assignment.objects.create(session=session, lecturer=person, role=role)
    return session


def make_participant(**columns: Any) -> Participant:
    """Return a Lao officer with the name in Lao, Latin and Vietnamese spelling."""
    columns = {
        "family_name": "Outhakaysone",
        "given_name": "Khamlieng",
        "native_family_name": "ອຸທະໄກສອນ",
        "native_given_name": "ຄຳລຽງ",
        "passport_name": "KHAMLIENG OUTHAKAYSONE",
        "vietnamese_name": "Khăm-liêng Ụ-thạ-cay-sỏn",
        "sex": Participant.Sex.MALE,
        "birth_date": date(1985, 3, 1),
        "position_vi": "Trợ lý",
    } | columns
    columns.setdefault("partner", None)
    columns["partner"] = columns["partner"] or make_partner()
    return Participant.objects.create(**columns)


def make_delegation(course: Course | None = None, **columns: Any) -> Delegation:
    """Return the delegation of Laos to the course."""
    columns["partner"] = columns.get("partner") or make_partner()
    return Delegation.objects.create(course=course or make_course(), **columns)


def make_enrolment(course: Course | None = None, participant: Participant | None = None, **columns: Any) -> Enrolment:
    """Return an attending trainee's place in the course."""
    columns = {"role": Enrolment.Role.TRAINEE, "state": Enrolment.State.ATTENDING} | columns
    return Enrolment.objects.create(
        course=course or make_course(), participant=participant or make_participant(), **columns
    )


def make_attendance(session: Session, enrolment: Enrolment, **columns: Any) -> Attendance:
    """Return a mark: present for the whole session unless told otherwise."""
    columns = {"state": Attendance.State.PRESENT} | columns
    present = columns["state"] in Attendance.PRESENT_STATES
    columns.setdefault("minutes", session.minutes if present else 0)
    return Attendance.objects.create(session=session, enrolment=enrolment, **columns)


def make_liaison(user: User, partner: Partner | None = None) -> Liaison:
    """Return the tie that lets a user look after a partner's people."""
    return Liaison.objects.create(user=user, partner=partner or make_partner())


def make_certificate_settings(course: Course, **columns: Any) -> CertificateSettings:
    """Return what the course's certificates say: a decision, a signatory."""
    columns = {
        "decision_number": "15/QĐ-ĐN",
        "decision_date": course.ends_on,
        "signatory_name": "Trần Văn Bình",
        "signatory_position_vi": "Cục trưởng",
        "signatory_position_en": "Director",
    } | columns
    return CertificateSettings.objects.create(course=course, **columns)


def make_award(enrolment: Enrolment, *, prepared_by: User, approved_by: User | None = None) -> Award:
    """Return an award prepared by one person and, if given, approved by another."""
    award = Award.objects.create(enrolment=enrolment, prepared_by=prepared_by)
    if approved_by:
        award.approved_by, award.approved_at = approved_by, timezone.now()
        if settings := CertificateSettings.objects.filter(course=enrolment.course).first():
            award.approved_content = content_of(award, settings)
        award.save()
    return award


def make_entry(enrolment: Enrolment | None = None, **columns: Any) -> Entry:
    """Return an entry of the register with its event, linked to the enrolment if one is given."""
    columns = {
        "year": 2024,
        "number": next(_numbers),
        "issued_on": LAST_DAY,
        "course_code": enrolment.course.code if enrolment else "LAO-2024",
        "holder_name": enrolment.participant.passport_name if enrolment else "KHAMLIENG OUTHAKAYSONE",
        "snapshot": {},
    } | columns
    for role in ("prepared_by", "approved_by"):
        columns[role] = columns.get(role) or make_user()
    columns.setdefault("register_number", f"{columns['number']:04}/{columns['year']}")
    entry = Entry.objects.create(**columns)
    Event.objects.create(entry=entry, kind=Event.Kind.ISSUED, by=entry.approved_by)
    if enrolment:
        EntryLink.objects.create(entry=entry, enrolment=enrolment)
    return entry


def make_taught_course(*, trainees: int = 1, days: int = 2, **columns: Any) -> Course:
    """Return a course with a lesson each morning of its first days and trainees present at all of them."""
    course = make_course(**columns)
    first = course.starts_on or FIRST_DAY
    sessions = [make_session(course, day=first + timedelta(days=number)) for number in range(days)]
    for _trainee in range(trainees):
        enrolment = make_enrolment(course)
        for session in sessions:
            make_attendance(session, enrolment)
    return course
