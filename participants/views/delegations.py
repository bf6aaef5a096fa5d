"""A delegation's coming and going."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import permission_required
from participants.forms.delegations import DelegationForm
from participants.models import Delegation
from participants.services.enrolments import save_delegation


@require_http_methods(["GET", "POST"])
@permission_required("participants.change_delegation")
def delegation_edit(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Note when a delegation arrives and leaves."""
    visible = Delegation.objects.visible_to(request.user).select_related("course", "partner")
    delegation = get_object_or_404(visible, course__code=code, pk=pk)
    form = DelegationForm(request.POST or None, instance=delegation)
    if request.method == "POST" and form.is_valid():
        save_delegation(delegation=form.instance)
        messages.success(request, _("The delegation of %(partner)s is saved.") % {"partner": delegation.partner})
        return redirect("participants:enrolment-list", code)
    context = {"course": delegation.course, "delegation": delegation, "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "participants/delegation_edit.html", context, status=status)
