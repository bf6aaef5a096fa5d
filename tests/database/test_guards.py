"""Guards: what is declared stands in this database, and goes on standing."""

from dataclasses import replace

import pytest
from django.core.management import call_command
from django.db import connection

from database import guards


def test_every_declared_guard_stands_in_this_database(db: None) -> None:
    assert len(guards.declared()) > 20
    assert guards.missing() == []


def test_a_guard_that_a_migration_dropped_is_missed_and_laid_again_by_migrate(transactional_db: None) -> None:
    table = "certificates_entry"
    on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {table}_no_update{on_table}")
    assert guards.missing() == [f"{table}_no_update"]
    call_command("migrate", verbosity=0)
    assert guards.missing() == []


def test_two_guards_cannot_share_a_name() -> None:
    first = guards.declared()[0]
    with pytest.raises(ValueError, match=first.name):
        guards.declare([replace(first, table="another")])
    assert guards.declared()[0] == first
