"""What the worker does for certificates."""

from django_tasks import task

from certificates.models import Entry
from certificates.services.files import ensure_file


@task()
def make_files(entries: list[int]) -> int:
    """Make the papers of entries that have none yet and return how many there are. May run twice without harm."""
    for entry in Entry.objects.filter(pk__in=entries).order_by("year", "number"):
        ensure_file(entry=entry)
    return len(entries)
