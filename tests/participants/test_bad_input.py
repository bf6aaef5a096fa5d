"""What no name can be is refused beside its field, quickly, and nothing that was typed is lost."""

import time
from collections.abc import Callable

import pytest
from django.test import Client

from courses.models import Course, Partner
from participants.forms.people import PersonForm
from participants.models import Enrolment, Participant

LIST = "/courses/LAO-2024/people/"
BAD_NAMES = {
    "5,000 letters": "ກ" * 5000,
    "U+0000": "Kham\x00lieng",
    "50,000 marks": "a" + "\u0323" * 50_000,
    "marks on every letter": "a\u0323\u0323\u0323\u0323\u0323" * 10,
    "a direction mark": "Kham\u202elieng",
}


def data(partner: Partner, /, **changes: object) -> dict[str, object]:
    return {
        "passport_name": "Kept As Typed", "given_name": "Kept", "sex": "male", "language": "lo",
        "partner": partner.pk, "role": "trainee", "state": "invited", **changes,
    }  # fmt: skip


@pytest.mark.parametrize("field", ["passport_name", "given_name", "native_given_name", "vietnamese_name", "unit_vi"])
@pytest.mark.parametrize("name", BAD_NAMES.values(), ids=BAD_NAMES)
def test_a_bad_name_is_refused_beside_its_field(
    desk: Client, course: Course, laos: Partner, field: str, name: str
) -> None:
    desk.get(f"{LIST}new/person/")  # templates are read once
    begun = time.process_time()

    answer = desk.post(f"{LIST}new/person/", data(laos, **{field: name, "position_vi": "Trợ lý"}))

    took = time.process_time() - begun
    html = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="error_1_id_{field}"' in html
    assert 'value="Trợ lý"' in html
    assert not Participant.objects.exists()
    assert took < 1


@pytest.mark.parametrize(("name", "accepted"), [("ຄຳລຽງ", False), ("Иван", False), ("O'NEIL-ĐẶNG JR.", True)])
def test_a_passport_name_is_in_latin_letters(laos: Partner, name: str, accepted: bool) -> None:
    form = PersonForm(data(laos, passport_name=name))

    assert ("passport_name" not in form.errors) is accepted


@pytest.mark.parametrize("field", ["passport_name", "native_family_name", "position_lo"])
def test_a_lone_surrogate_is_refused(laos: Partner, field: str) -> None:
    form = PersonForm(data(laos, **{field: "Kham\ud800lieng"}))

    assert list(form.errors) == [field]


@pytest.mark.parametrize(
    "changes",
    [
        {"partner": "9" * 5000}, {"partner": "\x00"}, {"partner": ""}, {"partner": "-1"}, {"rank": "9" * 30},
        {"institution": "laos"}, {"role": "king"}, {"state": "\x00"}, {"protocol_order": "9" * 5000},
        {"protocol_order": "-1"}, {"birth_date": "31/02/2024"}, {"birth_date": "\x00"}, {"sex": "x" * 5000},
    ],
)  # fmt: skip
def test_what_no_list_offers_is_refused(
    desk: Client, course: Course, laos: Partner, changes: dict[str, object]
) -> None:
    answer = desk.post(f"{LIST}new/person/", data(laos, **changes))

    assert answer.status_code == 422
    assert "invalid-feedback" in answer.content.decode()
    assert not Participant.objects.exists()


@pytest.mark.parametrize("query", [*BAD_NAMES.values(), "%", "_", "'", "\ufffd", "a " * 2000])
def test_any_search_gets_an_answer(desk: Client, course: Course, query: str) -> None:
    begun = time.process_time()

    assert desk.get(LIST, {"q": query}).status_code == 200
    assert desk.get(f"{LIST}new/", {"q": query}).status_code == 200
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("note", [BAD_NAMES["5,000 letters"], BAD_NAMES["U+0000"], BAD_NAMES["50,000 marks"]])
def test_a_bad_note_leaves_the_delegation_as_it_was(
    desk: Client, make_enrolment: Callable[..., Enrolment], note: str
) -> None:
    delegation = make_enrolment().delegation
    assert delegation is not None

    answer = desk.post(f"/courses/LAO-2024/delegations/{delegation.pk}/", {"note": note, "arrives_on": "2024-06-02"})

    delegation.refresh_from_db()
    assert answer.status_code == 422
    assert (delegation.note, delegation.arrives_on) == ("", None)
    assert 'value="2024-06-02"' in answer.content.decode()


@pytest.mark.parametrize("key", ["0", "9" * 18, "9" * 40, "\x00", "-1", "²"])
def test_an_undo_for_nobody_shows_the_list(desk: Client, course: Course, key: str) -> None:
    assert desk.get(LIST, {"withdrawn": key, "was": "\x00"}).status_code == 200


def test_a_key_beyond_every_row_is_not_found(desk: Client, course: Course) -> None:
    assert desk.get(f"{LIST}{'9' * 30}/").status_code == 404
    assert desk.get(f"/courses/LAO-2024/attendance/{'9' * 30}/").status_code == 404


@pytest.mark.parametrize("participant", ["9" * 5000, "\x00", "", "-1"])
def test_adding_nobody_is_refused_in_words(desk: Client, course: Course, participant: str) -> None:
    answer = desk.post(f"{LIST}new/", {"participant": participant, "role": "trainee"})

    assert answer.status_code == 422
    assert "This person or role cannot be taken." in answer.content.decode()
