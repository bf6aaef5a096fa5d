"""What every test stands on: a database of its own, users in their roles, files in a temporary folder."""

import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connections
from django.test import Client, TransactionTestCase
from django.utils import translation

from accounts import roles
from accounts.models import User
from database import guards
from tests.factories import make_user

# A live server and Playwright's event loop share the main thread; Django would take that for a mistake.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

ClientFor = Callable[[User], Client]


def _not_skipped(report: Any) -> None:
    """In CI nothing is skipped: a browser or a database that is missing there is a failure."""
    if os.environ.get("CI") and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"Skipped, which CI takes for a failure: {report.longrepr}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    report = yield
    _not_skipped(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, Any, Any]:
    report = yield
    _not_skipped(report)
    return report


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Keep SQLite's test database in a file, as in production: threads and a live server open it by themselves."""
    database: dict[str, Any] = django_settings.DATABASES["default"]
    if database["ENGINE"] == "django.db.backends.sqlite3":
        database["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


def _forbids_emptying(guard: guards.Guard) -> bool:
    statements = guard.sqlite + guard.postgres
    return guards.INSERT_ONLY in statements or "BEFORE DELETE" in statements


def _drop_insert_only_guards(using: str) -> None:
    """Take away the guards that forbid emptying a table. post_migrate, sent by flush, lays them again."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for guard in guards.declared():
            if not _forbids_emptying(guard) or guard.table not in tables:
                continue
            on_table = f" ON {guard.table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name}{on_table}")


_flush = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]


def _flush_without_insert_only_guards(self: Any) -> None:
    """Empty the database after a test that committed: the one way round the register's guards, for tests alone."""
    for using in self._databases_names(include_mirrors=False):
        _drop_insert_only_guards(using)
    _flush(self)


TransactionTestCase._fixture_teardown = _flush_without_insert_only_guards  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _surroundings(settings: Any, tmp_path: Path) -> Iterator[None]:
    """Files in a temporary folder, static ones under plain names, tasks at once, quick passwords, Vietnamese."""
    settings.MEDIA_ROOT = tmp_path / "media"
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    settings.WHITENOISE_AUTOREFRESH = True  # looks for a file when it is asked for, not for all at each client's start
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with translation.override(settings.LANGUAGE_CODE):  # the page of an earlier test left its language behind
        yield


@pytest.fixture
def officer(db: None) -> User:
    return make_user("officer", groups=(roles.OFFICER,))


@pytest.fixture
def approver(db: None) -> User:
    return make_user("approver", groups=(roles.APPROVER,))


@pytest.fixture
def lecturer_user(db: None) -> User:
    return make_user("lecturer", groups=(roles.LECTURER,))


@pytest.fixture
def trainee_user(db: None) -> User:
    return make_user("trainee", groups=(roles.TRAINEE,), language="lo")


@pytest.fixture
def liaison_user(db: None) -> User:
    return make_user("liaison", groups=(roles.LIAISON,))


@pytest.fixture
def client_for() -> ClientFor:
    """Return a function that gives a user's own signed-in client."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in
