"""Addresses of the schedule."""

from django.urls import URLPattern, path

from courses.urls import converters  # noqa: F401 - registers <course:code>
from courses.views import papers, schedule, sessions

urlpatterns: list[URLPattern] = [
    path("courses/<course:code>/schedule/", schedule.schedule_week, name="schedule-week"),
    path("courses/<course:code>/schedule/new/", sessions.session_create, name="session-create"),
    path("courses/<course:code>/schedule/<int:pk>/", sessions.session_edit, name="session-edit"),
    path("courses/<course:code>/schedule/<int:pk>/cancel/", sessions.session_cancel, name="session-cancel"),
    path("courses/<course:code>/schedule/<int:pk>/restore/", sessions.session_restore, name="session-restore"),
    path("courses/<course:code>/schedule/<int:pk>/delete/", sessions.session_delete, name="session-delete"),
    path("courses/<course:code>/programme.pdf", papers.programme_pdf, name="programme-pdf"),
]
