"""HTML to PDF by WeasyPrint. Importing this takes half a second of work, so only `render_pdf` does, when it prints."""

import threading
from collections.abc import Mapping
from functools import cache

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from documents.assets import TEMPLATES, Asset, DocumentRefused
from documents.engine import repair
from documents.fetcher import AddressRefused, AssetFetcher
from documents.fonts import DECREE, LAO, SANS, SERIF, font_assets, font_face_css, stack

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


def draw(html: str, *, stylesheets: tuple[str, ...], assets: Mapping[str, Asset]) -> bytes:
    """Return the PDF/A-3a bytes of a document. Raises DocumentRefused if it asks for what is not among the assets."""
    fetcher = AssetFetcher({**font_assets(), **assets})
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
