"""Addresses of courses."""

from courses.urls import catalogue, schedule

app_name = "courses"
urlpatterns = [*catalogue.urlpatterns, *schedule.urlpatterns]
