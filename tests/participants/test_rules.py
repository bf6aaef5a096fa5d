"""What attendance is worth."""

import pytest

from participants.rules import (
    Mark,
    attendance_percent,
    certificate_refusals,
    earns_certificate,
    minutes_present,
    rank_fits,
)


@pytest.mark.parametrize(("attended", "earned"), [(239, False), (240, True)])
def test_80_percent_of_300_minutes_earns_a_certificate(attended: int, earned: bool) -> None:
    assert earns_certificate(attended, 300, 80) is earned


def test_nothing_taught_is_no_question_of_attendance() -> None:
    with pytest.raises(ValueError, match="taught_minutes"):
        earns_certificate(0, 0, 80)


@pytest.mark.parametrize(("attended", "percent"), [(0, 0), (2399, 79), (2400, 80), (3000, 100)])
def test_percent_is_rounded_down_so_that_a_refused_person_never_reads_the_minimum(attended: int, percent: int) -> None:
    assert attendance_percent(attended, 3000) == percent


def test_percent_of_nothing_taught_is_not_a_number() -> None:
    assert attendance_percent(0, 0) is None


def refusals(**changes: object) -> list[tuple[str, dict[str, object]]]:
    facts: dict[str, object] = {
        "role": "trainee",
        "state": "attending",
        "attended_minutes": 240,
        "taught_minutes": 300,
        "unmarked_minutes": 0,
        "unmarked_sessions": 0,
        "minimum_percent": 80,
        **changes,
    }
    return [(refusal.code, dict(refusal.params)) for refusal in certificate_refusals(**facts)]  # type: ignore[arg-type]


@pytest.mark.parametrize("role", ["trainee", "head", "monitor"])
def test_trainees_heads_and_monitors_earn_certificates(role: str) -> None:
    assert refusals(role=role) == []


def test_observers_earn_none() -> None:
    assert refusals(role="observer") == [("not_a_trainee", {"role": "observer"})]


def test_whoever_withdrew_earns_none_whatever_they_attended() -> None:
    assert refusals(state="withdrawn", attended_minutes=300) == [("withdrawn", {})]


def test_before_the_first_session_is_over_nothing_is_earned() -> None:
    assert refusals(attended_minutes=0, taught_minutes=0) == [("nothing_taught", {})]


def test_too_little_attendance_is_refused_with_its_figures() -> None:
    assert refusals(attended_minutes=239) == [
        ("attendance_below", {"percent": 79, "minimum": 80, "attended": 239, "taught": 300})
    ]


def test_a_missing_roll_call_refuses_but_is_not_taken_for_absence() -> None:
    found = refusals(attended_minutes=150, unmarked_minutes=90, unmarked_sessions=1)

    assert found == [("roll_call_missing", {"count": 1})]


def test_attendance_that_no_missing_mark_can_save_is_refused_too() -> None:
    found = refusals(attended_minutes=149, unmarked_minutes=90, unmarked_sessions=1)

    assert [code for code, _params in found] == ["roll_call_missing", "attendance_below"]


@pytest.mark.parametrize(
    ("mark", "minutes"),
    [(Mark("present"), 100), (Mark("late", 1), 1), (Mark("late", 100), 100), (Mark("excused"), 0), (Mark("absent"), 0)],
)
def test_marks_are_worth_minutes(mark: Mark, minutes: int) -> None:
    assert minutes_present(mark, 100) == minutes


@pytest.mark.parametrize("mark", [Mark("late"), Mark("late", 0), Mark("late", 101), Mark("late", -5), Mark("asleep")])
def test_impossible_marks_are_refused(mark: Mark) -> None:
    with pytest.raises(ValueError, match=r"late minutes|unknown mark"):
        minutes_present(mark, 100)


@pytest.mark.parametrize(("force", "country", "fits"), [("LA", "LA", True), ("VN", "LA", False), ("LA", "", True)])
def test_a_rank_belongs_to_the_force_of_the_sending_country(force: str, country: str, fits: bool) -> None:
    assert rank_fits(force, country) is fits
