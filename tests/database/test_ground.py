"""The ground under the tests themselves: emptying the database after a test that committed."""

from datetime import time

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, connection, transaction

from accounts import roles
from accounts.models import User
from certificates.models import Entry
from database import guards
from tests import factories
from tests.factories import make_entry


@pytest.mark.parametrize("_round", [1, 2])
@pytest.mark.django_db(transaction=True)
def test_a_committed_register_entry_is_gone_before_the_next_test_and_its_guards_stand_again(_round: int) -> None:
    assert Entry.objects.count() == 0
    assert User.objects.count() == 0
    assert guards.missing() == []
    assert set(Group.objects.values_list("name", flat=True)) == set(roles.NAMES)
    make_entry()


@pytest.mark.parametrize("statement", ["UPDATE certificates_entry SET number = 2", "DELETE FROM certificates_entry"])
@pytest.mark.django_db
def test_a_raw_write_to_an_insert_only_table_is_refused(statement: str) -> None:
    entry = make_entry()
    with pytest.raises(IntegrityError, match="insert_only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert list(Entry.objects.values_list("number", flat=True)) == [entry.number]


def test_users_stand_in_their_groups(
    officer: User, approver: User, lecturer_user: User, trainee_user: User, liaison_user: User
) -> None:
    users = [officer, approver, lecturer_user, trainee_user, liaison_user]
    assert [list(user.groups.values_list("name", flat=True)) for user in users] == [[name] for name in roles.NAMES]
    assert officer.has_perm("courses.change_course")
    assert not approver.has_perm("courses.change_course")
    assert approver.has_perm("courses.view_course")


def test_factories_make_rows_that_the_database_and_the_forms_would_accept(officer: User, approver: User) -> None:
    course = factories.make_taught_course(trainees=2, plan=factories.make_plan())
    factories.make_course_institution(course)
    factories.make_day_template()
    lecturer = factories.make_lecturer()
    visit = factories.make_session(
        course, starts=time(13, 30), ends=time(16), kind="visit", room=factories.make_room(), interpreters=(lecturer,)
    )
    enrolment = course.enrolments.get(pk=course.enrolments.values_list("pk", flat=True)[0])
    factories.make_delegation(course)
    factories.make_certificate_settings(course)
    factories.make_award(enrolment, prepared_by=officer, approved_by=approver)
    for row in (course, visit, lecturer, enrolment.participant, factories.make_module(course)):
        row.full_clean()
    assert visit.interpreters == [lecturer]
    assert visit.bookings.count() == 2
    assert sum(enrolment.attendances.values_list("minutes", flat=True)) == 420
