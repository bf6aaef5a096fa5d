"""SQLite's journal."""

from django.db import connections


def set_wal(using: str = "default") -> None:
    """Set write-ahead logging, once, in the file itself. Does nothing on other databases and in memory."""
    connection = connections[using]
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        if cursor.fetchone()[0] not in {"wal", "memory"}:
            cursor.execute("PRAGMA journal_mode=WAL")
