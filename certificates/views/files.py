"""Handing out the papers of the register, whole or not at all."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.access import login_required, permission_required
from certificates.documents import course_certificates_pdf
from certificates.explain import explain
from certificates.models import Entry
from certificates.services.files import FileAltered, ensure_file, read_file
from certificates.services.outcomes import CertificatesRefused
from courses.models import Course

log = logging.getLogger(__name__)


def pdf_response(content: bytes, filename: str) -> HttpResponse:
    """Return a PDF that opens in the browser and is kept by no cache."""
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{filename}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_GET
@login_required
def entry_file(request: HttpRequest, code: str) -> HttpResponse:
    """One certificate: staff any, a trainee their own, a liaison those of their partner."""
    entry = get_object_or_404(Entry.objects.visible_to(request.user), code=code)
    try:
        content = read_file(ensure_file(entry=entry))
    except FileAltered as altered:
        return _altered(request, altered)
    return pdf_response(content, f"{entry.number:03}-{entry.year}-{entry.course_code}.pdf")


@require_GET
@permission_required("certificates.view_entry")
def course_file(request: HttpRequest, code: str) -> HttpResponse:
    """Every issued certificate of a course, in the order of the register."""
    course = get_object_or_404(Course.objects.visible_to(request.user), code=code)
    try:
        content = course_certificates_pdf(course)
    except CertificatesRefused as refused:
        return render(request, "certificates/no_paper.html", {"sentence": explain(refused.reason)}, status=409)
    except FileAltered as altered:
        return _altered(request, altered)
    return pdf_response(content, f"{course.code}-certificates.pdf")


def _altered(request: HttpRequest, altered: FileAltered) -> HttpResponse:
    log.error("register file refused: %s", altered)
    sentence = _(
        "The stored file of certificate %(number)s is not the one that was stored, so it was not handed out. "
        "Tell the administrator: it has to come back from a backup."
    ) % {"number": altered.stored.entry.register_number}
    return render(request, "certificates/no_paper.html", {"sentence": sentence}, status=500)
