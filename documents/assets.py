"""What a document is made of besides its values: its templates on disk, its fonts and pictures in memory."""

from dataclasses import dataclass
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "documents"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that a document may use, under the address it is asked for by (`asset:name`)."""

    content: bytes
    mime_type: str


class DocumentRefused(ValueError):
    """A document could not be printed as its values asked."""
