"""The certificate register (sổ gốc): entry, event, file and link (docs/adr/0006).

Entry, event and file are insert-only, by triggers (certificates/guards.py); an entry's state is derived from its
events; the link to a person alone may be erased.
"""

import secrets
from typing import Final, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from certificates.rules import CODE_ALPHABET, CODE_LENGTH, read_code
from courses.models import Course
from database.fields import FoldedField
from database.searching import matching
from participants.models import Enrolment


def new_code() -> str:
    """Return a code that cannot be guessed (133 bits)."""
    return "".join(secrets.choice(CODE_ALPHABET) for _position in range(CODE_LENGTH))


class Counter(models.Model):
    """The last number given in a calendar year; its row is locked while a number is taken."""

    year = models.PositiveSmallIntegerField(_("year"), primary_key=True)
    last = models.PositiveIntegerField(_("last number"), default=0)

    class Meta:
        verbose_name = _("counter")
        verbose_name_plural = _("counters")

    def __str__(self) -> str:
        return f"{self.last}/{self.year}"


class EntryQuerySet(models.QuerySet["Entry"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Officers and approvers see the register; a trainee their own entries; a liaison their partner's."""
        if user.has_perm("certificates.view_entry"):
            return self
        if not user.pk:
            return self.none()
        return self.filter(
            Q(link__enrolment__participant__user=user.pk)
            | Q(link__enrolment__participant__partner__liaisons__user=user.pk)
        ).distinct()

    def held_by(self, user: User) -> Self:
        """Keep a person's own entries."""
        return self.filter(link__enrolment__participant__user=user.pk)

    def of_course(self, course: Course) -> Self:
        """Keep a course's entries. Its code tells only where the link was erased: a code may change hands."""
        linked, erased = Q(link__enrolment__course=course), Q(link__isnull=True, course_code=course.code)
        return self.filter(linked | erased)

    def matching(self, query: str) -> Self:
        """Keep entries with every word of the query in number, course or any spelling of the name; or with the code."""
        if code := read_code(query):
            return self.filter(code=code)
        return matching(self, query)

    def standing(self, standing: str) -> Self:
        """Keep valid, revoked or replaced entries."""
        ended = Event.objects.filter(entry=OuterRef("pk"), kind__in=Event.FINAL_KINDS).order_by("-pk").values("kind")
        found = self.annotate(last_ended=Subquery(ended[:1]))
        return found.filter(last_ended__isnull=True) if standing == "valid" else found.filter(last_ended=standing)


class Entry(models.Model):
    """One certificate as it was issued: a snapshot that no later edit of a person or course changes."""

    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveIntegerField(_("number"))
    register_number = models.CharField(_("register number"), max_length=40, unique=True)
    code = models.CharField(_("code"), max_length=40, unique=True, default=new_code)
    issued_on = models.DateField(_("issued on"))
    course_code = models.CharField(_("course"), max_length=40, db_index=True)
    holder_name = models.CharField(_("holder"), max_length=200)
    snapshot = models.JSONField(_("snapshot"))
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("prepared by"), on_delete=models.PROTECT, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("approved by"), on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    search = FoldedField(attributes=("register_number", "course_code", "names_for_search"))

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("register entry")
        verbose_name_plural = _("register entries")
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(name="certificates_entry_number", fields=["year", "number"]),
            models.CheckConstraint(name="certificates_entry_number_positive", condition=Q(number__gte=1)),
            models.CheckConstraint(name="certificates_entry_two_people", condition=~Q(approved_by=F("prepared_by"))),
        ]

    def __str__(self) -> str:
        return self.register_number

    def names_for_search(self) -> str:
        """Return every spelling of the holder's name in the snapshot."""
        return " ".join(str(name) for name in self.snapshot.get("names", {}).values())

    @property
    def state(self) -> str:
        """Return the last event's kind: the state is derived, never stored. Uses prefetched events."""
        kinds = [event.kind for event in sorted(self.events.all(), key=lambda event: event.pk)]
        final = [kind for kind in kinds if kind in Event.FINAL_KINDS]
        return final[-1] if final else kinds[-1]

    @property
    def standing(self) -> str:
        """Return valid, revoked or replaced: what whoever verifies is told."""
        return self.state if self.state in Event.FINAL_KINDS else "valid"


class Event(models.Model):
    """Something that befell an entry."""

    class Kind(models.TextChoices):
        ISSUED = "issued", _("Issued")
        PRINTED = "printed", _("Printed")
        HANDED_OVER = "handed_over", _("Handed over")
        CORRECTED = "corrected", _("Corrected")
        REVOKED = "revoked", _("Revoked")
        REPLACED = "replaced", _("Replaced")
        COPIED = "copied", _("Copied from the register")

    FINAL_KINDS: Final = ("revoked", "replaced")

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    details = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("register event")
        verbose_name_plural = _("register events")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="certificates_event_kind_known",
                condition=Q(
                    kind__in=["issued", "printed", "handed_over", "corrected", "revoked", "replaced", "copied"]
                ),
            ),
            models.UniqueConstraint(
                name="certificates_event_issued_once", fields=["entry"], condition=Q(kind="issued")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.kind}"


class StoredFile(models.Model):
    """A PDF of an entry, kept for ever with the hash of its bytes."""

    class Kind(models.TextChoices):
        ORIGINAL = "original", _("Original")

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="files")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.ORIGINAL)
    path = models.CharField(_("path"), max_length=200, unique=True)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    size = models.PositiveIntegerField(_("bytes"))
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("stored file")
        verbose_name_plural = _("stored files")
        constraints = [models.UniqueConstraint(name="certificates_file_once", fields=["entry", "kind"])]

    def __str__(self) -> str:
        return self.path


class EntryLink(models.Model):
    """Which enrolment an entry was for. It may be erased; the entry stays. One current entry an enrolment."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="link")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="entry_links")
    is_current = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("link of an entry")
        verbose_name_plural = _("links of entries")
        constraints = [
            models.UniqueConstraint(
                name="certificates_link_one_current", fields=["enrolment"], condition=Q(is_current=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} · {self.enrolment_id}"
