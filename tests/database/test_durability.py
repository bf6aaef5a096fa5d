"""How this database is opened: readers never wait for a writer, and what was committed is on the disk."""

import os

import pytest
from django.db import connection


def pragma(name: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return cursor.fetchone()[0]


def setting(name: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"SHOW {name}")
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_what_was_committed_survives_a_power_cut() -> None:
    if connection.vendor == "sqlite":
        assert pragma("journal_mode") == "wal"
        assert pragma("synchronous") == 2  # FULL
        assert pragma("foreign_keys") == 1
        assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    else:
        assert setting("synchronous_commit") == "on"


def test_these_tests_run_on_the_database_they_were_told() -> None:
    wants_postgres = os.environ.get("DATABASE_URL", "").startswith("postgres")
    assert connection.vendor == ("postgresql" if wants_postgres else "sqlite")
