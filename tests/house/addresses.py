"""Every address of the URLconf, with the rows of one course put into it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, get_resolver, reverse

from accounts.models import User
from certificates.services.issuing import issue
from courses.models import Activity, Course
from tests import factories

FOREIGN = ("admin", "account_")  # Django's and allauth's own views ask by themselves who comes


@dataclass(frozen=True)
class Address:
    """A view of ours: its URL name, the route as it is written, and the view."""

    name: str
    route: str
    view: Callable[..., Any]

    @property
    def access(self) -> str:
        """Return who may enter, as accounts.access noted it on the view; nothing when the view forgot to say."""
        return getattr(self.view, "access", "")

    @property
    def has_ids(self) -> bool:
        return "<" in self.route


def ours() -> list[Address]:
    """Return every address but Django's and allauth's."""
    return [address for address in _walk(get_resolver().url_patterns) if not address.name.startswith(FOREIGN)]


def _walk(patterns: list[Any], route: str = "", namespace: str = "") -> Iterator[Address]:
    for pattern in patterns:
        whole = f"{route}{pattern.pattern}"
        if isinstance(pattern, URLPattern):
            name = ":".join(filter(None, (namespace, pattern.name or whole)))
            yield Address(name=name, route=whole, view=pattern.callback)
        else:
            yield from _walk(pattern.url_patterns, whole, pattern.namespace or namespace)


@dataclass(frozen=True)
class Rows:
    """One course with a row of every kind that stands in an address."""

    course: Course
    identifiers: dict[str, int | str]

    def url(self, address: Address) -> str:
        """Return the address's URL for these rows. Raises KeyError for a kind of row it does not know yet."""
        values: dict[str, int | str] = {}
        for before, _converter, key in re.findall(r"(\A/people|\w*)/<(?:(\w+):)?(\w+)>", f"/{address.route}"):
            values[key] = self.identifiers[f"{before}/{key}"]  # people's own pages are not those of a course's people
        return reverse(address.name, kwargs=values)


def make_rows(*, user: User | None = None, partner: str = "laos", prepared_by: User, approved_by: User) -> Rows:
    """Make a course with its people and a certificate; `user` is the trainee, whose partner is given."""
    sending = factories.make_partner(code=partner)
    course = factories.make_course()
    plan = factories.make_plan(partner=sending)
    activity = Activity.objects.create(plan=plan, title_vi="Đoàn thăm")
    module = factories.make_module(course)
    session = factories.make_session(course, module=module, room=factories.make_room())
    lecturer = factories.make_lecturer()
    delegation = factories.make_delegation(course, partner=sending)
    participant = factories.make_participant(partner=sending, user=user, passport_name=f"OF {partner.upper()}")
    enrolment = factories.make_enrolment(course, participant, delegation=delegation)
    factories.make_attendance(session, enrolment)
    factories.make_certificate_settings(course)
    waiting = factories.make_enrolment(course, factories.make_participant(partner=sending))
    award = factories.make_award(waiting, prepared_by=prepared_by, approved_by=approved_by)
    earned = factories.make_award(enrolment, prepared_by=prepared_by, approved_by=approved_by)
    (entry,) = issue(awards=[earned], by=approved_by, issued_on=course.ends_on).entries
    identifiers: dict[str, int | str] = {
        "courses/code": course.code,
        "register/code": entry.code,
        "verify/code": entry.code,
        "modules/pk": module.pk,
        "rooms/pk": session.room_id or 0,
        "lecturers/pk": lecturer.pk,
        "schedule/pk": session.pk,
        "people/pk": enrolment.pk,
        "/people/pk": participant.pk,
        "delegations/pk": delegation.pk,
        "attendance/pk": session.pk,
        "awards/pk": award.pk,
        "partners/partner": sending.code,
        "institutions/pk": course.host_id,
        "plans/year": plan.year,
        "/partner": sending.code,
        "activities/pk": activity.pk,
    }
    return Rows(course=course, identifiers=identifiers)
