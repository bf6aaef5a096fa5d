"""The invented demonstration data are whole, clash nowhere and name nobody real."""

from collections import Counter
from datetime import timedelta
from typing import Any

from names.ranks import RankWording
from names.validation import clean_name
from tests.seeds.files import LANGUAGES, repeated, worded


def test_demo_people_and_rooms_are_as_many_as_promised(demo: dict[str, Any]) -> None:
    assert [len(demo[table]) for table in ("rooms", "lecturers", "trainees")] == [3, 9, 18]
    for table in ("rooms", "lecturers", "trainees"):
        assert not repeated([row["key"] for row in demo[table]])
    assert Counter(row["role"] for row in demo["trainees"]) == {"trainee": 16, "head": 1, "monitor": 1}
    interpreters = [row for row in demo["lecturers"] if row["can_interpret"]]
    assert len(interpreters) == 2
    assert all({"vi", "lo"} <= set(row["languages"]) for row in interpreters)
    assert sum(row["sex"] == "female" for row in demo["trainees"]) >= 4


def test_demo_people_refer_to_what_exists(
    demo: dict[str, Any], ranks: dict[str, RankWording], institutions: dict[str, Any]
) -> None:
    assert demo["signatory"]["rank"] in ranks
    for lecturer in demo["lecturers"]:
        assert ("rank" in lecturer) != (lecturer["institution"] == "hoc-vien-ngoai-giao")  # civilians have no rank
        assert lecturer.get("rank", "VN/dai-ta") in ranks
        assert lecturer["institution"] in institutions
    for trainee in demo["trainees"]:
        assert ranks[trainee["rank"]].force == "LA"
        assert all(demo["positions"][trainee["position"]][language] for language in LANGUAGES)
        assert all(demo["units"][trainee["unit"]][language] for language in LANGUAGES)


def test_demo_names_are_clean_whole_and_different(demo: dict[str, Any]) -> None:
    parts = ("family_name", "middle_name", "given_name", "native_given_name", "native_family_name")
    for person in [*demo["lecturers"], *demo["trainees"], demo["signatory"]]:
        for part in (*parts, "passport_name", "vietnamese_name"):
            assert clean_name(person.get(part, "")) == person.get(part, "")
    for trainee in demo["trainees"]:
        assert all("\u0e80" <= letter <= "\u0eff" for part in parts[3:] for letter in trainee[part])
        assert trainee["passport_name"] == f"{trainee['given_name']} {trainee['family_name'].upper()}"
        assert len(trainee["vietnamese_name"].split()) == 2
        assert 1970 < trainee["birth_date"].year < 2000
    for spelling in ("passport_name", "vietnamese_name"):
        assert not repeated([trainee[spelling] for trainee in demo["trainees"]])


def test_no_real_officer_signs_the_demo(course: dict[str, Any], demo: dict[str, Any]) -> None:
    signatory = " ".join(demo["signatory"][part] for part in ("family_name", "middle_name", "given_name"))
    assert signatory not in course["facts"]["opened_by"]


def test_the_demo_lists_its_delegation_in_protocol_order(demo: dict[str, Any], ranks: dict[str, RankWording]) -> None:
    levels = [ranks[trainee["rank"]].level for trainee in demo["trainees"]]
    assert levels == sorted(levels, reverse=True)
    assert demo["trainees"][0]["role"] == "head"


def test_the_demo_programme_fills_twenty_half_days_of_ten_working_days(demo: dict[str, Any]) -> None:
    slots = [(session["day"], session["half_day"]) for session in demo["programme"]]
    assert slots == [(day, half) for day in range(1, 11) for half in ("morning", "afternoon")]
    starts, ends = demo["course"]["starts_on"], demo["course"]["ends_on"]
    days = [starts + timedelta(days=n) for n in range((ends - starts).days + 1)]
    assert sum(day.weekday() < 5 for day in days) == 10


