"""Rooms."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import permission_required
from courses.filters import filter_rooms
from courses.forms.rooms import RoomForm
from courses.models import Room
from courses.services.reference import save_room

PAGE_SIZE = 25


@require_GET
@permission_required("courses.view_room")
def room_list(request: HttpRequest) -> HttpResponse:
    """Every room, those in use first."""
    rooms, filters = filter_rooms(Room.objects.visible_to(request.user), request.GET)
    context = {
        "page": Paginator(rooms, PAGE_SIZE).get_page(request.GET.get("page")),
        "filters": filters,
        "query": request.GET.get("q", ""),
        "is_narrowed": bool(request.GET.get("q") or any(one.value for one in filters)),
        "may_change": request.user.has_perm("courses.change_room"),
    }
    return render(request, "courses/room_list.html", context)


@require_http_methods(["GET", "POST"])
@permission_required("courses.change_room")
def room_create(request: HttpRequest) -> HttpResponse:
    """Add a room."""
    form = RoomForm(request.POST or None)
    if request.method == "POST" and _saved(form):
        messages.success(request, _("%(name)s is added.") % {"name": form.instance})
        return redirect("courses:room-list")
    return render(request, "courses/room_form.html", {"form": form, "room": None})


@require_http_methods(["GET", "POST"])
@permission_required("courses.change_room")
def room_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a room, or take it out of use."""
    room = get_object_or_404(Room.objects.visible_to(request.user), pk=pk)
    name = str(room)
    form = RoomForm(request.POST or None, instance=room)
    if request.method == "POST" and _saved(form):
        messages.success(request, _("%(name)s is saved.") % {"name": room})
        return redirect("courses:room-list")
    return render(request, "courses/room_form.html", {"form": form, "room": room, "name": name})


def _saved(form: RoomForm) -> bool:
    """Save a form that is valid; what the service refuses is said in the form."""
    if not form.is_valid():
        return False
    try:
        save_room(room=form.instance)
    except ValidationError as error:
        form.add_error(None, error)
    return form.is_valid()
