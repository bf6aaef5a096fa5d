"""A partner's delegation to a course, and who looks after it on the partner's side."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import Course, Partner
from database.validators import validate_text


class Delegation(models.Model):
    """The group that one partner sends to one course."""

    course = models.ForeignKey(Course, verbose_name=_("course"), on_delete=models.CASCADE, related_name="delegations")
    partner = models.ForeignKey(
        Partner, verbose_name=_("partner"), on_delete=models.PROTECT, related_name="delegations"
    )
    arrives_on = models.DateField(_("arrives on"), null=True, blank=True)
    leaves_on = models.DateField(_("leaves on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True, validators=[validate_text])

    class Meta:
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        ordering = ["course", "partner"]
        constraints = [
            models.UniqueConstraint(name="participants_delegation_once", fields=["course", "partner"]),
            models.CheckConstraint(
                name="participants_delegation_leaves_after_arrival",
                condition=models.Q(leaves_on__gte=models.F("arrives_on"))
                | models.Q(arrives_on__isnull=True)
                | models.Q(leaves_on__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner} · {self.course.code}"


class Liaison(models.Model):
    """A user who looks after one partner's people."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="liaisons")
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="liaisons")

    class Meta:
        verbose_name = _("liaison")
        verbose_name_plural = _("liaisons")
        constraints = [models.UniqueConstraint(name="participants_liaison_once", fields=["user", "partner"])]

    def __str__(self) -> str:
        return f"{self.user} · {self.partner}"
