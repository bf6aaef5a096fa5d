"""A course gathered for its programme, and the page that hands the PDF out."""

from datetime import date, time
from io import BytesIO

import pikepdf
import pytest
from django.urls import reverse

from accounts.models import User
from courses.documents import PaperRefused, gather_programme, parse_languages, programme_pdf
from courses.models import Course, InstitutionName
from tests.conftest import ClientFor
from tests.factories import (
    make_course,
    make_institution,
    make_lecturer,
    make_module,
    make_rank,
    make_room,
    make_session,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def course() -> Course:
    ministry = make_institution("Bộ Quốc phòng")
    course = make_course(code="LAO-2024", host=make_institution("Cục Đối ngoại", parent=ministry), place_vi="Hà Nội")
    module = make_module(course, title_lo="ຫົວຂໍ້", colour=3, institution=make_institution("Học viện"))
    make_session(
        module=module,
        room=make_room(name_vi="Phòng 201"),
        interpretation="consecutive",
        lecturers=(make_lecturer(rank=make_rank()),),
        interpreters=(make_lecturer(given_name="Phương"),),
    )
    return course


def test_a_session_is_gathered_with_clock_times_and_people(course: Course) -> None:
    [session] = gather_programme(course).sessions
    assert (session.day, session.start, session.end) == (date(2024, 6, 3), time(8), time(11, 30))
    [teacher] = session.lecturers
    assert teacher == {"vi": "Đại tá Nguyễn Văn An", "en": "Colonel Nguyễn Văn An", "lo": "ພັນເອກ Nguyễn Văn An"}
    assert session.interpreters == ({"vi": "Nguyễn Văn Phương"},)
    assert (session.module, session.interpretation, session.room) == (1, "consecutive", {"vi": "Phòng 201"})


def test_the_head_names_host_and_the_body_above_it(course: Course) -> None:
    head = gather_programme(course).head
    assert (head.parent_body, head.issuing_body) == ({"vi": "Bộ Quốc phòng"}, {"vi": "Cục Đối ngoại"})


def test_an_institution_bears_the_name_it_had_when_the_course_began(course: Course) -> None:
    institution = course.modules.get().institution
    assert institution is not None
    InstitutionName.objects.create(institution=institution, name_vi="Học viện mới", valid_from=date(2025, 1, 1))
    assert gather_programme(course).modules[0].institution == {"vi": "Học viện"}


def test_only_wordings_that_exist_are_printed(course: Course) -> None:
    assert gather_programme(course).modules[0].title == {"vi": "Chuyên đề 1", "lo": "ຫົວຂໍ້"}


def test_what_is_cancelled_is_left_out(course: Course) -> None:
    make_session(course, day=date(2024, 6, 4), is_cancelled=True)
    assert len(gather_programme(course).sessions) == 1


def test_a_planned_course_prints_a_draft_and_demo_data_say_so(course: Course) -> None:
    course.state, course.is_demo = Course.State.PLANNED, True
    programme = gather_programme(course)
    assert programme.draft
    assert programme.demo


@pytest.mark.parametrize("text", ["", "+", "fr", "vi+fr", "vi+vi", "vi,lo", "VI", "v" * 500])
def test_unknown_languages_are_refused(text: str) -> None:
    with pytest.raises(PaperRefused) as refused:
        parse_languages(text)
    assert refused.value.code == "unknown_language"


@pytest.mark.parametrize(
    ("text", "languages"), [("vi", ("vi",)), ("vi+lo", ("vi", "lo")), ("lo vi en", ("lo", "vi", "en"))]
)
def test_languages_are_read_with_plus_or_blank(text: str, languages: tuple[str, ...]) -> None:
    assert parse_languages(text) == languages


def test_a_course_without_sessions_or_dates_has_no_programme() -> None:
    with pytest.raises(PaperRefused, match="no_sessions"):
        gather_programme(make_course())
    with pytest.raises(PaperRefused, match="dates_missing"):
        gather_programme(make_course(state="planned", starts_on=None, ends_on=None))


def test_the_same_course_gives_the_same_bytes(course: Course) -> None:
    again = Course.objects.get(pk=course.pk)
    assert programme_pdf(course, ("vi", "lo")) == programme_pdf(again, ("vi", "lo"))


def test_the_page_shows_the_pdf_or_hands_it_over(client_for: ClientFor, officer: User, course: Course) -> None:
    client = client_for(officer)
    address = reverse("courses:programme-pdf", args=[course.code])
    shown = client.get(address, {"lang": "vi+lo"})
    assert shown["Content-Type"] == "application/pdf"
    assert shown["Content-Disposition"] == 'inline; filename="LAO-2024-programme-vi-lo.pdf"'
    assert len(pikepdf.open(BytesIO(shown.content)).pages) >= 1
    assert client.get(f"{address}?lang=vi+lo&download=1")["Content-Disposition"].startswith("attachment")


def test_an_unknown_language_is_answered_with_a_sentence(client_for: ClientFor, approver: User, course: Course) -> None:
    response = client_for(approver).get(reverse("courses:programme-pdf", args=[course.code]), {"lang": "<b>"})
    assert response.status_code == 400
    assert "vi+lo" in response.content.decode()
    assert "<b>" not in response.content.decode().split("<main")[1]


def test_a_trainee_is_not_handed_the_programme(client_for: ClientFor, trainee_user: User, course: Course) -> None:
    assert client_for(trainee_user).get(reverse("courses:programme-pdf", args=[course.code])).status_code == 403
