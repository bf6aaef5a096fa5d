#!/usr/bin/env python
"""Django's command line for this project."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    wants_traceback = "--traceback" in sys.argv
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        if wants_traceback:
            raise
        sys.exit(f"The settings cannot be used. {error}")
    except OperationalError as error:
        if wants_traceback:
            raise
        sys.exit(f"The database does not answer: {error}".rstrip())
