"""Sixteen issuers at once, some of whom fail: the numbers stay without gaps, on whichever database this runs."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, transaction

from accounts import roles
from accounts.models import User
from certificates.models import Award, Counter, Entry, EntryLink, StoredFile
from certificates.services.files import ensure_file
from certificates.services.issuing import issue
from certificates.services.outcomes import Issued
from participants.models import Enrolment
from tests.factories import LAST_DAY, make_award, make_certificate_settings, make_taught_course, make_user

ISSUERS = 16

pytestmark = pytest.mark.django_db(transaction=True)


class RolledBack(Exception):  # noqa: N818 - a signal of the test, not an error
    """Raised by an issuer whose transaction is to fail after it took its numbers."""


@pytest.fixture
def people(settings: Any) -> tuple[User, User]:
    """Return who prepares and who approves. Tasks are only noted: the papers have tests of their own."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    return make_user("officer", groups=(roles.OFFICER,)), make_user("approver", groups=(roles.APPROVER,))


def awards_of_a_course(people: tuple[User, User], trainees: int) -> list[Award]:
    course = make_taught_course(trainees=trainees, days=1)
    make_certificate_settings(course)
    officer, approver = people
    return [
        make_award(enrolment, prepared_by=officer, approved_by=approver)
        for enrolment in Enrolment.objects.filter(course=course).order_by("pk")
    ]


def all_at_once(jobs: list[Callable[[], Any]]) -> list[Any]:
    """Run each job in a thread with its own connection, all released at the same moment."""
    start = Barrier(len(jobs))

    def run(job: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            start.wait()
            return job()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def test_sixteen_issuers_a_tenth_rolled_back_leave_no_gap(people: tuple[User, User]) -> None:
    awards = awards_of_a_course(people, trainees=ISSUERS * 5)
    batches = [awards[issuer::ISSUERS] for issuer in range(ISSUERS)]

    def issuer(mine: list[Award], number: int) -> Callable[[], int]:
        def work() -> int:
            issued = 0
            for turn, award in enumerate(mine):
                fails = (number + turn * ISSUERS) % 10 == 0
                try:
                    with transaction.atomic():
                        outcome = issue(awards=[award], by=people[1], issued_on=LAST_DAY)
                        if fails:
                            raise RolledBack
                    issued += len(outcome.entries)
                except RolledBack:
                    continue
            return issued

        return work

    counts = all_at_once([issuer(mine, number) for number, mine in enumerate(batches)])
    numbers = sorted(Entry.objects.values_list("number", flat=True))
    assert sum(counts) == 72
    assert numbers == list(range(1, 73))
    assert Counter.objects.get(year=LAST_DAY.year).last == 72
    assert Award.objects.count() == 8


def test_the_same_trainee_issued_twice_at_once_gets_one_certificate(people: tuple[User, User]) -> None:
    award = awards_of_a_course(people, trainees=1)[0]

    def work() -> Issued:
        return issue(awards=[award], by=people[1], issued_on=LAST_DAY)

    outcomes = all_at_once([work] * 8)
    assert sum(len(outcome.entries) for outcome in outcomes) == 1
    refusals = [reason for outcome in outcomes for refused in outcome.refused for reason in refused.reasons]
    assert [reason.code for reason in refusals] == ["already_issued"] * 7
    assert {reason.params["number"] for reason in refusals} == {"001/2024/GCN-ĐN"}
    assert EntryLink.objects.count() == 1


def test_two_workers_at_once_store_one_paper(people: tuple[User, User]) -> None:
    entry = issue(awards=awards_of_a_course(people, trainees=1), by=people[1], issued_on=LAST_DAY).entries[0]
    stored = all_at_once([lambda: ensure_file(entry=entry)] * 2)
    assert stored[0] == stored[1]
    assert StoredFile.objects.count() == 1
