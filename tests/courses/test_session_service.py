"""Saving, cancelling, restoring and deleting sessions."""

from datetime import date, time
from typing import Any

import pytest
from django.utils import translation

from courses.explain import explain
from courses.models import Assignment, Course, Session
from courses.rules import instants
from courses.services import sessions
from courses.services.sessions import (
    ScheduleRefused,
    cancel_session,
    delete_session,
    restore_session,
    save_session,
)
from tests.factories import (
    FIRST_DAY,
    make_attendance,
    make_course,
    make_enrolment,
    make_lecturer,
    make_module,
    make_rank,
    make_room,
    make_session,
)

pytestmark = pytest.mark.django_db


def new_session(
    course: Course, *, day: date = FIRST_DAY, starts: time = time(8), ends: time = time(11, 30), **columns: Any
) -> Session:
    columns = {"kind": Session.Kind.CEREMONY, "title_vi": "Lễ khai mạc"} | columns
    starts_at, ends_at = instants(day, starts, ends, course.zone)
    return Session(course=course, day=day, starts_at=starts_at, ends_at=ends_at, **columns)


def codes(refused: pytest.ExceptionInfo[ScheduleRefused]) -> list[str]:
    return [reason.code for reason in refused.value.reasons]


def test_a_session_is_saved_with_its_people_in_their_roles() -> None:
    course, teacher, interpreter = make_course(), make_lecturer(), make_lecturer(can_interpret=True)
    session = save_session(session=new_session(course), lecturers=[teacher], interpreters=[interpreter])
    assert (session.teachers, session.interpreters) == ([teacher], [interpreter])


def test_changing_people_keeps_those_who_stay() -> None:
    stays, leaves, comes = make_lecturer(), make_lecturer(), make_lecturer(can_interpret=True)
    session = save_session(session=new_session(make_course()), lecturers=[stays, leaves])
    kept = Assignment.objects.get(lecturer=stays)
    save_session(session=session, lecturers=[stays], interpreters=[comes])
    assert Assignment.objects.get(lecturer=stays) == kept
    assert set(session.assignments.values_list("lecturer", "role")) == {
        (stays.pk, "lecturer"),
        (comes.pk, "interpreter"),
    }


def test_a_person_may_change_role_in_a_session() -> None:
    person = make_lecturer(can_interpret=True)
    session = save_session(session=new_session(make_course()), lecturers=[person])
    save_session(session=session, interpreters=[person])
    assert session.interpreters == [person]


def test_a_taken_room_is_refused_with_who_what_and_when() -> None:
    room = make_room(name_vi="Phòng 201", name_lo="ຫ້ອງ 201", name_en="Room 201")
    taken = make_course(code="LAO-2023")
    make_session(taken, room=room, module=make_module(taken, number=2))
    with pytest.raises(ScheduleRefused) as refused:
        save_session(session=new_session(make_course(), room=room))
    with translation.override("en"):
        assert [explain(reason) for reason in refused.value.reasons] == [
            "Room 201 is taken by Module 2 of LAO-2023, 08:00–11:30 on 3 Jun 2024."
        ]


def test_a_refusal_names_room_and_day_in_the_language_of_the_page() -> None:
    room = make_room(name_vi="Phòng 201", name_lo="ຫ້ອງ 201", name_en="Room 201")
    make_session(room=room)
    with pytest.raises(ScheduleRefused) as refused:
        save_session(session=new_session(make_course(), room=room))
    with translation.override("lo"):
        sentence = explain(refused.value.reasons[0])
    assert "ຫ້ອງ 201" in sentence
    assert "03/06/2024" in sentence
    assert "Room" not in sentence


def test_a_lecturer_who_interprets_elsewhere_is_refused_by_rank_and_name() -> None:
    rank = make_rank(force="VN", code="trung-ta", name_vi="Trung tá", name_en="Lieutenant Colonel", name_lo="")
    person = make_lecturer(rank=rank, can_interpret=True)
    make_session(make_course(code="LAO-2023"), kind="ceremony", title_vi="Lễ bế mạc", interpreters=(person,))
    with pytest.raises(ScheduleRefused) as refused:
        save_session(session=new_session(make_course()), lecturers=[person])
    with translation.override("en"):
        assert explain(refused.value.reasons[0]) == (
            "Lieutenant Colonel Nguyễn Văn An is interpreting at “Lễ bế mạc” of LAO-2023, 08:00–11:30 on 3 Jun 2024."
        )


def test_all_clashes_are_told_at_once() -> None:
    course, room, person = make_course(), make_room(), make_lecturer(can_interpret=True)
    make_session(course, room=room, lecturers=(person,))
    with pytest.raises(ScheduleRefused) as refused:
        save_session(session=new_session(course, room=room), interpreters=[person])
    assert codes(refused) == ["room_taken", "interpreter_taken", "course_taken"]


def test_a_course_has_one_session_at_a_time_unless_the_other_is_cancelled() -> None:
    course = make_course()
    other = make_session(course)
    with pytest.raises(ScheduleRefused) as refused:
        save_session(session=new_session(course, starts=time(11), ends=time(12)))
    assert codes(refused) == ["course_taken"]
    cancel_session(session=other)
    assert save_session(session=new_session(course, starts=time(11), ends=time(12))).pk


