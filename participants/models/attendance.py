"""Attendance: who was at which session, and how long."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import Session


class Attendance(models.Model):
    """One mark of the roll call. It protects its session: what was attended cannot be deleted."""

    class State(models.TextChoices):
        PRESENT = "present", _("Present")
        LATE = "late", _("Late")
        EXCUSED = "excused", _("Excused")
        ABSENT = "absent", _("Absent")

    PRESENT_STATES: Final = ("present", "late")

    session = models.ForeignKey(
        Session, verbose_name=_("session"), on_delete=models.PROTECT, related_name="attendances"
    )
    enrolment = models.ForeignKey(
        "participants.Enrolment", verbose_name=_("enrolment"), on_delete=models.CASCADE, related_name="attendances"
    )
    state = models.CharField(_("state"), max_length=10, choices=State)
    minutes = models.PositiveSmallIntegerField(_("minutes present"))
    marked_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [
            models.UniqueConstraint(name="participants_attendance_once", fields=["session", "enrolment"]),
            models.CheckConstraint(
                name="participants_attendance_state_known",
                condition=models.Q(state__in=["present", "late", "excused", "absent"]),
            ),
            models.CheckConstraint(
                name="participants_attendance_absent_without_minutes",
                condition=models.Q(state__in=["present", "late"]) | models.Q(minutes=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} · {self.session_id}: {self.state}"
