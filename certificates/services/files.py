"""The papers of the register: rendered from the snapshot, stored once under the hash of their bytes."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from certificates.models import Entry, StoredFile
from certificates.snapshot import certificate_of
from documents.certificates import render_certificate


class FileAltered(Exception):  # noqa: N818 - what happened, not what kind of object this is
    """A stored paper is not what was stored: gone (`is_missing`) or changed. It must not be handed out."""

    def __init__(self, stored: StoredFile, *, is_missing: bool) -> None:
        super().__init__(f"{stored.path} is {'missing' if is_missing else 'not the file that was stored'}")
        self.stored = stored
        self.is_missing = is_missing


def ensure_file(*, entry: Entry) -> StoredFile:
    """Return the entry's paper, rendered and stored if nobody has done so yet. Any number may call at once.

    Not to be called in a transaction that holds a lock: rendering takes a third of a second.
    """
    stored = StoredFile.objects.filter(entry=entry, kind=StoredFile.Kind.ORIGINAL).first()
    if stored is not None:
        return stored
    content = render_certificate(certificate_of(entry.snapshot))
    digest = hashlib.sha256(content).hexdigest()
    path = f"certificates/{entry.year}/{digest}.pdf"
    _write(_place(path), content)
    row, _made = StoredFile.objects.get_or_create(  # whoever came first keeps the place
        entry=entry,
        kind=StoredFile.Kind.ORIGINAL,
        defaults={"path": path, "sha256": digest, "size": len(content)},
    )
    return row


def read_file(stored: StoredFile) -> bytes:
    """Return the bytes of a stored paper. Raises FileAltered unless they are those that were stored."""
    try:
        content = _place(stored.path).read_bytes()
    except FileNotFoundError:
        raise FileAltered(stored, is_missing=True) from None
    if len(content) != stored.size or hashlib.sha256(content).hexdigest() != stored.sha256:
        raise FileAltered(stored, is_missing=False)
    return content


def _place(path: str) -> Path:
    return Path(settings.MEDIA_ROOT) / path


def _write(target: Path, content: bytes) -> None:
    """Put the whole file in its place at once: a reader sees all of it or nothing, also after the power fails."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")  # readable by the owner alone
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
