"""Lecturers and interpreters."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import permission_required
from courses.filters import filter_lecturers
from courses.forms.lecturers import LecturerForm
from courses.models import Lecturer
from courses.services.reference import save_lecturer

PAGE_SIZE = 25


@require_GET
@permission_required("courses.view_lecturer")
def lecturer_list(request: HttpRequest) -> HttpResponse:
    """Everyone who teaches or interprets, in the order of a Vietnamese list."""
    everyone = Lecturer.objects.visible_to(request.user).select_related("rank", "institution")
    lecturers, filters = filter_lecturers(everyone.prefetch_related("institution__names"), request.GET)
    context = {
        "page": Paginator(lecturers, PAGE_SIZE).get_page(request.GET.get("page")),
        "filters": filters,
        "query": request.GET.get("q", ""),
        "is_narrowed": bool(request.GET.get("q") or any(one.value for one in filters)),
        "may_change": request.user.has_perm("courses.change_lecturer"),
    }
    return render(request, "courses/lecturer_list.html", context)


@require_http_methods(["GET", "POST"])
@permission_required("courses.change_lecturer")
def lecturer_create(request: HttpRequest) -> HttpResponse:
    """Add a lecturer."""
    form = LecturerForm(request.POST or None)
    if request.method == "POST" and _saved(form):
        messages.success(request, _("%(name)s is added.") % {"name": form.instance})
        return redirect("courses:lecturer-list")
    return render(request, "courses/lecturer_form.html", {"form": form, "lecturer": None})


@require_http_methods(["GET", "POST"])
@permission_required("courses.change_lecturer")
def lecturer_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a lecturer, or note that they do not teach any more."""
    lecturer = get_object_or_404(Lecturer.objects.visible_to(request.user), pk=pk)
    name = str(lecturer)
    form = LecturerForm(request.POST or None, instance=lecturer)
    if request.method == "POST" and _saved(form):
        messages.success(request, _("%(name)s is saved.") % {"name": lecturer})
        return redirect("courses:lecturer-list")
    return render(request, "courses/lecturer_form.html", {"form": form, "lecturer": lecturer, "name": name})


def _saved(form: LecturerForm) -> bool:
    """Save a form that is valid; what the service refuses is said in the form."""
    if not form.is_valid():
        return False
    try:
        save_lecturer(lecturer=form.instance, namesake=True)
    except ValidationError as error:
        form.add_error(None, error)
    return form.is_valid()
