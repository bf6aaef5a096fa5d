"""Taking people into a course, and letting them go."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError

from courses.models import Course, Partner, Rank
from participants.models import Delegation, Enrolment, Participant
from participants.services.enrolments import (
    bring_back,
    enrol,
    enrol_new,
    save_enrolment,
    save_participant,
    save_person_and_enrolment,
    withdraw,
)
from participants.services.refused import EnrolmentRefused

Make = Callable[..., Enrolment]
MakePerson = Callable[..., Participant]


def code_of(caught: pytest.ExceptionInfo[EnrolmentRefused]) -> str:
    return caught.value.refusal.code


def test_whoever_is_enrolled_comes_with_the_delegation_of_their_partner(
    course: Course, make_person: MakePerson, laos: Partner
) -> None:
    first = enrol(course=course, participant=make_person())
    second = enrol(course=course, participant=make_person("Somchay"))

    assert first.delegation == second.delegation == Delegation.objects.get(course=course, partner=laos)


def test_nobody_is_in_a_course_twice(course: Course, make_person: MakePerson) -> None:
    person = make_person()
    enrol(course=course, participant=person)

    with pytest.raises(EnrolmentRefused) as caught:
        enrol(course=course, participant=person)

    assert code_of(caught) == "already_enrolled"
    assert course.enrolments.count() == 1


def test_whoever_withdrew_and_comes_again_keeps_their_row(course: Course, make_enrolment: Make) -> None:
    before = withdraw(enrolment=make_enrolment())

    after = enrol(course=course, participant=before.participant, state="confirmed")

    assert (after.pk, after.state) == (before.pk, "confirmed")


def test_a_delegation_has_one_head(make_enrolment: Make) -> None:
    make_enrolment("First Head", role="head")

    with pytest.raises(EnrolmentRefused) as caught:
        make_enrolment("Second Head", role="head")

    assert code_of(caught) == "second_head"
    assert caught.value.refusal.params == {"head": "First Head"}


def test_when_the_head_withdraws_another_may_follow_and_the_first_cannot_come_back_as_head(
    make_enrolment: Make,
) -> None:
    first = withdraw(enrolment=make_enrolment("First Head", role="head"))
    make_enrolment("Second Head", role="head")

    with pytest.raises(EnrolmentRefused) as caught:
        bring_back(enrolment=first)

    assert code_of(caught) == "second_head"
    assert Enrolment.objects.get(pk=first.pk).state == "withdrawn"


def test_each_partner_has_a_head_of_its_own(make_enrolment: Make, thailand: Partner) -> None:
    make_enrolment("Lao Head", role="head")

    assert make_enrolment("Thai Head", role="head", partner=thailand).role == "head"


def test_a_rank_of_another_force_is_refused(make_person: MakePerson, colonel: Rank, thailand: Partner) -> None:
    person = make_person(partner=thailand)
    person.rank = colonel

    with pytest.raises(EnrolmentRefused) as caught:
        save_participant(participant=person)

    assert code_of(caught) == "rank_of_other_force"


def test_what_was_typed_is_stored_composed_and_trimmed(make_person: MakePerson) -> None:
    person = make_person()
    person.vietnamese_name = "  Khăm   Ụ\u200b "

    assert save_participant(participant=person).vietnamese_name == "Khăm Ụ"


def test_a_new_person_who_cannot_be_enrolled_is_not_left_behind(
    course: Course, make_enrolment: Make, laos: Partner
) -> None:
    make_enrolment("First Head", role="head")
    person = Participant(partner=laos, sex="male", given_name="Second", passport_name="Second")

    with pytest.raises(EnrolmentRefused):
        enrol_new(course=course, participant=person, role="head", state="invited")

    assert not Participant.objects.filter(given_name="Second").exists()


def test_a_person_with_a_fault_changes_nothing_of_the_enrolment(make_enrolment: Make) -> None:
    enrolment = make_enrolment()
    enrolment.role, enrolment.participant.given_name = "monitor", ""

    with pytest.raises(ValidationError):
        save_person_and_enrolment(participant=enrolment.participant, enrolment=enrolment)

    assert Enrolment.objects.get(pk=enrolment.pk).role == "trainee"


def test_whoever_changes_sides_changes_delegation(make_enrolment: Make, thailand: Partner) -> None:
    enrolment = make_enrolment()
    enrolment.participant.partner = thailand

    save_person_and_enrolment(participant=enrolment.participant, enrolment=enrolment)

    stored = Enrolment.objects.select_related("delegation").get(pk=enrolment.pk)
    assert stored.delegation is not None
    assert stored.delegation.partner_id == thailand.pk


def test_a_head_can_be_saved_again(make_enrolment: Make) -> None:
    head = make_enrolment(role="head")
    head.protocol_order = 1

    assert save_enrolment(enrolment=head).protocol_order == 1
