"""Addresses of partners, their institutions and plans, and of new editions."""

from django.urls import URLPattern, path

from courses.urls import converters  # noqa: F401 - registers <course:code>
from courses.views import editions, partners, plans

PLAN = "plans/<int:year>/<slug:partner>/"
urlpatterns: list[URLPattern] = [
    path("partners/", partners.partner_list, name="partner-list"),
    path("partners/new/", partners.partner_create, name="partner-create"),
    path("partners/<slug:partner>/", partners.partner_show, name="partner-show"),
    path("partners/<slug:partner>/edit/", partners.partner_edit, name="partner-edit"),
    path("institutions/", partners.institution_list, name="institution-list"),
    path("institutions/new/", partners.institution_create, name="institution-create"),
    path("institutions/<int:pk>/", partners.institution_edit, name="institution-edit"),
    path("plans/", plans.plan_list, name="plan-list"),
    path("plans/new/", plans.plan_create, name="plan-create"),
    path(PLAN, plans.plan_show, name="plan-show"),
    path(f"{PLAN}edit/", plans.plan_edit, name="plan-edit"),
    path(f"{PLAN}activities/new/", plans.activity_create, name="activity-create"),
    path(f"{PLAN}activities/<int:pk>/", plans.activity_edit, name="activity-edit"),
    path(f"{PLAN}activities/<int:pk>/delete/", plans.activity_delete, name="activity-delete"),
    path("courses/<course:code>/new-edition/", editions.edition_create, name="edition-create"),
]
