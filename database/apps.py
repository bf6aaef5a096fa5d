"""What the database itself keeps: guards and derived columns."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from database import guards, sqlite


class DatabaseConfig(AppConfig):
    name = "database"

    def ready(self) -> None:
        # SQLite drops triggers when a later migration remakes a table, so they are laid anew after every migrate.
        post_migrate.connect(keep_promises, dispatch_uid="database.keep_promises")


def keep_promises(sender: AppConfig, using: str = "default", **_kwargs: Any) -> None:
    """Lay the guards of the app that was migrated; set WAL once (an init command would race)."""
    sqlite.set_wal(using)
    guards.install(sender.label, using)
