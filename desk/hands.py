"""What needs a hand: what courses still want done, worked out for many of them in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from certificates.models import Award
from courses.models import Course, Module, Session
from courses.schedule import Owed, owed
from courses.strip import held_sessions
from names.dates import short_date
from participants.models import Attendance, Enrolment

State = Course.State
_SCHEDULED = {State.PLANNED, State.OPEN, State.RUNNING}
_ROLLED = {State.OPEN, State.RUNNING, State.CLOSED}


@dataclass(frozen=True, slots=True)
class Hand:
    """One thing to do: a sentence, and the page on which it is done."""

    course: Course
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the database says about one course beyond its own row."""

    modules: Sequence[Owed]
    unmarked: int
    to_approve: int
    to_issue: int


def hands_of(courses: Iterable[Course], now: datetime | None = None) -> list[Hand]:
    """Return what the courses want done, in their order. courses: fetched by `courses.strip.with_strips`."""
    moment = now or timezone.now()
    active = [course for course in courses if course.state not in {State.ARCHIVED, State.CANCELLED}]
    keys = [course.pk for course in active]
    modules: dict[int, list[Module]] = defaultdict(list)
    for module in Module.objects.filter(course__in=keys).order_by("number"):
        modules[module.course_id].append(module)
    unmarked = _unmarked(active, moment)
    awards = {
        row["enrolment__course"]: row
        for row in Award.objects.filter(enrolment__course__in=keys)
        .values("enrolment__course")
        .annotate(
            to_approve=Count("pk", filter=Q(approved_by__isnull=True)),
            to_issue=Count("pk", filter=Q(approved_by__isnull=False)),
        )
    }
    hands: list[Hand] = []
    for course in active:
        award = awards.get(course.pk, {"to_approve": 0, "to_issue": 0})
        facts = _Facts(
            modules=owed(modules[course.pk], held_sessions(course)),
            unmarked=unmarked.get(course.pk, 0),
            to_approve=award["to_approve"],
            to_issue=award["to_issue"],
        )
        hands += [*_of_plan(course, facts, moment), *_of_people(course, facts)]
    return hands


def _of_plan(course: Course, facts: _Facts, now: datetime) -> list[Hand]:
    hands = []
    today = now.astimezone(course.zone).date()
    language = (get_language() or "vi")[:2]
    show = reverse("desk:course-show", args=[course.code])
    if course.starts_on is None or course.ends_on is None:
        edit = reverse("courses:course-edit", args=[course.code])
        hands.append(Hand(course, _("The dates are not set."), edit))
    elif course.state == State.OPEN and course.starts_on <= today <= course.ends_on:
        text = _("It began on %(day)s and is not started yet.") % {"day": short_date(course.starts_on, language)}
        hands.append(Hand(course, text, show))
    elif course.state == State.RUNNING and course.ends_on < today:
        text = _("It ended on %(day)s and is not closed yet.") % {"day": short_date(course.ends_on, language)}
        hands.append(Hand(course, text, show))
    if not facts.modules:
        hands.append(Hand(course, _("It has no modules yet."), reverse("courses:module-list", args=[course.code])))
    short = [row for row in facts.modules if row.missing]
    if short and course.starts_on and course.state in _SCHEDULED:
        minutes = sum(row.missing for row in short)
        text = ngettext(
            "Module %(numbers)s has %(minutes)d minutes of content too few in the schedule.",
            "Modules %(numbers)s have %(minutes)d minutes of content too few in the schedule.",
            len(short),
        ) % {"numbers": ", ".join(str(row.module.number) for row in short), "minutes": minutes}
        hands.append(Hand(course, text, reverse("courses:schedule-week", args=[course.code])))
    return hands


def _of_people(course: Course, facts: _Facts) -> list[Hand]:
    hands = []
    certificates = reverse("certificates:course-certificates", args=[course.code])
    if facts.unmarked:
        text = ngettext(
            "The roll of %(count)d session is not complete.",
            "The rolls of %(count)d sessions are not complete.",
            facts.unmarked,
        ) % {"count": facts.unmarked}
        hands.append(Hand(course, text, reverse("participants:attendance-overview", args=[course.code])))
    if facts.to_approve:
        text = ngettext(
            "%(count)d certificate waits for approval.",
            "%(count)d certificates wait for approval.",
            facts.to_approve,
        ) % {"count": facts.to_approve}
        hands.append(Hand(course, text, certificates))
    if facts.to_issue:
        text = ngettext(
            "%(count)d certificate is approved and can be issued.",
            "%(count)d certificates are approved and can be issued.",
            facts.to_issue,
        ) % {"count": facts.to_issue}
        hands.append(Hand(course, text, certificates))
    return hands


def _unmarked(courses: Sequence[Course], now: datetime) -> dict[int, int]:
    """Count, by course, the ended sessions at which somebody's mark is missing; two queries."""
    rolled = [course for course in courses if course.state in _ROLLED]
    expected = {
        row["course"]: row["people"]
        for row in Enrolment.objects.taking_part()
        .filter(course__in=[course.pk for course in rolled])
        .values("course")
        .annotate(people=Count("pk"))
    }
    ended = {
        session.pk: course.pk
        for course in rolled
        if course.pk in expected
        for session in held_sessions(course)
        if session.kind in Session.COUNTED_KINDS and session.ends_at <= now
    }
    present = Attendance.objects.filter(session__course__in=list(expected)).exclude(
        enrolment__state=Enrolment.State.WITHDRAWN
    )
    marked = dict(present.values_list("session").annotate(marks=Count("pk")).order_by())
    missing: dict[int, int] = defaultdict(int)
    for session, course in ended.items():
        if marked.get(session, 0) < expected[course]:
            missing[course] += 1
    return missing
