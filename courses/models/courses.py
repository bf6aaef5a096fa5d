"""The course and the institutions that take part in it."""

from datetime import timedelta
from typing import Final, Self
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from courses.models.partners import Institution
from courses.models.plans import CooperationPlan
from courses.models.templates import DayTemplate
from courses.rules import MINIMUM_ATTENDANCE_PERCENT
from database.fields import FoldedField
from database.validators import validate_prose, validate_text
from database.wording import Titled, in_language

EARLIEST_YEAR: Final = 1945
LATEST_YEAR: Final = 2199
LONGEST: Final = timedelta(days=366)


def validate_time_zone(name: str) -> None:
    """Refuse what is not a time zone's name. Raises ValidationError."""
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # one that is not found is a KeyError
        raise ValidationError(_("%(name)s is not the name of a time zone."), params={"name": name}) from None


class CourseQuerySet(models.QuerySet["Course"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Officers and approvers see every course; a lecturer those in which they teach or interpret."""
        if user.has_perm("courses.view_course"):
            return self
        if not user.pk:
            return self.none()
        return self.filter(sessions__assignments__lecturer__user=user.pk).distinct()


class Course(Titled):
    """A training course for a partner's officers."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        OPEN = "open", _("Open")
        RUNNING = "running", _("Running")
        CLOSED = "closed", _("Closed")
        ARCHIVED = "archived", _("Archived")
        CANCELLED = "cancelled", _("Cancelled")

    class Address(models.TextChoices):
        COMRADE = "comrade", _("Comrade")
        CIVIL = "civil", _("Mr, Ms")

    code = models.CharField(
        _("code"),
        max_length=40,
        unique=True,
        validators=[
            RegexValidator(
                r"\A[A-Z0-9]+(-[A-Z0-9]+)*\Z", _("Use capital letters, digits and single hyphens, such as LAO-2024.")
            )
        ],
        help_text=_("Short and readable, such as LAO-2024. It stands in addresses and on papers."),
    )
    plan = models.ForeignKey(
        CooperationPlan,
        verbose_name=_("cooperation plan"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="courses",
    )
    edition = models.PositiveSmallIntegerField(
        _("edition"), null=True, blank=True, validators=[MinValueValidator(1)], help_text=_("Empty when not counted.")
    )
    host = models.ForeignKey(
        Institution, verbose_name=_("host"), on_delete=models.PROTECT, related_name="hosted_courses"
    )
    institutions = models.ManyToManyField(
        Institution,
        verbose_name=_("partner institutions"),
        through="CourseInstitution",
        related_name="courses",
    )
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    place_vi = models.CharField(_("place in Vietnamese"), max_length=200, blank=True, validators=[validate_text])
    place_en = models.CharField(_("place in English"), max_length=200, blank=True, validators=[validate_text])
    place_lo = models.CharField(_("place in Lao"), max_length=200, blank=True, validators=[validate_text])
    time_zone = models.CharField(
        _("time zone"), max_length=60, default="Asia/Ho_Chi_Minh", validators=[validate_time_zone]
    )
    aims_vi = models.TextField(_("aims in Vietnamese"), max_length=5000, blank=True, validators=[validate_prose])
    aims_en = models.TextField(_("aims in English"), max_length=5000, blank=True, validators=[validate_prose])
    aims_lo = models.TextField(_("aims in Lao"), max_length=5000, blank=True, validators=[validate_prose])
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.PLANNED)
    day_template = models.ForeignKey(
        DayTemplate,
        verbose_name=_("day template"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="courses",
    )
    minimum_attendance_percent = models.PositiveSmallIntegerField(
        _("attendance needed for a certificate, in percent"),
        default=MINIMUM_ATTENDANCE_PERCENT,
        validators=[MaxValueValidator(100)],
    )
    address = models.CharField(
        _("form of address"),
        max_length=10,
        choices=Address,
        default=Address.COMRADE,
        help_text=_("How papers address the participants."),
    )
    is_demo = models.BooleanField(_("demo data"), default=False, editable=False)
    search = FoldedField(attributes=("code", "title_vi", "title_en", "title_lo", "place_vi"))

    objects = CourseQuerySet.as_manager()

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")
        ordering = ["-starts_on", "code"]
        constraints = [
            models.CheckConstraint(
                name="courses_course_ends_after_start",
                condition=models.Q(ends_on__gte=models.F("starts_on"))
                | models.Q(starts_on__isnull=True)
                | models.Q(ends_on__isnull=True),
            ),
            models.CheckConstraint(
                name="courses_course_dates_once_open",
                condition=models.Q(state__in=["planned", "cancelled"])
                | models.Q(starts_on__isnull=False, ends_on__isnull=False),
            ),
            models.CheckConstraint(
                name="courses_course_dates_together",
                condition=models.Q(starts_on__isnull=True, ends_on__isnull=True)
                | models.Q(starts_on__isnull=False, ends_on__isnull=False),
            ),
            models.CheckConstraint(
                name="courses_course_state_known",
                condition=models.Q(state__in=["planned", "open", "running", "closed", "archived", "cancelled"]),
            ),
            models.CheckConstraint(
                name="courses_course_percent", condition=models.Q(minimum_attendance_percent__lte=100)
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("desk:course-show", args=[self.code])

    def clean(self) -> None:
        """Put into words, beside the field, what the constraints on the dates keep."""
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The last day comes before the first.")})
        for name, day in (("starts_on", self.starts_on), ("ends_on", self.ends_on)):
            if day and not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
                raise ValidationError({name: _("No course takes place in that year. Check the date.")})
        if self.starts_on and self.ends_on and self.ends_on - self.starts_on > LONGEST:
            raise ValidationError({"ends_on": _("A course lasts a year at most. Check the dates.")})
        if self.starts_on and not self.ends_on:
            raise ValidationError({"ends_on": _("Enter the last day too.")})
        if self.ends_on and not self.starts_on:
            raise ValidationError({"starts_on": _("Enter the first day too.")})
        if not self.starts_on and self.state not in {self.State.PLANNED, self.State.CANCELLED}:
            raise ValidationError({"starts_on": _("Only a planned course can be without dates.")})

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def place(self) -> str:
        return in_language(self, "place")

    @property
    def aims(self) -> str:
        return in_language(self, "aims")


class CourseInstitution(models.Model):
    """A partner institution of a course and its part in it."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="course_institutions")
    institution = models.ForeignKey(
        Institution, verbose_name=_("institution"), on_delete=models.PROTECT, related_name="course_institutions"
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    part_vi = models.CharField(_("part in Vietnamese"), max_length=300, blank=True, validators=[validate_text])
    part_en = models.CharField(_("part in English"), max_length=300, blank=True, validators=[validate_text])
    part_lo = models.CharField(_("part in Lao"), max_length=300, blank=True, validators=[validate_text])

    class Meta:
        verbose_name = _("partner institution")
        verbose_name_plural = _("partner institutions")
        ordering = ["course", "order", "pk"]
        constraints = [
            models.UniqueConstraint(name="courses_course_institution_once", fields=["course", "institution"])
        ]

    def __str__(self) -> str:
        return str(self.institution)

    @property
    def part(self) -> str:
        return in_language(self, "part")
