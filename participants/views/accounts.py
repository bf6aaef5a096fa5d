"""The account of a person: made, given a new password, closed. A password is shown in one answer and kept nowhere."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import permission_required
from accounts.models import User
from participants.explain import explain
from participants.forms.accounts import AccountForm
from participants.models import Participant
from participants.services.accounts import close_account, make_account, renew_password, suggested_username
from participants.services.refused import AccountRefused


@require_http_methods(["GET", "POST"])
@permission_required("participants.change_account")
@sensitive_variables("password")
def account_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Make an account for a person, under a name proposed from theirs."""
    person = _person(request, pk)
    if person.user_id:
        messages.error(request, _("%(name)s has an account already.") % {"name": person})
        return redirect("participants:person-show", pk)
    form = AccountForm(request.POST or None, initial={"username": suggested_username(person)})
    if request.method == "POST" and form.is_valid():
        try:
            user, password = make_account(participant=person, username=form.cleaned_data["username"])
        except AccountRefused as refused:
            form.add_error("username", explain(refused.refusal, str(person)))
        else:
            return _show_once(request, person, user, password)
    status = 422 if request.method == "POST" else 200
    return render(request, "participants/person_account.html", {"person": person, "form": form}, status=status)


@require_POST
@permission_required("participants.change_account")
@sensitive_variables("password")
def account_renew(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a new password to whoever lost theirs; a closed account is open again."""
    person = _person(request, pk)
    try:
        user, password = renew_password(participant=person)
    except AccountRefused as refused:
        messages.error(request, explain(refused.refusal, str(person)))
        return redirect("participants:person-show", pk)
    return _show_once(request, person, user, password)


@require_POST
@permission_required("participants.change_account")
def account_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Let nobody sign in with a person's account any more."""
    person = _person(request, pk)
    try:
        close_account(participant=person)
    except AccountRefused as refused:
        messages.error(request, explain(refused.refusal, str(person)))
    else:
        messages.success(request, _("The account of %(name)s is closed.") % {"name": person})
    return redirect("participants:person-show", pk)


def _person(request: HttpRequest, pk: int) -> Participant:
    return get_object_or_404(Participant.objects.visible_to(request.user).select_related("user"), pk=pk)


@sensitive_variables("password")
def _show_once(request: HttpRequest, person: Participant, user: User, password: str) -> HttpResponse:
    """Answer the request itself with the password: a redirect would have to keep it somewhere."""
    context = {"person": person, "account": user, "password": password}
    return render(request, "participants/person_password.html", context)
