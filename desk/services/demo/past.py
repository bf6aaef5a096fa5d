"""The 2024 course as it might have been: invented dates, people, marks and certificates."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils.translation import gettext as _

from accounts.models import User
from certificates.models import CertificateSettings, EntryLink
from certificates.services.issuing import issue
from certificates.services.preparation import approve, prepare
from courses.models import Course
from courses.services.courses import change_state, save_course
from desk.services.demo.people import date_delegation, enrol_people, ranks_by_key
from desk.services.demo.programme import Cast, call_rolls, place
from desk.services.seeding.files import Row
from desk.services.seeding.report import Report
from participants.models import Attendance, Enrolment, Participant
from participants.services.completion import completions
from participants.services.enrolments import save_enrolment

SATURDAY = 5


def is_untouched(course: Course) -> bool:
    """Tell whether nobody has given the course dates, people or sessions."""
    return course.starts_on is None and not course.enrolments.exists() and not course.sessions.exists()


def fill(
    course: Course,
    file: Row,
    *,
    cast: Cast,
    people: Mapping[str, Participant],
    users: Mapping[str, User],
    report: Report,
) -> None:
    """Fill the course, which is untouched, from its first day to its certificates."""
    row = file.row("course")
    course.starts_on, course.ends_on, course.is_demo = row.day("starts_on"), row.day("ends_on"), True
    save_course(course=course, institutions=None)
    change_state(course=course, state=Course.State.OPEN)
    enrolments = enrol_people(course, file.rows("trainees"), people, report)
    date_delegation(course, next(iter(people.values())).partner)
    days = _working_days(course.starts_on, course.ends_on)
    for session in file.rows("programme"):
        place(course, session, session.find("day", days), cast, report)
    for outing in file.rows("weekend"):
        later = timedelta(days=outing.number("days_later"))
        place(course, outing, outing.find("after_day", days) + later, cast, report)
    exceptions = {
        (mark.text("trainee"), mark.find("day", days), mark.text("half_day")): mark for mark in file.rows("attendance")
    }
    call_rolls(course.sessions.counted().select_related("course"), enrolments, exceptions, report)
    change_state(course=course, state=Course.State.RUNNING)
    change_state(course=course, state=Course.State.CLOSED)
    _complete(course)
    _certify(course, file, list(enrolments.values()), users, report)
    report.note(_("%(course)s has invented dates, people, marks and certificates now.") % {"course": course.code})


def count_left(course: Course, report: Report) -> None:
    """Report what stands in a course that was filled before."""
    report.count("enrolments", "left", course.enrolments.count())
    report.count("sessions", "left", course.sessions.count())
    marked = Attendance.objects.filter(session__course=course).values("session").distinct()
    report.count("roll_calls", "left", marked.count())
    report.count("certificates", "left", EntryLink.objects.filter(enrolment__course=course).count())


def _working_days(first: date, last: date) -> dict[int, date]:
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return dict(enumerate((day for day in days if day.weekday() < SATURDAY), start=1))


def _complete(course: Course) -> None:
    for completion in completions(course):
        if completion.is_earned:
            completion.enrolment.state = Enrolment.State.COMPLETED
            save_enrolment(enrolment=completion.enrolment)


def _certify(course: Course, file: Row, enrolments: list[Enrolment], users: Mapping[str, User], report: Report) -> None:
    """Have certificates prepared by one demo user, approved and issued by another: of those who earned one."""
    row, signatory = file.row("course"), file.row("signatory")
    settings = CertificateSettings(
        course=course,
        decision_number=row.text("decision_number"),
        decision_date=row.day("decision_date"),
        signatory_rank=signatory.find("rank", ranks_by_key()),
        signatory_name=" ".join(signatory.text(f"{part}_name") for part in ("family", "middle", "given")),
        **{f"signatory_{column}": text for column, text in signatory.worded("position").items()},
    )
    settings.full_clean()
    settings.save()
    prepared = prepare(course=course, enrolments=enrolments, by=users["officer"])
    approved = approve(awards=prepared.awards, by=users["approver"])
    issued = issue(awards=approved.awards, by=users["approver"], issued_on=row.day("issued_on"))
    report.count("certificates", "made", len(issued.entries))
