"""The people of a course: the list, adding, changing, withdrawing."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from courses.models import Course, Partner, Rank
from participants.models import Enrolment, Participant
from tests import factories

Make = Callable[..., Enrolment]
LIST = "/courses/LAO-2024/people/"


def names_in(html: str) -> list[str]:
    """Return the names of the list's rows, in their order."""
    return re.findall(r'class="cover"[^>]*>([^<]+)</a>', html)


def person_data(partner: Partner, **changes: object) -> dict[str, object]:
    """Return what the form of a person and place sends."""
    return {
        "passport_name": "BOUNTHAVY PHOMMACHANH", "given_name": "Bounthavy", "family_name": "Phommachanh",
        "native_given_name": "ບຸນທະວີ", "native_family_name": "ພົມມະຈັນ", "vietnamese_name": "Bun-thạ-vi",
        "sex": "male", "language": "lo", "partner": partner.pk, "role": "trainee", "state": "confirmed", **changes,
    }  # fmt: skip


def test_the_list_stands_in_protocol_order(desk: Client, make_enrolment: Make, colonel: Rank) -> None:
    captain = factories.make_rank(force="LA", code="captain", level=40)
    make_enrolment("Anouvong Captain", rank=captain)
    make_enrolment("Boun Civilian")
    make_enrolment("Vilay Colonel", rank=colonel)
    make_enrolment("Zet First", protocol_order=1)

    html = desk.get(LIST).content.decode()

    assert names_in(html) == ["Zet First", "Vilay Colonel", "Anouvong Captain", "Boun Civilian"]


@pytest.mark.parametrize("query", ["khamlieng", "KHAMLIENG outha", "ຄຳລຽງ", "kham-lieng u", "cay-son"])
def test_a_search_finds_every_spelling_without_its_marks(desk: Client, course: Course, query: str) -> None:
    factories.make_enrolment(course, factories.make_participant())

    assert names_in(desk.get(LIST, {"q": query}).content.decode()) == ["KHAMLIENG OUTHAKAYSONE"]
    assert "Nobody found" in desk.get(LIST, {"q": "somchay"}).content.decode()


def test_filters_stand_in_the_address(desk: Client, make_enrolment: Make) -> None:
    make_enrolment("Anna Monitor", role="monitor")
    make_enrolment("Boun Trainee")
    make_enrolment("Chan Gone", state="withdrawn")

    assert names_in(desk.get(LIST).content.decode()) == ["Anna Monitor", "Boun Trainee"]
    assert names_in(desk.get(LIST, {"role": "monitor"}).content.decode()) == ["Anna Monitor"]
    assert names_in(desk.get(LIST, {"state": "withdrawn"}).content.decode()) == ["Chan Gone"]
    assert names_in(desk.get(LIST, {"role": "king", "page": "x"}).content.decode()) == ["Anna Monitor", "Boun Trainee"]


def test_the_second_page_goes_on_where_the_first_ends(desk: Client, make_enrolment: Make) -> None:
    for number in range(30):
        make_enrolment(f"Person {number:02}")

    pages = [names_in(desk.get(LIST, {"page": page}).content.decode()) for page in (1, 2)]

    assert [len(names) for names in pages] == [25, 5]
    assert len({*pages[0], *pages[1]}) == 30


def test_the_list_costs_the_same_for_1_and_30_people(
    desk: Client, make_enrolment: Make, colonel: Rank, connection_queries: CaptureQueriesContext
) -> None:
    costs = []
    for numbers in (range(1), range(1, 30)):
        for number in numbers:
            make_enrolment(f"Person {number}", rank=colonel)
        with connection_queries:
            desk.get(LIST)
        costs.append(len(connection_queries))

    assert costs[0] == costs[1]


def test_an_empty_course_says_what_to_do_next(desk: Client, course: Course) -> None:
    html = desk.get(LIST).content.decode()

    assert "Nobody is in this course yet" in html
    assert reverse("participants:enrolment-create", args=[course.code]) in html


def test_somebody_known_is_found_and_added(
    desk: Client, course: Course, make_person: Callable[..., Participant]
) -> None:
    person = make_person("Somchay Keomany")
    page = f"{LIST}new/?q=somch"

    assert "Somchay Keomany" in desk.get(page).content.decode()
    answer = desk.post(page, {"participant": person.pk, "role": "observer"})

    assert answer.headers["Location"] == page
    assert course.enrolments.get().participant == person
    assert course.enrolments.get().role == "observer"
    assert "Somchay Keomany is now in the course." in desk.get(page).content.decode()


def test_whoever_is_in_the_course_is_not_offered_again(desk: Client, make_enrolment: Make, course: Course) -> None:
    enrolment = make_enrolment("Somchay Keomany")

    answer = desk.post(f"{LIST}new/", {"participant": enrolment.participant_id, "role": "trainee"})

    assert answer.status_code == 422
    assert course.enrolments.count() == 1


def test_finding_costs_the_same_for_1_and_30_people(
    desk: Client, course: Course, colonel: Rank, make_person: Callable[..., Participant],
    connection_queries: CaptureQueriesContext,
) -> None:  # fmt: skip
    costs = []
    for numbers in (range(1), range(1, 30)):
        for number in numbers:
            make_person(f"Person {number}", rank=colonel)
        with connection_queries:
            desk.get(f"{LIST}new/")
        costs.append(len(connection_queries))

    assert costs[0] == costs[1]


