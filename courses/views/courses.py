"""Courses: list, new, edit, and the steps from state to state."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import permission_required
from courses.filters import filter_courses
from courses.forms.courses import CourseForm
from courses.models import Course
from courses.refusals import CourseRefused, explain_refusal
from courses.services.courses import change_state, save_course

PAGE_SIZE = 25


@require_GET
@permission_required("courses.view_course")
def course_list(request: HttpRequest) -> HttpResponse:
    """Every course, newest first."""
    counted = Course.objects.visible_to(request.user).annotate(
        module_count=Count("modules", distinct=True),
        session_count=Count("sessions", distinct=True, filter=Q(sessions__is_cancelled=False)),
    )
    courses, filters = filter_courses(counted.select_related("plan__partner"), request.GET)
    page = Paginator(courses, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "filters": filters,
        "query": request.GET.get("q", ""),
        "is_narrowed": bool(request.GET.get("q") or any(one.value for one in filters)),
        "may_change": request.user.has_perm("courses.change_course"),
    }
    return render(request, "courses/course_list.html", context)


@require_http_methods(["GET", "POST"])
@permission_required("courses.change_course")
def course_create(request: HttpRequest) -> HttpResponse:
    """A new course, planned."""
    form = CourseForm(request.POST or None, initial=_as_last_time())
    if request.method == "POST" and _saved(form):
        messages.success(request, _("Course %(code)s is planned. Add its modules next.") % {"code": form.instance.code})
        return redirect("courses:module-list", form.instance.code)
    return render(request, "courses/course_form.html", {"form": form, "course": None})


@require_http_methods(["GET", "POST"])
@permission_required("courses.change_course")
def course_edit(request: HttpRequest, code: str) -> HttpResponse:
    """Change a course."""
    course = get_object_or_404(Course.objects.visible_to(request.user), code=code)
    edited = Course.objects.get(pk=course.pk)  # the form writes into its instance even when it refuses
    form = CourseForm(request.POST or None, instance=edited)
    if request.method == "POST" and _saved(form):
        messages.success(request, _("Course %(code)s is saved.") % {"code": edited.code})
        return redirect("desk:course-show", edited.code)
    return render(request, "courses/course_form.html", {"form": form, "course": course})


@require_POST
@permission_required("courses.change_course")
def course_state(request: HttpRequest, code: str) -> HttpResponse:
    """Move a course on, or say why it cannot be."""
    course = get_object_or_404(Course.objects.visible_to(request.user), code=code)
    try:
        change_state(course=course, state=request.POST.get("state", ""))
    except CourseRefused as refused:
        messages.error(request, explain_refusal(refused))
    else:
        words = {"code": course.code, "state": course.get_state_display()}
        messages.success(request, _("Course %(code)s: %(state)s.") % words)
    return redirect("desk:course-show", course.code)


def _as_last_time() -> dict[str, object]:
    """What seldom differs from course to course, as the newest has it."""
    newest = Course.objects.order_by("-pk").values("host", "day_template", "time_zone").first()
    return dict(newest or {})


def _saved(form: CourseForm) -> bool:
    """Save a form that is valid; what the service refuses is said in the form."""
    if not form.is_valid():
        return False
    try:
        save_course(course=form.instance, institutions=form.parts())
    except CourseRefused as refused:
        form.add_refusal(refused)
    except ValidationError as error:
        form.add_error(None, error)
    return form.is_valid()
