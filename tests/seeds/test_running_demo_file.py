"""The course that runs around today keeps the promises of its file."""

from collections import Counter
from typing import Any

import pytest

from tests.seeds.files import read_toml, repeated, worded


@pytest.fixture(scope="module")
def running() -> dict[str, Any]:
    return read_toml("demo_now.toml")


def slot(row: dict[str, Any]) -> tuple[int, int, str]:
    return row["week"], row["weekday"], row["half_day"]


def test_its_second_week_is_full_on_every_day_and_taught_by_the_demo_lecturer(
    running: dict[str, Any], demo: dict[str, Any]
) -> None:
    (teacher,) = [user["lecturer"] for user in demo["users"] if user["name"] == "lecturer"]
    second = [row for row in running["programme"] if row["week"] == 2]
    assert [slot(row)[1:] for row in second] == [
        (day, half) for day in range(1, 8) for half in ("morning", "afternoon")
    ]
    assert {row["weekday"] for row in second if teacher in row["lecturers"]} == set(range(1, 8))


def test_nobody_and_no_room_is_in_two_places(running: dict[str, Any]) -> None:
    taken = [
        (*slot(row), resource)
        for row in running["programme"]
        for resource in (row.get("room"), *row["lecturers"], *row["interpreters"])
        if resource is not None
    ]
    assert len(taken) > 60
    assert repeated(taken) == []
    assert repeated([slot(row) for row in running["programme"]]) == []


def test_its_sessions_and_marks_refer_to_what_exists(running: dict[str, Any], demo: dict[str, Any]) -> None:
    numbers = [module["number"] for module in running["modules"]]
    rooms = {room["key"] for room in demo["rooms"]}
    people = {lecturer["key"]: lecturer["can_interpret"] for lecturer in demo["lecturers"]}
    for row in running["programme"]:
        assert row["week"] <= running["course"]["weeks"]
        assert row.get("module", 1) in numbers
        assert ("module" in row) == (row["kind"] in {"module", "exercise"})
        assert row["kind"] == "module" or all(worded(row, "title"))
        assert row.get("room", "hall-a") in rooms
        assert set(row["lecturers"]) <= set(people)
        assert all(people[key] for key in row["interpreters"])
        assert bool(row["interpreters"]) == (row["interpretation"] != "none")
    slots = {slot(row): row["kind"] for row in running["programme"]}
    for mark in running["attendance"]:
        assert mark["trainee"] in running["course"]["trainees"]
        assert slots[slot(mark)] != "break"
        assert ("minutes_missed" in mark) == (mark["state"] == "late")
    assert repeated([(mark["trainee"], *slot(mark)) for mark in running["attendance"]]) == []


def test_the_trainee_of_the_demo_users_takes_part(running: dict[str, Any], demo: dict[str, Any]) -> None:
    (trainee,) = [user["trainee"] for user in demo["users"] if user["name"] == "trainee"]
    assert trainee in running["course"]["trainees"]
    assert set(running["course"]["trainees"]) <= {person["key"] for person in demo["trainees"]}
    assert demo["trainees"][0]["key"] in running["course"]["trainees"]


def test_every_module_has_its_time_but_one_that_lacks_an_afternoon(
    running: dict[str, Any], half_day_minutes: dict[str, int]
) -> None:
    content: Counter[int] = Counter()
    for row in running["programme"]:
        if "module" in row:
            content[row["module"]] += half_day_minutes[row["half_day"]] // 2
    missing = {module["number"]: module["content_minutes"] - content[module["number"]] for module in running["modules"]}
    assert [number for number, minutes in missing.items() if minutes > 0] == [3]
    assert missing[3] == half_day_minutes["afternoon"] // 2
    assert all(module["content_minutes"] % 45 == 0 for module in running["modules"])  # whole periods on the programme


def test_it_says_in_its_title_that_it_is_a_demo(running: dict[str, Any]) -> None:
    assert "dữ liệu minh họa" in running["course"]["title_vi"]
    assert "demo data" in running["course"]["title_en"]
    assert "ຂໍ້ມູນສາທິດ" in running["course"]["title_lo"]
