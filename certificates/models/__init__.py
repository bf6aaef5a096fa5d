"""The register: entries, their events, files and links; and what stands before it."""

from certificates.models.preparation import Award, CertificateSettings
from certificates.models.register import Counter, Entry, EntryLink, Event, StoredFile

__all__ = ["Award", "CertificateSettings", "Counter", "Entry", "EntryLink", "Event", "StoredFile"]
