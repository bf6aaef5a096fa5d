"""A course's schedule, a week at a time."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.access import login_required
from courses.models import Course, Session
from courses.schedule import make_week, monday_of, owed, parse_day, week_to_show
from courses.strip import day_note, strip_of


@require_GET
@login_required
def schedule_week(request: HttpRequest, code: str) -> HttpResponse:
    """Show a week as a board. Officers may change it, approvers look, a lecturer sees their own sessions."""
    courses = Course.objects.visible_to(request.user).select_related("day_template")
    course = get_object_or_404(courses.prefetch_related("day_template__periods"), code=code)
    if course.starts_on is None or course.ends_on is None:
        return render(request, "courses/schedule_week.html", {"course": course, "week": None})
    modules = course.modules.order_by("number") if request.user.has_perm("courses.view_module") else []
    today = timezone.now().astimezone(course.zone).date()
    monday = week_to_show(course, parse_day(request.GET.get("week", "")), today)
    sessions = list(Session.objects.visible_to(request.user).filter(course=course).with_people().order_by("starts_at"))
    week = make_week(course, monday, [one for one in sessions if monday_of(one.day) == monday], today)
    course.held_sessions = [one for one in sessions if not one.is_cancelled]  # type: ignore[attr-defined]
    context = {
        "course": course,
        "week": week,
        "has_sessions": bool(sessions),
        "half_days": strip_of(course),
        "day_note": day_note(course),
        "owed": owed(modules, sessions),
        "undone": _just_cancelled(request, sessions),
        "first_week": monday_of(course.starts_on),
        "this_week": monday_of(today) if course.starts_on <= today <= course.ends_on else None,
        "may_change": request.user.has_perm("courses.change_session"),
    }
    return render(request, "courses/schedule_week.html", context)


def _just_cancelled(request: HttpRequest, sessions: list[Session]) -> Session | None:
    """Return what the last step cancelled, to offer an undo."""
    key = request.GET.get("cancelled", "")
    return next((one for one in sessions if one.is_cancelled and str(one.pk) == key), None)
