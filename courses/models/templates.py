"""Day templates: the half-days and teaching periods (tiết) of a season, with their clock times."""

from datetime import time
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from database.wording import Named

if TYPE_CHECKING:
    from collections.abc import Iterable


class HalfDay(models.TextChoices):
    MORNING = "morning", _("Morning")
    AFTERNOON = "afternoon", _("Afternoon")
    EVENING = "evening", _("Evening")


class DayTemplate(Named):
    """A day's clock, for summer or winter."""

    slug = models.SlugField(_("code"), max_length=40, unique=True)

    class Meta:
        verbose_name = _("day template")
        verbose_name_plural = _("day templates")
        ordering = ["slug"]

    def half_days(self) -> list[tuple[HalfDay, time, time]]:
        """Return each half-day with its first start and last end, in the order of the clock."""
        periods: Iterable[Period] = self.periods.all()
        grouped: dict[str, list[Period]] = {}
        for period in periods:
            grouped.setdefault(period.half_day, []).append(period)
        spans = [
            (HalfDay(half), min(p.starts for p in group), max(p.ends for p in group)) for half, group in grouped.items()
        ]
        return sorted(spans, key=lambda span: span[1])


class Period(models.Model):
    """One teaching period of a half-day."""

    template = models.ForeignKey(DayTemplate, on_delete=models.CASCADE, related_name="periods")
    half_day = models.CharField(_("half-day"), max_length=10, choices=HalfDay)
    number = models.PositiveSmallIntegerField(_("number"))
    starts = models.TimeField(_("starts"))
    ends = models.TimeField(_("ends"))

    class Meta:
        verbose_name = _("period")
        verbose_name_plural = _("periods")
        ordering = ["template", "starts"]
        constraints = [
            models.UniqueConstraint(name="courses_period_number", fields=["template", "half_day", "number"]),
            models.CheckConstraint(
                name="courses_period_ends_after_start", condition=models.Q(ends__gt=models.F("starts"))
            ),
            models.CheckConstraint(
                name="courses_period_half_day_known",
                condition=models.Q(half_day__in=["morning", "afternoon", "evening"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts:%H:%M}–{self.ends:%H:%M}"
