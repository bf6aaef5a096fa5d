"""What is done before the register: the words of a course's certificate, and awards prepared and approved."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from courses.models import Course, Rank
from database.validators import validate_name, validate_text
from database.wording import in_language
from participants.models import Enrolment


class CertificateSettings(models.Model):
    """What the certificates of one course say besides the names: the decision, the signatory, the paper's title."""

    class Title(models.TextChoices):
        CERTIFICATE = "giay-chung-nhan", _("Giấy chứng nhận")
        DIPLOMA = "chung-chi", _("Chứng chỉ")

    course = models.OneToOneField(
        Course, verbose_name=_("course"), on_delete=models.CASCADE, related_name="certificate_settings"
    )
    paper_title = models.CharField(_("title of the paper"), max_length=30, choices=Title, default=Title.CERTIFICATE)
    decision_number = models.CharField(
        _("number of the decision"), max_length=60, blank=True, validators=[validate_text]
    )
    decision_date = models.DateField(_("date of the decision"), null=True, blank=True)
    signing_prefix = models.CharField(
        _("authority prefix"),
        max_length=10,
        blank=True,
        validators=[validate_text],
        help_text=_("Such as TM., KT., TL. or TUQ."),
    )
    head_position_vi = models.CharField(
        _("head's position in Vietnamese"),
        max_length=200,
        blank=True,
        validators=[validate_text],
        help_text=_("On whose behalf the signatory signs, such as Cục trưởng. Empty when the head signs."),
    )
    head_position_en = models.CharField(
        _("head's position in English"), max_length=200, blank=True, validators=[validate_text]
    )
    head_position_lo = models.CharField(
        _("head's position in Lao"), max_length=200, blank=True, validators=[validate_text]
    )
    signatory_rank = models.ForeignKey(
        Rank, verbose_name=_("signatory's rank"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    signatory_name = models.CharField(_("signatory's name"), max_length=200, validators=[validate_name])
    signatory_position_vi = models.CharField(
        _("signatory's position in Vietnamese"), max_length=200, validators=[validate_text]
    )
    signatory_position_en = models.CharField(
        _("signatory's position in English"), max_length=200, blank=True, validators=[validate_text]
    )
    signatory_position_lo = models.CharField(
        _("signatory's position in Lao"), max_length=200, blank=True, validators=[validate_text]
    )

    class Meta:
        verbose_name = _("certificate settings")
        verbose_name_plural = _("certificate settings")

    def __str__(self) -> str:
        return self.course.code

    @property
    def is_complete(self) -> bool:
        """Tell whether certificates can be prepared: who signs and by which decision is known."""
        return all((self.signatory_name, self.signatory_position_vi, self.decision_number, self.decision_date))

    def signatory_position(self, language: str) -> str:
        return in_language(self, "signatory_position", language)


class AwardQuerySet(models.QuerySet["Award"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Officers and approvers see every award."""
        return self if user.has_perm("certificates.view_award") else self.none()


class Award(models.Model):
    """A certificate on its way to the register: prepared by one person, approved by another. Issuing removes it."""

    enrolment = models.OneToOneField(
        Enrolment, verbose_name=_("enrolment"), on_delete=models.CASCADE, related_name="award"
    )
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("prepared by"), on_delete=models.PROTECT, related_name="+"
    )
    prepared_at = models.DateTimeField(_("prepared"), auto_now_add=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("approved by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    # What was approved (certificates/snapshot.py: fingerprint): an approval does not cover what is changed after it.
    approved_content = models.CharField(max_length=64, blank=True, default="", editable=False)

    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        constraints = [
            models.CheckConstraint(
                name="certificates_award_two_people",
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("prepared_by")),
                violation_error_message=_("Whoever prepared a certificate cannot approve it."),
            ),
            models.CheckConstraint(
                name="certificates_award_approval_whole",
                condition=Q(approved_by__isnull=True, approved_at__isnull=True)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.enrolment)