def test_demo_sessions_refer_to_what_exists(demo: dict[str, Any], course: dict[str, Any]) -> None:
    rooms = {room["key"] for room in demo["rooms"]}
    people = {lecturer["key"]: lecturer for lecturer in demo["lecturers"]}
    numbers = {module["number"] for module in course["modules"]}
    for session in demo["programme"]:
        assert session["kind"] in {"module", "exercise", "ceremony", "visit", "evaluation"}
        assert session["interpretation"] in {"none", "consecutive", "simultaneous"}
        assert session.get("module", 1) in numbers
        assert session["kind"] not in {"module", "exercise"} or (session["module"] and session["lecturers"])
        assert session["kind"] == "module" or all(worded(session, "title"))
        assert ("room" in session) == (session["kind"] != "visit")
        assert session.get("room", "hall-a") in rooms
        assert set(session["lecturers"]) <= set(people)
        assert all(people[key]["can_interpret"] for key in session["interpreters"])
        assert bool(session["interpreters"]) == (session["interpretation"] != "none")
    assert {session["module"] for session in demo["programme"] if "module" in session} == numbers


def test_nobody_and_no_room_of_the_demo_is_in_two_places(demo: dict[str, Any]) -> None:
    taken = [
        (session["day"], session["half_day"], resource)
        for session in demo["programme"]
        for resource in (session.get("room"), *session["lecturers"], *session["interpreters"])
        if resource is not None
    ]
    assert len(taken) > 50
    assert repeated(taken) == []


def test_every_demo_room_in_use_seats_the_delegation(demo: dict[str, Any]) -> None:
    assert all(room["capacity"] >= len(demo["trainees"]) for room in demo["rooms"])


def test_lecturers_of_a_module_come_from_the_institution_that_delivers_it(
    demo: dict[str, Any], course: dict[str, Any]
) -> None:
    home = {lecturer["key"]: lecturer["institution"] for lecturer in demo["lecturers"]}
    delivered = {module["number"]: module["institution"] for module in course["modules"]}
    for session in demo["programme"]:
        if "module" in session:
            assert home[session["lecturers"][0]] == delivered[session["module"]]


def test_the_programme_gives_each_module_the_time_its_content_needs(
    demo: dict[str, Any], course: dict[str, Any], half_day_minutes: dict[str, int]
) -> None:
    content: Counter[int] = Counter()
    for session in demo["programme"]:
        if "module" in session:
            share = 2 if session["interpretation"] == "consecutive" else 1
            content[session["module"]] += half_day_minutes[session["half_day"]] // share
    assert all(content[module["number"]] >= module["content_minutes"] for module in course["modules"])


def test_modules_come_after_what_they_build_on(demo: dict[str, Any], course: dict[str, Any]) -> None:
    order = [session["module"] for session in demo["programme"] if "module" in session]
    for module in course["modules"]:
        for earlier in module["prerequisites"]:
            last_of_earlier = len(order) - 1 - order[::-1].index(earlier)
            assert last_of_earlier < order.index(module["number"])


def test_the_weekend_lies_between_working_days(demo: dict[str, Any]) -> None:
    (outing,) = demo["weekend"]
    day = demo["course"]["starts_on"] + timedelta(days=outing["after_day"] - 1 + outing["days_later"])
    assert day.weekday() == 5
    assert outing["starts"] < outing["ends"]
    assert all(worded(outing, "title"))


def test_attendance_leaves_one_trainee_just_short_and_one_excused_but_earning(
    demo: dict[str, Any], course: dict[str, Any], half_day_minutes: dict[str, int]
) -> None:
    keys = {trainee["key"] for trainee in demo["trainees"]}
    marks = demo["attendance"]
    assert repeated([(mark["trainee"], mark["day"], mark["half_day"]) for mark in marks]) == []
    taught = sum(half_day_minutes[session["half_day"]] for session in demo["programme"])
    missed: Counter[str] = Counter()
    for mark in marks:
        assert mark["trainee"] in keys
        assert ("minutes_missed" in mark) == (mark["state"] == "late")
        missed[mark["trainee"]] += mark.get("minutes_missed", half_day_minutes[mark["half_day"]])
    percent = {key: 100 * (taught - missed[key]) / taught for key in keys}
    minimum = course["course"]["minimum_attendance_percent"]
    assert [key for key in keys if percent[key] < minimum] == ["somxay"]
    assert minimum - 1 < percent["somxay"] < minimum
    excused = {mark["trainee"] for mark in marks if mark["state"] == "excused"}
    assert excused == {"phonethip"}
    assert minimum < percent["phonethip"] < 100
