"""Certificates and their register."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from certificates import guards, permissions  # noqa: F401 - declares the guards, registers the predicates


class CertificatesConfig(AppConfig):
    name = "certificates"
    verbose_name = _("Certificates")
