"""From a template and plain values to the bytes of a PDF: the same values give the same bytes, in any process."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from django.template import Context, Engine

from documents.assets import TEMPLATES, Asset


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
    from documents.drawing import draw  # noqa: PLC0415  # half a second of imports: only who prints shall wait for it

    values = {**context, "title": title, "language": language, "day": day.isoformat() if day else ""}
    html = _engine().get_template(template).render(Context(values, use_l10n=False, use_tz=False))
    return draw(html, stylesheets=stylesheets, assets=assets or {})


@cache
def _engine() -> Engine:
    return Engine(dirs=[str(TEMPLATES)], autoescape=True)
