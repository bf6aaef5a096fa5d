"""The register cannot be rewritten, not even by hand in the database."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from certificates.models import Entry, EntryLink, Event, StoredFile
from certificates.services.files import ensure_file

TABLES = ["certificates_entry", "certificates_event", "certificates_storedfile"]
CHANGES = {
    "certificates_entry": "UPDATE certificates_entry SET holder_name = 'X'",
    "certificates_event": "UPDATE certificates_event SET kind = 'revoked'",
    "certificates_storedfile": "UPDATE certificates_storedfile SET sha256 = 'X'",
}


@pytest.fixture
def paper(entries: list[Entry]) -> StoredFile:
    return ensure_file(entry=entries[0])


def refused(statement: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":  # else the foreign keys still to be checked would refuse first
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(statement)
    except DatabaseError as error:
        return "insert_only" in str(error)
    return False


@pytest.mark.parametrize("table", TABLES)
def test_a_raw_update_is_refused(paper: StoredFile, table: str) -> None:
    assert refused(CHANGES[table])


@pytest.mark.parametrize("table", TABLES)
def test_a_raw_delete_is_refused(paper: StoredFile, table: str) -> None:
    assert refused(f"DELETE FROM {table}")  # noqa: S608 - names of our own tables


@pytest.mark.parametrize("table", TABLES)
def test_emptying_a_table_is_refused(paper: StoredFile, table: str) -> None:
    statement = f"TRUNCATE {table} CASCADE" if connection.vendor == "postgresql" else f"DELETE FROM {table} WHERE 1 = 1"  # noqa: S608
    assert refused(statement)
    assert Entry.objects.count() == 3


# For each unique key of a table, a row that shares that key alone with one that stands.
REPLACEMENTS = {
    "certificates_entry": [
        {"code": "'a'", "register_number": "'a'", "number": "900"},
        {"id": "900", "register_number": "'a'", "number": "900"},
        {"id": "900", "code": "'a'", "number": "900"},
        {"id": "900", "code": "'a'", "register_number": "'a'"},
    ],
    "certificates_event": [{"kind": "'revoked'"}, {"id": "900"}],
    "certificates_storedfile": [
        {"path": "'a'", "kind": "'a'"}, {"id": "900", "kind": "'a'"}, {"id": "900", "path": "'a'"},
    ],
}  # fmt: skip


@pytest.mark.parametrize(("table", "changes"), [(table, row) for table in TABLES for row in REPLACEMENTS[table]])
def test_a_row_put_in_place_of_one_that_stands_is_refused(
    paper: StoredFile, table: str, changes: dict[str, str]
) -> None:
    verb = "REPLACE" if connection.vendor == "sqlite" else "INSERT"  # SQLite alone replaces rows
    with connection.cursor() as cursor:
        columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
    values = ", ".join(changes.get(column, column) for column in columns)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"{verb} INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} LIMIT 1")  # noqa: S608


def test_every_unique_key_of_the_register_is_tried(db: None) -> None:
    with connection.cursor() as cursor:
        for table in TABLES:
            constraints = connection.introspection.get_constraints(cursor, table).values()
            assert len(REPLACEMENTS[table]) == sum(one["unique"] or one["primary_key"] for one in constraints), table


def test_the_link_to_a_person_alone_may_be_erased(entries: list[Entry]) -> None:
    EntryLink.objects.all().delete()
    assert Entry.objects.count() == Event.objects.count() == 3


def test_one_enrolment_has_one_current_entry(entries: list[Entry]) -> None:
    link = EntryLink.objects.get(entry=entries[0])
    with pytest.raises(DatabaseError), transaction.atomic():
        EntryLink.objects.filter(entry=entries[1]).update(enrolment=link.enrolment)
