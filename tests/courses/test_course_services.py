"""Saving a course and moving it from state to state."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from courses.models import Course, CourseInstitution
from courses.refusals import CourseRefused, explain_refusal
from courses.services.courses import change_state, save_course
from tests.factories import make_course, make_course_institution, make_institution, make_session

pytestmark = pytest.mark.django_db


def new_course(**columns: object) -> Course:
    return Course(**{"code": "LAO-2024", "title_vi": "Lớp tập huấn", "host": make_institution()} | columns)


def test_a_new_course_is_made_and_saving_it_again_leaves_it() -> None:
    course = new_course()
    part = CourseInstitution(institution=make_institution("Học viện Ngoại giao"), part_vi="Chuyên đề 2")
    assert save_course(course=course, institutions=[part]) == "made"
    again = Course.objects.get(code="LAO-2024")
    same = CourseInstitution(institution=part.institution, part_vi="Chuyên đề 2")
    assert save_course(course=again, institutions=[same]) == "left"
    assert again.course_institutions.count() == 1


def test_a_changed_part_of_an_institution_changes_the_course() -> None:
    course = make_course()
    part = make_course_institution(course, part_vi="Chuyên đề 2")
    other = CourseInstitution(institution=part.institution, part_vi="Chuyên đề 3")
    assert save_course(course=course, institutions=[other]) == "changed"
    assert course.course_institutions.get().part_vi == "Chuyên đề 3"


def test_institutions_that_are_not_named_any_more_leave_the_course() -> None:
    course = make_course()
    make_course_institution(course)
    assert save_course(course=course, institutions=[]) == "changed"
    assert not course.course_institutions.exists()


def test_institutions_stay_when_none_are_given() -> None:
    course = make_course()
    make_course_institution(course)
    assert save_course(course=course, institutions=None) == "left"
    assert course.course_institutions.count() == 1


def test_an_institution_named_twice_is_refused() -> None:
    institution = make_institution()
    twice = [CourseInstitution(institution=institution), CourseInstitution(institution=institution)]
    with pytest.raises(CourseRefused, match="institution_twice"):
        save_course(course=new_course(), institutions=twice)
    assert not Course.objects.exists()


def test_texts_are_kept_in_one_form() -> None:
    course = new_course(title_vi="  Lớp   tập huấn ")
    save_course(course=course, institutions=None)
    assert course.title_vi == "Lớp tập huấn"


def test_a_course_that_ends_before_it_starts_is_refused_beside_the_last_day() -> None:
    course = new_course(starts_on=date(2024, 6, 14), ends_on=date(2024, 6, 3))
    with pytest.raises(ValidationError) as refused:
        save_course(course=course, institutions=None)
    assert list(refused.value.message_dict) == ["ends_on"]


def test_days_that_leave_sessions_outside_are_refused_with_the_first_of_them() -> None:
    course = make_course()
    make_session(course, day=date(2024, 6, 13))
    make_session(course, day=date(2024, 6, 14))
    course.ends_on = date(2024, 6, 12)
    with pytest.raises(CourseRefused) as refused:
        save_course(course=course, institutions=None)
    assert refused.value.code == "sessions_outside"
    assert refused.value.params == {"count": 2, "first": date(2024, 6, 13)}
    assert "13/06/2024" in explain_refusal(refused.value)


def test_a_code_is_not_taken_over_from_another_course() -> None:
    make_course(code="LAO-2024")
    with pytest.raises(ValidationError) as refused:
        save_course(course=new_course(), institutions=None)
    assert list(refused.value.message_dict) == ["code"]


def test_a_planned_course_with_dates_opens() -> None:
    course = make_course(state=Course.State.PLANNED)
    change_state(course=course, state="open")
    course.refresh_from_db()
    assert course.state == Course.State.OPEN


def test_a_course_without_dates_cannot_open() -> None:
    course = make_course(state=Course.State.PLANNED, starts_on=None, ends_on=None)
    with pytest.raises(CourseRefused, match="dates_missing"):
        change_state(course=course, state="open")


@pytest.mark.parametrize("wanted", ["archived", "nonsense", ""])
def test_a_step_that_is_not_allowed_is_refused(wanted: str) -> None:
    course = make_course(state=Course.State.OPEN)
    with pytest.raises(CourseRefused) as refused:
        change_state(course=course, state=wanted)
    assert refused.value.code == "not_allowed"
    assert explain_refusal(refused.value)


def test_cancelling_a_course_frees_the_rooms_of_coming_sessions_and_leaves_past_ones() -> None:
    today = timezone.localdate()
    course = make_course(starts_on=today - timedelta(days=5), ends_on=today + timedelta(days=5))
    held = make_session(course, day=today - timedelta(days=4))
    coming = make_session(course, day=today + timedelta(days=4))
    change_state(course=course, state="cancelled")
    held.refresh_from_db()
    coming.refresh_from_db()
    assert (held.is_cancelled, coming.is_cancelled) == (False, True)
