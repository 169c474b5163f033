"""Many new taxa pass the write door at once, by the rules that hold for one."""

import pytest

from catalog import facets, names, writing
from catalog.models import FormerSlug, Synonym, Taxon
from tests.factories import make_taxon

pytestmark = pytest.mark.django_db


def fresh(name, **fields):
    return Taxon(**{"rank": "species", "name": name, "status": "published"} | fields)


def add(*taxa):
    """The names of those stored, and what is said of those refused."""
    with writing.change() as change:
        refused = change.add(taxa)
    return sorted(taxon.name for taxon in taxa if taxon.pk), " ".join(
        sentence for _, fault in refused for sentence in fault.messages
    )


def test_they_stand_in_the_tree_and_in_both_indexes():
    genus = make_taxon("Heuchera", rank="genus")
    add(fresh("Heuchera maxima", parent=genus), fresh("Heuchera villosa", parent=genus))
    stored = Taxon.objects.below(genus)
    assert {taxon.slug for taxon in stored} == {"heuchera-maxima", "heuchera-villosa"}
    assert {taxon.genus_id for taxon in stored} == {genus.pk}
    assert names.check() == []
    assert facets.check() == []


def test_a_fault_of_one_is_told_and_the_others_are_stored():
    make_taxon("Carex nudata", authority="W. Boott", symbol="CANU5")
    stored, faults = add(
        fresh("Carex grayi"),
        fresh("Carex nudata", authority="W. Boott"),
        fresh("Carex stricta", symbol="CANU5"),
    )
    assert stored == ["Carex grayi"]
    assert "is in the catalogue already" in faults
    assert "CANU5 is already the symbol of Carex nudata" in faults


def test_two_of_one_name_or_symbol_among_them_are_not_both_stored():
    stored, faults = add(fresh("Carex grayi", symbol="CAGR5"), fresh("Carex gravida", symbol="CAGR5"))
    assert stored == ["Carex grayi"]
    assert "CAGR5 is already the symbol of Carex grayi" in faults


def test_a_synonym_of_another_taxon_may_not_become_an_accepted_name():
    taxon = make_taxon("Actaea racemosa")
    with writing.change() as change:
        change.save(Synonym(taxon=taxon, name="Cimicifuga racemosa", authority="Nutt."))
    stored, faults = add(fresh("Cimicifuga racemosa", authority="Nutt."))
    assert stored == []
    assert "is a synonym of Actaea racemosa" in faults


def test_homonyms_get_addresses_of_their_own():
    make_taxon("Carex nudata", authority="W. Boott")
    add(fresh("Carex nudata", authority="Other", symbol="CANU9"), fresh("Carex nudata", authority="Third"))
    slugs = set(Taxon.objects.values_list("slug", flat=True))
    assert slugs == {"carex-nudata", "carex-nudata-canu9", "carex-nudata-third"}


def test_a_former_address_that_a_new_taxon_takes_is_forgotten():
    taxon = make_taxon("Carex nudata")
    FormerSlug.objects.create(slug="carex-grayi", taxon=taxon)
    add(fresh("Carex grayi"))
    assert not FormerSlug.objects.exists()


def test_the_number_of_queries_does_not_grow_with_the_taxa(django_assert_max_num_queries):
    genus = make_taxon("Carex", rank="genus")
    epithets = [f"{first}{second}us" for first in "bcdfg" for second in ("al", "el", "il", "ol", "ul")]
    with writing.change() as change, django_assert_max_num_queries(12):
        change.add([fresh(f"Carex {epithet}", parent=genus) for epithet in epithets])
    assert Taxon.objects.below(genus).count() == 25
