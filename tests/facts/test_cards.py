"""A plant in short: its native status is that of its page, though fewer rows are read for it."""

import pytest

from catalog import facts, glossary
from catalog.models import Taxon
from tests.factories import make_place, make_taxon

pytestmark = pytest.mark.django_db


def native(taxon: Taxon) -> str:
    (card,) = facts.cards([taxon.pk], glossary.terms())
    assert card.native == facts.places_of(Taxon.objects.get(pk=taxon.pk), glossary.terms()).status
    return card.native


def test_regions_speak_where_they_are_recorded_and_states_otherwise():
    with_regions, states_alone = make_taxon("Acer rubrum", "L."), make_taxon("Acer saccharum", "Marshall")
    for place in ("L48", "US-OR", "US-CA"):
        make_place(with_regions, place)
    for place in ("US-OR", "CA-BC"):
        make_place(states_alone, place)
    assert native(with_regions) == "Native to the lower 48 states"
    assert native(states_alone) == "Native to Oregon and British Columbia"


def test_of_a_sensitive_plant_no_state_is_told():
    taxon = make_taxon("Acer rubrum", "L.", sensitive=True)
    make_place(taxon, "US-OR")
    assert native(taxon) == ""
    make_place(taxon, "L48")
    assert native(taxon) == "Native to the lower 48 states"
