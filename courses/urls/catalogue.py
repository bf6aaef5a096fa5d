"""Addresses of the catalogue."""

from django.urls import URLPattern, path

from courses.urls import converters  # noqa: F401 - registers <course:code>
from courses.views import courses, lecturers, modules, rooms

urlpatterns: list[URLPattern] = [
    path("courses/", courses.course_list, name="course-list"),
    path("courses/new/", courses.course_create, name="course-create"),
    path("courses/<course:code>/edit/", courses.course_edit, name="course-edit"),
    path("courses/<course:code>/state/", courses.course_state, name="course-state"),
    path("courses/<course:code>/modules/", modules.module_list, name="module-list"),
    path("courses/<course:code>/modules/new/", modules.module_create, name="module-create"),
    path("courses/<course:code>/modules/<int:pk>/", modules.module_edit, name="module-edit"),
    path("courses/<course:code>/modules/<int:pk>/delete/", modules.module_delete, name="module-delete"),
    path("rooms/", rooms.room_list, name="room-list"),
    path("rooms/new/", rooms.room_create, name="room-create"),
    path("rooms/<int:pk>/", rooms.room_edit, name="room-edit"),
    path("lecturers/", lecturers.lecturer_list, name="lecturer-list"),
    path("lecturers/new/", lecturers.lecturer_create, name="lecturer-create"),
    path("lecturers/<int:pk>/", lecturers.lecturer_edit, name="lecturer-edit"),
]