def test_sessions_that_touch_do_not_clash() -> None:
    course, room, person = make_course(), make_room(), make_lecturer()
    make_session(course, room=room, lecturers=(person,))
    later = new_session(course, room=room, starts=time(11, 30), ends=time(12))
    assert save_session(session=later, lecturers=[person]).pk


@pytest.mark.parametrize("ends", [time(8), time(7, 59)])
def test_a_session_must_end_after_it_starts(ends: time) -> None:
    with pytest.raises(ScheduleRefused) as refused:
        save_session(session=new_session(make_course(), ends=ends))
    assert codes(refused) == ["ends_before_start"]


@pytest.mark.parametrize("day", [date(2024, 6, 2), date(2024, 6, 15)])
def test_a_session_must_lie_within_its_course(day: date) -> None:
    with pytest.raises(ScheduleRefused) as refused:
        save_session(session=new_session(make_course(), day=day))
    assert codes(refused) == ["outside_course"]


def test_a_course_without_dates_takes_no_sessions() -> None:
    course = make_course(state="planned", starts_on=None, ends_on=None)
    with pytest.raises(ScheduleRefused) as refused:
        save_session(session=new_session(course))
    assert codes(refused) == ["course_without_dates"]


def test_instants_of_another_day_are_refused() -> None:
    session = new_session(make_course())
    session.day = date(2024, 6, 4)
    with pytest.raises(ScheduleRefused) as refused:
        save_session(session=session)
    assert codes(refused) == ["not_on_its_day"]


def test_a_module_of_another_course_is_refused() -> None:
    with pytest.raises(ScheduleRefused) as refused:
        save_session(session=new_session(make_course(), kind="module", module=make_module()))
    assert codes(refused) == ["module_of_other_course"]


def test_a_lesson_needs_a_module_and_a_ceremony_a_title() -> None:
    course = make_course()
    with pytest.raises(ScheduleRefused) as refused:
        save_session(session=new_session(course, kind="module"))
    assert codes(refused) == ["module_missing"]
    with pytest.raises(ScheduleRefused) as refused:
        save_session(session=new_session(course, title_vi=""))
    assert codes(refused) == ["title_missing"]


def test_only_who_can_interpret_interprets_and_nobody_does_both() -> None:
    person = make_lecturer()
    with pytest.raises(ScheduleRefused) as refused:
        save_session(session=new_session(make_course()), lecturers=[person], interpreters=[person])
    assert codes(refused) == ["not_an_interpreter", "person_in_two_roles"]


def test_a_refused_new_session_can_be_mended_and_saved() -> None:
    course, room = make_course(), make_room()
    make_session(room=room)
    session = new_session(course, room=room)
    with pytest.raises(ScheduleRefused):
        save_session(session=session)
    session.room = None
    assert save_session(session=session).pk
    assert Session.objects.filter(course=course).count() == 1


def test_a_session_moves_to_where_one_who_leaves_it_is_needed() -> None:
    leaves, room = make_lecturer(), make_room()
    make_session(day=FIRST_DAY, starts=time(13, 30), ends=time(16, 30), lecturers=(leaves,))
    session = make_session(room=room, lecturers=(leaves,))
    session.starts_at, session.ends_at = instants(FIRST_DAY, time(13, 30), time(16, 30), session.course.zone)
    save_session(session=session, lecturers=[])
    assert not session.assignments.exists()


def test_what_slips_past_the_rules_is_refused_by_the_database_in_the_same_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As when another writer, who asks nobody, takes the room between our asking and our writing."""
    room, person = make_room(), make_lecturer()
    make_session(room=room)
    make_session(day=date(2024, 6, 4), lecturers=(person,))
    monkeypatch.setattr(sessions, "_refuse", lambda reasons: None)
    with pytest.raises(ScheduleRefused) as refused:
        save_session(session=new_session(make_course(), room=room))
    assert codes(refused) == ["room_taken"]
    session = new_session(make_course(), day=date(2024, 6, 4))
    with pytest.raises(ScheduleRefused) as refused:
        save_session(session=session, lecturers=[person])
    assert codes(refused) == ["lecturer_taken"]
    assert session._state.adding
    with pytest.raises(ScheduleRefused) as refused:
        save_session(session=new_session(make_course(), day=date(2025, 1, 1)))
    assert codes(refused) == ["outside_course"]


def test_restoring_into_a_taken_room_is_refused_and_the_session_stays_cancelled() -> None:
    room = make_room()
    session = make_session(room=room)
    cancel_session(session=session)
    make_session(room=room)
    with pytest.raises(ScheduleRefused) as refused:
        restore_session(session=session)
    session.refresh_from_db()
    assert codes(refused) == ["room_taken"]
    assert session.is_cancelled


def test_restoring_takes_room_and_people_back() -> None:
    session = make_session(room=make_room(), lecturers=(make_lecturer(),))
    cancel_session(session=session)
    restore_session(session=session)
    assert session.bookings.filter(is_active=True).count() == 2


def test_a_session_with_a_roll_call_cannot_be_deleted() -> None:
    session = make_session()
    make_attendance(session, make_enrolment(session.course))
    with pytest.raises(ScheduleRefused) as refused:
        delete_session(session=session)
    assert codes(refused) == ["attended"]
    assert Session.objects.filter(pk=session.pk).exists()


def test_a_session_that_was_not_attended_is_deleted() -> None:
    session = make_session(room=make_room(), lecturers=(make_lecturer(),))
    delete_session(session=session)
    assert not Session.objects.exists()
