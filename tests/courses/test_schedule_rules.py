"""The schedule's rules on plain values, tried at their boundaries."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from courses.explain import PAPER_SENTENCES, SENTENCES, explain, explain_paper
from courses.rules import Placing, Reason, Resource, clashes, day_reasons, instants

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = date(2024, 6, 3)
ROOM = Resource("room", 1, {"vi": "Phòng 201"})
TEACHER = Resource("lecturer", 1, {"vi": "Nguyễn Văn An"})
SAME_PERSON_INTERPRETING = Resource("interpreter", 1, {"vi": "Nguyễn Văn An"})


def at(hour: int, minute: int = 0) -> datetime:
    return datetime.combine(MONDAY, time(hour, minute), HANOI)


def placing(starts: datetime, ends: datetime, *resources: Resource, course: str = "LAO-2024") -> Placing:
    return Placing(course=course, title={"vi": "Lễ"}, starts=starts, ends=ends, resources=resources)


def codes(reasons: list[Reason]) -> list[str]:
    return [reason.code for reason in reasons]


def test_clock_times_are_those_of_the_course() -> None:
    starts, ends = instants(MONDAY, time(8), time(11, 30), HANOI)
    assert (starts, ends) == (datetime(2024, 6, 3, 1, tzinfo=UTC), datetime(2024, 6, 3, 4, 30, tzinfo=UTC))


@pytest.mark.parametrize(("starts", "clash"), [(at(11, 30), False), (at(11, 29), True)])
def test_a_room_is_taken_until_its_session_ends(starts: datetime, clash: bool) -> None:
    other = placing(at(8), at(11, 30), ROOM, course="CAM-2024")
    assert bool(clashes(placing(starts, at(13), ROOM), [other])) is clash


@pytest.mark.parametrize(("ends", "clash"), [(at(8), False), (at(8, 1), True)])
def test_a_room_is_free_until_its_session_starts(ends: datetime, clash: bool) -> None:
    other = placing(at(8), at(11, 30), ROOM, course="CAM-2024")
    assert bool(clashes(placing(at(7), ends, ROOM), [other])) is clash


def test_teaching_and_interpreting_are_the_same_person() -> None:
    other = placing(at(8), at(10), SAME_PERSON_INTERPRETING, course="CAM-2024")
    [reason] = clashes(placing(at(9), at(11), TEACHER), [other])
    assert (reason.code, reason.params["role"]) == ("lecturer_taken", "interpreter")


def test_a_room_and_a_person_of_the_same_number_are_not_the_same() -> None:
    other = placing(at(8), at(10), TEACHER, course="CAM-2024")
    assert clashes(placing(at(8), at(10), ROOM), [other]) == []


def test_one_course_has_one_session_at_a_time() -> None:
    assert codes(clashes(placing(at(8), at(10)), [placing(at(9), at(11))])) == ["course_taken"]
    assert clashes(placing(at(8), at(10)), [placing(at(9), at(11), course="CAM-2024")]) == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 6, 2), ["outside_course"]),
        (MONDAY, []),
        (date(2024, 6, 14), []),
        (date(2024, 6, 15), ["outside_course"]),
    ],
)
def test_a_session_lies_within_the_days_of_its_course(day: date, expected: list[str]) -> None:
    starts, ends = (datetime.combine(day, clock, HANOI) for clock in (time(8), time(9)))
    assert codes(day_reasons(day, starts, ends, MONDAY, date(2024, 6, 14))) == expected


def test_a_session_past_midnight_is_not_on_its_day() -> None:
    ends = at(8) + timedelta(hours=17)
    assert codes(day_reasons(MONDAY, at(8), ends, MONDAY, MONDAY)) == ["not_on_its_day"]


hours = st.integers(0, 23)


@given(hours, hours, hours, hours)
def test_clashes_are_mutual(first: int, length: int, second: int, other_length: int) -> None:
    one = placing(at(first), at(first) + timedelta(hours=length + 1), ROOM)
    other = placing(at(second), at(second) + timedelta(hours=other_length + 1), ROOM, course="CAM-2024")
    assert bool(clashes(one, [other])) == bool(clashes(other, [one]))


@pytest.mark.parametrize("code", SENTENCES)
@pytest.mark.parametrize("language", ["vi", "lo", "en"])
def test_every_reason_is_a_whole_sentence(code: str, language: str) -> None:
    params = {"who": {"vi": "Nguyễn Văn An"}, "day": MONDAY, "first": MONDAY, "last": MONDAY}
    if "taken" in code and "just" not in code:
        params["other"] = placing(at(8), at(9))
        params["role"] = "interpreter" if code.endswith("interpreting") else "lecturer"
        code = code.removesuffix("_interpreting").removesuffix("_teaching")
    with translation.override(language):
        sentence = explain(Reason(code, params=params))
    assert sentence.endswith(".")
    assert "%(" not in sentence
    assert "None" not in sentence


@pytest.mark.parametrize("code", PAPER_SENTENCES)
def test_every_refusal_of_a_paper_is_a_whole_sentence(code: str) -> None:
    assert "%(" not in explain_paper(code, {"course": "LAO-2024", "languages": "fr"})
