"""The people of a course."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import permission_required
from courses.models import Course
from courses.strip import day_note, strip_of
from participants.explain import explain
from participants.forms.people import PersonForm, PlaceForm
from participants.models import Delegation, Enrolment
from participants.services.enrolments import bring_back, save_person_and_enrolment, withdraw
from participants.services.refused import EnrolmentRefused
from participants.views.courses import find_course

PAGE_SIZE = 25
TAKING_PART = gettext_lazy("Everyone taking part")


@require_GET
@permission_required("participants.list_enrolments")
def enrolment_list(request: HttpRequest, code: str) -> HttpResponse:
    """List the people in protocol order, filtered by the address; a liaison reads their own."""
    course = find_course(request.user, code)
    visible = Enrolment.objects.visible_to(request.user).filter(course=course)
    query = request.GET.get("q", "")
    role, state = _known(request, "role", Enrolment.Role), _known(request, "state", Enrolment.State)
    found = visible.filter(state=state) if state else visible.taking_part()
    found = (found.filter(role=role) if role else found).of_people_matching(query)
    page = Paginator(found.with_people().in_protocol_order(), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "course": course,
        "half_days": strip_of(course),
        "day_note": day_note(course),
        "page_obj": page,
        "query": query,
        "is_filtered": bool(query.strip() or role or state),
        "filters": [
            {"name": "role", "label": _("Every role"), "value": role, "options": Enrolment.Role.choices},
            {"name": "state", "label": TAKING_PART, "value": state, "options": Enrolment.State.choices},
        ],
        "delegations": _delegations(request, course),
        "withdrawn_count": visible.filter(state=Enrolment.State.WITHDRAWN).count(),
        "undone": _just_withdrawn(request, visible),
        "may_change": request.user.has_perm("participants.change_enrolment"),
    }
    return render(request, "participants/enrolment_list.html", context)


@require_http_methods(["GET", "POST"])
@permission_required("participants.change_enrolment")
def enrolment_edit(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Change a person and their part in the course, both or neither."""
    enrolment = _enrolment(request, code, pk)
    name = str(enrolment.participant)  # as stored: a refused form leaves what was typed in the row
    person = PersonForm(request.POST or None, instance=enrolment.participant)
    place = PlaceForm(request.POST or None, instance=enrolment)
    if request.method == "POST" and all([person.is_valid(), place.is_valid()]):
        try:
            save_person_and_enrolment(participant=person.instance, enrolment=place.instance)
        except EnrolmentRefused as refused:
            place.add_error("role", explain(refused.refusal, str(person.instance)))
        else:
            messages.success(request, _("%(name)s is saved.") % {"name": enrolment.participant})
            return redirect("participants:enrolment-list", code)
    context = {"course": enrolment.course, "enrolment": enrolment, "name": name, "person": person, "place": place}
    return _form_page(request, "participants/enrolment_edit.html", context)


@require_POST
@permission_required("participants.change_enrolment")
def enrolment_withdraw(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Note a withdrawal; the list then offers to take it back."""
    enrolment = _enrolment(request, code, pk)
    before = enrolment.state
    withdraw(enrolment=enrolment)
    address = reverse("participants:enrolment-list", args=[code])
    return HttpResponseRedirect(f"{address}?withdrawn={enrolment.pk}&was={before}")


@require_POST
@permission_required("participants.change_enrolment")
def enrolment_restore(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Take a withdrawal back."""
    enrolment = _enrolment(request, code, pk)
    before = request.POST.get("was", "")
    known = before in Enrolment.State.values and before != Enrolment.State.WITHDRAWN
    try:
        bring_back(enrolment=enrolment, state=before if known else Enrolment.State.CONFIRMED)
    except EnrolmentRefused as refused:
        messages.error(request, explain(refused.refusal, str(enrolment.participant)))
    else:
        messages.success(request, _("%(name)s takes part again.") % {"name": enrolment.participant})
    return redirect("participants:enrolment-list", code)


def _enrolment(request: HttpRequest, code: str, pk: int) -> Enrolment:
    visible = Enrolment.objects.visible_to(request.user).with_people()
    return get_object_or_404(visible, course__code=code, pk=pk)


def _known(request: HttpRequest, name: str, choices: Any) -> str:
    """Return a filter of the address, or nothing when it is not one of its choices."""
    value = request.GET.get(name, "")
    return value if value in choices.values else ""


def _delegations(request: HttpRequest, course: Course) -> QuerySet[Delegation]:
    heads = Enrolment.objects.taking_part().filter(role=Enrolment.Role.HEAD).select_related("participant__rank")
    visible = Delegation.objects.visible_to(request.user).filter(course=course).select_related("partner")
    return visible.prefetch_related(Prefetch("enrolments", queryset=heads, to_attr="heads"))


def _just_withdrawn(request: HttpRequest, visible: QuerySet[Enrolment]) -> Enrolment | None:
    """Return whoever was withdrawn by the last step, to offer an undo."""
    key = request.GET.get("withdrawn", "")
    if not key.isascii() or not key.isdigit() or len(key) > 18:
        return None
    return visible.filter(pk=int(key), state=Enrolment.State.WITHDRAWN).select_related("participant").first()


def _form_page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """Show a form; 422 when what was sent has faults."""
    return render(request, template, context, status=422 if request.method == "POST" else 200)
