"""Cooperation plans: by year, and what each holds."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import permission_required
from courses.filters import chosen
from courses.forms.plans import ActivityForm, PlanForm, month_name
from courses.models import Activity, CooperationPlan, Partner
from courses.services.plans import delete_activity, lines_of, save_activity, tally
from courses.services.reference import save_plan
from database.searching import matching

PAGE_SIZE = 25


@require_GET
@permission_required("courses.view_cooperationplan")
def plan_list(request: HttpRequest) -> HttpResponse:
    """Every plan, newest first, each with how much of it was held."""
    years = CooperationPlan.objects.order_by("-year").values_list("year", flat=True).distinct()
    year = chosen(request.GET, "year", _("Every year"), [(str(one), str(one)) for one in years])
    plans = CooperationPlan.objects.visible_to(request.user).with_lines()
    if year.value:
        plans = plans.filter(year=int(year.value))
    if query := request.GET.get("q", ""):
        plans = plans.filter(partner__in=matching(Partner.objects.order_by(), query))
    page = Paginator(plans.order_by("-year", "partner__name_vi", "pk"), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(plan, tally(lines_of(plan))) for plan in page],
        "filters": [year],
        "query": query,
        "is_narrowed": bool(query or year.value),
        "may_change": request.user.has_perm("courses.change_cooperationplan"),
    }
    return render(request, "courses/plan_list.html", context)


@require_GET
@permission_required("courses.view_cooperationplan")
def plan_show(request: HttpRequest, year: int, partner: str) -> HttpResponse:
    """What was planned with a partner in a year, against what was held."""
    plan = _plan(request, year, partner)
    lines = lines_of(plan)
    kinds = [(kind, [line for line in lines if line.kind == kind]) for kind in Activity.Kind]
    context = {
        "plan": plan,
        "lines": [(line, month_name(line.month) if line.month else "") for line in lines],
        "whole": tally(lines),
        "kinds": [(kind.label, tally(of_kind)) for kind, of_kind in kinds if of_kind],
        "neighbours": plan.partner.plans.exclude(pk=plan.pk).order_by("-year"),
        "may_change": request.user.has_perm("courses.change_cooperationplan"),
    }
    return render(request, "courses/plan_show.html", context)


@require_http_methods(["GET", "POST"])
@permission_required("courses.change_cooperationplan")
def plan_create(request: HttpRequest) -> HttpResponse:
    """Start the plan of a year with a partner."""
    partner = Partner.objects.filter(code=request.GET.get("partner", "")).first()
    form = PlanForm(request.POST or None, initial={"partner": partner.pk} if partner else {})
    if request.method == "POST" and _saved(form):
        messages.success(request, _("The plan for %(year)s is made. Add what it holds.") % {"year": form.instance.year})
        return redirect(form.instance)
    return render(request, "courses/plan_form.html", {"form": form, "plan": None})


@require_http_methods(["GET", "POST"])
@permission_required("courses.change_cooperationplan")
def plan_edit(request: HttpRequest, year: int, partner: str) -> HttpResponse:
    """Change a plan's titles."""
    plan = _plan(request, year, partner)
    form = PlanForm(request.POST or None, instance=plan)
    if request.method == "POST" and _saved(form):
        messages.success(request, _("The plan is saved."))
        return redirect(plan)
    return render(request, "courses/plan_form.html", {"form": form, "plan": plan})


@require_http_methods(["GET", "POST"])
@permission_required("courses.change_cooperationplan")
def activity_create(request: HttpRequest, year: int, partner: str) -> HttpResponse:
    """Add an activity to a plan."""
    plan = _plan(request, year, partner)
    form = ActivityForm(request.POST or None, plan=plan)
    if request.method == "POST" and _saved(form):
        messages.success(request, _("“%(title)s” is in the plan.") % {"title": form.instance.title})
        return redirect(plan)
    return render(request, "courses/plan_activity_form.html", {"form": form, "plan": plan, "activity": None})


@require_http_methods(["GET", "POST"])
@permission_required("courses.change_cooperationplan")
def activity_edit(request: HttpRequest, year: int, partner: str, pk: int) -> HttpResponse:
    """Change an activity, note that it was held or dropped."""
    plan = _plan(request, year, partner)
    activity = get_object_or_404(plan.activities, pk=pk)
    title = activity.title
    form = ActivityForm(request.POST or None, instance=activity, plan=plan)
    if request.method == "POST" and _saved(form):
        messages.success(request, _("“%(title)s” is saved.") % {"title": activity.title})
        return redirect(plan)
    context = {"form": form, "plan": plan, "activity": activity, "title": title}
    return render(request, "courses/plan_activity_form.html", context)


@require_POST
@permission_required("courses.change_cooperationplan")
def activity_delete(request: HttpRequest, year: int, partner: str, pk: int) -> HttpResponse:
    """Take out of the plan what was entered by mistake."""
    plan = _plan(request, year, partner)
    activity = get_object_or_404(plan.activities, pk=pk)
    delete_activity(activity=activity)
    messages.success(request, _("“%(title)s” is taken out of the plan.") % {"title": activity.title})
    return redirect(plan)


def _plan(request: HttpRequest, year: int, partner: str) -> CooperationPlan:
    plans = CooperationPlan.objects.visible_to(request.user).with_lines()
    return get_object_or_404(plans, year=year, partner__code=partner)


def _saved(form: PlanForm | ActivityForm) -> bool:
    """Save a form that is valid; what the service refuses is said in the form."""
    if not form.is_valid():
        return False
    try:
        if isinstance(form, PlanForm):
            save_plan(plan=form.instance)
        else:
            save_activity(activity=form.instance)
    except ValidationError as error:
        form.add_error(None, error)
    return form.is_valid()
