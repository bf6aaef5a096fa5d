"""Modules (chuyên đề) of a course."""

from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.courses import Course
from courses.models.partners import Institution
from database.wording import Titled


class ModuleQuerySet(models.QuerySet["Module"]):
    def with_names(self) -> Self:
        """Fetch what a list of modules shows, by number."""
        return (
            self.select_related("institution")
            .prefetch_related("institution__names", "prerequisites")
            .order_by("course", "number")
        )


class Module(Titled):
    """A subject of the course; content_minutes is what its content needs without interpretation."""

    class Group(models.TextChoices):
        KNOWLEDGE = "knowledge", _("General knowledge")
        SKILLS = "skills", _("Professional skills")

    course = models.ForeignKey(Course, verbose_name=_("course"), on_delete=models.CASCADE, related_name="modules")
    number = models.PositiveSmallIntegerField(_("number"), validators=[MinValueValidator(1), MaxValueValidator(99)])
    group = models.CharField(_("group"), max_length=20, choices=Group, default=Group.KNOWLEDGE)
    content_minutes = models.PositiveIntegerField(
        _("minutes of content"),
        validators=[MinValueValidator(5), MaxValueValidator(20_000)],
        help_text=_("Without interpretation; consecutive interpretation doubles it."),
    )
    institution = models.ForeignKey(
        Institution,
        verbose_name=_("delivering institution"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="modules",
    )
    prerequisites = models.ManyToManyField(
        "self", verbose_name=_("comes after"), symmetrical=False, related_name="followers", blank=True
    )
    colour = models.PositiveSmallIntegerField(
        _("colour"), default=1, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )

    objects = ModuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")
        ordering = ["course", "number"]
        constraints = [
            models.UniqueConstraint(
                name="courses_module_number",
                fields=["course", "number"],
                violation_error_message=_("This course already has a module with this number."),
            ),
            models.CheckConstraint(name="courses_module_number_positive", condition=models.Q(number__gte=1)),
            models.CheckConstraint(name="courses_module_minutes", condition=models.Q(content_minutes__gte=5)),
            models.CheckConstraint(
                name="courses_module_group_known", condition=models.Q(group__in=["knowledge", "skills"])
            ),
            models.CheckConstraint(name="courses_module_colour", condition=models.Q(colour__gte=1, colour__lte=12)),
        ]
