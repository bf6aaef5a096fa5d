"""Guards: rules that the database itself keeps on SQLite and PostgreSQL alike (docs/adr/0003).

An app declares its guards in its own guards.py; they are laid after every migrate, and a test compares what
stands in the database with what is declared.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.db import connections

INSERT_ONLY: Final = "insert_only"


@dataclass(frozen=True)
class Guard:
    """One named rule over one table, worded for each database.

    sqlite: the trigger's text after its name ("BEFORE INSERT ON … BEGIN … END").
    postgres: whole statements that may run again and again; they make a trigger or constraint of the same name.
    """

    name: str
    app: str
    table: str
    sqlite: str = ""
    postgres: str = ""


_declared: dict[str, Guard] = {}


def declare(guards: Iterable[Guard]) -> None:
    """Enter guards into the list. Raises ValueError when a name is taken by another guard."""
    for guard in guards:
        if _declared.setdefault(guard.name, guard) != guard:
            raise ValueError(f"two guards are called {guard.name}")


def declared(app: str | None = None) -> list[Guard]:
    """Return the guards of one app, or of all, in the order they were declared."""
    return [guard for guard in _declared.values() if app in {None, guard.app}]


def install(app: str | None = None, using: str = "default") -> None:
    """Lay the guards whose table exists, replacing what stands."""
    connection = connections[using]
    wanted = declared(app)
    if not wanted:
        return
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for guard in wanted:
            if guard.table not in tables:
                continue
            if connection.vendor == "sqlite" and guard.sqlite:
                cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name}")
                cursor.execute(f"CREATE TRIGGER {guard.name} {guard.sqlite}")
            elif connection.vendor == "postgresql" and guard.postgres:
                cursor.execute(guard.postgres)


def standing(using: str = "default") -> set[str]:
    """Return the names of declared guards that the database really has."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            # A trigger that was switched off stands no guard: O fires as usual, A always.
            cursor.execute(
                "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') "
                "UNION SELECT conname FROM pg_constraint"
            )
        found = {row[0] for row in cursor.fetchall()}
    return {guard.name for guard in declared() if guard.name in found}


def missing(using: str = "default") -> list[str]:
    """Return the names of guards that ought to stand in this database and do not."""
    vendor = connections[using].vendor
    present = standing(using)
    expected = [guard for guard in declared() if (guard.sqlite if vendor == "sqlite" else guard.postgres)]
    return [guard.name for guard in expected if guard.name not in present]


def trigger(*, name: str, app: str, table: str, when: str, sqlite: str, postgres: str) -> Guard:
    """Return a guard that is a row trigger on both databases.

    when: "BEFORE INSERT", "AFTER UPDATE OF a, b" …; sqlite: statements; postgres: the body of a PL/pgSQL function
    without its RETURN, which this adds (the row of a BEFORE trigger goes through).
    """
    leave = "RETURN OLD;" if "DELETE" in when else "RETURN NEW;"
    return Guard(
        name=name,
        app=app,
        table=table,
        sqlite=f"{when} ON {table} FOR EACH ROW BEGIN {sqlite} END",
        postgres=f"""
            CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$
            BEGIN {postgres} {leave} END $body$;
            DROP TRIGGER IF EXISTS {name} ON {table};
            CREATE TRIGGER {name} {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}();
        """,
    )


def insert_only(*, app: str, table: str, keys: Sequence[str]) -> list[Guard]:
    """Return guards that refuse every change, deletion, emptying or replacing of a table's rows.

    keys: for each unique key, the condition under which `old` and NEW share it. SQLite's REPLACE deletes the row that
    stands in its way without asking the DELETE trigger, so an INSERT over a standing row is refused beforehand.
    """
    refuse = f"'{INSERT_ONLY}: {table}'"
    guards = [
        trigger(
            name=f"{table}_no_{verb.lower()}",
            app=app,
            table=table,
            when=f"BEFORE {verb}",
            sqlite=f"SELECT RAISE(ABORT, {refuse});",
            postgres=f"RAISE EXCEPTION USING MESSAGE = {refuse}, ERRCODE = 'integrity_constraint_violation';",
        )
        for verb in ("UPDATE", "DELETE")
    ]
    standing_row = f"SELECT 1 FROM {table} old WHERE {' OR '.join(keys)}"
    guards.append(
        Guard(
            name=f"{table}_no_replace",
            app=app,
            table=table,
            sqlite=f"BEFORE INSERT ON {table} FOR EACH ROW BEGIN "
            f"SELECT RAISE(ABORT, {refuse}) WHERE EXISTS ({standing_row}); END",
        )
    )
    name = f"{table}_no_truncate"
    guards.append(
        Guard(
            name=name,
            app=app,
            table=table,
            postgres=f"""
                CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$
                BEGIN RAISE EXCEPTION USING MESSAGE = {refuse}, ERRCODE = 'integrity_constraint_violation';
                END $body$;
                DROP TRIGGER IF EXISTS {name} ON {table};
                CREATE TRIGGER {name} BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {name}();
            """,
        )
    )
    return guards
