"""The house stands: imports and foreign keys point down, the pure rooms stay pure."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]
APPS = ["desk", "certificates", "participants", "courses", "accounts", "database"]  # from the roof to the ground


def test_imports_point_down_the_house() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    ended = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_no_lower_app_has_a_key_into_a_higher_one() -> None:
    keys = [
        (model._meta.app_label, field.related_model._meta.app_label, f"{model._meta.label}.{field.name}")
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model
    ]
    inside = [key for key in keys if key[0] in APPS and key[1] in APPS]
    assert len(inside) > 30
    assert [name for own, other, name in inside if APPS.index(other) < APPS.index(own)] == []


def imported(file: Path) -> set[str]:
    """Return the modules that a file imports anywhere in it."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize(
    ("room", "forbidden"),
    [
        ("names", ("django", "documents", "database")),
        ("documents", ("django.db", "django.apps", "django.contrib", "database", "accounts")),
    ],
)
def test_a_pure_room_knows_no_database(room: str, forbidden: tuple[str, ...]) -> None:
    files = list((ROOT / room).rglob("*.py"))
    assert files
    found = [
        f"{file.relative_to(ROOT)}: {name}"
        for file in files
        for name in sorted(imported(file))
        if any(name == word or name.startswith(f"{word}.") for word in forbidden)
    ]
    assert found == []


def test_rules_on_plain_values_know_no_framework() -> None:
    files = [*ROOT.glob("*/rules.py"), *ROOT.glob("*/rules/*.py")]
    assert files
    assert [str(file) for file in files if any(name.startswith("django") for name in imported(file))] == []


def test_every_change_of_a_model_has_its_migration(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("makemigrations", check_changes=True, dry_run=True)  # exits when one is missing
    assert capsys.readouterr().out == "No changes detected\n"
