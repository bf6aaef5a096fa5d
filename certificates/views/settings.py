"""What a course's certificates say besides the names, and what they will look like."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import permission_required
from certificates.documents import specimen_pdf
from certificates.explain import explain
from certificates.forms.settings import CertificateSettingsForm
from certificates.models import CertificateSettings
from certificates.services.outcomes import CertificatesRefused
from certificates.views.files import pdf_response
from courses.models import Course
from courses.strip import day_note, strip_of
from documents.text import LANGUAGES


@require_http_methods(["GET", "POST"])
@permission_required("certificates.prepare_award")
def certificate_settings(request: HttpRequest, code: str) -> HttpResponse:
    course = get_object_or_404(Course.objects.visible_to(request.user).select_related("host__partner"), code=code)
    saved = CertificateSettings.objects.filter(course=course).first()
    instance = saved or CertificateSettings()
    instance.course = course
    form = CertificateSettingsForm(request.POST or None, instance=instance)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The decision and the signatory are saved."))
        return redirect("certificates:course-certificates", course.code)
    context = {
        "course": course,
        "half_days": strip_of(course),
        "day_note": day_note(course),
        "form": form,
        "has_specimen": saved is not None and course.starts_on is not None,
    }
    status = 422 if form.is_bound else 200
    return render(request, "certificates/certificate_settings.html", context, status=status)


@require_GET
@permission_required("certificates.view_award")
def certificate_preview(request: HttpRequest, code: str) -> HttpResponse:
    """The specimen as a PDF; `?lang=vi+lo` chooses the languages."""
    course = get_object_or_404(
        Course.objects.visible_to(request.user)
        .select_related("host__parent")
        .prefetch_related("host__names", "host__parent__names"),
        code=code,
    )
    languages = tuple(dict.fromkeys(request.GET.get("lang", "").replace("+", " ").split()))
    if not set(languages) <= set(LANGUAGES):
        return render(request, "certificates/no_paper.html", {"sentence": _("Unknown language.")}, status=400)
    try:
        content = specimen_pdf(course, languages)
    except CertificatesRefused as refused:
        return render(request, "certificates/no_paper.html", {"sentence": explain(refused.reason)}, status=409)
    return pdf_response(content, f"{course.code}-specimen.pdf")
