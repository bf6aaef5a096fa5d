"""Who has earned a certificate, from real rows."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from courses.models import Course, Session
from participants.explain import KIND_SENTENCES, SENTENCES, explain, explain_kindly
from participants.models import Enrolment
from participants.rules import Mark, Refusal
from participants.services.attendance import mark_attendance
from participants.services.completion import completion_of, completions

Make = Callable[..., Enrolment]
MakeSession = Callable[..., Session]


def test_attendance_is_minutes_present_out_of_minutes_taught(
    course: Course, make_enrolment: Make, make_session: MakeSession
) -> None:
    person = make_enrolment()
    for mark in (Mark("present"), Mark("late", 60), Mark("excused"), Mark("absent")):
        mark_attendance(session=make_session(), marks={person.pk: mark})

    [completion] = completions(course)

    assert (completion.attended_minutes, completion.taught_minutes, completion.percent) == (160, 400, 40)
    assert [refusal.code for refusal in completion.refusals] == ["attendance_below"]
    assert not completion.is_earned


def test_cancelled_sessions_breaks_and_sessions_to_come_are_not_taught(
    course: Course, make_enrolment: Make, make_session: MakeSession
) -> None:
    person = make_enrolment()
    held = make_session()
    cancelled = make_session()
    mark_attendance(session=held, marks={person.pk: Mark("present")})
    mark_attendance(session=cancelled, marks={person.pk: Mark("absent")})
    Session.objects.filter(pk=cancelled.pk).update(is_cancelled=True)
    make_session(kind="break")
    Course.objects.filter(pk=course.pk).update(ends_on=timezone.now() + timedelta(days=1))
    make_session(starts_at=timezone.now() - timedelta(minutes=5))

    completion = completion_of(person)

    assert (completion.attended_minutes, completion.taught_minutes) == (100, 100)
    assert completion.is_earned


def test_a_session_shortened_after_its_roll_call_counts_its_new_length(
    make_enrolment: Make, make_session: MakeSession
) -> None:
    person = make_enrolment()
    session = make_session()
    mark_attendance(session=session, marks={person.pk: Mark("present")})
    Session.objects.filter(pk=session.pk).update(ends_at=session.starts_at + timedelta(minutes=40))

    assert completion_of(person).percent == 100


def test_a_session_nobody_was_marked_at_is_named_as_missing(make_enrolment: Make, make_session: MakeSession) -> None:
    person = make_enrolment()
    mark_attendance(session=make_session(), marks={person.pk: Mark("present")})
    make_session()

    assert completion_of(person).refusals == (Refusal("roll_call_missing", {"count": 1}),)


def test_completions_cost_the_same_for_1_and_30_people(
    course: Course, make_enrolment: Make, make_session: MakeSession, connection_queries: CaptureQueriesContext
) -> None:
    session = make_session()
    counts = []
    for total in (1, 30):
        while course.enrolments.count() < total:
            enrolment = make_enrolment(f"Person {course.enrolments.count()}")
            mark_attendance(session=session, marks={enrolment.pk: Mark("present")})
        with connection_queries:
            assert len(completions(course)) == total
        counts.append(len(connection_queries))

    assert counts == [3, 3]


@pytest.mark.parametrize("language", ["vi", "lo", "en"])
def test_each_refusal_has_its_words(language: str) -> None:
    params: dict[str, object] = {
        "role": "observer", "count": 2, "percent": 79, "minimum": 80, "attended": 239, "taught": 300, "head": "A",
        "course": "LAO-2024", "rank": "Đại tá", "partner": "Lào", "maximum": 100, "day": timezone.now().date(),
        "username": "kham",
    }  # fmt: skip
    with translation.override(language):
        words = [explain(Refusal(code, params), "Kham") for code in SENTENCES]
        kind = [explain_kindly(Refusal(code, params)) for code in KIND_SENTENCES]

    assert all(sentence and "%(" not in sentence for sentence in words + kind)


def test_the_sentence_about_attendance_names_person_and_figures() -> None:
    refusal = Refusal("attendance_below", {"percent": 79, "minimum": 80, "attended": 239, "taught": 300})

    with translation.override("en"):
        assert explain(refusal, "Khamlieng") == (
            "Khamlieng was there for 79 percent (3 hours 59 minutes of 5 hours); 80 percent are needed."
        )
