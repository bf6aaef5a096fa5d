"""The modules of a course: list, add, change, remove."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from accounts.models import User
from courses.forms.modules import ModuleForm
from courses.models import Course, Module
from tests.conftest import ClientFor
from tests.factories import make_course, make_institution, make_module, make_room, make_session

pytestmark = pytest.mark.django_db
PANEL = {"HX-Request": "true"}


def url(name: str, module: Module) -> str:
    return reverse(f"courses:{name}", args=[module.course.code, module.pk])


def module_data(**fields: Any) -> dict[str, Any]:
    data = {"number": 1, "group": "knowledge", "title_vi": "Tình hình thế giới", "content_minutes": 360, "colour": 1}
    return data | fields


def test_the_list_shows_how_much_of_each_module_is_placed(client_for: ClientFor, officer: User) -> None:
    module = make_module(content_minutes=360)
    make_session(module.course, module=module)
    make_session(module.course, module=module, day=module.course.ends_on, interpretation="consecutive")
    rows = client_for(officer).get(reverse("courses:module-list", args=[module.course.code])).context["modules"]
    assert [(row.scheduled, row.missing) for row in rows] == [(210 + 105, 45)]


def test_an_empty_list_offers_the_first_module(client_for: ClientFor, officer: User) -> None:
    course = make_course()
    page = client_for(officer).get(reverse("courses:module-list", args=[course.code])).content.decode()
    assert reverse("courses:module-create", args=[course.code]) in page


def test_an_approver_reads_the_list_without_buttons(client_for: ClientFor, approver: User) -> None:
    module = make_module()
    page = client_for(approver).get(reverse("courses:module-list", args=[module.course.code])).content.decode()
    assert module.title_vi in page
    assert url("module-edit", module) not in page


def test_the_panel_holds_the_form_alone_and_proposes_the_next_number(client_for: ClientFor, officer: User) -> None:
    module = make_module(number=3)
    response = client_for(officer).get(reverse("courses:module-create", args=[module.course.code]), headers=PANEL)
    assert "<html" not in response.content.decode()
    assert response.context["form"]["number"].value() == 4


def test_a_module_is_added(client_for: ClientFor, officer: User) -> None:
    course = make_course()
    response = client_for(officer).post(reverse("courses:module-create", args=[course.code]), module_data())
    assert response.headers["Location"] == reverse("courses:module-list", args=[course.code])
    assert course.modules.get().title_vi == "Tình hình thế giới"


def test_a_number_that_is_taken_is_refused_beside_the_field(client_for: ClientFor, officer: User) -> None:
    course = make_module(number=1).course
    response = client_for(officer).post(reverse("courses:module-create", args=[course.code]), module_data())
    assert list(response.context["form"].errors) == ["number"]
    assert course.modules.count() == 1


def test_a_module_is_changed(client_for: ClientFor, officer: User) -> None:
    module = make_module()
    institution = make_institution()
    client_for(officer).post(url("module-edit", module), module_data(institution=institution.pk, content_minutes=180))
    module.refresh_from_db()
    assert (module.content_minutes, module.institution) == (180, institution)


def test_modules_that_would_wait_for_each_other_are_refused_beside_the_field(
    client_for: ClientFor, officer: User
) -> None:
    first = make_module()
    second = make_module(first.course)
    second.prerequisites.add(first)
    response = client_for(officer).post(url("module-edit", first), module_data(prerequisites=[second.pk]))
    assert list(response.context["form"].errors) == ["prerequisites"]
    assert not first.prerequisites.exists()


def test_a_module_of_another_course_is_no_choice(client_for: ClientFor, officer: User) -> None:
    module = make_module()
    make_module(module.course)
    response = client_for(officer).post(url("module-edit", module), module_data(prerequisites=[make_module().pk]))
    assert list(response.context["form"].errors) == ["prerequisites"]


def test_a_module_under_the_address_of_another_course_is_not_found(client_for: ClientFor, officer: User) -> None:
    address = reverse("courses:module-edit", args=[make_course().code, make_module().pk])
    assert client_for(officer).get(address).status_code == 404


def test_an_unused_module_is_removed(client_for: ClientFor, officer: User) -> None:
    client_for(officer).post(url("module-delete", make_module()))
    assert not Module.objects.exists()


def test_a_module_in_the_schedule_stays_and_the_page_says_why(client_for: ClientFor, officer: User) -> None:
    module = make_module()
    make_session(module.course, module=module)
    response = client_for(officer).post(url("module-delete", module))
    assert [message.level_tag for message in get_messages(response.wsgi_request)] == ["error"]
    assert Module.objects.exists()


@pytest.mark.parametrize("who", ["approver", "lecturer_user", "trainee_user", "liaison_user"])
def test_only_officers_change_modules(client_for: ClientFor, who: str, request: pytest.FixtureRequest) -> None:
    module = make_module()
    client = client_for(request.getfixturevalue(who))
    for name in ("module-edit", "module-delete"):
        assert client.post(url(name, module), module_data()).status_code == 403
    assert client.post(reverse("courses:module-create", args=[module.course.code]), module_data()).status_code == 403
    assert Module.objects.get().title_vi == module.title_vi


@pytest.mark.parametrize("text", ["a" * 5000, "a\u0000b", "a\ud800b", "a" + "\u0301" * 50_000])
def test_a_title_that_cannot_be_kept_is_refused_beside_its_field(text: str) -> None:
    form = ModuleForm(module_data(title_lo=text), course=make_course())
    assert list(form.errors) == ["title_lo"]


@pytest.mark.parametrize("field", ["number", "content_minutes", "colour"])
@pytest.mark.parametrize("value", ["0", "-1", "x", "9" * 5000, "1.5", ""])
def test_a_number_that_cannot_be_is_refused_beside_its_field(field: str, value: str) -> None:
    form = ModuleForm(module_data(**{field: value}), course=make_course())
    assert list(form.errors) == [field]


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_asks_the_same_number_of_queries_for_any_number_of_modules(
    client_for: ClientFor, officer: User, rows: int, django_assert_num_queries: Any
) -> None:
    course: Course = make_course()
    room = make_room()
    for number in range(rows):
        module = make_module(course, number=number + 1, institution=make_institution())
        if number < 5:
            make_session(course, module=module, room=room, day=date_of(course, number))
    client = client_for(officer)
    with django_assert_num_queries(9):
        assert client.get(reverse("courses:module-list", args=[course.code])).status_code == 200


def date_of(course: Course, number: int) -> Any:
    assert course.starts_on
    return course.starts_on.replace(day=course.starts_on.day + number)
