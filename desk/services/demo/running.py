"""A course that is running today, whenever today is: laid anew when today has left its second week."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from certificates.models import Award, EntryLink
from courses.models import Course, CourseInstitution, Lecturer, Module, Room
from courses.services.courses import change_state, save_course
from courses.services.modules import save_module
from courses.services.sessions import delete_session
from desk.services.demo.past import count_left
from desk.services.demo.people import date_delegation, enrol_people
from desk.services.demo.programme import call_rolls, cast_of, place
from desk.services.seeding.files import Row
from desk.services.seeding.report import Report
from names.dates import short_date
from participants.models import Attendance, Enrolment, Participant

WEEK = timedelta(days=7)
COPIED = ("host", "time_zone", "day_template", "minimum_attendance_percent", "address") + tuple(
    f"{column}_{language}" for column in ("place", "aims") for language in ("vi", "en", "lo")
)


def run(
    file: Row,
    *,
    original: Course,
    rooms: Mapping[str, Room],
    lecturers: Mapping[str, Lecturer],
    people: Mapping[str, Participant],
    trainees: Mapping[str, Row],
    now: datetime,
    report: Report,
) -> None:
    """Have the course run around today. original: the course it copies; trainees: rows of the people, by key."""
    code = file.row("course").text("code")
    course = Course.objects.filter(code=code).select_related("day_template").first()
    today = now.astimezone(original.zone).date()
    reason = _hands_off(course) if course else ""
    if course:
        report.count("courses", "left" if reason or _is_around(course, today) else "changed")
        report.count("modules", "left", course.modules.count())
    if course and reason:
        count_left(course, report)
        report.note(reason)
        return
    chosen = file.row("course").find_all("trainees", trainees)
    if course is None:
        course = _make_course(file, original, today)
        report.count("courses", "made")
        report.count("modules", "made", course.modules.count())
        enrol_people(course, chosen, people, report)
        _lay(course, file, rooms, lecturers, report)
        change_state(course=course, state=Course.State.OPEN)
        change_state(course=course, state=Course.State.RUNNING)
    elif _is_around(course, today):
        count_left(course, report)
    else:
        _clear(course)
        course.starts_on, course.ends_on = _days(file, today)
        save_course(course=course, institutions=None)
        report.count("enrolments", "left", course.enrolments.count())
        _lay(course, file, rooms, lecturers, report)
    _call_missing_rolls(course, file, people, now, report)


def _hands_off(course: Course) -> str:
    """Return why the course is to be left alone; empty when it is not."""
    if not course.is_demo:
        return _("%(course)s is not a demo course: it was left alone.") % {"course": course.code}
    if course.state != Course.State.RUNNING:
        state = Course.State(course.state).label
        return _("%(course)s was left alone: it is “%(state)s”.") % {"course": course.code, "state": state}
    of_course = {"enrolment__course": course}
    if Award.objects.filter(**of_course).exists() or EntryLink.objects.filter(**of_course).exists():
        return _("%(course)s was left alone: it has certificates.") % {"course": course.code}
    return ""


def _is_around(course: Course, today: date) -> bool:
    """Tell whether today lies in the second week of the course."""
    return course.starts_on is not None and WEEK <= _monday(today) - _monday(course.starts_on) < 2 * WEEK


def _make_course(file: Row, original: Course, today: date) -> Course:
    row = file.row("course")
    starts_on, ends_on = _days(file, today)
    copied = {column: getattr(original, column) for column in COPIED}
    course = Course(
        code=row.text("code"), starts_on=starts_on, ends_on=ends_on, is_demo=True, **row.worded("title"), **copied
    )
    parts = [
        CourseInstitution(
            institution=part.institution,
            order=part.order,
            part_vi=part.part_vi,
            part_en=part.part_en,
            part_lo=part.part_lo,
        )
        for part in original.course_institutions.select_related("institution")
    ]
    save_course(course=course, institutions=parts)
    originals = {module.number: module for module in original.modules.select_related("institution")}
    seen: dict[int, Module] = {}
    for module_row in file.rows("modules"):
        like = module_row.find("copy_of", originals)
        module = Module(
            course=course,
            number=module_row.number("number"),
            group=like.group,
            content_minutes=module_row.number("content_minutes"),
            institution=like.institution,
            colour=like.colour,
            title_vi=like.title_vi,
            title_en=like.title_en,
            title_lo=like.title_lo,
        )
        save_module(module=module, prerequisites=module_row.find_all("prerequisites", seen))
        seen[module.number] = module
    return course


def _lay(
    course: Course, file: Row, rooms: Mapping[str, Room], lecturers: Mapping[str, Lecturer], report: Report
) -> None:
    """Lay the sessions of a course that has none."""
    cast = cast_of(course, rooms, lecturers)
    for row in file.rows("programme"):
        place(course, row, _day_of(row, course), cast, report)
    for delegation in course.delegations.select_related("partner"):
        date_delegation(course, delegation.partner)
    if course.starts_on and course.ends_on:
        language = (get_language() or "vi")[:2]
        days = {"first": short_date(course.starts_on, language), "last": short_date(course.ends_on, language)}
        report.note(_("%(course)s runs from %(first)s to %(last)s.") % (days | {"course": course.code}))


def _clear(course: Course) -> None:
    Attendance.objects.filter(session__course=course).delete()
    for session in course.sessions.all():
        delete_session(session=session)


def _call_missing_rolls(
    course: Course, file: Row, people: Mapping[str, Participant], now: datetime, report: Report
) -> None:
    """Call the roll at what is over by now, but for the last: that one waits for somebody to try it."""
    over = course.sessions.counted().filter(ends_at__lte=now).order_by("starts_at").select_related("course")
    missing = [session for session in list(over)[:-1] if not session.attendances.exists()]
    of_person = {enrolment.participant_id: enrolment for enrolment in Enrolment.objects.filter(course=course)}
    enrolments = {key: of_person[person.pk] for key, person in people.items() if person.pk in of_person}
    exceptions = {
        (row.find("trainee", {key: key for key in people}), _day_of(row, course), row.text("half_day")): row
        for row in file.rows("attendance")
    }
    call_rolls(missing, enrolments, exceptions, report)


def _days(file: Row, today: date) -> tuple[date, date]:
    row = file.row("course")
    first = _monday(today) - WEEK
    return first, first + WEEK * (row.number("weeks") - 1) + timedelta(days=row.number("last_weekday") - 1)


def _day_of(row: Row, course: Course) -> date:
    if course.starts_on is None:
        raise ValueError(f"{course.code} has no dates")
    weeks, days = row.number("week") - 1, row.number("weekday") - 1
    return _monday(course.starts_on) + WEEK * weeks + timedelta(days=days)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
