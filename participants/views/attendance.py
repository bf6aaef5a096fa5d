"""Attendance: the grid of a course, and the roll call of one session."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import login_required
from courses.models import Assignment, Course, Session
from courses.strip import day_note, strip_of
from participants.explain import explain
from participants.forms.roll_call import RollCallForm
from participants.models import Attendance
from participants.roll import gather
from participants.services.attendance import mark_attendance
from participants.services.refused import AttendanceRefused


@require_GET
@login_required
def attendance_overview(request: HttpRequest, code: str) -> HttpResponse:
    """Show who was where; a lecturer sees the sessions they teach."""
    course = get_object_or_404(Course.objects.visible_to(request.user), code=code)
    sessions = list(_sessions(request, course))
    is_staff = request.user.has_perm("participants.view_attendance")
    if not is_staff and not sessions:
        raise Http404
    enrolments = course.enrolments.taking_part().with_people().in_protocol_order()
    roll = gather(course, sessions, list(enrolments), timezone.now())
    context = {
        "course": course,
        "half_days": strip_of(course),
        "day_note": day_note(course),
        "roll": roll,
        "sees_percent": is_staff,
        "may_change": request.user.has_perm("participants.change_enrolment"),
        "frame": "base.html" if is_staff else "phone.html",
    }
    return render(request, "participants/attendance_overview.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def attendance_mark(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Call the roll of one session: officers, and whoever teaches it."""
    visible = Session.objects.visible_to(request.user).select_related("course", "module", "room")
    session = get_object_or_404(visible, course__code=code, pk=pk)
    may_mark = request.user.has_perm("participants.mark_attendance", session)
    if not request.user.has_perm("participants.read_roll", session) or (request.method == "POST" and not may_mark):
        raise PermissionDenied
    enrolments = list(session.course.enrolments.taking_part().with_people().in_protocol_order())
    marks = {mark.enrolment_id: mark for mark in Attendance.objects.filter(session=session)}
    form = RollCallForm(request.POST or None, enrolments=enrolments, marks=marks, session_minutes=session.minutes)
    if request.method == "POST" and form.is_valid():
        try:
            written = mark_attendance(session=session, marks=form.marks())
        except AttendanceRefused as refused:
            form.add_error(None, explain(refused.refusal))
        else:
            sentence = ngettext("The roll is kept: %(count)s person.", "The roll is kept: %(count)s people.", written)
            messages.success(request, sentence % {"count": written})
            return redirect("participants:attendance-overview", code)
    context = {
        "course": session.course,
        "session": session,
        "form": form,
        "may_mark": may_mark,
        "is_ahead": session.day > timezone.now().astimezone(session.course.zone).date(),
        "marked_at": max((mark.marked_at for mark in marks.values()), default=None),
        "unmarked_count": sum(enrolment.pk not in marks for enrolment in enrolments),
        "frame": "base.html" if request.user.has_perm("participants.view_attendance") else "phone.html",
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "participants/attendance_mark.html", context, status=status)


def _sessions(request: HttpRequest, course: Course) -> QuerySet[Session]:
    visible = Session.objects.visible_to(request.user).filter(course=course).counted()
    if not request.user.has_perm("participants.view_attendance"):
        teaching = Assignment.objects.filter(lecturer__user=request.user.pk, role=Assignment.Role.LECTURER)
        visible = visible.filter(pk__in=teaching.values("session"))
    return visible.select_related("course", "module", "room").order_by("starts_at", "pk")
