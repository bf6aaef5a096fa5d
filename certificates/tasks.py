"""What the worker does for certificates."""

import logging

from django_tasks import task

from certificates.models import Entry
from certificates.services.files import ensure_file

log = logging.getLogger(__name__)


@task()
def make_files(entries: list[int]) -> int:
    """Make the papers of entries that have none yet and return how many there are. May run twice without harm.

    One that cannot be made does not keep back the others; it is made, or fails again, when somebody opens it.
    """
    made = 0
    for entry in Entry.objects.filter(pk__in=entries).order_by("year", "number"):
        try:
            ensure_file(entry=entry)
            made += 1
        except (OSError, ValueError):
            log.exception("the paper of register entry %s could not be made", entry.register_number)
    return made
