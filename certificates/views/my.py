"""A trainee's own certificates, on the phone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import login_required
from certificates.services.holdings import holdings
from certificates.views.who import signed_in


@require_GET
@login_required
def my_certificates(request: HttpRequest) -> HttpResponse:
    context = {"holdings": holdings(signed_in(request)), "active": "certificates"}
    return render(request, "certificates/my_certificates.html", context)
