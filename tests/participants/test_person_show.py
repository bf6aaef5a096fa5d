"""A person's own page, changing who they are, and their account."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import Group
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts import roles
from accounts.models import User
from courses.models import Course, Partner, Session
from participants.models import Enrolment, Participant
from participants.services.accounts import make_account, suggested_username
from participants.services.refused import AccountRefused
from tests import factories

MakePerson = Callable[..., Participant]
ClientFor = Callable[[User], Client]


@pytest.fixture
def person(db: None) -> Participant:
    return factories.make_participant()


def shown_password(html: str) -> str:
    return str(re.findall(r"<code>([^<]+)</code>", html)[1])


def test_the_page_tells_spellings_and_attendance_in_every_course(
    desk: Client, person: Participant, course: Course, make_session: Callable[..., Session]
) -> None:
    enrolment = factories.make_enrolment(course, person)
    factories.make_enrolment(factories.make_course(code="NEXT-2025"), person, state="invited")
    factories.make_attendance(make_session(), enrolment)
    factories.make_attendance(make_session(), enrolment, state="absent")

    html = desk.get(f"/people/{person.pk}/").content.decode()

    for text in ("KHAMLIENG OUTHAKAYSONE", "ຄຳລຽງ ອຸທະໄກສອນ", "Khăm-liêng Ụ-thạ-cay-sỏn", "50%", "NEXT-2025"):
        assert text in html
    assert f'href="/courses/LAO-2024/people/{enrolment.pk}/"' in html
    assert f'href="/people/{person.pk}/edit/"' in html


def test_the_page_costs_the_same_for_1_and_6_courses(
    desk: Client, person: Participant, connection_queries: CaptureQueriesContext
) -> None:
    costs = []
    for count in (1, 5):
        for _number in range(count):
            factories.make_attendance(
                session := factories.make_session(), factories.make_enrolment(session.course, person)
            )
        with connection_queries as queries:
            assert desk.get(f"/people/{person.pk}/").content.decode().count("100%") >= count
        costs.append(len(queries))

    assert costs[0] == costs[1] <= 12


def test_a_trainee_sees_their_own_page_and_no_tools(
    client_for: ClientFor, trainee: User, make_person: MakePerson
) -> None:
    own, other = make_person("Kham Self", user=trainee), make_person("Boun Other")
    client = client_for(trainee)

    html = client.get(f"/people/{own.pk}/").content.decode()

    assert "Kham Self" in html
    assert "/edit/" not in html
    assert "Make an account" not in html
    assert client.get(f"/people/{other.pk}/").status_code == 404
    assert client.get(f"/people/{own.pk}/edit/").status_code == 403


def test_an_officer_changes_a_person_without_a_course(desk: Client, person: Participant, laos: Partner) -> None:
    page = f"/people/{person.pk}/edit/"
    data = {
        "passport_name": "KHAMLIENG NEWNAME", "given_name": "Khamlieng", "sex": "male", "language": "lo",
        "partner": laos.pk,
    }  # fmt: skip

    assert desk.get(page).status_code == 200
    refused = desk.post(page, {**data, "passport_name": "ຄຳລຽງ"})
    assert (refused.status_code, "Use Latin letters" in refused.content.decode()) == (422, True)
    assert desk.post(page, data).headers["Location"] == f"/people/{person.pk}/"
    person.refresh_from_db()
    assert (person.passport_name, "newname" in person.search) == ("KHAMLIENG NEWNAME", True)


def test_an_account_is_made_and_its_password_shown_once(desk: Client, person: Participant) -> None:
    page = f"/people/{person.pk}/account/"
    assert 'value="khamlieng.outhakaysone"' in desk.get(page).content.decode()

    answer = desk.post(page, {"username": "Khamlieng.O"})

    person.refresh_from_db()
    user = person.user
    assert user is not None
    password = shown_password(answer.content.decode())
    assert authenticate(username="khamlieng.o", password=password) == user
    assert (user.language, [group.name for group in user.groups.all()]) == ("lo", [roles.TRAINEE])
    assert "no-store" in answer.headers["Cache-Control"]
    assert password not in desk.get(f"/people/{person.pk}/").content.decode()
    assert password not in str(dict(desk.session))
    assert desk.post(page, {"username": "another"}).status_code == 302
    assert not User.objects.filter(username="another").exists()


@pytest.mark.parametrize("name", ["taken.name", "Taken.Name", "a b c", "ab", "", "ຄຳລຽງ", "x" * 61, "a\x00bc", "-abc"])
def test_a_name_that_cannot_be_is_refused_beside_its_field(desk: Client, person: Participant, name: str) -> None:
    factories.make_user("taken.name")
    count = User.objects.count()

    answer = desk.post(f"/people/{person.pk}/account/", {"username": name})

    assert answer.status_code == 422
    assert 'id="id_username_error' in answer.content.decode() or "invalid-feedback" in answer.content.decode()
    assert User.objects.count() == count


def test_a_suggestion_is_free_and_plain(person: Participant, make_person: MakePerson) -> None:
    factories.make_user("khamlieng.outhakaysone")
    factories.make_user("Khamlieng.Outhakaysone2")

    assert suggested_username(person) == "khamlieng.outhakaysone3"
    assert suggested_username(make_person("Đặng O'Neil-Ly")) == "dang.o.neil.ly"


def test_a_closed_account_signs_nobody_in_and_opens_with_a_new_password(
    desk: Client, person: Participant, client_for: ClientFor
) -> None:
    user, old = make_account(participant=person, username="kham")
    own = client_for(user)

    desk.post(f"/people/{person.pk}/account/close/")
    assert authenticate(username="kham", password=old) is None
    assert own.get("/my/").headers["Location"].startswith("/accounts/login/")

    new = shown_password(desk.post(f"/people/{person.pk}/account/password/").content.decode())
    assert authenticate(username="kham", password=new) == user
    assert authenticate(username="kham", password=old) is None


@pytest.mark.parametrize("step", ["password", "close"])
@pytest.mark.parametrize("more", ["group", "superuser"])
def test_an_account_that_is_more_than_a_trainees_stays_as_it_is(
    desk: Client, person: Participant, step: str, more: str
) -> None:
    user, password = make_account(participant=person, username="kham")
    if more == "group":
        user.groups.add(Group.objects.get(name=roles.APPROVER))
    else:
        User.objects.filter(pk=user.pk).update(is_superuser=True)

    answer = desk.post(f"/people/{person.pk}/account/{step}/", follow=True)

    assert "an administrator must change it" in answer.content.decode()
    assert authenticate(username="kham", password=password) == user


def test_nobody_gets_a_second_account(person: Participant) -> None:
    make_account(participant=person, username="kham")
    stale = Participant(pk=person.pk)

    with pytest.raises(AccountRefused) as refused:
        make_account(participant=stale, username="boun")

    assert refused.value.refusal.code == "has_account"


@pytest.mark.parametrize("who", ["approver", "liaison", "trainee", "lecturer"])
@pytest.mark.parametrize("step", ["account/", "account/password/", "account/close/", "edit/"])
def test_officers_alone_change_people_and_accounts(
    who: str, step: str, person: Participant, request: pytest.FixtureRequest, client_for: ClientFor
) -> None:
    user, _password = make_account(participant=person, username="kham")
    before = User.objects.filter(pk=user.pk).values().get(), Participant.objects.values().get()

    assert client_for(request.getfixturevalue(who)).post(f"/people/{person.pk}/{step}").status_code == 403
    assert before == (User.objects.filter(pk=user.pk).values().get(), Participant.objects.values().get())


def test_a_person_without_courses_or_account_has_a_page_too(desk: Client, person: Participant) -> None:
    html = desk.get(f"/people/{person.pk}/").content.decode()

    assert "In no course yet." in html
    assert "Make an account" in html
    assert not Enrolment.objects.exists()
