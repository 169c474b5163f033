"""An address that is no taxon's own leads to the right one, asks, or says what is near."""

import pytest

from catalog import names
from tests.factories import make_synonym, make_taxon, make_vernacular

pytestmark = pytest.mark.django_db


def targets(text: str) -> tuple[str, list[int]]:
    resolution = names.resolve_address(text)
    return resolution.kind, [match.taxon_id for match in resolution.matches]


def test_symbols_of_taxa_and_of_synonyms_lead_to_the_taxon():
    taxon = make_taxon(symbol="HERU")
    make_synonym(taxon, symbol="HEPA9")
    assert targets("HERU") == ("symbol", [taxon.pk])
    assert targets("hepa9") == ("symbol", [taxon.pk])


@pytest.mark.parametrize(
    "text", ["heuchera-pachypoda", "Heuchera pachypoda", "Heuchera_pachypoda", "Heuchera+pachypoda"]
)
def test_a_synonym_is_found_by_slug_or_by_name(text):
    taxon = make_taxon()
    make_synonym(taxon)
    assert targets(text) == ("synonym", [taxon.pk])


def test_a_name_with_its_authority_chooses_among_homonyms():
    one, two = make_taxon("Acer aa", "L."), make_taxon("Acer bb", "L.")
    make_synonym(one, "Acer commune", "Mill.")
    make_synonym(two, "Acer commune", "Lam.")
    assert targets("Acer commune") == ("synonym", [one.pk, two.pk])
    assert targets("Acer commune Lam.") == ("synonym", [two.pk])


def test_an_accepted_name_leads_to_itself_whatever_else_it_was_used_for():
    accepted, other = make_taxon("Acer aa", "L."), make_taxon("Acer bb", "L.")
    make_synonym(other, "Acer aa", "", note="auct. non L.", kind="misapplied")
    assert targets("acer aa") == ("accepted", [accepted.pk])


def test_a_shared_common_name_gives_all_its_bearers():
    taxa = [make_taxon(name, "L.") for name in ("Acer aa", "Acer bb")]
    for taxon in taxa:
        make_vernacular(taxon, "common maple")
    assert targets("common-maple") == ("common name", [taxon.pk for taxon in taxa])


def test_what_is_unknown_names_what_is_near():
    taxon = make_taxon(symbol="HERUA")
    kind, near = targets("HERUX")
    assert kind == "none"
    assert near == [taxon.pk]


def test_a_draft_is_never_a_target_nor_near():
    make_taxon(symbol="HERUA", status="draft")
    assert targets("HERUA") == ("none", [])
    assert targets("HERUX") == ("none", [])
