"""A new edition of a course."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import permission_required
from courses.forms.editions import EditionForm
from courses.models import Course
from courses.services.editions import make_edition


@require_http_methods(["GET", "POST"])
@permission_required("courses.change_course")
def edition_create(request: HttpRequest, code: str) -> HttpResponse:
    """Plan a course again from an earlier one."""
    course = get_object_or_404(Course.objects.visible_to(request.user).select_related("plan__partner"), code=code)
    form = EditionForm(request.POST or None, course=course)
    edition = _made(form, course) if request.method == "POST" else None
    if edition:
        messages.success(request, _told(edition, course))
        return redirect("desk:course-show", edition.code)
    return render(request, "courses/edition_form.html", {"form": form, "course": course})


def _told(edition: Course, earlier: Course) -> str:
    """Say what was made, and how much of the schedule came along."""
    placed, wanted = edition.sessions.count(), earlier.sessions.held().count()
    words = {"code": edition.code, "earlier": earlier.code, "placed": placed, "wanted": wanted}
    if placed:
        return _("Course %(code)s is planned as %(earlier)s was; %(placed)d of %(wanted)d sessions are placed.") % words
    return _("Course %(code)s is planned as %(earlier)s was. Place its sessions next.") % words


def _made(form: EditionForm, course: Course) -> Course | None:
    """Make the edition of a form that is valid; what the service refuses is said in the form."""
    if not form.is_valid():
        return None
    entered = form.cleaned_data
    try:
        return make_edition(
            course=course,
            code=entered["code"],
            starts_on=entered["starts_on"],
            ends_on=entered["ends_on"],
            titles=form.titles(),
            with_schedule=entered["with_schedule"],
        )
    except ValidationError as error:
        form.add_refusal(error)
    return None
