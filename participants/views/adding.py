"""Taking people into a course: somebody known, or somebody new."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import permission_required
from courses.models import Course, Partner
from participants.explain import explain
from participants.forms.adding import KnownPersonForm
from participants.forms.people import PersonForm, PlaceForm, ranks_of
from participants.models import Enrolment, Participant
from participants.models.participants import ParticipantQuerySet
from participants.services.enrolments import enrol, enrol_new
from participants.services.refused import EnrolmentRefused

MOST_FOUND = 20


@require_http_methods(["GET", "POST"])
@permission_required("participants.change_enrolment")
def enrolment_create(request: HttpRequest, code: str) -> HttpResponse:
    """Find somebody who came before and take them in."""
    course = get_object_or_404(Course.objects.visible_to(request.user), code=code)
    people = _absent_from(request, course)
    form = KnownPersonForm(request.POST or None, people=people)
    if request.method == "POST" and form.is_valid():
        person: Participant = form.cleaned_data["participant"]
        try:
            enrol(course=course, participant=person, role=form.cleaned_data["role"])
        except EnrolmentRefused as refused:
            messages.error(request, explain(refused.refusal, str(person)))
        else:
            messages.success(request, _("%(name)s is now in the course.") % {"name": person})
        return redirect(request.get_full_path())
    query = request.GET.get("q", "")
    found = people.matching(query).with_ranks()
    context = {
        "course": course,
        "query": query,
        "found": found[:MOST_FOUND],
        "found_count": found.count(),
        "roles": Enrolment.Role.choices,
        "refused": request.method == "POST",
    }
    return render(request, "participants/enrolment_create.html", context, status=422 if context["refused"] else 200)


@require_http_methods(["GET", "POST"])
@permission_required("participants.change_enrolment")
def person_create(request: HttpRequest, code: str) -> HttpResponse:
    """Enter a new person and take them into the course, both or neither."""
    course = get_object_or_404(Course.objects.visible_to(request.user).select_related("plan__partner"), code=code)
    person = PersonForm(request.POST or None, initial=_proposed(request, course))
    place = PlaceForm(request.POST or None, instance=Enrolment(course=course))
    if request.method == "POST" and all([person.is_valid(), place.is_valid()]):
        part: Enrolment = place.instance
        try:
            enrol_new(
                course=course,
                participant=person.instance,
                role=part.role,
                state=part.state,
                protocol_order=part.protocol_order,
            )
        except EnrolmentRefused as refused:
            place.add_error("role", explain(refused.refusal, str(person.instance)))
        else:
            messages.success(request, _("%(name)s is now in the course.") % {"name": person.instance})
            return redirect("participants:enrolment-list", code)
    context = {"course": course, "person": person, "place": place}
    return render(request, "participants/person_create.html", context, status=422 if request.method == "POST" else 200)


@require_GET
@permission_required("participants.change_enrolment")
def rank_options(request: HttpRequest) -> HttpResponse:
    """Give the ranks of the partner just chosen, as the options of a select."""
    key = request.GET.get("partner", "")
    sound = key.isascii() and key.isdigit() and len(key) <= 18
    partner = Partner.objects.filter(pk=int(key)).first() if sound else None
    return render(request, "participants/rank_options.html", {"ranks": ranks_of(partner)})


def _absent_from(request: HttpRequest, course: Course) -> ParticipantQuerySet:
    present = Enrolment.objects.filter(course=course).taking_part()
    return Participant.objects.visible_to(request.user).exclude(pk__in=present.values("participant"))


def _proposed(request: HttpRequest, course: Course) -> dict[str, object]:
    """Propose the plan's partner, or that of the delegation already there, and the name that was searched for."""
    partner = course.plan.partner if course.plan else None
    if partner is None:
        delegation = course.delegations.select_related("partner").first()
        partner = delegation.partner if delegation else None
    return {"partner": partner, "passport_name": request.GET.get("q", "").strip()[:200]}
