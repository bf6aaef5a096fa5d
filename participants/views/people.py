"""Everyone who ever came: the list, a person's page, and changing who they are."""

from django.contrib import messages
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import login_required, permission_required
from participants.directory import filter_people, lines_of
from participants.explain import explain
from participants.forms.people import PersonForm
from participants.models import Enrolment, Participant
from participants.pages import pages_of
from participants.services.completion import completions_of
from participants.services.enrolments import save_participant
from participants.services.refused import EnrolmentRefused

PAGE_SIZE = 25


@require_GET
@permission_required("participants.list_participants")
def person_list(request: HttpRequest) -> HttpResponse:
    """List everyone who ever came; a liaison reads their partner's people."""
    visible = Participant.objects.visible_to(request.user)
    people, filters = filter_people(visible, request.GET, request.user)
    page = pages_of(people.with_ranks(), PAGE_SIZE).get_page(request.GET.get("page"))
    query = request.GET.get("q", "")
    context = {
        "page_obj": page,
        "lines": lines_of(page.object_list, request.user),
        "filters": filters,
        "query": query,
        "is_filtered": bool(query.strip() or any(one.value for one in filters if one.name != "sort")),
    }
    return render(request, "participants/person_list.html", context)


@require_GET
@login_required
def person_show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a person with every course they were in, to whoever may see them."""
    person = get_object_or_404(Participant.objects.visible_to(request.user).with_facts(), pk=pk)
    places = Enrolment.objects.visible_to(request.user).filter(participant=person).with_people()
    newest_first = places.order_by(F("course__starts_on").desc(nulls_first=True), "-course")
    context = {
        "person": person,
        "completions": completions_of(list(newest_first)),
        "may_list": request.user.has_perm("participants.list_participants"),
        "may_open_courses": request.user.has_perm("participants.list_enrolments"),
        "may_change": request.user.has_perm("participants.change_participant"),
        "may_change_account": request.user.has_perm("participants.change_account"),
    }
    return render(request, "participants/person_show.html", context)


@require_http_methods(["GET", "POST"])
@permission_required("participants.change_participant")
def person_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change who a person is; their parts in courses stay as they are."""
    person = get_object_or_404(Participant.objects.visible_to(request.user), pk=pk)
    name = str(person)  # as stored: a refused form leaves what was typed in the row
    form = PersonForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        try:
            save_participant(participant=form.instance)
        except EnrolmentRefused as refused:
            form.add_error("rank", explain(refused.refusal, str(form.instance)))
        else:
            messages.success(request, _("%(name)s is saved.") % {"name": person})
            return redirect("participants:person-show", pk)
    context = {"person": form, "name": name, "pk": pk}
    status = 422 if request.method == "POST" else 200
    return render(request, "participants/person_edit.html", context, status=status)
