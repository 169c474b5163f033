#!/usr/bin/env python
"""The command line of the catalogue: ``python manage.py <command>``."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main(arguments: list[str]) -> None:
    """Run one management command; ``demo`` runs in local mode, so that it needs no variable set."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if arguments[1:2] == ["demo"]:
        # Settings are read before the command can speak, so the choice has to be made here.
        os.environ.setdefault("CATALOG_LOCAL", "1")
    try:
        execute_from_command_line(arguments)
    except ImproperlyConfigured as error:
        sys.exit(f"{error}\nNothing was started. Every variable is described in docs/operators.md.")


if __name__ == "__main__":
    main(sys.argv)
