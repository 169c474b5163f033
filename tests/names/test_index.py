"""The names index is what the truth asks for, after any change."""

import pytest

from catalog import names
from catalog.models import NameEntry
from tests.factories import make_synonym, make_taxon, make_vernacular

pytestmark = pytest.mark.django_db


def test_one_name_used_twice_for_a_taxon_is_one_entry():
    taxon = make_taxon()
    make_synonym(taxon, "Acer commune", "", note="auct. non L.")
    make_synonym(taxon, "Acer commune", "", note="p.p.")
    assert NameEntry.objects.filter(taxon=taxon, text="Acer commune").count() == 1
    assert names.check() == []


def test_check_tells_of_a_lost_and_of_a_stray_entry():
    taxon = make_taxon(symbol="HERU")
    make_vernacular(taxon)
    NameEntry.objects.filter(kind="1symbol").delete()
    assert names.check() == [f"The names of taxon {taxon.pk} are not as the catalogue has them."]
    done: list[int] = []
    names.rebuild(done.append)
    assert done == [1]
    assert names.check() == []
    NameEntry.objects.create(
        taxon=taxon, kind="5vernacular", text="ghost", key="ghost", canonical="ghost", loose="ghost"
    )
    assert names.check() != []
