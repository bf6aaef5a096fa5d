"""Rooms."""

from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from database.fields import FoldedField
from database.validators import validate_text
from database.wording import Named


class RoomQuerySet(models.QuerySet["Room"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Officers and approvers see every room."""
        return self if user.has_perm("courses.view_room") else self.none()


class Room(Named):
    """Where a session takes place. It can be in use once at a time: Booking sees to that."""

    building = models.CharField(_("building"), max_length=200, blank=True, validators=[validate_text])
    capacity = models.PositiveSmallIntegerField(_("seats"), validators=[MinValueValidator(1), MaxValueValidator(5000)])
    is_active = models.BooleanField(_("in use"), default=True)
    is_demo = models.BooleanField(_("demo data"), default=False, editable=False)
    search = FoldedField(attributes=("name_vi", "name_en", "name_lo", "building"))

    objects = RoomQuerySet.as_manager()

    class Meta:
        verbose_name = _("room")
        verbose_name_plural = _("rooms")
        ordering = ["name_vi"]
        constraints = [
            models.UniqueConstraint(name="courses_room_name_building", fields=["name_vi", "building"]),
            models.CheckConstraint(name="courses_room_seats", condition=models.Q(capacity__gte=1)),
        ]
