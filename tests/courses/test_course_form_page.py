"""Planning a course and changing it."""

import html
from datetime import date
from time import process_time
from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from courses.forms.courses import CourseForm
from courses.models import Course, CourseInstitution
from tests.conftest import ClientFor
from tests.factories import make_course, make_course_institution, make_day_template, make_institution, make_session

pytestmark = pytest.mark.django_db
CREATE = reverse("courses:course-create")
TERRIBLE = ["a" * 5000, "a\u0000b", "a\ud800b", "a" + "\u0301" * 50_000]


def course_data(course: Course | None = None, **fields: Any) -> dict[str, Any]:
    """Return what the page sends, for a new course or one that exists."""
    data = {
        "code": course.code if course else "LAO-2025",
        "title_vi": course.title_vi if course else "Lớp tập huấn năm 2025",
        "starts_on": str(course.starts_on) if course and course.starts_on else "",
        "ends_on": str(course.ends_on) if course and course.ends_on else "",
        "time_zone": "Asia/Ho_Chi_Minh",
        "host": course.host_id if course else make_institution().pk,
        "minimum_attendance_percent": 80,
        "address": "comrade",
        "institutions-TOTAL_FORMS": 0,
        "institutions-INITIAL_FORMS": 0,
    }
    return data | fields


def one_part(**fields: Any) -> dict[str, Any]:
    """Return the fields of one partner institution."""
    return {"institutions-TOTAL_FORMS": 1} | {f"institutions-0-{name}": value for name, value in fields.items()}


def test_the_page_of_a_new_course_opens(client_for: ClientFor, officer: User) -> None:
    assert client_for(officer).get(CREATE).status_code == 200


def test_a_new_course_starts_with_the_host_and_hours_of_the_newest(client_for: ClientFor, officer: User) -> None:
    newest = make_course(day_template=make_day_template())
    form = client_for(officer).get(CREATE).context["form"]
    assert (form["host"].value(), form["day_template"].value()) == (newest.host_id, newest.day_template_id)


def test_time_zones_are_named_in_the_language_of_the_page() -> None:
    with translation.override("vi"):
        assert "Giờ Việt Nam" in str(CourseForm()["time_zone"])


def test_a_course_is_planned_with_its_partner_institution(client_for: ClientFor, officer: User) -> None:
    academy = make_institution("Học viện Ngoại giao")
    data = course_data(**one_part(institution=academy.pk, part_vi="Chuyên đề 2"))
    response = client_for(officer).post(CREATE, data)
    course = Course.objects.get(code="LAO-2025")
    assert response.headers["Location"] == reverse("courses:module-list", args=["LAO-2025"])
    assert course.state == Course.State.PLANNED
    assert course.course_institutions.get().part_vi == "Chuyên đề 2"


def test_a_code_that_another_course_has_is_refused_beside_the_field(client_for: ClientFor, officer: User) -> None:
    make_course(code="LAO-2025")
    form = client_for(officer).post(CREATE, course_data()).context["form"]
    assert list(form.errors) == ["code"]


@pytest.mark.parametrize("code", ["lao 2025", "LAO--2025", "new", "LAO/2025"])
def test_a_code_that_cannot_stand_in_an_address_is_refused(client_for: ClientFor, officer: User, code: str) -> None:
    form = client_for(officer).post(CREATE, course_data(code=code)).context["form"]
    assert list(form.errors) == ["code"]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "field"),
    [("2025-06-14", "2025-06-03", "ends_on"), ("2025-06-03", "", "ends_on"), ("", "2025-06-03", "starts_on")],
)
def test_dates_that_do_not_fit_are_refused_beside_the_field(
    client_for: ClientFor, officer: User, starts_on: str, ends_on: str, field: str
) -> None:
    form = client_for(officer).post(CREATE, course_data(starts_on=starts_on, ends_on=ends_on)).context["form"]
    assert list(form.errors) == [field]


def test_an_institution_named_twice_is_refused_beside_the_second(client_for: ClientFor, officer: User) -> None:
    academy = make_institution()
    twice = one_part(institution=academy.pk) | {"institutions-TOTAL_FORMS": 2, "institutions-1-institution": academy.pk}
    form = client_for(officer).post(CREATE, course_data(**twice)).context["form"]
    assert list(form.institutions.forms[1].errors) == ["institution"]
    assert not Course.objects.exists()


