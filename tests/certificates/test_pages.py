"""The certificates tab of a course, its settings, and the buttons that move people on."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from accounts.models import User
from certificates.models import Award, CertificateSettings, Entry
from certificates.services.preparation import prepare
from courses.models import Course
from participants.models import Attendance, Enrolment
from tests.certificates.conftest import AwardsOf
from tests.conftest import ClientFor
from tests.factories import make_certificate_settings, make_enrolment, make_participant, make_rank, make_taught_course


def post(client: Client, name: str, course: Course, enrolments: Any, **values: str) -> Any:
    chosen = [enrolment.pk for enrolment in enrolments]
    return client.post(reverse(f"certificates:{name}", args=[course.code]), {"enrolment": chosen, **values})


def told(response: Any) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def tab(client: Client, course: Course) -> str:
    return client.get(reverse("certificates:course-certificates", args=[course.code])).content.decode()


def test_two_people_take_a_course_to_the_register(
    course: Course, officer: User, approver: User, client_for: ClientFor
) -> None:
    everyone = course.enrolments.all()
    post(client_for(officer), "award-prepare", course, everyone)
    assert Award.objects.filter(prepared_by=officer, approved_by=None).count() == 3
    post(client_for(approver), "award-approve", course, everyone)
    assert Award.objects.filter(approved_by=approver).count() == 3
    post(client_for(approver), "entry-issue", course, everyone, issued_on="2024-06-14")
    assert set(Entry.objects.values_list("register_number", flat=True)) == {
        "001/2024/GCN-ĐN", "002/2024/GCN-ĐN", "003/2024/GCN-ĐN",
    }  # fmt: skip
    assert "003/2024/GCN-ĐN" in tab(client_for(officer), course)


def test_the_page_says_who_has_not_earned_one_and_why(course: Course, officer: User, client_for: ClientFor) -> None:
    absent = make_enrolment(course, make_participant(vietnamese_name="Xổm-xay Vông"))
    for session in course.sessions.all():
        Attendance.objects.create(session=session, enrolment=absent, state="absent", minutes=0)
    page = tab(client_for(officer), course)
    assert page.count("Xổm-xay Vông") >= 2
    assert f'value="{absent.pk}"' not in page


def test_ticking_someone_who_did_not_attend_is_refused_by_name(
    course: Course, officer: User, client_for: ClientFor
) -> None:
    absent = make_enrolment(course, make_participant(vietnamese_name="Xổm-xay Vông"))
    Attendance.objects.bulk_create(
        [Attendance(session=row, enrolment=absent, state="absent", minutes=0) for row in course.sessions.all()]
    )
    response = post(client_for(officer), "award-prepare", course, [absent])
    assert "Xổm-xay Vông" in told(response)[0]
    assert not Award.objects.exists()


def test_nobody_ticked_is_said(course: Course, officer: User, client_for: ClientFor) -> None:
    response = post(client_for(officer), "award-prepare", course, [])
    assert len(told(response)) == 1
    assert not Award.objects.exists()


@pytest.mark.parametrize("enrolment", ["x", "999999999", "0", "\x00"])
def test_an_unknown_person_is_refused_with_a_message(
    course: Course, officer: User, client_for: ClientFor, enrolment: str
) -> None:
    url = reverse("certificates:award-prepare", args=[course.code])
    response = client_for(officer).post(url, {"enrolment": [enrolment]})
    assert response.status_code == 302
    assert len(told(response)) == 1


def test_a_bad_day_of_issue_writes_nothing(
    course: Course, approver: User, approved: AwardsOf, client_for: ClientFor
) -> None:
    approved(course)
    for day in ("yesterday", "2023-01-01", "9999-12-31"):
        response = post(client_for(approver), "entry-issue", course, course.enrolments.all(), issued_on=day)
        assert len(told(response)) == 1
    assert not Entry.objects.exists()


def test_an_officer_cannot_approve_and_an_approver_cannot_prepare(
    course: Course, officer: User, approver: User, client_for: ClientFor
) -> None:
    everyone = list(course.enrolments.all())
    assert post(client_for(approver), "award-prepare", course, everyone).status_code == 403
    prepare(course=course, enrolments=everyone, by=officer)
    assert post(client_for(officer), "award-approve", course, everyone).status_code == 403
    assert not Award.objects.filter(approved_by__isnull=False).exists()


def test_an_award_is_taken_back(course: Course, officer: User, approved: AwardsOf, client_for: ClientFor) -> None:
    award = approved(course)[0]
    post(client_for(officer), "award-withdraw", course, [award.enrolment])
    assert Award.objects.count() == 2


def test_preparing_needs_the_settings(officer: User, client_for: ClientFor) -> None:
    course = make_taught_course(code="NEW-1")
    client = client_for(officer)
    assert reverse("certificates:certificate-settings", args=[course.code]) in tab(client, course)
    response = post(client, "award-prepare", course, course.enrolments.all())
    assert "NEW-1" in told(response)[0]
    assert not Award.objects.exists()


def test_settings_are_saved_and_a_missing_decision_is_said_beside_the_field(
    officer: User, client_for: ClientFor
) -> None:
    course = make_taught_course()
    url = reverse("certificates:certificate-settings", args=[course.code])
    values = {
        "paper_title": "giay-chung-nhan",
        "decision_number": "",
        "decision_date": "2024-06-12",
        "signatory_name": "Bùi Trọng Hiếu",
        "signatory_position_vi": "Cục trưởng",
    }
    refused = client_for(officer).post(url, values)
    assert refused.status_code == 422
    assert list(refused.context["form"].errors) == ["decision_number"]
    assert not CertificateSettings.objects.exists()
    assert client_for(officer).post(url, values | {"decision_number": "15/QĐ-ĐN"}).status_code == 302
    assert CertificateSettings.objects.get().is_complete


def test_a_deputy_signs_on_somebodys_behalf(officer: User, client_for: ClientFor) -> None:
    course = make_taught_course()
    values = {
        "paper_title": "giay-chung-nhan", "decision_number": "1", "decision_date": "2024-06-12",
        "signing_prefix": "KT.", "signatory_name": "An", "signatory_position_vi": "Phó Cục trưởng",
    }  # fmt: skip
    response = client_for(officer).post(reverse("certificates:certificate-settings", args=[course.code]), values)
    assert list(response.context["form"].errors) == ["head_position_vi"]


def test_the_signatory_holds_a_rank_of_the_hosts_force(officer: User, client_for: ClientFor) -> None:
    course = make_taught_course()
    own, guests = make_rank(force="VN", code="senior-colonel"), make_rank(force="LA", code="colonel")
    page = client_for(officer).get(reverse("certificates:certificate-settings", args=[course.code]))
    ranks = list(page.context["form"].fields["signatory_rank"].queryset)
    assert own in ranks
    assert guests not in ranks


def test_the_specimen_is_a_pdf_and_an_unknown_language_is_refused(
    course: Course, officer: User, client_for: ClientFor
) -> None:
    client = client_for(officer)
    url = reverse("certificates:certificate-preview", args=[course.code])
    specimen = client.get(url, {"lang": "vi lo"})
    assert specimen["Content-Type"] == "application/pdf"
    assert specimen.content.startswith(b"%PDF")
    assert client.get(url, {"lang": "xx"}).status_code == 400


def test_progress_counts_the_papers_and_stops_asking_when_all_are_made(
    course: Course, entries: list[Entry], officer: User, client_for: ClientFor
) -> None:
    client, url = client_for(officer), reverse("certificates:files-progress", args=[course.code])
    assert "hx-get" in client.get(url).content.decode()
    client.get(reverse("certificates:course-file", args=[course.code]))
    assert "hx-get" not in client.get(url).content.decode()


def test_the_tab_asks_as_often_for_thirty_people_as_for_one(
    officer: User, approver: User, approved: AwardsOf, client_for: ClientFor, django_assert_max_num_queries: Any
) -> None:
    client, counts = client_for(officer), []
    for trainees in (1, 30):
        course = make_taught_course(trainees=trainees, days=1)
        make_certificate_settings(course)
        awards = approved(course)
        Award.objects.filter(pk=awards[-1].pk).delete()
        with django_assert_max_num_queries(25) as queries:
            tab(client, course)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert Enrolment.objects.count() == 31
