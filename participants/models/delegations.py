"""A partner's delegation to a course, and who looks after it on the partner's side."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from courses.models import Course, Partner
from database.validators import validate_text


class DelegationQuerySet(models.QuerySet["Delegation"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Officers and approvers see every delegation; a liaison their partner's."""
        if user.has_perm("participants.view_delegation"):
            return self
        return self.filter(partner__liaisons__user=user.pk).distinct() if user.pk else self.none()


class Delegation(models.Model):
    """The group that one partner sends to one course."""

    course = models.ForeignKey(Course, verbose_name=_("course"), on_delete=models.CASCADE, related_name="delegations")
    partner = models.ForeignKey(
        Partner, verbose_name=_("partner"), on_delete=models.PROTECT, related_name="delegations"
    )
    arrives_on = models.DateField(_("arrives on"), null=True, blank=True)
    leaves_on = models.DateField(_("leaves on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True, validators=[validate_text])

    objects = DelegationQuerySet.as_manager()

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
