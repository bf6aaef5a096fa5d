"""manage.py demo fills LAO-2024 and DEMO-NOW, whatever day it is, once."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.test import RequestFactory
from django.utils import timezone, translation

from accounts.models import User
from certificates.models import Award, Entry
from certificates.rules import register_number
from courses.models import Booking, Course, Lecturer, Room, Session
from courses.services.courses import change_state
from desk.services.demo.demo import demo
from desk.services.demo.refusal import DemoRefused
from desk.services.seeding.files import SeedBroken
from participants.models import Attendance, Delegation, Enrolment, Participant
from participants.services.completion import completions
from tests.factories import make_course, make_participant, make_room, make_session, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Read the sentences as they stand in the code."""
    with translation.override("en"):
        yield


HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
WEDNESDAY = date(2025, 3, 12)
WEEK = [date(2025, 3, 10) + timedelta(days=number) for number in range(7)]
NAMES = ["admin", "officer", "approver", "lecturer", "trainee", "liaison"]
ROWS: tuple[Any, ...] = (User, Room, Lecturer, Participant, Delegation, Enrolment, Session, Booking, Attendance, Entry)


def at(day: date, clock: str = "15:00") -> datetime:
    """Return an instant of a day in Hà Nội."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=HANOI)


def everything() -> dict[str, list[dict[str, Any]]]:
    tables = (*ROWS, Course, Award)
    return {table.__name__: list(table._default_manager.order_by("pk").values()) for table in tables}


def running() -> Course:
    return Course.objects.get(code="DEMO-NOW")


def unmarked(course: Course, now: datetime) -> list[Session]:
    return list(course.sessions.counted().filter(ends_at__lte=now, attendances=None).order_by("starts_at"))


def test_the_demo_is_as_large_as_promised_and_marked_as_demo() -> None:
    report = demo(now=at(WEDNESDAY))
    assert Room.objects.filter(is_demo=True).count() == 3
    assert Lecturer.objects.filter(is_demo=True).count() == 9
    assert Participant.objects.filter(is_demo=True, partner__code="LA").count() == 18
    course = Course.objects.get(code="LAO-2024")
    assert course.sessions.counted().count() == 20
    assert course.sessions.filter(kind="break").count() == 1
    assert (course.starts_on, course.ends_on, course.state) == (date(2024, 6, 3), date(2024, 6, 14), "closed")
    roles = course.enrolments.values_list("role", flat=True)
    assert sorted(roles) == ["head", "monitor", *["trainee"] * 16]
    assert course.delegations.get().arrives_on == date(2024, 6, 2)
    assert report.tallies["certificates"].counts == {"made": 17}
    for table in (User, Course, Room, Lecturer, Participant):
        assert set(table._default_manager.values_list("is_demo", flat=True)) == {True}
    assert all(entry.snapshot["is_demo"] for entry in Entry.objects.all())


def test_certificates_go_to_those_who_earned_them_from_two_people_without_gaps() -> None:
    demo(now=at(WEDNESDAY))
    course = Course.objects.get(code="LAO-2024")
    without = [one.enrolment.participant.given_name for one in completions(course) if not one.is_earned]
    assert without == ["Somxay"]
    entries = Entry.objects.filter(course_code="LAO-2024").order_by("number")
    assert [entry.register_number for entry in entries] == [register_number(number, 2024) for number in range(1, 18)]
    assert {(entry.prepared_by.username, entry.approved_by.username) for entry in entries} == {("officer", "approver")}
    assert entries[0].holder_name == "Xổm-xắc Xu-văn-na-vông"  # the head comes first
    assert Award.objects.count() == 0
    assert course.enrolments.filter(state=Enrolment.State.COMPLETED).count() == 17


def test_demo_users_sign_in_with_the_password_that_is_told_and_know_who_they_are() -> None:
    demo(now=at(WEDNESDAY))
    request = RequestFactory().get("/")
    for name in NAMES:
        user = authenticate(request, username=name, password=f"demo-only-{name}")
        assert user is not None
        assert user.is_superuser == (name == "admin")
        assert list(user.groups.values_list("name", flat=True)) == ([] if name == "admin" else [name])
    languages = dict(User.objects.values_list("username", "language"))
    assert [languages[name] for name in NAMES] == ["vi", "vi", "vi", "vi", "lo", "lo"]
    trainee = Participant.objects.get(user__username="trainee")
    assert set(trainee.enrolments.values_list("course__code", flat=True)) == {"LAO-2024", "DEMO-NOW"}
    assert trainee.user is not None
    entry = Entry.objects.visible_to(trainee.user).get()
    assert entry.course_code == "LAO-2024"
    assert User.objects.get(username="liaison").liaisons.get().partner.code == "LA"


@pytest.mark.parametrize("made_on", [WEDNESDAY, WEEK[5], WEEK[6]], ids=lambda day: f"{day:%A}")
def test_the_lecturer_teaches_today_and_something_is_held_tomorrow_also_on_weekends(made_on: date) -> None:
    demo(now=at(made_on))
    course = running()
    assert course.state == Course.State.RUNNING
    assert (course.starts_on, course.ends_on) == (date(2025, 3, 3), date(2025, 3, 21))
    teacher = Lecturer.objects.get(user__username="lecturer")
    for today in WEEK:
        assert course.sessions.filter(day=today, assignments__lecturer=teacher).exists()
        clocks = [f"{session.starts_local:%H:%M}" for session in course.sessions.filter(day=today + timedelta(days=1))]
        assert clocks == ["08:00", "13:30"]
    (waiting,) = unmarked(course, at(made_on))
    assert waiting.day == made_on
    assert not Attendance.objects.filter(session__course=course, session__ends_at__gt=at(made_on)).exists()


def test_before_the_first_lesson_of_a_monday_the_last_roll_of_the_week_before_waits() -> None:
    demo(now=at(WEEK[0], "06:00"))
    (waiting,) = unmarked(running(), at(WEEK[0], "06:00"))
    assert waiting.day == date(2025, 3, 7)


def test_making_the_demo_twice_changes_nothing_and_says_so() -> None:
    demo(now=at(WEDNESDAY))
    before = everything()
    report = demo(now=at(WEDNESDAY))
    assert everything() == before
    assert report.is_unchanged
    assert report.lines()[-1] == "Nothing was changed."
    assert report.tallies["sessions"].counts == {"left": 53}


def test_later_in_the_same_week_only_the_rolls_of_what_is_over_are_called() -> None:
    demo(now=at(WEDNESDAY))
    sessions = list(running().sessions.order_by("pk").values())
    report = demo(now=at(WEEK[5]))
    assert list(running().sessions.order_by("pk").values()) == sessions
    assert report.tallies["roll_calls"].counts["made"] == 6  # Wednesday's mornings to Saturday's, but for the last
    (waiting,) = unmarked(running(), at(WEEK[5]))
    assert waiting.day == WEEK[5]


@pytest.mark.parametrize("weeks", [1, 40])
def test_weeks_later_the_course_is_laid_anew_around_that_day(weeks: int) -> None:
    demo(now=at(WEEK[4]))
    later = at(WEEK[0] + timedelta(weeks=weeks), "09:00")
    report = demo(now=later)
    course = running()
    assert course.starts_on == date(2025, 3, 3) + timedelta(weeks=weeks)
    assert course.sessions.count() == 32
    assert course.enrolments.count() == 9
    assert course.delegations.get().leaves_on == date(2025, 3, 22) + timedelta(weeks=weeks)
    assert not Attendance.objects.filter(session__course=course, session__ends_at__gt=later).exists()
    assert len(unmarked(course, later)) == 1
    assert report.tallies["courses"].counts == {"left": 1, "changed": 1}
    assert Entry.objects.count() == 17
    assert demo(now=later).is_unchanged


def test_a_room_that_a_real_course_holds_is_left_to_it() -> None:
    demo(now=at(WEDNESDAY))
    later = WEDNESDAY + timedelta(weeks=4)
    other = make_course(code="REAL-1", starts_on=later, ends_on=later)
    make_session(other, day=later, room=Room.objects.get(name_vi="Phòng 201"))
    report = demo(now=at(later, "06:00"))
    assert running().sessions.count() == 31
    (note,) = [note for note in report.notes if "REAL-1" in note]
    assert note.startswith("DEMO-NOW, ")


def test_a_demo_course_that_people_closed_is_left_alone() -> None:
    demo(now=at(WEDNESDAY))
    change_state(course=running(), state=Course.State.CLOSED)
    before = everything()
    report = demo(now=at(WEDNESDAY + timedelta(weeks=3)))
    assert everything() == before
    assert any(note.startswith("DEMO-NOW was left alone") for note in report.notes)


def test_what_people_changed_in_the_demo_stays() -> None:
    demo(now=at(WEDNESDAY))
    course = Course.objects.get(code="LAO-2024")
    course.sessions.filter(kind="break").delete()
    Participant.objects.filter(given_name="Khamla").update(native_given_name="ຄຳລາ")
    Room.objects.filter(name_vi="Phòng 305").update(capacity=30)
    Course.objects.filter(code="LAO-2024").update(place_vi="Hà Nội, Việt Nam")
    before = everything()
    report = demo(now=at(WEDNESDAY))
    assert everything() == before
    assert report.tallies["rooms"].edited == ["room-305"]


def test_a_course_that_officers_gave_dates_is_not_filled() -> None:
    call_command("seed", stdout=StringIO())
    Course.objects.filter(code="LAO-2024").update(starts_on=date(2024, 9, 2), ends_on=date(2024, 9, 13))
    demo(now=at(WEDNESDAY))
    course = Course.objects.get(code="LAO-2024")
    assert (course.is_demo, course.sessions.count(), course.state) == (False, 0, "planned")
    assert Entry.objects.count() == 0


def test_the_demo_is_refused_where_real_people_are() -> None:
    make_participant()
    with pytest.raises(DemoRefused, match="There are people or certificates here already"):
        demo(now=at(WEDNESDAY))
    assert not User.objects.exists()


def test_a_real_user_is_never_taken_for_a_demo_user() -> None:
    make_user("officer")
    with pytest.raises(CommandError, match="officer"):
        call_command("demo", stdout=StringIO())
    assert User.objects.count() == 1
    assert not Course.objects.exists()


def test_a_failing_demo_leaves_nothing_half_written(tmp_path: Any) -> None:
    make_room(name_vi="Phòng 999")
    with pytest.raises(SeedBroken):
        demo(folder=tmp_path)
    assert not User.objects.exists()
    assert Room.objects.count() == 1


def test_the_command_tells_how_to_sign_in() -> None:
    out = StringIO()
    call_command("demo", stdout=out)
    last = out.getvalue().splitlines()[-1]
    assert last == f"Sign in as {', '.join(NAMES)} with the password demo-only-<name>."
    assert running().sessions.filter(day=timezone.localdate()).count() == 2
