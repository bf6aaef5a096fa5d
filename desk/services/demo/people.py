"""Demo rooms, lecturers and the delegation."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import partial

from django.core.exceptions import ValidationError

from courses.models import Course, Institution, Lecturer, Partner, Rank, Room
from courses.services.reference import save_lecturer, save_room
from desk.services.seeding.files import Row
from desk.services.seeding.report import Report
from participants.explain import explain
from participants.models import Enrolment, Participant
from participants.services.enrolments import enrol, ensure_delegation, save_delegation, save_participant
from participants.services.refused import EnrolmentRefused


def make_rooms(rows: Mapping[str, Row], report: Report) -> dict[str, Room]:
    rooms = {}
    for key, row in rows.items():
        room = Room(building=row.text("building"), capacity=row.number("capacity"), is_demo=True, **row.worded("name"))
        report.offer("rooms", key, row, partial(save_room, room=room))
        rooms[key] = Room.objects.get(pk=room.pk)
    return rooms


def make_lecturers(rows: Mapping[str, Row], report: Report) -> dict[str, Lecturer]:
    ranks, institutions = ranks_by_key(), institutions_by_slug()
    lecturers = {}
    for key, row in rows.items():
        lecturer = Lecturer(
            family_name=row.text("family_name"),
            middle_name=row.text_or_empty("middle_name"),
            given_name=row.text("given_name"),
            academic_title=row.text_or_empty("academic_title"),
            rank=row.find_or_none("rank", ranks),
            institution=row.find("institution", institutions),
            languages=row.values_of("languages"),
            can_interpret=row.flag("can_interpret"),
            is_demo=True,
        )
        report.offer("lecturers", key, row, partial(save_lecturer, lecturer=lecturer))
        lecturers[key] = Lecturer.objects.get(pk=lecturer.pk)
    return lecturers


def make_participants(
    rows: Mapping[str, Row], *, wordings: Row, sent_by: Institution, report: Report
) -> dict[str, Participant]:
    """Make the delegation's people, known by the name in the passport. wordings: holds [positions] and [units]."""
    ranks = ranks_by_key()
    positions, units = wordings.tables("positions"), wordings.tables("units")
    partner = sent_by.partner or Partner.objects.get(code="LA")
    standing = {person.passport_name: person for person in Participant.objects.filter(is_demo=True)}
    people = {}
    for key, row in rows.items():
        known = standing.get(row.text("passport_name"))
        report.count("participants", "left" if known else "made")
        if known:
            people[key] = known
            continue
        position, unit = row.find("position", positions), row.find("unit", units)
        person = Participant(
            family_name=row.text("family_name"),
            given_name=row.text("given_name"),
            native_family_name=row.text("native_family_name"),
            native_given_name=row.text("native_given_name"),
            passport_name=row.text("passport_name"),
            vietnamese_name=row.text("vietnamese_name"),
            sex=row.choice("sex", Participant.Sex.values),
            birth_date=row.day("birth_date"),
            rank=row.find("rank", ranks),
            institution=sent_by,
            partner=partner,
            language="lo",
            is_demo=True,
            **position.worded("position", prefix=False),
            **unit.worded("unit", prefix=False),
        )
        people[key] = _write(person, row)
    return people


def enrol_people(
    course: Course, rows: Iterable[Row], people: Mapping[str, Participant], report: Report
) -> dict[str, Enrolment]:
    """Take the people of the rows into a course that has none yet."""
    enrolments = {}
    for row in rows:
        key = row.text("key")
        enrolments[key] = enrol(
            course=course,
            participant=people[key],
            role=row.choice("role", Enrolment.Role.values),
            state=Enrolment.State.ATTENDING,
        )
        report.count("enrolments", "made")
    return enrolments


def date_delegation(course: Course, partner: Partner) -> None:
    """Let the delegation come the day before the course and leave the day after."""
    if course.starts_on is None or course.ends_on is None:
        raise ValueError(f"{course.code} has no dates")
    delegation = ensure_delegation(course=course, partner=partner)
    delegation.arrives_on = course.starts_on - timedelta(days=1)
    delegation.leaves_on = course.ends_on + timedelta(days=1)
    save_delegation(delegation=delegation)


def ranks_by_key() -> dict[str, Rank]:
    return {f"{rank.force}/{rank.code}": rank for rank in Rank.objects.all()}


def institutions_by_slug() -> dict[str, Institution]:
    return {institution.slug: institution for institution in Institution.objects.select_related("partner")}


def _write(person: Participant, row: Row) -> Participant:
    try:
        return save_participant(participant=person)
    except ValidationError as error:
        raise row.blame(error) from None
    except EnrolmentRefused as refused:
        raise row.broken("rank", explain(refused.refusal)) from None
