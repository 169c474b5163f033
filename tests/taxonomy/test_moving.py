"""Another parent, and the new combination that may follow from it."""

import pytest
from django.test import Client

from catalog.models import Taxon
from tests.factories import make_family, make_taxon
from tests.taxonomy.acts import assert_indexed, done, everything, make_alumroots, previewed, undone

pytestmark = pytest.mark.django_db


def moved(species: Taxon, parent: Taxon) -> dict[str, object]:
    return {"under": parent.pk, "name": species.name, "authority": species.authority, "rank": species.rank}


def test_a_genus_moves_to_another_family_with_all_below_it(chief: Client):
    genus = make_alumroots().parent
    assert genus is not None
    family = make_family()
    before = everything()
    act = done(chief, "move", genus, **moved(genus, family))
    assert set(Taxon.objects.exclude(pk=family.pk).values_list("family", flat=True)) == {family.pk}
    assert_indexed()
    undone(chief, act)
    assert everything() == before
    assert set(Taxon.objects.exclude(pk=family.pk).values_list("family", flat=True)) == {None}
    assert_indexed()


def test_a_species_under_another_genus_is_a_new_combination(chief: Client):
    species = make_alumroots()
    genus = make_taxon("Probata", "Raf.")
    answer = previewed(chief, "move", species, **moved(species, genus))
    desk = answer.context["desk"]
    assert (desk.form["name"].value(), desk.form["authority"].value()) == ("Probata rubescens", "(Torr.)")
    assert "who made the combination" in answer.content.decode()
    before = everything()
    fields = {**moved(species, genus), "name": "Probata rubescens", "authority": "(Torr.) Rydb."}
    act = done(chief, "move", species, **fields)
    now = everything()["Probata rubescens"]
    assert now["taxon"]["parent"]["name"] == "Probata"
    old = next(row for row in now["synonyms"] if row["name"] == "Heuchera rubescens")
    assert (old["kind"], old["symbol"], old["name_id"]) == ("homotypic", "HERU", str(species.name_id))
    assert_indexed()
    undone(chief, act)
    assert everything() == before


def test_a_variety_moves_to_another_species(chief: Client):
    make_alumroots()
    variety = Taxon.objects.get(symbol="HERUA")
    other = make_taxon("Heuchera sanguinea", "Engelm.", parent=Taxon.objects.get(name="Heuchera"))
    answer = previewed(chief, "move", variety, **moved(variety, other))
    assert answer.context["desk"].form["name"].value() == "Heuchera sanguinea var. alpicola"
    assert answer.context["desk"].preview.problems == []


def test_a_species_may_stand_under_a_section_of_its_genus_without_another_name(chief: Client):
    species = make_alumroots()
    section = make_taxon("Heuchera sect. Rhodoheuchera", "Rosend.", rank="section", parent=species.parent)
    act = done(chief, "move", species, **moved(species, section))
    assert "as" not in act.summary.split()
    species.refresh_from_db()
    assert (species.parent_id, species.name) == (section.pk, "Heuchera rubescens")


@pytest.mark.parametrize("name", ["Heuchera rubescens var. alpicola", "Heuchera rubescens"])
def test_a_parent_of_no_higher_rank_is_refused(chief: Client, name: str):
    species = make_alumroots()
    answer = previewed(chief, "move", species, **moved(species, Taxon.objects.get(name=name)))
    assert answer.context["desk"].preview.problems
