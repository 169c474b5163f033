"""The classification of a taxon, and where others put its family."""

import pytest

from catalog import facts, glossary
from catalog.choices import Rank, Status
from catalog.models import Placement, Taxon
from tests.factories import make_family, make_taxon, make_vernacular

pytestmark = pytest.mark.django_db


@pytest.fixture
def family() -> Taxon:
    order = make_taxon("Rosales", "", rank=Rank.ORDER)
    return make_family(parent=order)


def lineage(taxon: Taxon) -> facts.Lineage:
    return facts.lineage_of(taxon, glossary.terms())


def test_ranks_without_a_taxon_are_left_out_and_the_rest_come_from_the_top(family: Taxon):
    genus = make_taxon("Heuchera", "L.", parent=family, group="dicot")
    make_vernacular(family, "Saxifrage family")
    told = lineage(genus)
    assert told.group == "Dicot"
    assert [(row.label, row.taxon.name, row.common_name) for row in told.rows] == [
        ("Order", "Rosales", ""),
        ("Family", "Saxifragaceae", "Saxifrage family"),
        ("Genus", "Heuchera", ""),
    ]
    assert [row.is_self for row in told.rows] == [False, False, True]


def test_another_order_is_told_only_where_it_differs(family: Taxon):
    genus = make_taxon("Heuchera", "L.", parent=family)
    placement = Placement.objects.create(taxon=family, classification="apg-iv", order="Saxifragales")
    assert lineage(genus).differing == (placement,)
    Placement.objects.update(order="Rosales")
    assert lineage(genus).differing == ()


def test_a_draft_above_is_not_told(family: Taxon):
    genus = make_taxon("Heuchera", "L.", parent=family)
    Taxon.objects.filter(pk=family.pk).update(status=Status.DRAFT)
    assert [row.taxon.name for row in lineage(genus).rows] == ["Rosales", "Heuchera"]


def test_members_are_counted_by_what_is_below_them(family: Taxon):
    heuchera = make_taxon("Heuchera", "L.", parent=family)
    make_taxon("Tiarella", "L.", parent=family)
    species = make_taxon("Heuchera rubescens", "Torr.", parent=heuchera)
    make_taxon("Heuchera rubescens var. alpicola", "Jeps.", parent=species)
    make_taxon("Heuchera secreta", "X.", parent=heuchera, status=Status.DRAFT)
    terms = glossary.terms()
    members = facts.members(family, facts.children_of(family), terms)
    assert [(member.taxon.name, member.plants) for member in members] == [("Heuchera", 2), ("Tiarella", 0)]
    (member,) = facts.members(heuchera, facts.children_of(heuchera), terms)
    assert (member.taxon, member.plants) == (species, 1)
    assert facts.group_of(family, terms).plants == 2


def test_a_family_without_members_has_none(family: Taxon):
    assert facts.members(family, [], glossary.terms()) == []


@pytest.mark.parametrize(("name", "within"), [("Asclepiadaceae", "Apocynaceae"), ("Saxifragaceae", "")])
def test_a_family_that_is_kept_apart_no_more_tells_in_which_it_is_included(name: str, within: str):
    genus = make_taxon("Asclepias", "L.", parent=make_family(name))
    assert lineage(genus).included_in == within
