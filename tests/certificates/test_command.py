"""manage.py issue_certificates: prints who was issued which number and who was refused and why."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from certificates.models import Award, Entry
from courses.models import Course
from participants.models import Attendance
from tests.factories import make_enrolment, make_participant, make_taught_course


def run(course: str, *, prepared_by: str = "officer", approved_by: str = "approver", date: str = "2024-06-14") -> str:
    out = StringIO()
    options = {"prepared_by": prepared_by, "approved_by": approved_by, "date": date}
    call_command("issue_certificates", course, **options, stdout=out, stderr=out)
    return out.getvalue()


@pytest.fixture(autouse=True)
def _people(officer: User, approver: User) -> None:
    """Have an officer and an approver."""


def test_it_prints_each_number_and_each_refusal(course: Course) -> None:
    absent = make_enrolment(course, make_participant(vietnamese_name="Xổm-xay"))
    for session in course.sessions.all():
        Attendance.objects.create(session=session, enrolment=absent, state="absent", minutes=0)
    lines = run("LAO-2024").splitlines()
    assert [line.split()[0] for line in lines if "GCN-ĐN" in line] == [
        "001/2024/GCN-ĐN", "002/2024/GCN-ĐN", "003/2024/GCN-ĐN",
    ]  # fmt: skip
    assert any("Xổm-xay" in line for line in lines)
    assert Entry.objects.count() == 3


def test_a_second_run_issues_nothing_and_says_so(course: Course) -> None:
    run("LAO-2024")
    with pytest.raises(CommandError, match="LAO-2024"):
        run("LAO-2024")
    assert Entry.objects.count() == 3


def test_one_person_cannot_do_both(course: Course) -> None:
    with pytest.raises(CommandError):
        run("LAO-2024", approved_by="officer")
    assert not Award.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"course": "NO-SUCH"},
        {"prepared_by": "nobody"},
        {"prepared_by": "approver", "approved_by": "officer"},
        {"date": "14/06/2024"},
        {"date": "2020-01-01"},
        {"date": "2999-01-01"},
    ],
)
def test_wrong_arguments_write_nothing(course: Course, wrong: dict[str, str]) -> None:
    arguments = {"course": "LAO-2024"} | wrong
    with pytest.raises(CommandError):
        run(**arguments)
    assert not Award.objects.exists()
    assert not Entry.objects.exists()


def test_a_course_without_settings_is_refused_in_a_sentence() -> None:
    make_taught_course(code="BARE-1")
    with pytest.raises(CommandError, match="BARE-1"):
        run("BARE-1")
