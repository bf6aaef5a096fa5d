"""Addresses of the schedule."""

from django.urls import URLPattern, path

from courses.views import papers, schedule, sessions

urlpatterns: list[URLPattern] = [
    path("courses/<str:code>/schedule/", schedule.schedule_week, name="schedule-week"),
    path("courses/<str:code>/schedule/new/", sessions.session_create, name="session-create"),
    path("courses/<str:code>/schedule/<int:pk>/", sessions.session_edit, name="session-edit"),
    path("courses/<str:code>/schedule/<int:pk>/cancel/", sessions.session_cancel, name="session-cancel"),
    path("courses/<str:code>/schedule/<int:pk>/restore/", sessions.session_restore, name="session-restore"),
    path("courses/<str:code>/schedule/<int:pk>/delete/", sessions.session_delete, name="session-delete"),
    path("courses/<str:code>/programme.pdf", papers.programme_pdf, name="programme-pdf"),
]
