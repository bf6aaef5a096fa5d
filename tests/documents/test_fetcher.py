"""What a document may read: what it was given, and nothing else."""

import socket
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from weasyprint import CSS, HTML

from documents.assets import Asset
from documents.fetcher import AddressRefused, AssetFetcher

TARGETS = ("file://{file}", "http://127.0.0.1:{port}/x", "https://127.0.0.1:{port}/x", "ftp://127.0.0.1:{port}/x",
           "data:text/plain;base64,c2VjcmV0", "//127.0.0.1:{port}/x", "{file}", "FILE://{file}")  # fmt: skip
IN_HTML = (
    '<img src="{}">', '<a rel="attachment" href="{}">a</a>', '<link rel="attachment" href="{}">',
    '<link rel="stylesheet" href="{}">', '<object data="{}"></object>', '<embed src="{}">',
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="{}" width="9" height="9"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><use href="{}#a"/></svg>',
    '<p style="background: url({})">p</p>', '<style>@import url("{}");</style>',
    '<style>@font-face {{ font-family: F; src: url("{}") }} p {{ font-family: F }}</style><p>p</p>',
    '<style>p::before {{ content: url("{}") }}</style><p>p</p>',
    '<style>ul {{ list-style-image: url({}) }}</style><ul><li>l</ul>',
    '<base href="{}"><img src="x.png">',
)  # fmt: skip
IN_CSS = ('@import "{}";', '@font-face {{ font-family: G; src: url("{}") }}')

SECRET = "the-secret-that-nobody-reads"  # noqa: S105
_watched: set[str] = set()
_seen: list[str] = []


def _audit(event: str, arguments: tuple[object, ...]) -> None:
    if _watched and (
        (event == "open" and str(arguments[0]) in _watched) or event in {"socket.connect", "socket.getaddrinfo"}
    ):
        _seen.append(f"{event} {arguments}")


sys.addaudithook(_audit)


@pytest.fixture
def trap(tmp_path: Path) -> Iterator[dict[str, object]]:
    """A file and a port that must stay untouched; every open and connect is recorded."""
    file = tmp_path / "secret.txt"
    file.write_text(SECRET)
    with socket.create_server(("127.0.0.1", 0)) as server:
        _seen.clear()
        _watched.add(str(file))
        yield {"file": str(file), "port": server.getsockname()[1]}
        _watched.clear()


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("place", IN_HTML)
def test_no_address_in_html_is_read(trap: dict[str, object], place: str, target: str) -> None:
    html = f"<!doctype html><p>text</p>{place.format(target.format(**trap))}"
    pdf = b""
    with suppress(AddressRefused):
        pdf = HTML(string=html, url_fetcher=AssetFetcher({}), base_url="asset:").write_pdf(uncompressed_pdf=True)
    assert SECRET.encode() not in pdf
    assert b"/EmbeddedFile" not in pdf
    assert _seen == []


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("place", IN_CSS)
def test_no_address_in_a_style_sheet_is_read(trap: dict[str, object], place: str, target: str) -> None:
    with suppress(AddressRefused):
        CSS(string=place.format(target.format(**trap)), url_fetcher=AssetFetcher({}), base_url="asset:")
    assert _seen == []


def test_a_given_asset_is_served_from_memory() -> None:
    response = AssetFetcher({"asset:a": Asset(b"content", "text/plain")}).fetch("asset:a")
    assert (response.read(), response.content_type) == (b"content", "text/plain")


def test_the_trap_notices_what_is_read(trap: dict[str, object]) -> None:
    Path(str(trap["file"])).read_text()
    assert len(_seen) == 1
