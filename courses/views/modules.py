"""Modules of a course."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import permission_required
from courses.forms.modules import ModuleForm
from courses.models import Course, Module
from courses.refusals import CourseRefused, explain_refusal
from courses.schedule import owed
from courses.services.modules import delete_module, save_module
from courses.strip import day_note, held_sessions, strip_of, with_strips


@require_GET
@permission_required("courses.view_module")
def module_list(request: HttpRequest, code: str) -> HttpResponse:
    """The modules by number, each with its minutes planned and placed."""
    course = get_object_or_404(with_strips(Course.objects.visible_to(request.user)), code=code)
    modules = owed(course.modules.with_names(), held_sessions(course))
    context = {
        "course": course,
        "modules": modules,
        "content_minutes": sum(row.module.content_minutes for row in modules),
        "half_days": strip_of(course),
        "day_note": day_note(course),
        "may_change": request.user.has_perm("courses.change_module"),
    }
    return render(request, "courses/module_list.html", context)


@require_http_methods(["GET", "POST"])
@permission_required("courses.change_module")
def module_create(request: HttpRequest, code: str) -> HttpResponse:
    """Add a module to a course."""
    course = get_object_or_404(Course.objects.visible_to(request.user), code=code)
    form = ModuleForm(request.POST or None, course=course)
    if request.method == "POST" and _saved(form):
        messages.success(request, _("Module %(number)s is added.") % {"number": form.instance.number})
        return redirect("courses:module-list", course.code)
    return render(request, "courses/module_form.html", {"form": form, "course": course, "module": None})


@require_http_methods(["GET", "POST"])
@permission_required("courses.change_module")
def module_edit(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Change a module."""
    course = get_object_or_404(Course.objects.visible_to(request.user), code=code)
    module = get_object_or_404(course.modules.all(), pk=pk)
    number = module.number
    form = ModuleForm(request.POST or None, instance=module, course=course)
    if request.method == "POST" and _saved(form):
        messages.success(request, _("Module %(number)s is saved.") % {"number": module.number})
        return redirect("courses:module-list", course.code)
    context = {"form": form, "course": course, "module": module, "number": number}
    return render(request, "courses/module_form.html", context)


@require_POST
@permission_required("courses.change_module")
def module_delete(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Remove a module that no session belongs to, or say why it stays."""
    course = get_object_or_404(Course.objects.visible_to(request.user), code=code)
    module: Module = get_object_or_404(course.modules.all(), pk=pk)
    number = module.number
    try:
        delete_module(module=module)
    except CourseRefused as refused:
        messages.error(request, explain_refusal(refused))
    else:
        messages.success(request, _("Module %(number)s is removed.") % {"number": number})
    return redirect("courses:module-list", course.code)


def _saved(form: ModuleForm) -> bool:
    """Save a form that is valid; what the service refuses is said in the form."""
    if not form.is_valid():
        return False
    try:
        save_module(module=form.instance, prerequisites=form.prerequisites())
    except CourseRefused as refused:
        form.add_refusal(refused)
    except ValidationError as error:
        form.add_error(None, error)
    return form.is_valid()
