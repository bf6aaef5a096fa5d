"""The user: Django's own with the language in which pages and letters are written."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Someone who signs in. A person's names and rank stand in their own record, not here."""

    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="vi")
    is_demo = models.BooleanField(_("demo data"), default=False, editable=False)

    class Meta(AbstractUser.Meta):
        constraints = [
            models.CheckConstraint(
                name="accounts_user_language_known",
                condition=models.Q(language__in=[code for code, _name in settings.LANGUAGES]),
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username
