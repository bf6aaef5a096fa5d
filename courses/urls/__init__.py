"""Addresses of courses."""

from courses.urls import catalogue, cooperation, schedule

app_name = "courses"
urlpatterns = [*catalogue.urlpatterns, *schedule.urlpatterns, *cooperation.urlpatterns]
