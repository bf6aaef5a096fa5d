"""The yearly cooperation plan with a partner, and what the two sides mean to do in it."""

from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from courses.models.partners import Partner
from database.wording import Titled


class CooperationPlanQuerySet(models.QuerySet["CooperationPlan"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Officers and approvers see every plan."""
        return self if user.has_perm("courses.view_cooperationplan") else self.none()

    def with_lines(self) -> Self:
        """Fetch what `courses.services.plans.lines_of` reads."""
        return self.select_related("partner").prefetch_related("activities__course", "courses")


class CooperationPlan(Titled):
    """What two sides agreed to do in a year."""

    partner = models.ForeignKey(Partner, verbose_name=_("partner"), on_delete=models.PROTECT, related_name="plans")
    year = models.PositiveSmallIntegerField(_("year"), validators=[MinValueValidator(1945), MaxValueValidator(2199)])

    objects = CooperationPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("cooperation plan")
        verbose_name_plural = _("cooperation plans")
        ordering = ["-year", "partner"]
        constraints = [
            models.UniqueConstraint(
                name="courses_plan_partner_year",
                fields=["partner", "year"],
                violation_error_message=_("There is a plan with this partner for this year already."),
            ),
            models.CheckConstraint(
                name="courses_plan_year_plausible", condition=models.Q(year__gte=1945, year__lte=2200)
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("courses:plan-show", args=[self.year, self.partner.code])


class Activity(Titled):
    """One thing a plan holds. A course carries it out where one is named, and that course's state then counts."""

    class Kind(models.TextChoices):
        COURSE = "course", _("Course")
        DELEGATION = "delegation", _("Delegation")
        EXERCISE = "exercise", _("Joint exercise")
        CONFERENCE = "conference", _("Conference")
        OTHER = "other", _("Other activity")

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        HELD = "held", _("Took place")
        DROPPED = "dropped", _("Dropped")

    plan = models.ForeignKey(CooperationPlan, on_delete=models.CASCADE, related_name="activities")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.DELEGATION)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.PLANNED)
    month = models.PositiveSmallIntegerField(_("month"), null=True, blank=True)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    course = models.OneToOneField(
        "courses.Course",
        verbose_name=_("course"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="activity",
        help_text=_("The course that carries it out; whether it took place is then read from the course."),
    )

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["plan", "pk"]
        constraints = [
            models.CheckConstraint(
                name="courses_activity_kind_known",
                condition=models.Q(kind__in=["course", "delegation", "exercise", "conference", "other"]),
            ),
            models.CheckConstraint(
                name="courses_activity_state_known", condition=models.Q(state__in=["planned", "held", "dropped"])
            ),
            models.CheckConstraint(
                name="courses_activity_month",
                condition=models.Q(month__isnull=True) | models.Q(month__gte=1, month__lte=12),
            ),
            models.CheckConstraint(
                name="courses_activity_dates",
                condition=models.Q(starts_on__isnull=True, ends_on__isnull=True)
                | models.Q(
                    starts_on__isnull=False,
                    ends_on__isnull=False,
                    ends_on__gte=models.F("starts_on"),
                    month__isnull=True,
                ),
            ),
            models.CheckConstraint(
                name="courses_activity_course_kind", condition=models.Q(course__isnull=True) | models.Q(kind="course")
            ),
        ]

    def clean(self) -> None:
        """Put into words, beside the field, what the constraints keep, and that the course is one of the plan."""
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValidationError({"month": _("A year has twelve months.")})
        if self.starts_on and not self.ends_on:
            raise ValidationError({"ends_on": _("Enter the last day too.")})
        if self.ends_on and not self.starts_on:
            raise ValidationError({"starts_on": _("Enter the first day too.")})
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The last day comes before the first.")})
        if self.starts_on and self.month:
            raise ValidationError({"month": _("Enter a month or the days, not both.")})
        if self.course is not None and self.kind != self.Kind.COURSE:
            raise ValidationError({"course": _("Only an activity of the kind “Course” is carried out by a course.")})
        if self.course is not None and self.course.plan_id != self.plan_id:
            raise ValidationError({"course": _("This course belongs to another plan.")})
