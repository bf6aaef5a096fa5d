"""Everything that people read stands in the catalogues, translated, with its placeholders."""

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django import forms
from django.urls import get_resolver
from django.utils.functional import Promise

ROOT = Path(__file__).resolve().parents[2]
APPS = ["config", "desk", "certificates", "participants", "courses", "accounts", "documents", "database"]
SOURCES = [*APPS, "templates"]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|(?<!\{)\{\w*\}")


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Return every message of the sources, as Django's own makemessages finds them in a copy."""
    assert shutil.which("xgettext"), "xgettext is missing: apt-get install gettext"
    copy = tmp_path_factory.mktemp("sources")
    for name in SOURCES:
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "migrations"))
    for name in ("names", "static"):
        (copy / name).symlink_to(ROOT / name)
    (copy / "locale").mkdir()
    ended = subprocess.run(
        [sys.executable, ROOT / "manage.py", "makemessages", "--locale=vi", "--keep-pot", "--no-wrap", "--verbosity=0"],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": str(copy)},
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    template = (copy / "locale" / "django.pot").read_text(encoding="utf-8").replace("nplurals=INTEGER", "nplurals=1")
    return read_po(io.StringIO(template))


def catalogue(language: str) -> Catalog:
    with (ROOT / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def texts(value: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [value or ""] if isinstance(value, str | None) else list(value)


def is_translated(message: Message | None) -> bool:
    return bool(message and all(texts(message.string)) and not message.fuzzy)


@pytest.mark.parametrize("language", ["vi", "lo"])
def test_every_message_is_translated(language: str, extracted: Catalog) -> None:
    own = catalogue(language)
    wanted = [message for message in extracted if message.id]
    assert len(wanted) > 300
    untranslated = [texts(m.id)[0] for m in wanted if not is_translated(own.get(texts(m.id)[0], m.context))]
    assert untranslated == []


@pytest.mark.parametrize("language", ["vi", "lo"])
def test_a_translation_keeps_the_placeholders(language: str) -> None:
    changed = [
        (texts(message.id)[0], text)
        for message in catalogue(language)
        if message.id and is_translated(message)
        for text in texts(message.string)
        if set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(texts(message.id)[-1]))
    ]
    assert changed == []


def our_forms(kind: type[forms.BaseForm] = forms.BaseForm) -> Iterator[type[forms.BaseForm]]:
    """Yield the forms that our apps define."""
    for form in kind.__subclasses__():
        if form.__module__.split(".")[0] in APPS:
            yield form
        yield from our_forms(form)


def message_id(lazy: object) -> str:
    """Return the message behind a lazy translation, the singular one of two; nothing for plain text."""
    if not isinstance(lazy, Promise):
        return ""
    arguments: tuple[object, ...] = getattr(lazy, "_args", ())
    singular = getattr(lazy, "_kw", {}).get("singular") or getattr(lazy, "_kwargs", {}).get("singular")
    return str(singular or arguments[0])


def test_what_our_forms_may_answer_stands_in_the_lao_catalogue_too() -> None:
    get_resolver().url_patterns  # noqa: B018 - loads every view, and with it every form
    fields = [(form.__name__, field) for form in our_forms() for field in getattr(form, "base_fields", {}).values()]
    assert len(fields) > 50
    answers = {
        message_id(answer)
        for _form, field in fields
        for answer in [*field.error_messages.values(), *(getattr(check, "message", "") for check in field.validators)]
    } - {""}
    assert "This field is required." in answers
    own = catalogue("lo")
    assert sorted(answer for answer in answers if not is_translated(own.get(answer))) == []
