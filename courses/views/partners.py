"""Partners and institutions."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, F, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import permission_required
from courses.filters import chosen
from courses.forms.partners import InstitutionForm, PartnerForm
from courses.models import Course, Institution, InstitutionName, Partner
from courses.services.plans import lines_of, tally
from courses.services.reference import save_institution, save_partner
from database.searching import matching

PAGE_SIZE = 25
HELD = (Course.State.RUNNING, Course.State.CLOSED, Course.State.ARCHIVED)


@require_GET
@permission_required("courses.view_partner")
def partner_list(request: HttpRequest) -> HttpResponse:
    """Every partner with what was done together; those with the newest plan first."""
    kind = chosen(request.GET, "kind", _("Countries and organisations"), Partner.Kind.choices)
    partners = matching(Partner.objects.visible_to(request.user), request.GET.get("q", ""))
    if kind.value:
        partners = partners.filter(kind=kind.value)
    counted = partners.annotate(
        held_count=_counted("plans__courses", Q(plans__courses__state__in=HELD)),
        people_count=_counted("participants", _took_part("participants")),
        plan_year=Max("plans__year"),
    )
    ordered = counted.order_by(F("plan_year").desc(nulls_last=True), "kind", "name_vi", "pk")
    context = {
        "page": Paginator(ordered, PAGE_SIZE).get_page(request.GET.get("page")),
        "filters": [kind],
        "query": request.GET.get("q", ""),
        "is_narrowed": bool(request.GET.get("q") or kind.value),
        "may_change": request.user.has_perm("courses.change_partner"),
    }
    return render(request, "courses/partner_list.html", context)


@require_GET
@permission_required("courses.view_partner")
def partner_show(request: HttpRequest, partner: str) -> HttpResponse:
    """A partner: frameworks, institutions, plans by year, courses."""
    shown = get_object_or_404(
        Partner.objects.visible_to(request.user).annotate(
            people_count=Count("participants", filter=_took_part("participants"), distinct=True)
        ),
        code=partner,
    )
    plans = [(plan, tally(lines_of(plan))) for plan in shown.plans.with_lines().order_by("-year")]
    courses = Course.objects.visible_to(request.user).filter(plan__partner=shown)
    context = {
        "partner": shown,
        "frameworks": shown.frameworks.all(),
        "institutions": shown.institutions.with_names(),
        "plans": plans,
        "courses": courses.order_by(F("starts_on").desc(nulls_first=True), "-pk")[:PAGE_SIZE],
        "held_count": courses.filter(state__in=HELD).count(),
        "today": date.today(),
        "may_change": request.user.has_perm("courses.change_partner"),
    }
    return render(request, "courses/partner_show.html", context)


@require_http_methods(["GET", "POST"])
@permission_required("courses.change_partner")
def partner_create(request: HttpRequest) -> HttpResponse:
    """Add a partner."""
    form = PartnerForm(request.POST or None)
    if request.method == "POST" and _saved_partner(form):
        messages.success(request, _("%(name)s is added.") % {"name": form.instance})
        return redirect("courses:partner-show", form.instance.code)
    return render(request, "courses/partner_form.html", {"form": form, "partner": None})


@require_http_methods(["GET", "POST"])
@permission_required("courses.change_partner")
def partner_edit(request: HttpRequest, partner: str) -> HttpResponse:
    """Change a partner."""
    shown = get_object_or_404(Partner.objects.visible_to(request.user), code=partner)
    form = PartnerForm(request.POST or None, instance=Partner.objects.get(pk=shown.pk))
    if request.method == "POST" and _saved_partner(form):
        messages.success(request, _("%(name)s is saved.") % {"name": form.instance})
        return redirect("courses:partner-show", form.instance.code)
    return render(request, "courses/partner_form.html", {"form": form, "partner": shown})


@require_GET
@permission_required("courses.view_institution")
def institution_list(request: HttpRequest) -> HttpResponse:
    """Every institution by its name of today; a search finds the names it had too."""
    offered = [("host", _("Host country")), *((one.code, one.name) for one in _with_institutions())]
    partner = chosen(request.GET, "partner", _("Every country and organisation"), offered)
    kind = chosen(request.GET, "kind", _("Every kind"), Institution.Kind.choices)
    institutions = Institution.objects.visible_to(request.user).select_related("partner", "parent")
    if partner.value:
        of_partner = Q(partner__isnull=True) if partner.value == "host" else Q(partner__code=partner.value)
        institutions = institutions.filter(of_partner)
    if kind.value:
        institutions = institutions.filter(kind=kind.value)
    if query := request.GET.get("q", ""):
        names = matching(InstitutionName.objects.order_by(), query)
        institutions = institutions.filter(pk__in=names.values("institution"))
    ordered = institutions.prefetch_related("names", "parent__names").order_by(
        F("partner").asc(nulls_first=True), "slug"
    )
    context = {
        "page": Paginator(ordered, PAGE_SIZE).get_page(request.GET.get("page")),
        "filters": [partner, kind],
        "query": query,
        "is_narrowed": bool(query or partner.value or kind.value),
        "may_change": request.user.has_perm("courses.change_institution"),
    }
    return render(request, "courses/institution_list.html", context)


@require_http_methods(["GET", "POST"])
@permission_required("courses.change_institution")
def institution_create(request: HttpRequest) -> HttpResponse:
    """Add an institution."""
    form = InstitutionForm(request.POST or None, initial={"partner": request.GET.get("partner")})
    if request.method == "POST" and _saved_institution(form):
        messages.success(request, _("%(name)s is added.") % {"name": form.instance})
        return redirect("courses:institution-list")
    return render(request, "courses/institution_form.html", {"form": form, "institution": None})


@require_http_methods(["GET", "POST"])
@permission_required("courses.change_institution")
def institution_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an institution, or give it the name it has from a day on."""
    institution = get_object_or_404(Institution.objects.visible_to(request.user).with_names(), pk=pk)
    name = str(institution)
    form = InstitutionForm(request.POST or None, instance=Institution.objects.get(pk=pk))
    if request.method == "POST" and _saved_institution(form):
        messages.success(request, _("%(name)s is saved.") % {"name": form.instance})
        return redirect("courses:institution-list")
    context = {"form": form, "institution": institution, "name": name}
    return render(request, "courses/institution_form.html", context)


def _counted(path: str, condition: Q) -> Coalesce:
    """Count by a query of its own: joined together, two counts would multiply."""
    counted = Partner.objects.order_by().filter(pk=OuterRef("pk")).values("pk")
    return Coalesce(Subquery(counted.annotate(count=Count(path, filter=condition, distinct=True)).values("count")), 0)


def _took_part(path: str) -> Q:
    """People who are or were in a course of theirs; whoever withdrew from all is not counted."""
    return Q(**{f"{path}__enrolments__state__in": ("confirmed", "attending", "completed")})


def _with_institutions() -> list[Partner]:
    return list(Partner.objects.filter(institutions__isnull=False).distinct())


def _saved_partner(form: PartnerForm) -> bool:
    """Save a form that is valid; what the service refuses is said in the form."""
    if not form.is_valid():
        return False
    try:
        save_partner(partner=form.instance)
    except ValidationError as error:
        form.add_error(None, error)
    return form.is_valid()


def _saved_institution(form: InstitutionForm) -> bool:
    """Save a form that is valid; what the service refuses is said in the form."""
    if not form.is_valid():
        return False
    try:
        save_institution(institution=form.instance, names=form.rows())
    except ValidationError as error:
        form.add_error(None, error)
    return form.is_valid()
