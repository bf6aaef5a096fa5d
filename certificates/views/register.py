"""The register: its list, and the page of one entry."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.access import permission_required
from certificates.models import Counter, Entry
from certificates.rules import grouped_code

PAGE_SIZE = 25


@require_GET
@permission_required("certificates.view_entry")
def register_list(request: HttpRequest) -> HttpResponse:
    query, year, standing = (request.GET.get(name, "").strip() for name in ("q", "year", "state"))
    entries = Entry.objects.visible_to(request.user).matching(query).prefetch_related("events")
    if year.isdecimal() and len(year) == 4:
        entries = entries.filter(year=int(year))
    standings = [("valid", _("Valid")), ("revoked", _("Revoked")), ("replaced", _("Replaced"))]
    if standing in dict(standings):
        entries = entries.standing(standing)
    counters = Counter.objects.order_by("-year")
    context = {
        "page_obj": Paginator(entries, PAGE_SIZE).get_page(request.GET.get("page")),
        "query": query,
        "is_filtered": any((query, year, standing)),
        "counters": counters,
        "filters": [
            {
                "name": "year",
                "label": _("Every year"),
                "value": year,
                "options": [(str(counter.year), str(counter.year)) for counter in counters],
            },
            {"name": "state", "label": _("Every state"), "value": standing, "options": standings},
        ],
    }
    return render(request, "certificates/register_list.html", context)


@require_GET
@permission_required("certificates.view_entry")
def entry_show(request: HttpRequest, code: str) -> HttpResponse:
    entries = Entry.objects.visible_to(request.user).select_related("prepared_by", "approved_by")
    entry = get_object_or_404(entries.prefetch_related("events__by", "files"), code=code)
    context = {
        "entry": entry,
        "taken": entry.snapshot,
        "stored": next(iter(entry.files.all()), None),
        "grouped_code": grouped_code(entry.code),
    }
    return render(request, "certificates/entry_show.html", context)