def test_a_new_person_is_entered_with_three_spellings(desk: Client, course: Course, laos: Partner) -> None:
    answer = desk.post(f"{LIST}new/person/", person_data(laos, protocol_order="3"))

    assert answer.headers["Location"] == LIST
    enrolment = course.enrolments.select_related("participant").get()
    assert (enrolment.role, enrolment.state, enrolment.protocol_order) == ("trainee", "confirmed", 3)
    assert [enrolment.participant.name_in(language) for language in ("vi", "lo", "en")] == [
        "Bun-thạ-vi",
        "ບຸນທະວີ ພົມມະຈັນ",
        "BOUNTHAVY PHOMMACHANH",
    ]


def test_only_ranks_of_the_partners_own_forces_are_offered_and_taken(
    desk: Client, course: Course, laos: Partner, colonel: Rank
) -> None:
    vietnamese = factories.make_rank(force="VN", code="dai-ta", name_vi="Đại tá Việt", name_en="Senior Colonel")

    html = desk.get(f"{LIST}new/person/").content.decode()
    answer = desk.post(f"{LIST}new/person/", person_data(laos, rank=vietnamese.pk))

    assert ">Colonel<" in html
    assert "Senior Colonel" not in html
    assert "Senior Colonel is not a rank of Laos&#x27;s forces." in answer.content.decode()
    assert not course.enrolments.exists()


def test_the_ranks_follow_the_partner_that_is_chosen(desk: Client, laos: Partner, colonel: Rank) -> None:
    address = reverse("participants:rank-options")

    assert "Colonel" in desk.get(address, {"partner": laos.pk}).content.decode()
    assert desk.get(address, {"partner": "9" * 40}).status_code == 200
    assert desk.get(address, {"partner": "\x00"}).status_code == 200


def test_a_person_and_their_part_are_changed_together(desk: Client, make_enrolment: Make, laos: Partner) -> None:
    enrolment = make_enrolment()

    desk.post(f"{LIST}{enrolment.pk}/", person_data(laos, role="monitor", unit_vi="Cục Đối ngoại"))

    stored = Enrolment.objects.select_related("participant").get(pk=enrolment.pk)
    assert (stored.role, stored.participant.passport_name) == ("monitor", "BOUNTHAVY PHOMMACHANH")
    assert stored.participant.unit_vi == "Cục Đối ngoại"


def test_a_second_head_is_refused_beside_the_role_and_nothing_is_lost(
    desk: Client, make_enrolment: Make, laos: Partner
) -> None:
    make_enrolment("First Head", role="head")
    other = make_enrolment("Other Person")

    answer = desk.post(f"{LIST}{other.pk}/", person_data(laos, role="head"))

    html = answer.content.decode()
    assert answer.status_code == 422
    assert "The delegation already has a head: First Head. Change that role first." in html
    assert 'value="BOUNTHAVY PHOMMACHANH"' in html
    assert "<h1>Other Person</h1>" in html
    assert Participant.objects.get(pk=other.participant_id).passport_name == "Other Person"


def test_a_birth_date_in_the_future_is_refused(desk: Client, course: Course, laos: Partner) -> None:
    answer = desk.post(f"{LIST}new/person/", person_data(laos, birth_date="2990-01-01"))

    assert "Nobody in a course was born on that day." in answer.content.decode()
    assert not course.enrolments.exists()


def test_a_withdrawal_can_be_undone_to_what_it_was(desk: Client, make_enrolment: Make) -> None:
    enrolment = make_enrolment("Somchay Keomany")

    after = desk.post(f"{LIST}{enrolment.pk}/withdraw/").headers["Location"]
    html = desk.get(after).content.decode()
    assert "Somchay Keomany has withdrawn from the course." in html
    assert 'name="was" value="attending"' in html
    assert Enrolment.objects.get(pk=enrolment.pk).state == "withdrawn"

    desk.post(f"{LIST}{enrolment.pk}/restore/", {"was": "attending"})
    assert Enrolment.objects.get(pk=enrolment.pk).state == "attending"


@pytest.mark.parametrize("was", ["", "withdrawn", "king", "\x00"])
def test_an_undo_without_a_known_state_confirms(desk: Client, make_enrolment: Make, was: str) -> None:
    enrolment = make_enrolment(state="withdrawn")

    desk.post(f"{LIST}{enrolment.pk}/restore/", {"was": was})

    assert Enrolment.objects.get(pk=enrolment.pk).state == "confirmed"


def test_a_delegation_cannot_leave_before_it_arrives(desk: Client, make_enrolment: Make) -> None:
    delegation = make_enrolment(role="head").delegation
    assert delegation is not None
    address = reverse("participants:delegation-edit", args=["LAO-2024", delegation.pk])

    refused = desk.post(address, {"arrives_on": "2024-06-02", "leaves_on": "2024-06-01"})
    assert "They cannot leave before they arrive." in refused.content.decode()
    desk.post(address, {"arrives_on": "2024-06-02", "leaves_on": "2024-06-15", "note": "VN 921"})

    html = desk.get(LIST).content.decode()
    assert "Sunday, 2 Jun 2024" in html
    assert "VN 921" in html


def test_a_liaison_reads_their_own_partners_people_and_changes_nothing(
    client: Client, liaison: User, make_enrolment: Make, thailand: Partner
) -> None:
    make_enrolment("Lao Person")
    make_enrolment("Thai Person", partner=thailand)
    client.force_login(liaison)

    html = client.get(LIST).content.decode()

    assert "Lao Person" in html
    assert "Thai" not in html
    assert "Add people" not in html
    assert "/withdraw/" not in html
