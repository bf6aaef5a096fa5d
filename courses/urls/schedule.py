"""Addresses of the schedule."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
