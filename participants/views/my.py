"""Everyone's own pages: today, the week. Made for a phone."""

from datetime import date, timedelta
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from accounts.access import login_required
from accounts.models import User
from courses.models import Course
from names.persons import display
from participants import agenda
from participants.models import Delegation, Enrolment
from participants.services.completion import completion_of


@require_GET
@login_required
def my_today(request: HttpRequest) -> HttpResponse:
    """Show what comes next, the rest of today, and tomorrow."""
    user = _user(request)
    now = timezone.now()
    sessions = agenda.own_sessions(user)
    found = agenda.items(sessions, now, user)
    today = agenda.local_today(sessions, now)
    first = agenda.first_ahead(found)
    enrolment = _present_enrolment(user)
    completion = completion_of(enrolment, now=now) if enrolment and found else None
    context = {
        "active": "today",
        "now": now,
        "first": first,
        "today": agenda.day_of([item for item in found if item != first], today, today),
        "tomorrow": agenda.day_of([item for item in found if item != first], today + timedelta(days=1), today),
        "has_sessions": bool(found),
        "enrolment": enrolment,
        "greeting_name": display(enrolment.participant.person_name, _language(), "given") if enrolment else "",
        "completion": completion,
        "attendance_kind": "warn" if completion and completion.is_low else "ok",
        "delegations": _delegations(user),
    }
    return render(request, "my/today.html", context)


@require_GET
@login_required
def my_week(request: HttpRequest) -> HttpResponse:
    """Show one day of the week, with the others one tap or swipe away; ?day=2024-06-05 opens that day."""
    user = _user(request)
    now = timezone.now()
    sessions = agenda.own_sessions(user)
    found = agenda.items(sessions, now, user)
    today = agenda.local_today(sessions, now)
    first, last = (sessions[0].day, max(session.day for session in sessions)) if sessions else (today, today)
    chosen = min(max(_day(request) or today, first), last)
    days = agenda.week_of(found, chosen, today)
    context = {
        "active": "week",
        "days": days,
        "days_end": days[-1].day,
        "day": next(day for day in days if day.is_chosen),
        "previous_day": chosen - timedelta(days=1) if chosen > first else None,
        "next_day": chosen + timedelta(days=1) if chosen < last else None,
        "previous_week": max(days[0].day - timedelta(days=7), first) if days[0].day > first else None,
        "next_week": days[0].day + timedelta(days=7) if days[0].day + timedelta(days=7) <= last else None,
        "has_sessions": bool(found),
    }
    return render(request, "my/week.html", context)


def _user(request: HttpRequest) -> User:
    return cast(User, request.user)  # login_required let nobody else in


def _language() -> str:
    return (get_language() or "vi")[:2]


def _day(request: HttpRequest) -> date | None:
    try:
        return date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return None


def _present_enrolment(user: User) -> Enrolment | None:
    """Return the user's place in the course that is on, or else in the latest."""
    own = Enrolment.objects.taking_part().filter(participant__user=user.pk, course__state__in=agenda.SHOWN_STATES)
    enrolments = sorted(own.with_people(), key=lambda row: (row.course.state == Course.State.RUNNING, _start(row)))
    return enrolments[-1] if enrolments else None


def _start(enrolment: Enrolment) -> date:
    return enrolment.course.starts_on or date.min


def _delegations(user: User) -> list[Delegation]:
    """Return the delegations a liaison looks after, the latest course first."""
    own = Delegation.objects.filter(partner__liaisons__user=user.pk).select_related("course", "partner")
    return list(own.order_by("-course__starts_on", "pk"))
