"""Rules that span rows hold at the write door."""

import pytest
from django.core.exceptions import ValidationError

from catalog import writing
from catalog.choices import Rank
from catalog.models import Synonym, Taxon
from tests.factories import make_family, make_synonym, make_taxon

pytestmark = pytest.mark.django_db


def refused(instance) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught, writing.change() as change:
        change.save(instance)
    return caught.value.message_dict


def test_a_parent_of_equal_rank_is_refused():
    other = make_taxon("Heuchera parvifolia", "Nutt.")
    faults = refused(Taxon(name="Heuchera rubescens", authority="Torr.", rank=Rank.SPECIES, parent=other))
    assert faults["parent"] == [
        "Heuchera parvifolia Nutt. is a species; the parent of a species must have a higher rank."
    ]


def test_a_parent_of_lower_rank_is_refused():
    species = make_taxon()
    faults = refused(Taxon(name="Saxifragaceae", authority="Juss.", rank=Rank.FAMILY, parent=species))
    assert "must have a higher rank" in faults["parent"][0]


def test_a_variety_directly_under_a_genus_is_refused():
    genus = make_taxon("Heuchera", "L.")
    faults = refused(
        Taxon(name="Heuchera rubescens var. alpicola", authority="Jeps.", rank=Rank.VARIETY, parent=genus)
    )
    assert faults["parent"] == ["A variety stands under a species or a part of one, not under a genus."]


def test_a_taxon_cannot_be_its_own_parent():
    taxon = make_taxon()
    taxon.parent = taxon
    assert refused(taxon)["parent"] == ["A taxon cannot be its own parent."]


def test_a_cycle_is_refused():
    family = make_family()
    genus = make_taxon("Heuchera", "L.", parent=family)
    family.parent = genus
    assert "stands under this taxon itself" in refused(family)["parent"][0]


def test_a_rank_that_no_longer_stands_above_the_children_is_refused():
    genus = make_taxon("Heuchera", "L.")
    make_taxon(parent=genus)
    genus.rank = Rank.VARIETY
    assert refused(genus)["rank"] == [
        "A species stands under this taxon; its rank must stay higher than that."
    ]


def test_a_cultivar_stands_under_a_genus_or_below_and_has_no_rank():
    family = make_family()
    cultivar = Taxon(name="Heuchera sanguinea 'Splendens'", cultivar_epithet="Splendens", parent=family)
    assert "stands under a genus" in refused(cultivar)["parent"][0]
    cultivar.parent = make_taxon("Heuchera sanguinea", "Engelm.")
    with writing.change() as change:
        change.save(cultivar)
    assert cultivar.slug == "heuchera-sanguinea-splendens"
    child = Taxon(name="Heuchera sanguinea f. alba", rank=Rank.FORM, parent=cultivar)
    assert "nothing stands under a cultivar" in refused(child)["parent"][0]


def test_a_symbol_of_another_taxon_is_refused():
    make_taxon(symbol="HERU")
    faults = refused(Taxon(name="Heterotheca rutteri", authority="X", rank=Rank.SPECIES, symbol=" heru "))
    assert faults["symbol"][0] == "HERU is already the symbol of Heuchera rubescens."


def test_a_symbol_of_a_synonym_is_refused_for_taxa_and_synonyms():
    taxon = make_taxon(symbol="HERU")
    make_synonym(taxon, symbol="HEPA9")
    expected = "HEPA9 is already the symbol of Heuchera pachypoda, a synonym of Heuchera rubescens."
    faults = refused(Taxon(name="Heuchera parvifolia", authority="Nutt.", rank=Rank.SPECIES, symbol="HEPA9"))
    assert faults["symbol"] == [expected]
    faults = refused(Synonym(taxon=taxon, name="Heuchera gracilis", authority="Rydb.", symbol="HEPA9"))
    assert faults["symbol"] == [expected]


def test_a_symbol_of_a_taxon_is_refused_for_a_synonym():
    taxon = make_taxon(symbol="HERU")
    faults = refused(Synonym(taxon=taxon, name="Heuchera gracilis", authority="Rydb.", symbol="HERU"))
    assert faults["symbol"] == ["HERU is already the symbol of Heuchera rubescens."]


def test_a_synonym_of_itself_is_refused():
    taxon = make_taxon()
    faults = refused(Synonym(taxon=taxon, name="HEUCHERA  RUBESCENS", authority="Torr."))
    assert faults["name"] == ["This is the accepted name of the taxon; a name is no synonym of itself."]


def test_the_accepted_name_of_another_taxon_is_a_synonym_only_with_a_note():
    taxon = make_taxon()
    make_taxon("Heuchera parvifolia", "Nutt.")
    synonym = Synonym(taxon=taxon, name="Heuchera parvifolia", authority="Nutt.")
    assert "accepted name of another taxon" in refused(synonym)["name"][0]
    synonym.note = "p.p."
    with writing.change() as change:
        change.save(synonym)
    assert taxon.synonyms.count() == 1


