"""Saving and removing a module."""

import pytest
from django.core.exceptions import ValidationError

from courses.models import Module
from courses.refusals import CourseRefused, explain_refusal
from courses.rules import find_circle
from courses.services.modules import delete_module, save_module
from tests.factories import make_course, make_module, make_session


def test_modules_in_a_row_make_no_circle() -> None:
    assert find_circle(1, {3: [2], 2: [1]}) == []


def test_a_circle_is_told_from_end_to_end() -> None:
    assert find_circle(1, {1: [3], 3: [2], 2: [1]}) == [1, 3, 2, 1]


def test_a_module_after_itself_is_a_circle() -> None:
    assert find_circle(1, {1: [1]}) == [1, 1]


@pytest.mark.django_db
def test_a_module_is_made_with_what_it_comes_after() -> None:
    course = make_course()
    first = make_module(course)
    second = Module(course=course, number=2, title_vi="Chuyên đề 2", content_minutes=180)
    assert save_module(module=second, prerequisites=[first]) == "made"
    assert list(second.prerequisites.all()) == [first]
    assert save_module(module=second, prerequisites=[first]) == "left"


@pytest.mark.django_db
def test_a_circle_of_modules_is_refused_and_nothing_is_written() -> None:
    course = make_course()
    first, second = make_module(course), make_module(course)
    second.prerequisites.set([first])
    first.title_vi = "Tên mới"
    with pytest.raises(CourseRefused) as refused:
        save_module(module=first, prerequisites=[second])
    assert "1 → 2 → 1" in explain_refusal(refused.value)
    first.refresh_from_db()
    assert first.title_vi == "Chuyên đề 1"


@pytest.mark.django_db
def test_a_module_of_another_course_is_no_prerequisite() -> None:
    with pytest.raises(CourseRefused, match="prerequisite_of_other_course"):
        save_module(module=make_module(), prerequisites=[make_module()])


@pytest.mark.django_db
def test_a_number_is_refused_twice_in_a_course() -> None:
    course = make_course()
    make_module(course, number=1)
    with pytest.raises(ValidationError):
        save_module(module=Module(course=course, number=1, title_vi="Khác", content_minutes=90), prerequisites=None)


@pytest.mark.django_db
def test_an_unused_module_is_removed() -> None:
    module = make_module()
    delete_module(module=module)
    assert not Module.objects.exists()


@pytest.mark.django_db
def test_a_module_in_the_schedule_stays_and_the_reason_is_told() -> None:
    session = make_session()
    assert session.module
    with pytest.raises(CourseRefused) as refused:
        delete_module(module=session.module)
    assert refused.value.params["count"] == 1
    assert Module.objects.exists()
