"""Partners, plans, courses and their schedule."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from courses import guards, permissions  # noqa: F401 - declares the guards, registers the predicates


class CoursesConfig(AppConfig):
    name = "courses"
    verbose_name = _("Courses")