@pytest.mark.parametrize(
    "name",
    ["acer ×zz", "Acer zz ", "Acer  zz", "Acer\u200b zz", "Acer x zz", "ACER ZZ", "Acer\u00a0zz"],
)
def test_a_spelling_of_a_name_that_is_there_is_refused_and_names_the_taxon(name):
    make_taxon("Acer zz", "L.", symbol="ACZZ")
    faults = refused(Taxon(name=name, authority="L.", rank=Rank.SPECIES))
    assert faults["name"] == ["Acer zz L. is in the catalogue already (published, ACZZ)."]


def test_the_same_name_by_another_author_is_another_taxon():
    make_taxon("Acer zz", "L.")
    assert make_taxon("Acer zz", "Mill.").slug == "acer-zz-mill"


def test_deleting_what_others_rest_on_is_refused_with_the_list():
    genus = make_taxon("Heuchera", "L.", status="draft")
    make_taxon(parent=genus)
    with pytest.raises(writing.Refused) as caught, writing.change() as change:
        change.delete(genus)
    assert caught.value.messages == [
        "These taxa stand under it: Heuchera rubescens. Move them under another parent first."
    ]
    assert Taxon.objects.count() == 2


def test_deleting_a_published_taxon_is_refused():
    taxon = make_taxon()
    assert writing.deletion_blockers(taxon) == ["It is on the public site. Withdraw it first."]


def test_a_draft_without_children_is_deleted_with_its_own_parts():
    taxon = make_taxon(status="draft")
    make_synonym(taxon)
    with writing.change() as change:
        change.delete(taxon)
    assert not Taxon.objects.exists()
    assert not Synonym.objects.exists()


def test_an_authority_typed_into_the_name_is_pointed_out():
    faults = refused(Taxon(name="Heuchera rubescens Torr.", rank=Rank.SPECIES))
    assert faults["name"] == ["“Torr.” reads as an authority; write it in the field for the authority."]


@pytest.mark.parametrize("symbol", ["2-DEC", "MAR-2", "12/2/2025", "DEC 2", "9"])
def test_a_symbol_that_a_spreadsheet_has_damaged_is_refused(symbol):
    faults = refused(Taxon(name="Deschampsia aa", authority="L.", rank=Rank.SPECIES, symbol=symbol))
    assert "Spreadsheets turn some symbols into dates" in faults["symbol"][0]


@pytest.mark.parametrize("slug", ["a/b", "Foo Bar", "x?y", "x#y", "%2e", "..", "HERUA", "-a", "a--b", "é"])
def test_an_address_that_would_not_work_is_refused(slug):
    faults = refused(Taxon(name="Heuchera aa", authority="L.", rank=Rank.SPECIES, slug=slug))
    assert "small letters a to z" in faults["slug"][0]


def test_an_address_that_is_the_symbol_of_another_plant_is_refused():
    taxon = make_taxon(symbol="HERU")
    make_synonym(taxon, symbol="HEPA9")
    for slug in ("heru", "hepa9"):
        faults = refused(Taxon(name="Heuchera aa", authority="L.", rank=Rank.SPECIES, slug=slug))
        assert "its address must lead there" in faults["slug"][0]


def test_a_genus_keeps_the_address_of_its_name_though_it_reads_like_a_symbol():
    make_taxon("Rorippa sativa", "X", symbol="ROSA")
    assert make_taxon("Rosa", "L.").slug == "rosa"


def test_a_name_that_is_a_synonym_elsewhere_is_refused_until_it_is_removed_there():
    make_synonym(make_taxon())
    faults = refused(Taxon(name="Heuchera pachypoda", authority="Greene", rank=Rank.SPECIES))
    assert faults["name"] == [
        "Heuchera pachypoda Greene is a synonym of Heuchera rubescens in the catalogue. Remove it there first."
    ]


def test_the_accepted_name_without_its_authority_is_no_synonym():
    taxon = make_taxon()
    assert "no synonym of itself" in refused(Synonym(taxon=taxon, name="Heuchera rubescens"))["name"][0]


def test_a_species_bears_the_name_of_its_genus():
    genus = make_taxon("Heuchera", "L.")
    faults = refused(Taxon(name="Quercus alba", authority="L.", rank=Rank.SPECIES, parent=genus))
    assert faults["name"] == ["A name under Heuchera begins with Heuchera."]


def test_a_name_of_another_rank_is_refused():
    assert refused(Taxon(name="Heuchera", rank=Rank.SPECIES))["name"] == [
        "This is the name of a genus, not of a species."
    ]


@pytest.mark.parametrize("name", ["<b>x</b>", "12", "???"])
def test_what_is_no_name_is_refused(name):
    assert refused(Taxon(name=name, rank=Rank.SPECIES))["name"]


def test_a_full_name_of_another_plant_is_refused():
    faults = refused(Taxon(name="Heuchera aa", authority="L.", full_name="Acer rubrum L.", rank=Rank.SPECIES))
    assert faults["full_name"] == [
        "This reads as Acer rubrum, not as Heuchera aa. Leave it empty to have it filled in."
    ]
