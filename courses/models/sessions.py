"""Sessions of a course, who takes them, and the bookings that keep room and person in one place at a time."""

from datetime import datetime
from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from courses.models.courses import Course
from courses.models.lecturers import Lecturer
from courses.models.modules import Module
from courses.models.rooms import Room
from database.validators import validate_text
from database.wording import in_language


class SessionQuerySet(models.QuerySet["Session"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Officers and approvers see every session; a lecturer or interpreter their own."""
        if user.has_perm("courses.view_session"):
            return self
        if not user.pk:
            return self.none()
        return self.filter(assignments__lecturer__user=user.pk).distinct()

    def held(self) -> Self:
        """Leave out what was cancelled."""
        return self.filter(is_cancelled=False)

    def counted(self) -> Self:
        """Keep what counts for attendance: neither cancelled nor a break."""
        return self.held().filter(kind__in=Session.COUNTED_KINDS)

    def with_people(self) -> Self:
        """Fetch what a schedule shows, in a constant number of queries."""
        return self.select_related("course", "module", "module__institution", "room").prefetch_related(
            "module__institution__names", "assignments__lecturer__rank", "assignments__lecturer__institution__names"
        )


class Session(models.Model):
    """A part of a day of a course. The instants are what bookings compare; `day` is the course's own calendar day."""

    class Kind(models.TextChoices):
        MODULE = "module", _("Lesson")
        EXERCISE = "exercise", _("Exercise")
        CEREMONY = "ceremony", _("Ceremony")
        VISIT = "visit", _("Visit")
        EVALUATION = "evaluation", _("Evaluation")
        BREAK = "break", _("Break")

    class Interpretation(models.TextChoices):
        NONE = "none", _("No interpretation")
        CONSECUTIVE = "consecutive", _("Consecutive")
        SIMULTANEOUS = "simultaneous", _("Simultaneous")

    COUNTED_KINDS = ("module", "exercise", "visit", "evaluation", "ceremony")

    course = models.ForeignKey(Course, verbose_name=_("course"), on_delete=models.CASCADE, related_name="sessions")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.MODULE)
    module = models.ForeignKey(
        Module, verbose_name=_("module"), on_delete=models.PROTECT, null=True, blank=True, related_name="sessions"
    )
    title_vi = models.CharField(_("title in Vietnamese"), max_length=400, blank=True, validators=[validate_text])
    title_en = models.CharField(_("title in English"), max_length=400, blank=True, validators=[validate_text])
    title_lo = models.CharField(_("title in Lao"), max_length=400, blank=True, validators=[validate_text])
    day = models.DateField(_("day"))
    starts_at = models.DateTimeField(_("start"))
    ends_at = models.DateTimeField(_("end"))
    room = models.ForeignKey(
        Room, verbose_name=_("room"), on_delete=models.PROTECT, null=True, blank=True, related_name="sessions"
    )
    lecturers = models.ManyToManyField(
        Lecturer, verbose_name=_("lecturers and interpreters"), through="Assignment", related_name="sessions"
    )
    interpretation = models.CharField(
        _("interpretation"), max_length=20, choices=Interpretation, default=Interpretation.NONE
    )
    note = models.CharField(_("note"), max_length=300, blank=True, validators=[validate_text])
    is_cancelled = models.BooleanField(_("cancelled"), default=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(name="courses_session_course_day", fields=["course", "day"])]
        constraints = [
            models.CheckConstraint(
                name="courses_session_ends_after_start", condition=models.Q(ends_at__gt=models.F("starts_at"))
            ),
            models.CheckConstraint(
                name="courses_session_has_title", condition=models.Q(module__isnull=False) | ~models.Q(title_vi="")
            ),
            models.CheckConstraint(
                name="courses_session_kind_known",
                condition=models.Q(kind__in=["module", "exercise", "ceremony", "visit", "evaluation", "break"]),
            ),
            models.CheckConstraint(
                name="courses_session_lesson_has_module",
                condition=~models.Q(kind="module") | models.Q(module__isnull=False),
            ),
            models.CheckConstraint(
                name="courses_session_interpretation_known",
                condition=models.Q(interpretation__in=["none", "consecutive", "simultaneous"]),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return self.title_in(None)

    def title_in(self, language: str | None) -> str:
        """Return the session's own title, or its module's, in a language."""
        return in_language(self, "title", language) or (in_language(self.module, "title", language))

    @property
    def starts_local(self) -> datetime:
        return self.starts_at.astimezone(self.course.zone)

    @property
    def ends_local(self) -> datetime:
        return self.ends_at.astimezone(self.course.zone)

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds()) // 60

    @property
    def counts(self) -> bool:
        """Tell whether attendance at it counts."""
        return not self.is_cancelled and self.kind in self.COUNTED_KINDS

    def people(self, role: str) -> list[Lecturer]:
        """Return those who take it in a role, in the order of their assignment."""
        return [assignment.lecturer for assignment in self.assignments.all() if assignment.role == role]

    @property
    def teachers(self) -> list[Lecturer]:
        return self.people(Assignment.Role.LECTURER)

    @property
    def interpreters(self) -> list[Lecturer]:
        return self.people(Assignment.Role.INTERPRETER)


class Assignment(models.Model):
    """A lecturer or interpreter of a session."""

    class Role(models.TextChoices):
        LECTURER = "lecturer", _("Lecturer")
        INTERPRETER = "interpreter", _("Interpreter")

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="assignments")
    lecturer = models.ForeignKey(Lecturer, on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.LECTURER)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["session", "pk"]
        constraints = [
            models.UniqueConstraint(name="courses_assignment_once", fields=["session", "lecturer"]),
            models.CheckConstraint(
                name="courses_assignment_role_known", condition=models.Q(role__in=["lecturer", "interpreter"])
            ),
        ]

    def __str__(self) -> str:
        return str(self.lecturer)


class Booking(models.Model):
    """What a session holds: a room, or a person. Written by triggers alone (courses/guards.py), never by code."""

    # A session takes its bookings with it by a trigger: nobody else may take one away.
    session = models.ForeignKey(Session, on_delete=models.DO_NOTHING, related_name="bookings")
    room = models.ForeignKey(Room, on_delete=models.PROTECT, null=True, related_name="bookings")
    lecturer = models.ForeignKey(Lecturer, on_delete=models.PROTECT, null=True, related_name="bookings")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    is_active = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("booking")
        verbose_name_plural = _("bookings")
        indexes = [
            models.Index(name="courses_booking_room", fields=["room", "starts_at"]),
            models.Index(name="courses_booking_lecturer", fields=["lecturer", "starts_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="courses_booking_one_resource",
                condition=models.Q(room__isnull=False, lecturer__isnull=True)
                | models.Q(room__isnull=True, lecturer__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id}: {self.starts_at}–{self.ends_at}"
