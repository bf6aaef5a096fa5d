"""The papers of a course."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.access import permission_required
from courses import documents
from courses.documents import PaperRefused, parse_languages
from courses.explain import explain_paper
from courses.models import Course


@require_GET
@permission_required("courses.view_course")
def programme_pdf(request: HttpRequest, code: str) -> HttpResponse:
    """Show the programme, or download it with `?download=1`; `?lang=vi+lo` says in which languages."""
    course = get_object_or_404(Course.objects.visible_to(request.user).select_related("day_template"), code=code)
    try:
        languages = parse_languages(request.GET.get("lang", "vi"))
        pdf = documents.programme_pdf(course, languages)
    except PaperRefused as refused:
        context = {"course": course, "sentence": explain_paper(refused.code, refused.params)}
        return render(request, "courses/schedule_no_programme.html", context, status=400)
    disposition = "attachment" if request.GET.get("download") else "inline"
    name = f"{course.code}-programme-{'-'.join(languages)}.pdf"
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'{disposition}; filename="{name}"', "Cache-Control": "no-store"},
    )
