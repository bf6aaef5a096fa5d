"""Is this certificate genuine? Open to everybody who holds one."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from accounts.access import public
from certificates.rules import grouped_code, read_code
from certificates.services.verification import verify


@require_GET
@public
def verify_form(request: HttpRequest) -> HttpResponseBase:
    """A place to type the code in; whatever holds a code leads to its answer."""
    typed = request.GET.get("code", "")
    if code := read_code(typed):
        return redirect("certificates:verify-code", code)
    return _private(render(request, "certificates/verify_form.html", {"typed": typed[:100], "is_wrong": bool(typed)}))


@require_GET
@public
def verify_code(request: HttpRequest, code: str) -> HttpResponseBase:
    """What the register says about one code, as a page or with `?format=json`."""
    answer = verify(code)
    status = 404 if answer.state == "unknown" else 200
    if _wants_json(request):
        return _private(JsonResponse(answer.to_values(), status=status, json_dumps_params={"ensure_ascii": False}))
    context = {"answer": answer, "grouped_code": grouped_code(read_code(code))}
    return _private(render(request, "certificates/verify_code.html", context, status=status))


def _wants_json(request: HttpRequest) -> bool:
    if "format" in request.GET:
        return request.GET["format"] == "json"
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def _private(response: HttpResponse) -> HttpResponse:
    """Keep the answer out of search engines and caches, and its address out of other sites' logs."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
