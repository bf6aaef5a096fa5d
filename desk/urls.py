"""Addresses of the desk."""

from django.urls import URLPattern, path

from courses.urls import converters  # noqa: F401 - registers <course:code>
from desk.views import health, pages

app_name = "desk"
urlpatterns: list[URLPattern] = [
    path("", pages.today, name="today"),
    path("courses/<course:code>/", pages.course_show, name="course-show"),
    path("courses/<course:code>/documents/", pages.course_documents, name="course-documents"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
