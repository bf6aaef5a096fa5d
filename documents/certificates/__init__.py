"""The certificate of completion: A4 landscape, one to three languages, framed by our own ornament."""

from documents.certificates.layout import fits
from documents.certificates.portraits import PortraitRefused
from documents.certificates.printing import render_certificate, render_certificates
from documents.certificates.values import Certificate

__all__ = ["Certificate", "PortraitRefused", "fits", "render_certificate", "render_certificates"]
