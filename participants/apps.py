"""People sent by a partner, and their part in courses."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from participants import guards, permissions  # noqa: F401 - declares the guards, registers the predicates


class ParticipantsConfig(AppConfig):
    name = "participants"
    verbose_name = _("Participants")
