"""Whether the service is well."""

import pytest
from django.db import connection
from django.test import Client

from accounts.models import User
from database import guards


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_a_whole_system_is_well(client: Client, address: str) -> None:
    response = client.get(address)
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_a_missing_guard_is_not_ready(client: Client) -> None:
    table = "courses_course"
    on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER courses_course_check_dates{on_table}")
    assert guards.missing() == ["courses_course_check_dates"]
    response = client.get("/readyz")
    assert response.status_code == 503
    assert b"1 guards" in response.content
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_database_without_its_tables_is_not_well(client: Client) -> None:
    with connection.schema_editor() as editor:
        editor.alter_db_table(User, "accounts_user", "accounts_user_away")
    try:
        assert client.get("/healthz").status_code == 503
    finally:
        with connection.schema_editor() as editor:
            editor.alter_db_table(User, "accounts_user_away", "accounts_user")


def test_only_reading_is_answered(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
