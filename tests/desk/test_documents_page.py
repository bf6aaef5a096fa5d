"""The papers of a course."""

import pytest
from django.urls import reverse

from accounts.models import User
from certificates.models import StoredFile
from courses.models import Course
from tests.conftest import ClientFor
from tests.factories import make_certificate_settings, make_course, make_enrolment, make_entry, make_session

pytestmark = pytest.mark.django_db


def url(course: Course) -> str:
    return reverse("desk:course-documents", args=[course.code])


def test_the_programme_is_shown_in_two_languages_unless_others_are_asked_for(
    client_for: ClientFor, officer: User
) -> None:
    course = make_session().course
    client = client_for(officer)
    assert "programme.pdf?lang=vi%2Blo" in client.get(url(course)).content.decode()
    assert "programme.pdf?lang=en" in client.get(url(course), {"lang": "en"}).content.decode()


@pytest.mark.parametrize("query", ["?lang=vi+en", "?lang=vi%2Ben"])
def test_a_plus_in_the_address_is_understood_either_way(client_for: ClientFor, officer: User, query: str) -> None:
    course = make_session().course
    assert client_for(officer).get(url(course) + query).context["language"] == "vi+en"


def test_nonsense_in_the_address_shows_the_programme(client_for: ClientFor, officer: User) -> None:
    course = make_session().course
    response = client_for(officer).get(url(course), {"lang": "xx", "paper": "nonsense"})
    assert (response.context["paper"].kind, response.context["language"]) == ("programme", "vi+lo")


@pytest.mark.parametrize("kind", ["programme", "certificates", "specimen"])
def test_a_paper_that_cannot_be_had_yet_says_why(client_for: ClientFor, officer: User, kind: str) -> None:
    response = client_for(officer).get(url(make_course()), {"paper": kind})
    assert response.context["paper"].refusal
    assert "<iframe" not in response.content.decode()


def test_the_specimen_is_shown_once_there_is_a_signatory(client_for: ClientFor, officer: User) -> None:
    course = make_course()
    make_certificate_settings(course)
    page = client_for(officer).get(url(course), {"paper": "specimen"}).content.decode()
    assert reverse("certificates:certificate-preview", args=[course.code]) in page


def test_certificates_are_shown_once_each_of_them_is_made(client_for: ClientFor, officer: User) -> None:
    enrolment = make_enrolment()
    entry, client, address = make_entry(enrolment), client_for(officer), url(enrolment.course)
    response = client.get(address, {"paper": "certificates"})
    assert "0" in response.context["paper"].refusal
    assert "<iframe" not in response.content.decode()
    StoredFile.objects.create(entry=entry, path="certificates/2024/made.pdf", sha256="0" * 64, size=1)
    response = client.get(address, {"paper": "certificates"})
    assert response.context["paper"].refusal == ""


def test_an_approver_reads_the_papers(client_for: ClientFor, approver: User) -> None:
    assert client_for(approver).get(url(make_course())).status_code == 200


@pytest.mark.parametrize("who", ["lecturer_user", "trainee_user", "liaison_user"])
def test_others_are_refused(client_for: ClientFor, who: str, request: pytest.FixtureRequest) -> None:
    assert client_for(request.getfixturevalue(who)).get(url(make_course())).status_code == 403
