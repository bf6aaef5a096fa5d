"""The certificates tab of a course: who has earned one; prepare, approve, withdraw, issue."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from accounts.access import permission_required
from certificates.explain import explain, explain_refused
from certificates.forms.selection import IssueForm, SelectionForm
from certificates.models import Award, CertificateSettings, Entry, EntryLink
from certificates.services.issuing import issue, suggested_day
from certificates.services.outcomes import CertificatesRefused, Refused
from certificates.services.preparation import approve, prepare, withdraw_award
from certificates.services.roster import roster, tally
from certificates.views.actions import actions_for
from certificates.views.who import signed_in
from courses.models import Course
from courses.strip import day_note, strip_of
from participants.models import Enrolment


@require_GET
@permission_required("certificates.view_award")
def course_certificates(request: HttpRequest, code: str) -> HttpResponse:
    course = _course(request, code)
    rows = roster(course)
    settings = CertificateSettings.objects.select_related("signatory_rank").filter(course=course).first()
    counts = tally(rows)
    offered = actions_for(signed_in(request), course, rows)
    context = {
        "course": course,
        "half_days": strip_of(course),
        "day_note": day_note(course),
        "rows": rows,
        "tally": counts,
        "settings": settings,
        "is_ready": settings is not None and settings.is_complete and course.starts_on is not None,
        "actions": offered,
        "selectable": {pk for action in offered for pk in action.enrolments},
        "own": sum(row.state == "prepared" and row.is_prepared_by(signed_in(request)) for row in rows),
        "suggested_day": suggested_day(course),
        "files": _files([row.entry for row in rows if row.entry]),
    }
    return render(request, "certificates/course_certificates.html", context)


@require_GET
@permission_required("certificates.view_entry")
def files_progress(request: HttpRequest, code: str) -> HttpResponse:
    """How many papers are made; htmx asks until all are."""
    course = _course(request, code)
    links = EntryLink.objects.filter(enrolment__course=course, is_current=True).select_related("entry")
    entries = [link.entry for link in links.prefetch_related("entry__files")]
    context = {"course": course, "files": _files(entries)}
    return render(request, "certificates/course_files.html", context)


@require_POST
@permission_required("certificates.prepare_award")
def award_prepare(request: HttpRequest, code: str) -> HttpResponse:
    course = _course(request, code)
    chosen = _chosen(request, SelectionForm(request.POST, course=course))
    standing = {row.enrolment.pk: row.state for row in roster(course)} if chosen else {}
    people = [enrolment for enrolment in chosen if standing[enrolment.pk] in {"earned", "not_earned"}]
    if people:
        try:
            outcome = prepare(course=course, enrolments=people, by=signed_in(request))
        except CertificatesRefused as refused:
            messages.error(request, explain(refused.reason))
        else:
            count = len(outcome.awards)
            done = ngettext("Prepared %(count)s certificate.", "Prepared %(count)s certificates.", count)
            _tell(request, count, done, outcome.refused)
    elif chosen:
        messages.warning(request, _("Everyone you ticked is prepared already."))
    return redirect("certificates:course-certificates", course.code)


@require_POST
@permission_required("certificates.approve_award")
def award_approve(request: HttpRequest, code: str) -> HttpResponse:
    course = _course(request, code)
    chosen = _chosen(request, SelectionForm(request.POST, course=course))
    awards = list(Award.objects.visible_to(request.user).filter(enrolment__in=chosen, approved_by__isnull=True))
    if awards:
        try:
            outcome = approve(awards=awards, by=signed_in(request))
        except CertificatesRefused as refused:
            messages.error(request, explain(refused.reason))
        else:
            count = len(outcome.awards)
            done = ngettext("Approved %(count)s certificate.", "Approved %(count)s certificates.", count)
            _tell(request, count, done, outcome.refused)
    elif chosen:
        messages.warning(request, _("Nobody you ticked waits for approval."))
    return redirect("certificates:course-certificates", course.code)


@require_POST
@permission_required("certificates.issue_entry")
def entry_issue(request: HttpRequest, code: str) -> HttpResponse:
    course = _course(request, code)
    form = IssueForm(request.POST, course=course)
    chosen = _chosen(request, form)
    awards = list(Award.objects.visible_to(request.user).filter(enrolment__in=chosen, approved_by__isnull=False))
    if awards:
        try:
            outcome = issue(awards=awards, by=signed_in(request), issued_on=form.day)
        except CertificatesRefused as refused:
            messages.error(request, explain(refused.reason))
        else:
            count = len(outcome.entries)
            done = ngettext("Issued %(count)s certificate.", "Issued %(count)s certificates.", count)
            _tell(request, count, done, outcome.refused)
    elif chosen:
        messages.warning(request, _("Nobody you ticked has an approved certificate."))
    return redirect("certificates:course-certificates", course.code)


@require_POST
@permission_required("certificates.prepare_award")
def award_withdraw(request: HttpRequest, code: str) -> HttpResponse:
    course = _course(request, code)
    chosen = _chosen(request, SelectionForm(request.POST, course=course))
    awards = list(Award.objects.visible_to(request.user).filter(enrolment__in=chosen))
    for award in awards:
        withdraw_award(award=award)
    if awards:
        done = ngettext(
            "Took back %(count)s certificate. It was not issued.",
            "Took back %(count)s certificates. They were not issued.",
            len(awards),
        )
        messages.success(request, done % {"count": len(awards)})
    elif chosen:
        messages.warning(request, _("Nobody you ticked has a certificate that could be taken back."))
    return redirect("certificates:course-certificates", course.code)


def _course(request: HttpRequest, code: str) -> Course:
    return get_object_or_404(Course.objects.visible_to(request.user).select_related("host__parent"), code=code)


def _chosen(request: HttpRequest, form: SelectionForm) -> list[Enrolment]:
    """Return the people who were ticked; none, and a message, when the form does not hold."""
    if form.is_valid():
        return list(form.cleaned_data["enrolment"])
    messages.error(request, form.first_error)
    return []


def _tell(request: HttpRequest, count: int, done: str, refused: Iterable[Refused]) -> None:
    if count:
        messages.success(request, done % {"count": count})
    for person in refused:
        messages.warning(request, explain_refused(person))


def _files(entries: list[Entry]) -> dict[str, int]:
    made = sum(bool(entry.files.all()) for entry in entries)
    return {"made": made, "total": len(entries)}
