"""The yearly cooperation plan with a partner."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.partners import Partner
from database.wording import Titled


class CooperationPlan(Titled):
    """What two sides agreed to do in a year."""

    partner = models.ForeignKey(Partner, verbose_name=_("partner"), on_delete=models.PROTECT, related_name="plans")
    year = models.PositiveSmallIntegerField(_("year"))

    class Meta:
        verbose_name = _("cooperation plan")
        verbose_name_plural = _("cooperation plans")
        ordering = ["-year", "partner"]
        constraints = [
            models.UniqueConstraint(name="courses_plan_partner_year", fields=["partner", "year"]),
            models.CheckConstraint(
                name="courses_plan_year_plausible", condition=models.Q(year__gte=1945, year__lte=2200)
            ),
        ]
