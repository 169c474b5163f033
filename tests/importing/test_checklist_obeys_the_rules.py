"""A checklist is written in bulk, past the write door; what it stores keeps the door's rules all the same."""

from io import StringIO

import pytest
from django.core.management import call_command

from catalog import writing
from catalog.models import Synonym, Taxon
from tests.real_data import real_data


@pytest.mark.django_db
def test_every_row_of_the_genuine_excerpt_would_pass_the_write_door():
    call_command("import_checklist", str(real_data("usda/plantlst_genuine_excerpt.txt")), stdout=StringIO())
    assert Taxon.objects.count() > 30
    for taxon in Taxon.objects.select_related("parent"):
        writing.check(taxon)
        taxon.full_clean(exclude=["path"])
    for synonym in Synonym.objects.select_related("taxon"):
        writing.check(synonym)
        synonym.full_clean()
