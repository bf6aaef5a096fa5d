"""Adding, changing, cancelling, restoring and deleting a session from the pages."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from courses.models import Course, Session
from tests.conftest import ClientFor
from tests.factories import (
    FIRST_DAY,
    make_attendance,
    make_course,
    make_day_template,
    make_enrolment,
    make_lecturer,
    make_module,
    make_room,
    make_session,
)

pytestmark = pytest.mark.django_db

PANEL = {"HX-Request": "true"}


@pytest.fixture
def client(client_for: ClientFor, officer: User) -> Client:
    return client_for(officer)


@pytest.fixture
def course() -> Course:
    return make_course(day_template=make_day_template())


def create_url(course: Course) -> str:
    return reverse("courses:session-create", args=[course.code])


def url(name: str, session: Session) -> str:
    return reverse(f"courses:{name}", args=[session.course.code, session.pk])


def filled(**values: Any) -> dict[str, Any]:
    return {
        "kind": "ceremony",
        "title_vi": "Lễ khai mạc",
        "day": "2024-06-03",
        "starts": "08:00",
        "ends": "11:30",
        "interpretation": "none",
    } | values


def test_a_session_is_added_and_its_week_opens(client: Client, course: Course) -> None:
    room, person = make_room(), make_lecturer()
    values = filled(day="2024-06-11", room=room.pk, lecturers=[person.pk], title_lo="ພິທີເປີດ")
    response = client.post(create_url(course), values)
    session = course.sessions.get()
    assert response["Location"] == reverse("courses:schedule-week", args=[course.code]) + "?week=2024-06-10"
    assert (session.day, session.room, session.teachers) == (date(2024, 6, 11), room, [person])
    assert (session.starts_local.time(), session.ends_local.time()) == (time(8), time(11, 30))


def test_where_the_officer_clicked_is_filled_in(client: Client, course: Course) -> None:
    text = client.get(create_url(course), {"day": "2024-06-05", "half": "afternoon"}).content.decode()
    assert '<option value="2024-06-05" selected>' in text
    assert 'value="13:30"' in text
    assert 'value="16:30"' in text


def test_the_panel_gets_the_form_alone(client: Client, course: Course) -> None:
    text = client.get(create_url(course), headers=PANEL).content.decode()
    assert "<html" not in text
    assert 'hx-target="#panel"' in text


def test_a_half_day_alone_gives_start_and_end(client: Client, course: Course) -> None:
    client.post(create_url(course), filled(starts="", ends="", half="afternoon"))
    session = course.sessions.get()
    assert (session.starts_local.time(), session.ends_local.time()) == (time(13, 30), time(16, 30))


def test_times_that_were_typed_win_over_the_half_day(client: Client, course: Course) -> None:
    client.post(create_url(course), filled(starts="09:00", ends="10:00", half="afternoon"))
    assert course.sessions.get().starts_local.time() == time(9)


@pytest.mark.parametrize("typed", ["8:00", "08h00", "08.00", "0800"])
def test_a_time_may_be_written_as_people_write_it(client: Client, course: Course, typed: str) -> None:
    client.post(create_url(course), filled(starts=typed))
    assert course.sessions.get().starts_local.time() == time(8)


def test_a_clash_is_told_at_the_top_and_beside_the_field_and_nothing_is_lost(client: Client, course: Course) -> None:
    room = make_room(name_vi="Phòng 201")
    other = make_course(code="CAM-2024")
    make_session(other, room=room, module=make_module(other, number=2))
    response = client.post(create_url(course), filled(room=room.pk, note="Xe 13:00"), headers=PANEL)
    text = response.content.decode()
    assert response.status_code == 422
    assert not course.sessions.exists()
    [sentence] = response.context["form"].refusals
    for words in ("Phòng 201", "CAM-2024", "08:00–11:30", "03/06/2024"):
        assert words in sentence
    assert response.context["form"].errors["room"] == [sentence]
    assert text.count(sentence) == 2
    assert "Lễ khai mạc" in text
    assert "Xe 13:00" in text


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"ends": "08:00"}, "ends"),
        ({"ends": "07:00"}, "ends"),
        ({"starts": "25:00"}, "starts"),
        ({"starts": "", "ends": ""}, "starts"),
        ({"day": "2024-06-30"}, "day"),
        ({"day": "not a day"}, "day"),
        ({"kind": "module"}, "module"),
        ({"kind": "party"}, "kind"),
        ({"title_vi": ""}, "title_vi"),
        ({"title_vi": "a" * 5_000}, "title_vi"),
        ({"title_vi": "a" + "\u0301" * 50_000}, "title_vi"),
        ({"title_vi": "Lễ\x00"}, "title_vi"),
        ({"title_vi": "Lễ\u202e"}, "title_vi"),
        ({"room": "999999"}, "room"),
        ({"lecturers": ["999999"]}, "lecturers"),
    ],
)
def test_bad_input_is_explained_beside_its_field(client: Client, course: Course, values: Any, field: str) -> None:
    response = client.post(create_url(course), filled(**values))
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert not Session.objects.exists()


def test_a_module_of_another_course_cannot_be_chosen(client: Client, course: Course) -> None:
    response = client.post(create_url(course), filled(kind="module", module=make_module().pk))
    assert "module" in response.context["form"].errors


def test_only_who_can_interpret_is_offered_as_interpreter(client: Client, course: Course) -> None:
    teacher = make_lecturer()
    response = client.post(create_url(course), filled(interpreters=[teacher.pk]))
    assert "interpreters" in response.context["form"].errors


def test_a_session_is_changed(client: Client, course: Course) -> None:
    session = make_session(course, lecturers=(make_lecturer(),))
    comes = make_lecturer()
    values = filled(kind="module", module=session.module_id, title_vi="", ends="10:00", lecturers=[comes.pk])
    assert client.post(url("session-edit", session), values).status_code == 302
    session = Session.objects.get(pk=session.pk)
    assert (session.ends_local.time(), session.teachers) == (time(10), [comes])


def test_a_refused_change_leaves_the_session_as_it_was(client: Client, course: Course) -> None:
    session = make_session(course)
    make_session(course, day=FIRST_DAY + timedelta(days=1))
    values = filled(kind="module", module=session.module_id, title_vi="", day="2024-06-04")
    response = client.post(url("session-edit", session), values)
    session.refresh_from_db()
    assert response.status_code == 422
    assert session.day == FIRST_DAY


def test_the_form_shows_a_session_as_it_is(client: Client, course: Course) -> None:
    person = make_lecturer(is_active=False)
    session = make_session(course, lecturers=(person,), starts=time(8, 15), ends=time(9))
    response = client.get(url("session-edit", session))
    text = response.content.decode()
    assert 'value="08:15"' in text
    assert response.context["form"]["lecturers"].value() == [person.pk]
    assert " checked" in text[text.index('name="lecturers"') :][:120]


def test_cancelling_and_restoring(client: Client, course: Course) -> None:
    session = make_session(course, room=make_room())
    response = client.post(url("session-cancel", session), follow=True)
    session.refresh_from_db()
    assert session.is_cancelled
    assert response.context["undone"] == session
    assert f'action="{url("session-restore", session)}"' in response.content.decode()
    client.post(url("session-restore", session))
    session.refresh_from_db()
    assert not session.is_cancelled


def test_restoring_into_a_taken_room_says_why(client: Client, course: Course) -> None:
    room = make_room(name_vi="Phòng 201")
    session = make_session(course, room=room, is_cancelled=True)
    make_session(make_course(code="CAM-2024"), room=room)
    response = client.post(url("session-restore", session), follow=True)
    session.refresh_from_db()
    assert session.is_cancelled
    assert "CAM-2024" in response.content.decode()


def test_deleting(client: Client, course: Course) -> None:
    session = make_session(course)
    assert client.post(url("session-delete", session)).status_code == 302
    assert not Session.objects.exists()


def test_what_was_attended_is_not_deleted(client: Client, course: Course) -> None:
    session = make_session(course)
    make_attendance(session, make_enrolment(course))
    client.post(url("session-delete", session))
    assert Session.objects.filter(pk=session.pk).exists()


@pytest.mark.parametrize("name", ["session-cancel", "session-restore", "session-delete"])
def test_looking_changes_nothing(client: Client, course: Course, name: str) -> None:
    assert client.get(url(name, make_session(course))).status_code == 405


@pytest.mark.parametrize("name", ["session-edit", "session-cancel", "session-restore", "session-delete"])
def test_an_approver_and_a_lecturer_change_nothing(
    client_for: ClientFor, approver: User, lecturer_user: User, course: Course, name: str
) -> None:
    session = make_session(course, lecturers=(make_lecturer(user=lecturer_user),))
    for user in (approver, lecturer_user):
        assert client_for(user).post(url(name, session), filled()).status_code == 403
    session.refresh_from_db()
    assert not session.is_cancelled


def test_a_session_is_not_found_under_another_course(client: Client, course: Course) -> None:
    session = make_session(make_course())
    assert client.get(reverse("courses:session-edit", args=[course.code, session.pk])).status_code == 404


def test_the_first_module_that_lacks_time_is_suggested(client: Client, course: Course) -> None:
    full = make_module(course, number=1, content_minutes=60)
    lacking = make_module(course, number=2, content_minutes=600)
    make_session(course, module=full, kind="module")
    form = client.get(create_url(course)).context["form"]
    assert form["module"].value() == lacking.pk


def test_what_is_wrong_is_told_at_once_not_one_by_one(client: Client, course: Course) -> None:
    values = filled(kind="module", title_vi="", starts="10:00", ends="09:00")
    response = client.post(create_url(course), values)
    assert set(response.context["form"].errors) == {"module", "ends"}


def test_a_cancelled_session_offers_first_to_be_held_after_all(client: Client, course: Course) -> None:
    session = make_session(course, is_cancelled=True)
    html = client.get(url("session-edit", session), headers=PANEL).content.decode()
    assert html.index(url("session-restore", session)) < html.index("id_kind")
    assert url("session-cancel", session) not in html
