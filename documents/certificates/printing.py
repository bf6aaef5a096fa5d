"""Print certificates: one, or many in one file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

import segno

from documents.assets import Asset
from documents.certificates.layout import Sheet, lay_out
from documents.certificates.ornament import border_svg, ground_svg
from documents.certificates.portraits import portrait_jpeg
from documents.certificates.values import Certificate
from documents.render import render_pdf
from documents.text import pick
from documents.wording import CERTIFICATE, SPECIMEN

_QUIET_ZONE = 4  # modules, as the standard wants


@dataclass(frozen=True, slots=True)
class _Page:
    sheet: Sheet
    portrait: str
    code_path: str
    code_modules: str  # the side, with the quiet zone
    code_title: str
    specimen: str
    name: str


def render_certificate(certificate: Certificate, *, portrait: bytes | None = None) -> bytes:
    """Return the certificate as a PDF of one page; `portrait` is a JPEG or PNG.

    Raises DoesNotFit (a ValueError) for text too long even at the smallest size, PortraitRefused for a bad picture.
    """
    return render_certificates((certificate,), portraits=(portrait,))


def render_certificates(
    certificates: Sequence[Certificate], *, portraits: Sequence[bytes | None] | None = None
) -> bytes:
    """Return one PDF with a page for each certificate; `portraits` are in the same order. Raises as for one."""
    if not certificates:
        raise ValueError("no certificate to print")
    given = portraits if portraits is not None else [None] * len(certificates)
    assets = dict(_ornaments())
    pages = []
    for certificate, portrait in zip(certificates, given, strict=True):
        address = ""
        if portrait is not None:
            jpeg = portrait_jpeg(portrait)
            address = f"asset:portrait-{sha256(jpeg).hexdigest()}"
            assets[address] = Asset(jpeg, "image/jpeg")
        pages.append(_page(certificate, address))
    first = certificates[0]
    title = pick({**CERTIFICATE["title"], **first.title}, first.languages[0]).value
    return render_pdf(
        "certificate.html",
        {"pages": pages},
        stylesheets=("certificate.css",),
        title=f"{title} – {pages[0].name}" if len(pages) == 1 else title,
        language=first.languages[0],
        day=first.issued_on,
        assets=assets,
    )


@cache
def _ornaments() -> Mapping[str, Asset]:
    return {
        "asset:border": Asset(border_svg().encode(), "image/svg+xml"),
        "asset:ground": Asset(ground_svg().encode(), "image/svg+xml"),
    }


def _page(certificate: Certificate, portrait: str) -> _Page:
    sheet = lay_out(certificate, with_portrait=bool(portrait))
    path, modules = _code(certificate.verify_url) if sheet.code else ("", 0)
    words = dict.fromkeys(SPECIMEN[language] for language in certificate.languages) if certificate.specimen else ()
    return _Page(
        sheet=sheet,
        portrait=portrait,
        code_path=path,
        code_modules=str(modules),
        code_title=certificate.verify_url,
        specimen=" · ".join(words),
        name=certificate.name_native or certificate.name_vietnamese or certificate.name_latin,
    )


def _code(content: str) -> tuple[str, int]:
    """Return a QR code (error correction M) as path data in modules, and its side with the quiet zone."""
    matrix = segno.make_qr(content, error="m", boost_error=False).matrix
    runs = []
    for y, row in enumerate(matrix, start=_QUIET_ZONE):
        x = 0
        while x < len(row):
            length = 0
            while x + length < len(row) and row[x + length]:
                length += 1
            if length:
                runs.append(f"M{x + _QUIET_ZONE} {y}h{length}v1h-{length}z")
            x += length + 1
    return "".join(runs), len(matrix) + 2 * _QUIET_ZONE
