"""The whole USDA checklist, imported once for the tests beside this file and taken back after them.

Loaded before Django is, so no model is imported here.
"""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.real_data import real_data


@pytest.fixture(scope="package")
def whole_checklist(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """49,182 accepted names and 44,297 synonyms, within one transaction that the tests nest theirs in."""
    path = real_data("usda/plantlst_rebuilt.txt")
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("import_checklist", path, examples=0, verbosity=0)
        yield
        transaction.set_rollback(True)
