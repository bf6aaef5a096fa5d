"""Issuing: numbers taken and entries written in one transaction; papers are made after it, from the snapshots."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Final

from django.db import transaction
from django.db.models import F

from accounts.models import User
from certificates import snapshot, tasks
from certificates.models import Award, CertificateSettings, Counter, Entry, EntryLink, Event
from certificates.models.register import new_code
from certificates.rules import Reason, register_number
from certificates.services.outcomes import CertificatesRefused, Issued, Refused
from certificates.services.preparation import (
    content_of,
    courses_of,
    lock,
    numbers_given,
    reasons_against,
    settings_of,
    today,
)
from certificates.services.printing import unprintable
from courses.models import Course
from participants.models import Enrolment
from participants.services.completion import Completion, completions

FURTHEST_AHEAD: Final = timedelta(days=60)  # certificates are numbered some days before the ceremony that dates them


def issue(*, awards: Iterable[Award], by: User, issued_on: date | None = None) -> Issued:
    """Enter approved awards into the register, in protocol order, and have their papers made after the commit.

    issued_on: today in the course's time zone when left out; its year is the year of the numbers. Those who were
    issued meanwhile, are not approved, were changed since or no longer earn a certificate are refused by name; what was
    changed waits for approval again. Raises CertificatesRefused
    when the day cannot be right or the course's certificates are not set up.
    """
    wanted = list(awards)
    entries: list[Entry] = []
    refused: list[Refused] = []
    too_long = _unprintable(wanted, issued_on)
    with transaction.atomic():
        locked = lock(wanted)
        refused += _gone(wanted, locked)
        for course in courses_of(locked):
            _issue_course(
                course=course,
                awards=[award for award in locked if award.enrolment.course_id == course.pk],
                by=by,
                issued_on=check_day(course, issued_on or today(course)),
                too_long=too_long,
                issued=Issued(entries, refused),
            )
        if entries:
            transaction.on_commit(partial(tasks.make_files.enqueue, [entry.pk for entry in entries]))
    return Issued(entries, refused)


def suggested_day(course: Course) -> date:
    """Return the day that certificates are most likely to carry: the closing ceremony's, once it is near."""
    now = today(course)
    is_near = course.ends_on is not None and now <= course.ends_on <= now + FURTHEST_AHEAD
    return course.ends_on if is_near and course.ends_on else now


def check_day(course: Course, day: date) -> date:
    """Return the day of issue. Raises CertificatesRefused when it is before the course or far ahead."""
    if course.starts_on and day < course.starts_on:
        raise CertificatesRefused(Reason("day_before_course", {"course": course.code, "day": day.isoformat()}))
    if day > today(course) + FURTHEST_AHEAD:
        raise CertificatesRefused(Reason("day_too_far_ahead", {"day": day.isoformat()}))
    return day


def take_numbers(year: int, count: int) -> range:
    """Return the next numbers of a year, without gaps. The year's row stays held until the transaction ends.

    To be called in the transaction that writes the entries, as late as can be.
    """
    counter = Counter.objects.filter(year=year)
    if not counter.update(last=F("last") + count):
        # The first numbers of a year: of two who come at once, one makes the row and the other waits for it.
        Counter.objects.bulk_create([Counter(year=year)], ignore_conflicts=True)
        counter.update(last=F("last") + count)
    last: int = counter.values_list("last", flat=True).get()
    return range(last - count + 1, last + 1)


def _issue_course(
    *, course: Course, awards: Sequence[Award], by: User, issued_on: date, too_long: set[int], issued: Issued
) -> None:
    settings = settings_of(course)
    standing = completions(course)
    earned = {completion.enrolment.pk: completion.refusals for completion in standing}
    numbers = numbers_given(award.enrolment for award in awards)
    waiting, stale = {}, []
    for award in awards:
        reasons = reasons_against(award.enrolment, course, earned, numbers)
        if not reasons and award.approved_by_id is None:
            reasons = (Reason("not_approved"),)
        if not reasons and award.approved_content != content_of(award, settings):
            reasons = (Reason("changed_since_approval"),)
            stale.append(award.pk)
        if not reasons and award.enrolment_id in too_long:
            reasons = (Reason("cannot_print"),)
        if reasons:
            issued.refused.append(Refused(award.enrolment, reasons))
        else:
            waiting[award.enrolment_id] = award
    Award.objects.filter(pk__in=stale).update(approved_by=None, approved_at=None, approved_content="")
    in_protocol_order = [completion for completion in standing if completion.enrolment.pk in waiting]
    if in_protocol_order:
        pairs = [(waiting[completion.enrolment.pk], completion) for completion in in_protocol_order]
        issued.entries.extend(_write(pairs, settings=settings, by=by, issued_on=issued_on))


def _write(
    pairs: Sequence[tuple[Award, Completion]], *, settings: CertificateSettings, by: User, issued_on: date
) -> list[Entry]:
    """Write an entry, its first event and its link for each award, and take the awards away."""
    year = issued_on.year
    entries = []
    for number, (award, completion) in zip(take_numbers(year, len(pairs)), pairs, strict=True):
        code, written = new_code(), register_number(number, year)
        taken = snapshot.take(
            award=award,
            completion=completion,
            settings=settings,
            register_number=written,
            code=code,
            issued_on=issued_on,
        )
        entries.append(
            Entry(
                year=year,
                number=number,
                register_number=written,
                code=code,
                issued_on=issued_on,
                course_code=award.enrolment.course.code,
                holder_name=taken["names"]["vi"],
                snapshot=taken,
                prepared_by=award.prepared_by,
                approved_by=award.approved_by,
            )
        )
    Entry.objects.bulk_create(entries)
    Event.objects.bulk_create([Event(entry=entry, kind=Event.Kind.ISSUED, by=by) for entry in entries])
    EntryLink.objects.bulk_create(
        [
            EntryLink(entry=entry, enrolment=award.enrolment)
            for entry, (award, _completion) in zip(entries, pairs, strict=True)
        ]
    )
    Award.objects.filter(pk__in=[award.pk for award, _completion in pairs]).delete()
    return entries


def _unprintable(awards: Sequence[Award], issued_on: date | None) -> set[int]:
    """Return the enrolments whose paper would not fit, before anything is locked."""
    found: set[int] = set()
    people = Enrolment.objects.filter(award__in=[award.pk for award in awards])
    for course in Course.objects.filter(enrolments__in=people).select_related("host__parent").distinct():
        day = check_day(course, issued_on or today(course))
        of_course = people.filter(course=course)
        found |= unprintable(course=course, enrolments=of_course, settings=settings_of(course), issued_on=day)
    return found


def _gone(wanted: Sequence[Award], locked: Sequence[Award]) -> list[Refused]:
    """Return a refusal for each award that is no longer there: issued, or withdrawn, by somebody else meanwhile."""
    present = {award.pk for award in locked}
    missing = [award for award in wanted if award.pk not in present]
    numbers = numbers_given(award.enrolment for award in missing)
    return [
        Refused(
            award.enrolment,
            (
                Reason("already_issued", {"number": numbers[award.enrolment_id]})
                if award.enrolment_id in numbers
                else Reason("award_withdrawn"),
            ),
        )
        for award in missing
    ]
