"""The register's list and pages, who may see them, and the papers handed out."""

from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from accounts.models import User
from certificates.models import Entry, EntryLink, Event
from certificates.services.files import ensure_file
from certificates.services.issuing import issue
from courses.models import Course
from participants.models import Participant
from tests.certificates.conftest import AwardsOf
from tests.conftest import ClientFor
from tests.factories import make_certificate_settings, make_course, make_liaison, make_partner, make_taught_course

REGISTER = "/register/"


def numbers(response: Any) -> list[int]:
    return [entry.number for entry in response.context["page_obj"]]


@pytest.mark.parametrize(
    "query",
    ["kham lieng", "Khăm-liêng", "KHAMLIENG", "ຄຳລຽງ", "ຄໍາລຽງ", "001/2024", "outhakaysone khamlieng", "lao-2024 001"],
)
def test_an_entry_is_found_by_any_spelling_number_or_course(
    course: Course, entries: list[Entry], officer: User, client_for: ClientFor, query: str
) -> None:
    assert 1 in numbers(client_for(officer).get(REGISTER, {"q": query}))


def test_a_scanned_code_finds_its_entry_alone(entries: list[Entry], officer: User, client_for: ClientFor) -> None:
    found = client_for(officer).get(REGISTER, {"q": entries[1].snapshot["verify_url"]})
    assert numbers(found) == [entries[1].number]


def test_year_and_state_narrow_the_list(entries: list[Entry], officer: User, client_for: ClientFor) -> None:
    Event.objects.create(entry=entries[0], kind=Event.Kind.REVOKED, by=officer)
    client = client_for(officer)
    assert numbers(client.get(REGISTER, {"state": "revoked"})) == [1]
    assert numbers(client.get(REGISTER, {"state": "valid", "year": "2024"})) == [3, 2]
    assert numbers(client.get(REGISTER, {"year": "2023"})) == []
    assert numbers(client.get(REGISTER, {"year": "x", "state": "x", "page": "x"})) == [3, 2, 1]


def test_the_list_asks_as_often_for_thirty_entries_as_for_one(
    officer: User, approver: User, approved: AwardsOf, client_for: ClientFor, django_assert_max_num_queries: Any
) -> None:
    client, counts = client_for(officer), []
    for trainees in (1, 29):
        course = make_taught_course(trainees=trainees, days=1)
        make_certificate_settings(course)
        issue(awards=approved(course), by=approver, issued_on=course.ends_on)
        with django_assert_max_num_queries(15) as queries:
            assert client.get(REGISTER).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_page_of_an_entry_shows_what_was_printed(
    entries: list[Entry], officer: User, client_for: ClientFor
) -> None:
    stored = ensure_file(entry=entries[0])
    Participant.objects.update(vietnamese_name="Tên khác")
    page = client_for(officer).get(reverse("certificates:entry-show", args=[entries[0].code])).content.decode()
    for text in ("001/2024/GCN-ĐN", "Khăm-liêng Ụ-thạ-cay-sỏn", "15/QĐ-ĐN", "01/03/1985", stored.sha256):
        assert text in page
    assert "Tên khác" not in page


def test_an_altered_paper_is_not_handed_out(
    entries: list[Entry], officer: User, client_for: ClientFor, settings: Any
) -> None:
    stored = ensure_file(entry=entries[0])
    (Path(settings.MEDIA_ROOT) / stored.path).write_bytes(b"%PDF-1.7 something else")
    client = client_for(officer)
    for url in (
        reverse("certificates:entry-file", args=[entries[0].code]),
        reverse("certificates:course-file", args=[entries[0].course_code]),
    ):
        response = client.get(url)
        assert response.status_code == 500
        assert "001/2024/GCN-ĐN" in response.content.decode()
        assert not response.content.startswith(b"%PDF")


def holder(entry: Entry, user: User) -> None:
    person = entry.link.enrolment.participant
    person.user = user
    person.save()


def test_a_trainee_opens_their_own_paper_and_nobody_elses(
    entries: list[Entry], trainee_user: User, client_for: ClientFor
) -> None:
    holder(entries[0], trainee_user)
    client = client_for(trainee_user)
    own = client.get(reverse("certificates:entry-file", args=[entries[0].code]))
    assert own.content.startswith(b"%PDF")
    assert own["Cache-Control"] == "private, no-store"
    assert client.get(reverse("certificates:entry-file", args=[entries[1].code])).status_code == 404


def test_a_liaison_opens_the_papers_of_their_partner_alone(
    entries: list[Entry], liaison_user: User, client_for: ClientFor
) -> None:
    url = reverse("certificates:entry-file", args=[entries[0].code])
    make_liaison(liaison_user, make_partner(code="brunei"))
    assert client_for(liaison_user).get(url).status_code == 404
    make_liaison(liaison_user)
    assert client_for(liaison_user).get(url).status_code == 200


@pytest.mark.parametrize("name", ["entry-file", "entry-show"])
def test_an_unknown_code_is_not_found(officer: User, client_for: ClientFor, name: str) -> None:
    assert client_for(officer).get(reverse(f"certificates:{name}", args=["a" * 27])).status_code == 404


def test_trainees_do_not_see_the_register(
    entries: list[Entry], trainee_user: User, lecturer_user: User, liaison_user: User, client_for: ClientFor
) -> None:
    for user in (trainee_user, lecturer_user, liaison_user):
        client = client_for(user)
        assert client.get(REGISTER).status_code == 403
        assert client.get(reverse("certificates:entry-show", args=[entries[0].code])).status_code == 403
        assert client.get(reverse("certificates:course-certificates", args=["LAO-2024"])).status_code == 403
        assert client.get(reverse("certificates:course-file", args=["LAO-2024"])).status_code == 403


def test_a_trainee_finds_the_certificate_under_my(
    entries: list[Entry], trainee_user: User, client_for: ClientFor
) -> None:
    holder(entries[0], trainee_user)
    page = client_for(trainee_user).get("/my/certificates/").content.decode()
    assert "001/2024/GCN-ĐN" in page
    assert "002/2024/GCN-ĐN" not in page


def test_a_trainee_without_one_reads_how_far_it_is(course: Course, trainee_user: User, client_for: ClientFor) -> None:
    Participant.objects.filter(pk=course.enrolments.order_by("pk")[0].participant_id).update(user=trainee_user)
    response = client_for(trainee_user).get("/my/certificates/")
    (holding,) = response.context["holdings"]
    assert holding.entry is None
    assert holding.completion.percent == 100


def test_a_course_that_takes_over_a_code_takes_over_nobodys_certificates(
    entries: list[Entry], officer: User, client_for: ClientFor
) -> None:
    course = Course.objects.get(code="LAO-2024")
    Course.objects.filter(pk=course.pk).update(code="LAO-2024-A")
    other = make_course(code="LAO-2024")
    assert list(Entry.objects.of_course(Course.objects.get(pk=course.pk)).order_by("number")) == entries
    assert not Entry.objects.of_course(other).exists()
    assert client_for(officer).get("/courses/LAO-2024/certificates.pdf").status_code == 409


def test_an_entry_whose_link_was_erased_stays_with_its_course(entries: list[Entry], course: Course) -> None:
    EntryLink.objects.all().delete()
    assert Entry.objects.of_course(course).count() == 3


def test_a_search_of_any_length_gets_an_answer(entries: list[Entry], officer: User, client_for: ClientFor) -> None:
    assert client_for(officer).get(REGISTER, {"q": "a" * 60_000}).status_code == 200
