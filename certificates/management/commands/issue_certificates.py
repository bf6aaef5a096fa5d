"""Prepare, approve and issue the certificates of a course, by two people named on the command line."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from certificates.explain import explain, explain_refused
from certificates.models import Award
from certificates.services.issuing import check_day, issue
from certificates.services.outcomes import CertificatesRefused, Refused
from certificates.services.preparation import approve, prepare, today
from courses.models import Course
from participants.models import Enrolment


class Command(BaseCommand):
    help = (
        "Issue certificates to everyone in a course who has earned one and holds none yet. Prints each number "
        "given and each person refused with the reason. Exit status 1 when nobody was issued a certificate."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("course", metavar="COURSE", help="code of the course, such as LAO-2024")
        parser.add_argument("--prepared-by", required=True, metavar="USER", help="user name of a course officer")
        parser.add_argument("--approved-by", required=True, metavar="USER", help="user name of an approver")
        parser.add_argument("--date", metavar="YYYY-MM-DD", help="date of issue; today where the course is held")

    def handle(self, *args: Any, **options: Any) -> None:
        course = self._course(options["course"])
        if options["prepared_by"] == options["approved_by"]:
            raise CommandError(_("Whoever prepares certificates cannot approve them: name two people."))
        officer, approver = self._user(options["prepared_by"]), self._user(options["approved_by"])
        if not officer.has_perm("certificates.prepare_award"):
            raise CommandError(_("%(name)s may not prepare certificates.") % {"name": options["prepared_by"]})
        if not approver.has_perm("certificates.approve_award"):
            raise CommandError(_("%(name)s may not approve certificates.") % {"name": options["approved_by"]})
        try:
            issued_on = check_day(course, _day(options["date"])) if options["date"] else today(course)
            count = self._issue(course, officer, approver, issued_on)
        except CertificatesRefused as refused:
            raise CommandError(explain(refused.reason)) from None
        if not count:
            raise CommandError(_("Nobody was issued a certificate of %(course)s.") % {"course": course.code})

    @transaction.atomic
    def _issue(self, course: Course, officer: User, approver: User, issued_on: date) -> int:
        everyone = list(course.enrolments.with_people().in_protocol_order())
        waiting = set(Award.objects.filter(enrolment__in=everyone).values_list("enrolment_id", flat=True))
        new = [enrolment for enrolment in everyone if enrolment.pk not in waiting]
        prepared = prepare(course=course, enrolments=new, by=officer)
        self._report(prepared.refused)
        self._report(approve(awards=_awards(everyone, is_approved=False), by=approver).refused)
        issued = issue(awards=_awards(everyone, is_approved=True), by=approver, issued_on=issued_on)
        for entry in issued.entries:
            self.stdout.write(f"{entry.register_number}  {entry.holder_name}")
        self._report(issued.refused)
        return len(issued.entries)

    def _report(self, refused: list[Refused]) -> None:
        for person in refused:
            self.stderr.write(_("Refused: %(why)s") % {"why": explain_refused(person)})

    def _course(self, code: str) -> Course:
        course = Course.objects.select_related("host__parent").filter(code=code).first()
        if course is None:
            raise CommandError(_("There is no course called %(code)s.") % {"code": code})
        return course

    def _user(self, username: str) -> User:
        user = User.objects.filter(username=username, is_active=True).first()
        if user is None:
            raise CommandError(_("There is no user called %(name)s.") % {"name": username})
        return user


def _awards(enrolments: list[Enrolment], *, is_approved: bool) -> list[Award]:
    awards = Award.objects.filter(enrolment__in=enrolments, approved_by__isnull=not is_approved)
    return list(awards.select_related("enrolment__participant"))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(_("--date must be a date such as 2024-06-14, not “%(text)s”.") % {"text": text}) from None
