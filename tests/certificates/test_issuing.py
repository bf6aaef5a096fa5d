"""Issuing: gapless numbers, snapshots, and refusals that name who and why."""

import copy
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from certificates.explain import explain_refused
from certificates.models import Award, CertificateSettings, Counter, Entry, EntryLink, Event
from certificates.services.issuing import issue
from certificates.services.outcomes import CertificatesRefused
from certificates.services.preparation import approve, today
from courses.models import Course, InstitutionName, Rank
from participants.models import Attendance, Enrolment, Participant
from tests.certificates.conftest import AwardsOf
from tests.factories import make_award, make_certificate_settings, make_rank, make_taught_course


def test_entries_are_numbered_from_one_with_event_and_link(entries: list[Entry], approver: User) -> None:
    assert [entry.register_number for entry in entries] == ["001/2024/GCN-ĐN", "002/2024/GCN-ĐN", "003/2024/GCN-ĐN"]
    assert list(Event.objects.values_list("kind", "by")) == [("issued", approver.pk)] * 3
    assert EntryLink.objects.filter(is_current=True).count() == 3
    assert not Award.objects.exists()
    assert [entry.state for entry in entries] == ["issued"] * 3


def test_numbers_go_on_within_a_year_and_begin_anew_in_the_next(approved: AwardsOf, approver: User) -> None:
    numbers = []
    for issued_on in (date(2025, 12, 30), date(2025, 12, 31), date(2026, 1, 2)):
        course = make_taught_course(trainees=2)
        make_certificate_settings(course)
        entries = issue(awards=approved(course), by=approver, issued_on=issued_on).entries
        numbers += [(entry.year, entry.number) for entry in entries]
    assert numbers == [(2025, 1), (2025, 2), (2025, 3), (2025, 4), (2026, 1), (2026, 2)]
    assert dict(Counter.objects.values_list("year", "last")) == {2025: 4, 2026: 2}


def test_numbers_follow_protocol_order(course: Course, approved: AwardsOf, approver: User) -> None:
    last, first = course.enrolments.order_by("pk")[0], course.enrolments.order_by("pk")[2]
    Enrolment.objects.filter(pk=last.pk).update(protocol_order=9)
    Enrolment.objects.filter(pk=first.pk).update(protocol_order=1)
    entries = issue(awards=approved(course), by=approver, issued_on=course.ends_on).entries
    assert entries[0].link.enrolment == first
    assert EntryLink.objects.get(entry=entries[0]).enrolment == first


def test_an_award_that_nobody_approved_is_refused(course: Course, officer: User) -> None:
    award = make_award(course.enrolments.all()[0], prepared_by=officer)
    outcome = issue(awards=[award], by=officer)
    assert [reason.code for reason in outcome.refused[0].reasons] == ["not_approved"]
    assert not Entry.objects.exists()
    assert not Counter.objects.exists()


def test_someone_who_no_longer_earns_it_is_refused_and_takes_no_number(
    course: Course, approved: AwardsOf, approver: User
) -> None:
    awards = approved(course)
    Attendance.objects.filter(enrolment=awards[0].enrolment).update(state="absent", minutes=0)
    outcome = issue(awards=awards, by=approver, issued_on=course.ends_on)
    assert [entry.number for entry in outcome.entries] == [1, 2]
    assert [refused.enrolment for refused in outcome.refused] == [awards[0].enrolment]


def test_issuing_again_is_refused_with_the_number_given(
    course: Course, approved: AwardsOf, approver: User, officer: User
) -> None:
    awards = approved(course)
    issue(awards=awards, by=approver, issued_on=course.ends_on)
    gone = issue(awards=awards, by=approver)
    assert {reason.code for refused in gone.refused for reason in refused.reasons} == {"already_issued"}
    made_anew = make_award(awards[0].enrolment, prepared_by=officer, approved_by=approver)
    (refused,) = issue(awards=[made_anew], by=approver).refused
    assert refused.reasons[0].params == {"number": "001/2024/GCN-ĐN"}
    assert Entry.objects.count() == 3


def test_a_paper_that_would_not_fit_takes_no_number(course: Course, approved: AwardsOf, approver: User) -> None:
    first = course.enrolments.order_by("pk")[0]
    long = Participant.objects.filter(pk=first.participant_id)
    long.update(vietnamese_name="W" * 200, passport_name="W" * 200, native_given_name="W" * 100)
    outcome = issue(awards=approved(course), by=approver, issued_on=course.ends_on)
    assert [entry.number for entry in outcome.entries] == [1, 2]
    assert [reason.code for reason in outcome.refused[0].reasons] == ["cannot_print"]


