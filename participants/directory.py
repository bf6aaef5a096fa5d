"""Everyone who ever came: the list narrowed and sorted by its address, and what each line says of courses."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts.models import User
from courses.filters import Filter, chosen
from courses.models import Course, Partner, Rank
from participants.models import Enrolment, Participant
from participants.models.participants import ParticipantQuerySet

NEWEST_COURSES: Final = 40  # offered in the filter; an older course leads to its people from its own page
CIVILIAN: Final = "none"


@dataclass(frozen=True)
class Line:
    """A person in the list, with the courses they take or took part in."""

    person: Participant
    course_count: int
    last_course: Course | None


def filter_people(
    people: ParticipantQuerySet, query: QueryDict, user: User | AnonymousUser
) -> tuple[ParticipantQuerySet, list[Filter]]:
    """Narrow the people whom a user sees by q, partner, level of rank, sex and course, and sort them.

    People without an order of their own are in protocol order, which `participants.pages` sorts page by page.
    """
    partner = chosen(query, "partner", _("Every partner"), _partners(user))
    level = chosen(query, "level", _("Every rank"), _levels())
    sex = chosen(query, "sex", _("Men and women"), [(str(value), label) for value, label in Participant.Sex.choices])
    course = chosen(query, "course", _("Every course"), _courses(user, query.get("course", "")))
    orders = [("name", _("By name")), ("course", _("Latest course first"))]
    order = chosen(query, "sort", _("In protocol order"), orders)
    if partner.value:
        people = people.filter(partner__code=partner.value)
    if level.value:
        ranked = Q(rank__level=level.value) if level.value != CIVILIAN else Q(rank=None)
        people = people.filter(ranked)
    if sex.value:
        people = people.filter(sex=sex.value)
    if course.value:
        places = Enrolment.objects.taking_part().filter(course__code=course.value)
        people = people.filter(pk__in=places.values("participant"))
    people = _sorted(people.matching(query.get("q", "")), order.value)
    return people, [partner, level, sex, course, order]


def lines_of(people: Iterable[Participant], user: User | AnonymousUser) -> list[Line]:
    """Say of each person how many courses they have been in, and which was the last, in one query."""
    listed = list(people)
    places = Enrolment.objects.visible_to(user).taking_part().filter(participant__in=[person.pk for person in listed])
    courses: dict[int, list[Course]] = defaultdict(list)
    for place in places.select_related("course").order_by(F("course__starts_on").asc(nulls_first=True), "course"):
        courses[place.participant_id].append(place.course)
    return [
        Line(person, len(courses[person.pk]), courses[person.pk][-1] if courses[person.pk] else None)
        for person in listed
    ]


def _sorted(people: ParticipantQuerySet, order: str) -> ParticipantQuerySet:
    if order == "name":
        return people.order_by("sort_key", "pk")
    if order == "course":
        places = Enrolment.objects.taking_part().filter(participant=OuterRef("pk"))
        starts = places.order_by(F("course__starts_on").desc(nulls_last=True)).values("course__starts_on")[:1]
        return people.order_by(Subquery(starts).desc(nulls_last=True), "sort_key", "pk")
    return people


def _partners(user: User | AnonymousUser) -> Sequence[tuple[str, str]]:
    """Offer the partners who sent someone; to a liaison, their own."""
    partners = Partner.objects.filter(Exists(Participant.objects.filter(partner=OuterRef("pk"))))
    if not user.has_perm("participants.view_participant"):
        partners = partners.filter(liaisons__user=user.pk)
    return [(partner.code, partner.name) for partner in partners]


def _levels() -> Sequence[tuple[str, str]]:
    """Offer each level of protocol under the names it has in the forces, the highest first."""
    words: dict[int, dict[str, None]] = defaultdict(dict)
    for rank in Rank.objects.order_by("-level", "force"):
        words[rank.level][str(rank)] = None
    return [*((str(level), " / ".join(names)) for level, names in words.items()), (CIVILIAN, _("Civilian"))]


def _courses(user: User | AnonymousUser, wanted: str) -> Sequence[tuple[str, str]]:
    """Offer the newest courses, and the one of the address however old it is."""
    courses: QuerySet[Course] = Course.objects.order_by(F("starts_on").desc(nulls_first=True), "-pk")
    if not user.has_perm("participants.view_enrolment"):
        courses = courses.filter(pk__in=Enrolment.objects.visible_to(user).values("course"))
    codes = list(courses.values_list("code", flat=True)[:NEWEST_COURSES])
    if wanted and wanted not in codes and "\x00" not in wanted:
        codes += courses.filter(code=wanted).values_list("code", flat=True)
    return [(code, code) for code in codes]
