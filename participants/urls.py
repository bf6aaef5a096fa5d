"""Addresses of participants."""

from django.urls import path

from courses.urls import converters  # noqa: F401 - registers <course:code>
from participants.views import accounts, adding, attendance, delegations, enrolments, my, people

app_name = "participants"
urlpatterns = [
    path("courses/<course:code>/people/", enrolments.enrolment_list, name="enrolment-list"),
    path("courses/<course:code>/people/new/", adding.enrolment_create, name="enrolment-create"),
    path("courses/<course:code>/people/new/person/", adding.person_create, name="person-create"),
    path("courses/<course:code>/people/<int:pk>/", enrolments.enrolment_edit, name="enrolment-edit"),
    path("courses/<course:code>/people/<int:pk>/withdraw/", enrolments.enrolment_withdraw, name="enrolment-withdraw"),
    path("courses/<course:code>/people/<int:pk>/restore/", enrolments.enrolment_restore, name="enrolment-restore"),
    path("courses/<course:code>/delegations/<int:pk>/", delegations.delegation_edit, name="delegation-edit"),
    path("courses/<course:code>/attendance/", attendance.attendance_overview, name="attendance-overview"),
    path("courses/<course:code>/attendance/<int:pk>/", attendance.attendance_mark, name="attendance-mark"),
    path("ranks/options/", adding.rank_options, name="rank-options"),
    path("people/", people.person_list, name="person-list"),
    path("people/<int:pk>/", people.person_show, name="person-show"),
    path("people/<int:pk>/edit/", people.person_edit, name="person-edit"),
    path("people/<int:pk>/account/", accounts.account_create, name="account-create"),
    path("people/<int:pk>/account/password/", accounts.account_renew, name="account-renew"),
    path("people/<int:pk>/account/close/", accounts.account_close, name="account-close"),
    path("my/", my.my_today, name="my-today"),
    path("my/week/", my.my_week, name="my-week"),
]