def test_dates_that_leave_a_session_outside_are_refused_with_its_day(client_for: ClientFor, officer: User) -> None:
    course = make_course(code="LAO-2024")
    make_session(course, day=date(2024, 6, 14))
    url = reverse("courses:course-edit", args=["LAO-2024"])
    form = client_for(officer).post(url, course_data(course, ends_on="2024-06-12")).context["form"]
    assert "14/06/2024" in form.errors["ends_on"][0]
    course.refresh_from_db()
    assert course.ends_on == date(2024, 6, 14)


def test_a_changed_course_is_saved_and_a_struck_institution_leaves_it(client_for: ClientFor, officer: User) -> None:
    course = make_course(code="LAO-2024")
    part = make_course_institution(course)
    data = course_data(course, title_vi="Tên mới") | one_part(id=part.pk, institution=part.institution_id, DELETE="on")
    data["institutions-INITIAL_FORMS"] = 1
    response = client_for(officer).post(reverse("courses:course-edit", args=["LAO-2024"]), data)
    course.refresh_from_db()
    assert response.headers["Location"] == course.get_absolute_url()
    assert course.title_vi == "Tên mới"
    assert not CourseInstitution.objects.exists()


@pytest.mark.parametrize("field", ["title_vi", "place_vi", "aims_lo", "code"])
@pytest.mark.parametrize("text", TERRIBLE, ids=["long", "null", "surrogate", "marks"])
def test_text_that_cannot_be_kept_is_refused_beside_its_field_at_once(field: str, text: str) -> None:
    data = course_data() | {field: text if field != "aims_lo" else text * 2}
    began = process_time()
    form = CourseForm(data)
    assert not form.is_valid()
    assert list(form.errors) == [field]
    assert process_time() - began < 1


def test_an_unknown_course_is_not_found(client_for: ClientFor, officer: User) -> None:
    client = client_for(officer)
    assert client.get(reverse("courses:course-edit", args=["XYZ-1"])).status_code == 404
    assert client.get("/courses/%00/edit/").status_code == 404


@pytest.mark.parametrize("who", ["approver", "lecturer_user", "trainee_user", "liaison_user"])
def test_only_officers_change_a_course(client_for: ClientFor, who: str, request: pytest.FixtureRequest) -> None:
    course = make_course(code="LAO-2024")
    client = client_for(request.getfixturevalue(who))
    assert client.post(CREATE, course_data()).status_code == 403
    url = reverse("courses:course-edit", args=["LAO-2024"])
    assert client.post(url, course_data(course, title_vi="Tên mới")).status_code == 403
    course.refresh_from_db()
    assert course.title_vi != "Tên mới"


@pytest.mark.parametrize("rows", [1, 30])
def test_the_form_asks_the_same_number_of_queries_for_any_number_of_institutions(
    client_for: ClientFor, officer: User, rows: int, django_assert_num_queries: Any
) -> None:
    course = make_course(code="LAO-2024")
    for _row in range(min(rows, 8)):
        make_course_institution(course)
    for _row in range(rows):
        make_institution()
    client = client_for(officer)
    with django_assert_num_queries(11):
        assert client.get(reverse("courses:course-edit", args=["LAO-2024"])).status_code == 200


@pytest.mark.parametrize("zone", ["99999", "Asia/Nowhere", "\x00", "../../etc/passwd", "<svg>"])
def test_what_is_no_time_zone_is_refused_beside_the_field(client_for: ClientFor, officer: User, zone: str) -> None:
    form = client_for(officer).post(CREATE, course_data(time_zone=zone)).context["form"]
    assert list(form.errors) == ["time_zone"]


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        ("0001-01-01", "0001-01-02", "starts_on"),
        ("2024-06-03", "9999-12-31", "ends_on"),
        ("2024-06-03", "2025-06-05", "ends_on"),
    ],
)
def test_days_that_no_course_has_are_refused_beside_the_field(
    client_for: ClientFor, officer: User, first: str, last: str, field: str
) -> None:
    form = client_for(officer).post(CREATE, course_data(starts_on=first, ends_on=last)).context["form"]
    assert list(form.errors) == [field]


@pytest.mark.parametrize("total", ["13", "1000", "9" * 20, "x", ""])
def test_a_page_that_claims_any_number_of_institutions_is_answered_soon(
    client_for: ClientFor, officer: User, total: str
) -> None:
    client = client_for(officer)
    client.get(CREATE)  # templates are read once
    begun = process_time()
    response = client.post(CREATE, course_data() | {"institutions-TOTAL_FORMS": total})
    assert process_time() - begun < 1
    assert response.context["form"].institutions.non_form_errors()[0] in html.unescape(response.content.decode())
    assert not Course.objects.exists()
