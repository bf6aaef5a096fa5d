"""Papers that many tests read: each is rendered once."""

import pytest

from documents.certificates import render_certificate
from documents.programme import render_programme
from tests.documents.samples import certificate, portrait, programme


@pytest.fixture(scope="package")
def certificate_pdf() -> bytes:
    return render_certificate(certificate(), portrait=portrait())


@pytest.fixture(scope="package")
def programme_vi() -> bytes:
    return render_programme(programme(), ("vi",))


@pytest.fixture(scope="package")
def programme_lo() -> bytes:
    return render_programme(programme(), ("lo",))


@pytest.fixture(scope="package")
def programme_vi_lo() -> bytes:
    return render_programme(programme(), ("vi", "lo"))


@pytest.fixture(scope="package")
def programme_three() -> bytes:
    return render_programme(programme(draft=True, demo=True), ("vi", "lo", "en"))
