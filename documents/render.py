"""From a template and plain values to the bytes of a PDF: the same values give the same bytes, in any process."""

import threading
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

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
            )
        except AddressRefused as refusal:
            raise DocumentRefused(str(refusal)) from refusal
    return pdf


@cache
def _engine() -> Engine:
    return Engine(dirs=[str(TEMPLATES)], autoescape=True)


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
