"""A participant's place in a course."""

from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from courses.models import Course
from participants.models.attendance import Attendance
from participants.models.delegations import Delegation
from participants.models.participants import Participant


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Officers and approvers see every enrolment; a liaison their partner's; a trainee their own."""
        if user.has_perm("participants.view_enrolment"):
            return self
        if not user.pk:
            return self.none()
        return self.filter(Q(participant__user=user.pk) | Q(participant__partner__liaisons__user=user.pk)).distinct()

    def taking_part(self) -> Self:
        """Leave out those who withdrew."""
        return self.exclude(state=Enrolment.State.WITHDRAWN)

    def of_people_matching(self, query: str) -> Self:
        """Keep those of people whose name holds what was typed, in any spelling."""
        return self.filter(participant__in=Participant.objects.matching(query)) if query.strip() else self

    def with_people(self) -> Self:
        """Fetch what a list of people shows."""
        return self.select_related("course", "delegation", "participant__rank", "participant__partner")

    def in_protocol_order(self) -> Self:
        """Sort by the place given by hand, then rank, then name: the order of lists, badges and seating."""
        return self.order_by(
            F("protocol_order").asc(nulls_last=True),
            F("participant__rank__level").desc(nulls_last=True),
            "participant__sort_key",
            "pk",
        )

    def with_attended_minutes(self) -> Self:
        """Add `attended_minutes`, the minutes present at sessions that count."""
        counted = Q(
            attendances__state__in=Attendance.PRESENT_STATES,
            attendances__session__is_cancelled=False,
        )
        return self.annotate(attended_minutes=Coalesce(Sum("attendances__minutes", filter=counted), 0))


class Enrolment(models.Model):
    """Who takes part in which course, in which role."""

    class Role(models.TextChoices):
        TRAINEE = "trainee", _("Trainee")
        HEAD = "head", _("Head of delegation")
        MONITOR = "monitor", _("Class monitor")
        OBSERVER = "observer", _("Observer")

    class State(models.TextChoices):
        INVITED = "invited", _("Invited")
        CONFIRMED = "confirmed", _("Confirmed")
        ATTENDING = "attending", _("Attending")
        COMPLETED = "completed", _("Completed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    course = models.ForeignKey(Course, verbose_name=_("course"), on_delete=models.CASCADE, related_name="enrolments")
    participant = models.ForeignKey(
        Participant, verbose_name=_("participant"), on_delete=models.PROTECT, related_name="enrolments"
    )
    delegation = models.ForeignKey(
        Delegation,
        verbose_name=_("delegation"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="enrolments",
    )
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.TRAINEE)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.INVITED)
    protocol_order = models.PositiveSmallIntegerField(
        _("place in protocol order"), null=True, blank=True, help_text=_("Empty: by rank, then name.")
    )

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        constraints = [
            models.UniqueConstraint(
                name="participants_enrolment_once",
                fields=["course", "participant"],
                violation_error_message=_("This person is already in the course."),
            ),
            models.CheckConstraint(
                name="participants_enrolment_role_known",
                condition=Q(role__in=["trainee", "head", "monitor", "observer"]),
            ),
            models.CheckConstraint(
                name="participants_enrolment_state_known",
                condition=Q(state__in=["invited", "confirmed", "attending", "completed", "withdrawn"]),
            ),
            models.UniqueConstraint(
                name="participants_enrolment_one_head",
                fields=["delegation"],
                condition=Q(role="head") & ~Q(state="withdrawn"),
                violation_error_message=_("This delegation already has a head."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.participant)
