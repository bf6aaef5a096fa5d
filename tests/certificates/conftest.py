"""A course whose certificates can be issued."""

from collections.abc import Callable

import pytest

from accounts.models import User
from certificates.models import Award, Entry
from certificates.services.issuing import issue
from courses.models import Course
from participants.models import Enrolment
from tests.factories import make_award, make_certificate_settings, make_taught_course

AwardsOf = Callable[[Course], list[Award]]


@pytest.fixture
def course(db: None) -> Course:
    """Return a course with settings and three people who earned a certificate."""
    course = make_taught_course(trainees=3, code="LAO-2024", place_vi="Hà Nội", place_en="Hanoi")
    make_certificate_settings(course)
    return course


@pytest.fixture
def approved(officer: User, approver: User) -> AwardsOf:
    """Return a function that prepares and approves awards for everyone in a course, whoever they are."""

    def awards_of(course: Course) -> list[Award]:
        everyone = Enrolment.objects.filter(course=course).order_by("pk")
        return [make_award(enrolment, prepared_by=officer, approved_by=approver) for enrolment in everyone]

    return awards_of


@pytest.fixture
def entries(course: Course, approved: AwardsOf, approver: User) -> list[Entry]:
    """Return the three entries of the course, issued on its last day."""
    return issue(awards=approved(course), by=approver, issued_on=course.ends_on).entries
