"""Each component says its inputs and renders; no page carries an inline script or style."""

import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse

from accounts.models import User

TEMPLATES = Path(settings.BASE_DIR) / "templates"
COMPONENTS = sorted(path.stem for path in (TEMPLATES / "components").glob("*.html"))
INLINE = re.compile(r"""<style[\s>]|<script(?![^>]*\ssrc=)|\sstyle=["']|\son[a-z]+=["']|\shx-on|javascript:""", re.I)


class TitleForm(forms.Form):
    title = forms.CharField(label="Title")


COURSE = SimpleNamespace(
    code="LAO-2024",
    title="2024 Training Course",
    starts_on=date(2024, 6, 3),
    ends_on=date(2024, 6, 14),
    place="Hà Nội",
    state="running",
    get_state_display="Running",
)
HALF_DAYS = [
    SimpleNamespace(colour=0, label="Opening", is_now=False, is_empty=False),
    SimpleNamespace(colour=4, label="Module 4", is_now=True, is_empty=False),
    SimpleNamespace(colour=0, label="Free", is_now=False, is_empty=True),
]
# Inputs, and what must then be read.
EXPECTED: dict[str, tuple[dict[str, object], str]] = {
    "confirm": ({"url": "/x/", "label": "Cancel it", "question": "Really?"}, 'data-confirm="Really?"'),
    "course_header": ({"course": COURSE, "active": "modules"}, "2024 Training Course"),
    "course_state": ({"course": COURSE, "note": "day 3 of 10"}, 'class="tag ok">Running · day 3 of 10'),
    "demo_banner": ({"has_demo_data": True}, 'class="demo-banner"'),
    "empty": ({"title": "No rooms", "text": "Add one.", "action_url": "/x/", "action_label": "Add"}, 'href="/x/"'),
    "figure": ({"number": 18, "label": "participants"}, "<b>18</b><span>participants</span>"),
    "form": ({"form": TitleForm(), "submit_label": "Save", "cancel_url": "/x/"}, 'method="post" action="/here/"'),
    "head": ({}, 'name="csrf-token"'),
    "languages": ({}, 'value="lo" lang="lo"'),
    "mark": ({}, 'class="mark"'),
    "messages": ({"messages": [SimpleNamespace(level_tag="success")]}, 'class="flash success"'),
    "overlays": ({}, 'id="panel"'),
    "pagination": ({"page_obj": Paginator(range(60), 25).page(2)}, "26–50"),
    "panel": ({"title": "Add session"}, 'id="panel-title">Add session'),
    "places": ({}, "<span>"),
    "progress": ({"value": 3, "maximum": 12, "label": "Done"}, '<progress value="3" max="12"'),
    "search": ({"query": 'a"b', "placeholder": "Name"}, 'value="a&quot;b"'),
    "strip": ({"half_days": HALF_DAYS}, '<li class="m4 now" title="Module 4" aria-current="time">'),
    "tag": ({"kind": "warn", "text": "1 < 2"}, '<span class="tag warn">1 &lt; 2</span>'),
    "user_menu": ({"user": "Minh"}, "Minh"),
}


def test_every_component_is_tried_here() -> None:
    assert sorted(EXPECTED) == COMPONENTS


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_names_its_inputs_and_renders(name: str) -> None:
    source = (TEMPLATES / "components" / f"{name}.html").read_text()
    assert source.startswith("{% comment %}")
    request = RequestFactory().get("/here/")
    request.user = AnonymousUser()
    inputs, expected = EXPECTED[name]
    assert expected in render_to_string(f"components/{name}.html", inputs, request)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["places", "course_header"])
def test_an_officer_finds_no_link_that_leads_nowhere(name: str, officer: User) -> None:
    request = RequestFactory().get("/courses/")
    request.user = officer
    written = render_to_string(f"components/{name}.html", {"course": COURSE, "active": "people"}, request)
    assert written.count("<a ") >= 5
    assert 'href=""' not in written


def test_a_panel_form_posts_through_htmx_and_still_without_it() -> None:
    request = RequestFactory().get("/rooms/new/?from=board")
    request.user = AnonymousUser()
    written = render_to_string(
        "components/form.html", {"form": TitleForm(), "submit_label": "Save", "panel": True}, request
    )
    assert 'action="/rooms/new/?from=board"' in written
    assert 'hx-post="/rooms/new/?from=board" hx-target="#panel"' in written


def test_a_redirect_followed_by_htmx_leaves_the_messages_for_the_page() -> None:
    request = RequestFactory().get("/")
    request.htmx = True  # type: ignore[attr-defined]
    assert "flash" not in render_to_string("components/messages.html", {"messages": ["Saved"]}, request)


@pytest.mark.parametrize(
    "path", sorted(path for path in TEMPLATES.rglob("*.html") if "documents" not in path.parts), ids=str
)
def test_no_template_carries_inline_script_or_style(path: Path) -> None:
    found = INLINE.search(path.read_text())
    assert found is None, f"{path.relative_to(TEMPLATES)}: {found and found.group()}"


@pytest.mark.django_db
def test_the_policy_that_refuses_inline_code_is_sent_with_every_page(client: Client) -> None:
    policy = client.get(reverse("account_login")).headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("number", [400, 403, 404, 500])
def test_an_error_page_needs_nothing_but_itself(number: int) -> None:
    page = render_to_string(f"{number}.html")
    assert f">{number}</p>" in page
    assert 'href="/"' in page


@pytest.mark.django_db
def test_an_unknown_address_is_answered_by_our_own_page(client: Client) -> None:
    response = client.get("/no-such-place/")
    assert response.status_code == 404
    assert 'class="error-page"' in response.content.decode()


def test_every_file_a_style_names_is_there() -> None:
    static = Path(settings.BASE_DIR) / "static"
    fonts = {
        Path(name).name
        for finder in finders.get_finders()
        for name, storage in finder.list([])
        if getattr(storage, "prefix", None) == "fonts"
    }
    assert "BeVietnamPro-Regular.ttf" in fonts
    for sheet in (static / "css").glob("*.css"):
        for name in re.findall(r'url\("\.\./([^"]+)"\)', sheet.read_text()):
            folder, _slash, file = name.partition("/")
            file = file.replace("%5B", "[").replace("%2C", ",").replace("%5D", "]")
            assert file in fonts if folder == "fonts" else (static / folder / file).exists(), name
