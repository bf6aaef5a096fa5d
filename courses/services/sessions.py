"""Placing sessions in a course's schedule.

Every writer locks the course, then the room, then the people by number, so that no two wait for each other; what is
not locked against is refused by the database's own guards (courses/guards.py) and worded the same way.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, Q, QuerySet

from courses import guards
from courses.models import Assignment, Course, Lecturer, Room, Session
from courses.rules import Placing, Reason, Resource, clashes, day_reasons
from database.cleaning import tidy
from database.wording import LANGUAGES, in_every_language

Role = Assignment.Role

# What is left to say when whoever caused the clash has gone again by the time we look.
_GUARD_CODES: Final = {
    guards.ROOM_TWICE: "room_just_taken",
    guards.LECTURER_TWICE: "person_just_taken",
    guards.OUTSIDE_COURSE: "course_without_dates",
    guards.OTHER_COURSE: "module_of_other_course",
    guards.OTHER_DAY: "ends_before_start",
    "courses_session_ends_after_start": "ends_before_start",
    "courses_session_has_title": "title_missing",
    "courses_session_lesson_has_module": "module_missing",
}


class ScheduleRefused(Exception):  # noqa: N818 - what happened, not what kind of object this is
    """A change of the schedule that cannot be; `reasons` say why (courses/explain.py words them)."""

    def __init__(self, reasons: Sequence[Reason]) -> None:
        super().__init__(", ".join(reason.code for reason in reasons))
        self.reasons = list(reasons)


def save_session(
    *, session: Session, lecturers: Sequence[Lecturer] = (), interpreters: Sequence[Lecturer] = ()
) -> Session:
    """Add a session or change one, with exactly these people. Raises ScheduleRefused, and nothing is written."""
    is_new = session.pk is None
    tidy(session)
    try:
        with _placing(session, lecturers, interpreters):
            wanted = {person.pk: Role.LECTURER for person in lecturers}
            wanted |= {person.pk: Role.INTERPRETER for person in interpreters}
            if not is_new:
                # Those who leave go first: the session may move to where they are needed elsewhere.
                session.assignments.exclude(lecturer__in=wanted).delete()
            session.save()
            _assign(session, wanted)
    except ScheduleRefused:
        if is_new:
            session.pk = None
            session._state.adding = True
        raise
    return session


def cancel_session(*, session: Session) -> None:
    """Cancel a session: it stays on the schedule, struck out, and frees its room and people."""
    session.is_cancelled = True
    session.save(update_fields=["is_cancelled", "updated_at"])


def restore_session(*, session: Session) -> None:
    """Take a cancelled session up again. Raises ScheduleRefused when room or people are taken by now."""
    session.is_cancelled = False
    try:
        with _placing(session, session.teachers, session.interpreters):
            session.save(update_fields=["is_cancelled", "updated_at"])
    except ScheduleRefused:
        session.is_cancelled = True
        raise


def delete_session(*, session: Session) -> None:
    """Delete a session that was never attended. Raises ScheduleRefused when the roll was called."""
    try:
        with transaction.atomic():
            session.delete()
    except (ProtectedError, IntegrityError):
        raise ScheduleRefused([Reason("attended")]) from None


def reasons_against(
    *, session: Session, lecturers: Sequence[Lecturer] = (), interpreters: Sequence[Lecturer] = ()
) -> list[Reason]:
    """Return all that speaks against a session as it stands on these values; nothing is written."""
    zone = session.course.zone
    starts, ends = session.starts_at.astimezone(zone), session.ends_at.astimezone(zone)
    reasons = day_reasons(session.day, starts, ends, session.course.starts_on, session.course.ends_on)
    if session.module is not None and session.module.course_id != session.course_id:
        reasons.append(Reason("module_of_other_course"))
    if session.module is None:
        if session.kind == Session.Kind.MODULE:
            reasons.append(Reason("module_missing"))
        elif not session.title_vi:
            reasons.append(Reason("title_missing"))
    teaching = {person.pk for person in lecturers}
    for person in interpreters:
        if not person.can_interpret:
            reasons.append(Reason("not_an_interpreter", params={"who": _person_name(person)}))
        if person.pk in teaching:
            reasons.append(Reason("person_in_two_roles", params={"who": _person_name(person)}))
    if session.is_cancelled or ends <= starts:
        return reasons
    placing = _as_placing(session, zone, session.room, lecturers, interpreters)
    people = [person.pk for person in (*lecturers, *interpreters)]
    return reasons + clashes(placing, _near(session, zone, people))


@contextmanager
def _placing(session: Session, lecturers: Sequence[Lecturer], interpreters: Sequence[Lecturer]) -> Iterator[None]:
    """Run a change in one transaction behind the locks, after asking what speaks against it."""
    try:
        with transaction.atomic():
            session.course = Course.objects.select_for_update(no_key=True).get(pk=session.course_id)
            _lock(Room.objects.filter(pk__in=[session.room_id] if session.room_id else []))
            _lock(Lecturer.objects.filter(pk__in=[person.pk for person in (*lecturers, *interpreters)]))
            _refuse(reasons_against(session=session, lecturers=lecturers, interpreters=interpreters))
            yield
    except IntegrityError as error:
        code = next((code for name, code in _GUARD_CODES.items() if name in str(error)), None)
        if code is None:
            raise
        reasons = reasons_against(session=session, lecturers=lecturers, interpreters=interpreters)
        raise ScheduleRefused(reasons or [Reason(code)]) from error


def _lock(rows: QuerySet[Any]) -> None:
    list(rows.order_by("pk").select_for_update(no_key=True).values_list("pk"))


def _refuse(reasons: list[Reason]) -> None:
    blocking = [reason for reason in reasons if reason.severity == "block"]
    if blocking:
        raise ScheduleRefused(blocking)


def _assign(session: Session, wanted: dict[int, Role]) -> None:
    """Make the assignments those wanted; rows that stay keep their place."""
    present = dict(session.assignments.values_list("lecturer_id", "role"))
    for lecturer_id, role in wanted.items():
        if lecturer_id not in present:
            Assignment.objects.create(session=session, lecturer_id=lecturer_id, role=role)
        elif present[lecturer_id] != role:
            session.assignments.filter(lecturer_id=lecturer_id).update(role=role)
    session._prefetched_objects_cache = {}  # type: ignore[attr-defined]


def _near(session: Session, zone: ZoneInfo, people: list[int]) -> list[Placing]:
    """Return the sessions at that time that share the course, the room or a person."""
    sharing = Q(course=session.course_id) | Q(assignments__lecturer__in=people)
    if session.room_id:
        sharing |= Q(room=session.room_id)
    rows = (
        Session.objects.held()
        .filter(sharing, starts_at__lt=session.ends_at, ends_at__gt=session.starts_at)
        .exclude(pk=session.pk)
        .distinct()
        .select_related("course", "module", "room")
        .prefetch_related("assignments__lecturer__rank")
    )
    return [_as_placing(row, zone, row.room, row.teachers, row.interpreters) for row in rows]


def _as_placing(
    session: Session,
    zone: ZoneInfo,
    room: Room | None,
    lecturers: Sequence[Lecturer],
    interpreters: Sequence[Lecturer],
) -> Placing:
    resources = [Resource("lecturer", person.pk, _person_name(person)) for person in lecturers]
    resources += [Resource("interpreter", person.pk, _person_name(person)) for person in interpreters]
    if room is not None:
        resources.insert(0, Resource("room", room.pk, in_every_language(room, "name")))
    return Placing(
        course=session.course.code,
        title={language: session.title_in(language) for language in LANGUAGES} if _has_title(session) else {},
        starts=session.starts_at.astimezone(zone),
        ends=session.ends_at.astimezone(zone),
        module_number=session.module.number if session.module else None,
        resources=tuple(resources),
    )


def _has_title(session: Session) -> bool:
    return session.module is not None or bool(session.title_vi)


def _person_name(person: Lecturer) -> dict[str, str]:
    return {language: person.styled_name(language) for language in LANGUAGES}
