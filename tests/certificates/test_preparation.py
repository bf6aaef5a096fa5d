"""Preparing and approving: by two people, for those who earned it."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from certificates.explain import explain_refused
from certificates.models import Award, CertificateSettings
from certificates.services.outcomes import CertificatesRefused
from certificates.services.preparation import approve, prepare, withdraw_award
from courses.models import Course
from participants.models import Attendance, Enrolment
from tests.certificates.conftest import AwardsOf
from tests.factories import make_award, make_certificate_settings, make_enrolment, make_participant, make_taught_course


def everyone(course: Course) -> list[Enrolment]:
    return list(course.enrolments.order_by("pk"))


def test_everyone_who_earned_it_is_prepared(course: Course, officer: User) -> None:
    prepared = prepare(course=course, enrolments=everyone(course), by=officer)
    assert [award.enrolment for award in prepared.awards] == everyone(course)
    assert prepared.refused == []
    assert set(Award.objects.values_list("prepared_by", flat=True)) == {officer.pk}


def test_whoever_did_not_attend_is_named_with_the_reason(course: Course, officer: User) -> None:
    absent = make_enrolment(course, make_participant(vietnamese_name="Xổm-xay"))
    for session in course.sessions.all():
        Attendance.objects.create(session=session, enrolment=absent, state="absent", minutes=0)
    prepared = prepare(course=course, enrolments=everyone(course), by=officer)
    assert len(prepared.awards) == 3
    (refused,) = prepared.refused
    assert refused.enrolment == absent
    assert "Xổm-xay" in explain_refused(refused)
    assert "80" in explain_refused(refused)


def test_someone_of_another_course_is_refused(course: Course, officer: User) -> None:
    stranger = everyone(make_taught_course())[0]
    (refused,) = prepare(course=course, enrolments=[stranger], by=officer).refused
    assert [reason.code for reason in refused.reasons] == ["not_in_course"]


def test_nobody_is_prepared_twice(course: Course, officer: User) -> None:
    prepare(course=course, enrolments=everyone(course), by=officer)
    again = prepare(course=course, enrolments=everyone(course), by=officer)
    assert again.awards == []
    assert {reason.code for refused in again.refused for reason in refused.reasons} == {"already_prepared"}


def test_settings_come_first(officer: User) -> None:
    course = make_taught_course()
    with pytest.raises(CertificatesRefused, match="settings_missing"):
        prepare(course=course, enrolments=everyone(course), by=officer)


def test_settings_without_a_decision_are_not_complete(officer: User) -> None:
    course = make_taught_course()
    make_certificate_settings(course, decision_number="")
    with pytest.raises(CertificatesRefused, match="settings_missing"):
        prepare(course=course, enrolments=everyone(course), by=officer)
    assert CertificateSettings.objects.get().is_complete is False


def test_another_person_approves(course: Course, officer: User, approver: User) -> None:
    awards = prepare(course=course, enrolments=everyone(course), by=officer).awards
    outcome = approve(awards=awards, by=approver)
    assert len(outcome.awards) == 3
    assert Award.objects.filter(approved_by=approver, approved_at__isnull=False).count() == 3


def test_who_prepared_is_told_that_another_person_must_approve(course: Course, officer: User) -> None:
    awards = prepare(course=course, enrolments=everyone(course), by=officer).awards
    outcome = approve(awards=awards, by=officer)
    assert outcome.awards == []
    assert {reason.code for refused in outcome.refused for reason in refused.reasons} == {"same_person"}


def test_the_database_too_refuses_one_person_in_both_parts(course: Course, officer: User) -> None:
    award = make_award(everyone(course)[0], prepared_by=officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Award.objects.filter(pk=award.pk).update(approved_by=officer, approved_at=timezone.now())


def test_approval_looks_again_at_attendance(course: Course, officer: User, approver: User) -> None:
    awards = prepare(course=course, enrolments=everyone(course), by=officer).awards
    Attendance.objects.filter(enrolment=awards[0].enrolment).update(state="absent", minutes=0)
    outcome = approve(awards=awards, by=approver)
    assert len(outcome.awards) == 2
    assert [refused.enrolment for refused in outcome.refused] == [awards[0].enrolment]


def test_a_withdrawn_award_can_be_prepared_again(course: Course, officer: User, approved: AwardsOf) -> None:
    award = approved(course)[0]
    withdraw_award(award=award)
    assert [made.enrolment for made in prepare(course=course, enrolments=[award.enrolment], by=officer).awards] == [
        award.enrolment
    ]
