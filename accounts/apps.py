"""Who uses the system."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from accounts import checks, permissions  # noqa: F401 - registers checks and predicates
from accounts.roles import ensure_groups


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        post_migrate.connect(ensure_groups, sender=self)