def test_what_was_changed_after_approval_waits_for_approval_again(
    course: Course, approved: AwardsOf, approver: User
) -> None:
    awards = approved(course)
    Participant.objects.filter(pk=awards[0].enrolment.participant_id).update(passport_name="SOMEBODY ELSE")
    outcome = issue(awards=awards, by=approver, issued_on=course.ends_on)
    assert [entry.number for entry in outcome.entries] == [1, 2]
    assert [reason.code for reason in outcome.refused[0].reasons] == ["changed_since_approval"]
    assert "duyệt lại" in explain_refused(outcome.refused[0])
    award = Award.objects.get()
    assert (award.approved_by, award.approved_at) == (None, None)
    assert [entry.number for entry in issue(awards=approve(awards=[award], by=approver).awards, by=approver).entries]


def test_settings_changed_after_approval_call_for_approval_again(
    course: Course, approved: AwardsOf, approver: User
) -> None:
    awards = approved(course)
    CertificateSettings.objects.update(signatory_name="Somebody Else")
    outcome = issue(awards=awards, by=approver, issued_on=course.ends_on)
    assert outcome.entries == []
    assert {reason.code for one in outcome.refused for reason in one.reasons} == {"changed_since_approval"}


@pytest.mark.parametrize("shift", [timedelta(days=-1), timedelta(days=40_000)])
def test_an_impossible_day_of_issue_is_refused(
    course: Course, approved: AwardsOf, approver: User, shift: timedelta
) -> None:
    assert course.starts_on
    with pytest.raises(CertificatesRefused):
        issue(awards=approved(course), by=approver, issued_on=course.starts_on + shift)
    assert not Entry.objects.exists()


def test_the_day_of_issue_is_today_where_the_course_is_held(course: Course, approved: AwardsOf, approver: User) -> None:
    entries = issue(awards=approved(course), by=approver).entries
    assert {entry.issued_on for entry in entries} == {today(course)}


def test_later_edits_change_nothing_in_a_snapshot(course: Course, approved: AwardsOf, approver: User) -> None:
    Participant.objects.update(rank=make_rank())
    entry = issue(awards=approved(course), by=approver, issued_on=course.ends_on).entries[0]
    before = copy.deepcopy(Entry.objects.get(pk=entry.pk).snapshot)
    assert before["schema"] == 1
    assert before["holder"]["rank"] == {"vi": "Đại tá", "en": "Colonel", "lo": "ພັນເອກ"}
    Participant.objects.update(vietnamese_name="Tên khác", given_name="Other", passport_name="OTHER")
    Rank.objects.update(name_vi="Cấp bậc khác")
    InstitutionName.objects.update(name_vi="Cơ quan khác")
    Course.objects.update(title_vi="Lớp khác", place_vi="Nơi khác")
    assert Entry.objects.get(pk=entry.pk).snapshot == before
    assert before["names"]["vi"] == "Khăm-liêng Ụ-thạ-cay-sỏn"


def test_the_host_is_called_as_it_was_on_the_day_of_issue(course: Course, approved: AwardsOf, approver: User) -> None:
    assert course.ends_on
    InstitutionName.objects.create(
        institution=course.host, name_vi="Tên mới", valid_from=course.ends_on + timedelta(days=1)
    )
    entry = issue(awards=approved(course), by=approver, issued_on=course.ends_on).entries[0]
    assert entry.snapshot["host"]["vi"] == "Cục Đối ngoại"
    assert entry.snapshot["certifier"]["vi"] == "Cục trưởng Cục Đối ngoại"


def test_issuing_takes_the_same_number_of_queries_for_any_number_of_people(approved: AwardsOf, approver: User) -> None:
    counts = []
    for trainees in (1, 12):
        course = make_taught_course(trainees=trainees)
        make_certificate_settings(course)
        awards = approved(course)
        with CaptureQueriesContext(connection) as queries:
            issue(awards=awards, by=approver, issued_on=course.ends_on)
        counts.append(len(queries))
    assert Entry.objects.count() == 13
    assert counts[0] == counts[1] + 2  # the first issue of a year makes the counter's row
