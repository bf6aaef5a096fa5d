"""Add, change, cancel, restore and delete a session. Each works in the side panel and as a page of its own."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import permission_required
from courses.explain import explain
from courses.forms.sessions import SessionForm
from courses.models import Course, Session
from courses.schedule import half_days_of, monday_of, owed, parse_day
from courses.services.sessions import (
    ScheduleRefused,
    cancel_session,
    delete_session,
    restore_session,
    save_session,
)


@require_http_methods(["GET", "POST"])
@permission_required("courses.change_session")
def session_create(request: HttpRequest, code: str) -> HttpResponse:
    """Add a session; `?day=` and `?half=` fill in where the officer clicked."""
    course = get_object_or_404(_courses(request), code=code)
    form = SessionForm(request.POST or None, course=course, initial=_suggested(request, course))
    if request.method == "POST" and _is_saved(form):
        messages.success(request, _("The session was added."))
        return _to_week(course, form.instance.day)
    return _answer(request, course, form, day=parse_day(request.GET.get("day", "")))


@require_http_methods(["GET", "POST"])
@permission_required("courses.change_session")
def session_edit(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Change a session."""
    course = get_object_or_404(_courses(request), code=code)
    session, stored = _session(request, course, pk), _session(request, course, pk)  # a form writes into its own
    form = SessionForm(request.POST or None, course=course, instance=session, initial=_current(stored, course))
    if request.method == "POST" and _is_saved(form):
        messages.success(request, _("The session was changed."))
        return _to_week(course, session.day)
    return _answer(request, course, form, day=stored.day, stored=stored)


@require_POST
@permission_required("courses.change_session")
def session_cancel(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Cancel a session; it stays on the board, struck out."""
    course = get_object_or_404(_courses(request), code=code)
    session = _session(request, course, pk)
    cancel_session(session=session)
    return redirect(f"{_week_url(course, session.day)}&cancelled={session.pk}")  # there it is told, with a way back


@require_POST
@permission_required("courses.change_session")
def session_restore(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Take a cancelled session up again, unless its room or people are taken by now."""
    course = get_object_or_404(_courses(request), code=code)
    session = _session(request, course, pk)
    try:
        restore_session(session=session)
    except ScheduleRefused as refused:
        _tell(request, refused)
    else:
        messages.success(request, _("The session takes place again."))
    return _to_week(course, session.day)


@require_POST
@permission_required("courses.change_session")
def session_delete(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Delete a session, unless the roll was called at it."""
    course = get_object_or_404(_courses(request), code=code)
    session = _session(request, course, pk)
    day = session.day
    try:
        delete_session(session=session)
    except ScheduleRefused as refused:
        _tell(request, refused)
    else:
        messages.success(request, _("The session was deleted."))
    return _to_week(course, day)


def _courses(request: HttpRequest) -> Any:
    courses = Course.objects.visible_to(request.user).select_related("day_template")
    return courses.prefetch_related("day_template__periods")


def _session(request: HttpRequest, course: Course, pk: int) -> Session:
    return get_object_or_404(Session.objects.visible_to(request.user).with_people(), course=course, pk=pk)


def _is_saved(form: SessionForm) -> bool:
    """Save what the form holds, if it is sound; otherwise the form says what is against it."""
    if not form.is_valid():
        return False
    try:
        save_session(
            session=form.instance,
            lecturers=list(form.cleaned_data["lecturers"]),
            interpreters=list(form.cleaned_data["interpreters"]),
        )
    except ScheduleRefused as refused:
        form.refuse(refused.reasons)
        return False
    return True


def _answer(
    request: HttpRequest, course: Course, form: SessionForm, *, day: date | None, stored: Session | None = None
) -> HttpResponse:
    context = {"course": course, "form": form, "session": stored, "week_url": _week_url(course, day)}
    return render(request, "courses/session_form.html", context, status=422 if form.errors else 200)


def _current(session: Session, course: Course) -> dict[str, Any]:
    starts, ends = session.starts_at.astimezone(course.zone).time(), session.ends_at.astimezone(course.zone).time()
    return {
        "day": session.day.isoformat(),
        "half": next((half for half, first, last in half_days_of(course) if (first, last) == (starts, ends)), ""),
        "starts": starts,
        "ends": ends,
        "lecturers": session.teachers,
        "interpreters": session.interpreters,
    }


def _suggested(request: HttpRequest, course: Course) -> dict[str, Any]:
    """Fill in what was clicked; the first module that lacks time; room and interpretation as at the last session."""
    day = parse_day(request.GET.get("day", "")) or course.starts_on
    half_days = half_days_of(course)
    half, starts, ends = next((one for one in half_days if one[0] == request.GET.get("half")), half_days[0])
    if day is None:
        return {}
    before = course.sessions.held().filter(kind=Session.Kind.MODULE, day__lte=day).order_by("-starts_at").first()
    lacking = (row.module.pk for row in owed(course.modules.order_by("number"), course.sessions.held()) if row.missing)
    return {
        "module": next(lacking, None),
        "day": day.isoformat(),
        "half": half.value,
        "starts": starts,
        "ends": ends,
        "room": before.room_id if before else None,
        "interpretation": before.interpretation if before else Session.Interpretation.CONSECUTIVE,
    }


def _tell(request: HttpRequest, refused: ScheduleRefused) -> None:
    for reason in refused.reasons:
        messages.error(request, explain(reason))


def _week_url(course: Course, day: date | None) -> str:
    address = reverse("courses:schedule-week", args=[course.code])
    return f"{address}?week={monday_of(day).isoformat()}" if day else address


def _to_week(course: Course, day: date) -> HttpResponse:
    return redirect(_week_url(course, day))
