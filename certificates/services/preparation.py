"""Before the register: an officer prepares awards, another person approves them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from certificates import snapshot
from certificates.models import Award, CertificateSettings, EntryLink
from certificates.rules import Reason
from certificates.services.outcomes import Approved, CertificatesRefused, Prepared, Refused
from certificates.services.printing import unprintable
from courses.models import Course
from participants.models import Enrolment
from participants.rules import Refusal
from participants.services.completion import completions


def today(course: Course) -> date:
    """Return today's date where the course is held."""
    return timezone.localdate(timezone=course.zone)


def settings_of(course: Course) -> CertificateSettings:
    """Return the course's certificate settings. Raises CertificatesRefused while they or its dates are missing."""
    if course.starts_on is None or course.ends_on is None:
        raise CertificatesRefused(Reason("dates_missing", {"course": course.code}))
    settings = CertificateSettings.objects.select_related("signatory_rank").filter(course=course).first()
    if settings is None or not settings.is_complete:
        raise CertificatesRefused(Reason("settings_missing", {"course": course.code}))
    return settings


def unearned(course: Course) -> dict[int, tuple[Refusal, ...]]:
    """Return, by enrolment, why no certificate was earned; empty for whoever earned it. Nobody is left out."""
    return {completion.enrolment.pk: completion.refusals for completion in completions(course)}


def reasons_against(
    enrolment: Enrolment, course: Course, earned: Mapping[int, tuple[Refusal, ...]], numbers: Mapping[int, str]
) -> tuple[Reason | Refusal, ...]:
    """Return why a person cannot have a certificate of the course. numbers: register numbers already given."""
    if enrolment.course_id != course.pk or enrolment.pk not in earned:
        return (Reason("not_in_course", {"course": course.code}),)
    if enrolment.pk in numbers:
        return (Reason("already_issued", {"number": numbers[enrolment.pk]}),)
    return earned[enrolment.pk]


def numbers_given(enrolments: Iterable[Enrolment]) -> dict[int, str]:
    """Return the register number of each enrolment's current entry."""
    links = EntryLink.objects.filter(enrolment__in=[enrolment.pk for enrolment in enrolments], is_current=True)
    return dict(links.values_list("enrolment_id", "entry__register_number"))


def prepare(*, course: Course, enrolments: Iterable[Enrolment], by: User) -> Prepared:
    """Put forward everyone who earned a certificate; name those who did not, or whose names leave the paper.

    Raises CertificatesRefused when the course's certificates are not set up yet.
    """
    settings = settings_of(course)
    wanted = list(enrolments)
    people = Enrolment.objects.filter(pk__in=[enrolment.pk for enrolment in wanted])
    too_long = unprintable(course=course, enrolments=people, settings=settings, issued_on=today(course))
    with transaction.atomic():
        earned, numbers = unearned(course), numbers_given(wanted)
        waiting = set(Award.objects.filter(enrolment__in=wanted).values_list("enrolment_id", flat=True))
        fit, refused = [], []
        for enrolment in wanted:
            reasons = reasons_against(enrolment, course, earned, numbers)
            if not reasons and enrolment.pk in waiting:
                reasons = (Reason("already_prepared"),)
            if not reasons and enrolment.pk in too_long:
                reasons = (Reason("cannot_print"),)
            if reasons:
                refused.append(Refused(enrolment, reasons))
            else:
                fit.append(enrolment)
        # Two officers may press the button at once: whoever comes second finds the rows there.
        rows = [Award(enrolment=enrolment, prepared_by=by) for enrolment in fit]
        Award.objects.bulk_create(rows, ignore_conflicts=True)
        made = Award.objects.filter(enrolment__in=fit).select_related("enrolment__participant")
        award_of = {award.enrolment_id: award for award in made}
    return Prepared([award_of[enrolment.pk] for enrolment in fit], refused)


@transaction.atomic
def withdraw_award(*, award: Award) -> None:
    """Take back an award that was not issued yet; the person can be prepared again."""
    Award.objects.filter(pk=award.pk).delete()


@transaction.atomic
def approve(*, awards: Iterable[Award], by: User) -> Approved:
    """Approve awards that another person prepared; name those who no longer earn one or whom `by` prepared.

    Raises CertificatesRefused when the course's certificates are not set up any more.
    """
    locked = lock(awards)
    grounds = {course.pk: unearned(course) for course in courses_of(locked)}
    settings = {course.pk: settings_of(course) for course in courses_of(locked)}
    fit, refused = [], []
    for award in locked:
        reasons = grounds[award.enrolment.course_id].get(award.enrolment_id, ())
        if award.prepared_by_id == by.pk:
            refused.append(Refused(award.enrolment, (Reason("same_person"),)))
        elif award.approved_by_id is not None:
            refused.append(Refused(award.enrolment, (Reason("already_approved"),)))
        elif reasons:
            refused.append(Refused(award.enrolment, reasons))
        else:
            award.approved_by, award.approved_at = by, timezone.now()
            award.approved_content = content_of(award, settings[award.enrolment.course_id])
            fit.append(award)
    Award.objects.bulk_update(fit, ["approved_by", "approved_at", "approved_content"])
    return Approved(fit, refused)


def content_of(award: Award, settings: CertificateSettings) -> str:
    """Return the fingerprint of what the award's certificate would say now. The award comes from `lock`."""
    enrolment = award.enrolment
    return snapshot.fingerprint(person=enrolment.participant, course=enrolment.course, settings=settings)


def lock(awards: Iterable[Award]) -> list[Award]:
    """Fetch the awards anew and hold them, always in the same order; those that are gone are left out.

    To be called in a transaction. Rows come with all that a snapshot names.
    """
    chosen = [award.pk for award in awards]
    return list(
        Award.objects.select_for_update(of=("self",))
        .filter(pk__in=chosen)
        .select_related(
            "prepared_by",
            "approved_by",
            "enrolment__participant__rank",
            "enrolment__participant__partner",
            "enrolment__course__host__parent",
        )
        .prefetch_related(
            "enrolment__course__host__names",
            "enrolment__course__host__parent__names",
            "enrolment__course__course_institutions__institution__names",
        )
        .order_by("pk")
    )


def courses_of(awards: Sequence[Award]) -> list[Course]:
    """Return each course of the awards once."""
    return list({award.enrolment.course_id: award.enrolment.course for award in awards}.values())
