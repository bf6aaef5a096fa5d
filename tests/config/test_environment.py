"""A bad value in the environment stops the start with a sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("DATABASE_URL", "mysql://root@localhost/caunoi", "DATABASE_URL must begin with sqlite:/// or postgres://"),
        ("DATABASE_URL", "postgres://", "DATABASE_URL names no database."),
        ("DATABASE_URL", "sqlite:///", "DATABASE_URL names no database."),
        ("DATABASE_URL", "postgres://me:pass/word@host/caunoi", "DATABASE_URL cannot be read"),
        ("DEBUG", "perhaps", "DEBUG must be true or false, not 'perhaps'."),
        ("HTTPS", "2", "HTTPS must be true or false, not '2'."),
        ("SECRET_KEY", "short", "SECRET_KEY must have at least 32 characters."),
        ("SITE_URL", "courses.example.vn", "SITE_URL must be an address such as https://courses.example.vn"),
        ("SITE_URL", "https://courses.example.vn/app", "SITE_URL must be an address"),
        ("SITE_URL", "http://[::1", "SITE_URL must be an address"),
        ("DATA_DIR", "/proc/caunoi", "DATA_DIR /proc/caunoi cannot be made"),
    ],
)
def test_a_bad_value_stops_the_start_with_one_sentence(name: str, value: str, sentence: str, tmp_path: Path) -> None:
    ended = manage("check", **{"DATA_DIR": str(tmp_path), name: value})
    assert ended.returncode == 1
    assert sentence in ended.stderr
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_a_database_that_does_not_answer_is_named_without_a_traceback(tmp_path: Path) -> None:
    nowhere = f"sqlite:///{tmp_path}/missing/caunoi.sqlite3"
    ended = manage("migrate", DATA_DIR=str(tmp_path), DATABASE_URL=nowhere)
    assert ended.returncode == 1
    assert ended.stderr.startswith("The database does not answer: ")
    assert "Traceback" not in ended.stderr


def test_the_first_start_makes_a_key_that_only_its_owner_reads_and_keeps_it(tmp_path: Path) -> None:
    show = ["shell", "-v", "0", "-c", "from django.conf import settings; print(settings.SECRET_KEY)"]
    first, second = manage(*show, DATA_DIR=str(tmp_path)), manage(*show, DATA_DIR=str(tmp_path))
    assert len(first.stdout.strip()) >= 32
    assert first.stdout == second.stdout
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_a_key_from_the_environment_is_used_and_none_is_written(tmp_path: Path) -> None:
    ended = manage("check", DATA_DIR=str(tmp_path), SECRET_KEY="k" * 50)
    assert ended.returncode == 0, ended.stderr
    assert not (tmp_path / "secret_key").exists()


def test_a_data_folder_that_is_made_is_its_owners_alone(tmp_path: Path) -> None:
    ended = manage("check", DATA_DIR=str(tmp_path / "new"))
    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
