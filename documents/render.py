"""From a template and plain values to the bytes of a PDF: the same values give the same bytes, in any process."""

import struct
import threading
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pydyf
from django.template import Context, Engine
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from documents.engine import repair
from documents.fetcher import AddressRefused, Asset, AssetFetcher
from documents.fonts import DECREE, LAO, SANS, SERIF, font_assets, font_face_css, stack

TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "documents"
PDF_VARIANT = "pdf/a-3a"  # long-term archiving, tagged; what was checked is told in docs, conformance is unproven

_FAMILIES = (
    ("$decree-lao", (LAO, DECREE)),
    ("$decree", (DECREE,)),
    ("$lao", (LAO, SERIF)),
    ("$serif", (SERIF,)),
    ("$sans", (SANS,)),
)

# Pango's font maps are not safe to share between threads, and one is shared by all documents of the process.
_lock = threading.Lock()


class DocumentRefused(ValueError):
    """A document could not be printed as its values asked."""


def render_pdf(
    template: str,
    context: Mapping[str, object],
    *,
    stylesheets: tuple[str, ...],
    title: str,
    language: str,
    day: date | None = None,
    assets: Mapping[str, Asset] | None = None,
) -> bytes:
    """Render a template of `templates/documents` to PDF/A-3a bytes.

    `stylesheets` are files of the same folder; `day` becomes the creation date in the metadata (no clock is read);
    `assets` are pictures by their `asset:` address. Raises DocumentRefused if the document asks for any other.
    """
    values = {**context, "title": title, "language": language, "day": day.isoformat() if day else ""}
    html = _engine().get_template(template).render(Context(values, use_l10n=False, use_tz=False))
    fetcher = AssetFetcher({**font_assets(), **(assets or {})})
    with _lock:
        try:
            pdf: bytes = HTML(string=html, url_fetcher=fetcher, base_url="asset:").write_pdf(
                stylesheets=[_stylesheet(name) for name in stylesheets],
                font_config=_font_configuration(),
                pdf_variant=PDF_VARIANT,
                finisher=_forget_the_clock,
            )
        except AddressRefused as refusal:
            raise DocumentRefused(str(refusal)) from refusal
    return pdf


@cache
def _engine() -> Engine:
    return Engine(dirs=[TEMPLATES], autoescape=True)


@cache
def _font_configuration() -> FontConfiguration:
    repair()
    configuration = FontConfiguration()
    CSS(string=font_face_css(), url_fetcher=AssetFetcher(font_assets()), font_config=configuration)
    return configuration


@cache
def _stylesheet(name: str) -> CSS:
    """Return the parsed style sheet; the words of `_FAMILIES` in it stand for stacks of fonts."""
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    for word, families in _FAMILIES:
        source = source.replace(word, stack(*families))
    return CSS(string=source, url_fetcher=AssetFetcher({}), font_config=_font_configuration())


def _forget_the_clock(_document: object, pdf: pydyf.PDF) -> None:
    """Set the "modified" time of embedded fonts to when they were made: making an instance of a variable font stamps it."""
    for font in _font_files(pdf):
        font.stream = [_with_fixed_time(font.stream[0])]


def _font_files(pdf: pydyf.PDF) -> Iterator[Any]:
    for candidate in pdf.objects:
        if isinstance(candidate, pydyf.Stream) and "Length1" in candidate.extra:
            yield candidate


def _with_fixed_time(font: bytes) -> bytes:
    """Return the TrueType file with head.modified = head.created, and its two check sums made right again."""
    data = bytearray(font)
    (count,) = struct.unpack_from(">H", data, 4)
    for record in range(12, 12 + 16 * count, 16):
        tag, _, offset, length = struct.unpack_from(">4sLLL", data, record)
        if tag == b"head":
            struct.pack_into(">L", data, offset + 8, 0)  # checkSumAdjustment counts as zero in both sums
            data[offset + 28 : offset + 36] = data[offset + 20 : offset + 28]
            struct.pack_into(">L", data, record + 4, _sum(data[offset : offset + length]))
            struct.pack_into(">L", data, offset + 8, (0xB1B0AFBA - _sum(data)) & 0xFFFFFFFF)
            break
    return bytes(data)


def _sum(data: bytes | bytearray) -> int:
    padded = bytes(data) + b"\0" * (-len(data) % 4)
    return sum(struct.unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF
