"""The demo is whole and consistent in itself."""

from collections import Counter

import pytest

from catalog import choices
from catalog.choices import ZONES, Rank
from catalog.documents import read
from catalog.traits import BY_KEY, Kind, stored_in
from catalog.writing._reference import LOWER_48, PROVINCES
from tests.demo.demo_files import (
    DEMO,
    ancestor_of,
    bundles,
    native_places,
    plants,
    sources,
    species_and_below,
    with_symbol,
)

COLUMN_TRAITS = {trait.key: trait for store in ("profile", "care") for trait in stored_in(store)}
WITHOUT_TRAIT = {"name", "article", "look-alikes"}


def of(plant):
    return plant["taxon"]["name"]


@pytest.mark.parametrize("name", ["sources.json", *bundles()])
def test_every_bundle_has_the_form_of_a_plant_document(name):
    assert read(DEMO / name)["version"] == 1


def test_the_demo_has_many_species_of_many_families_and_habits():
    ranks = Counter(plant["taxon"]["rank"] for plant in plants())
    habits = Counter(code for plant in species_and_below() for code in plant["traits"].get("habit", ()))
    assert len(species_and_below()) >= 400
    assert ranks["family"] >= 120
    assert set(habits) == {"forb", "graminoid", "fern", "subshrub", "shrub", "tree", "vine"}
    assert min(habits.values()) >= 20


def test_cacti_sedges_bulbs_and_water_plants_are_among_them():
    families = Counter(ancestor_of(plant, "family") for plant in species_and_below())
    assert families["Cactaceae"] >= 8
    assert families["Cyperaceae"] >= 8
    assert sum(families[name] for name in WATER_FAMILIES) >= 8
    assert sum("bulb" in plant["traits"].get("propagation", ()) for plant in species_and_below()) >= 5


WATER_FAMILIES = ("Nymphaeaceae", "Nelumbonaceae", "Alismataceae", "Pontederiaceae", "Lemnaceae", "Cabombaceae",
                  "Hydrocharitaceae", "Menyanthaceae", "Ceratophyllaceae")  # fmt: skip


def test_the_demo_reaches_every_region_of_usda_and_every_state_and_province():
    places = Counter(place for plant in species_and_below() for place in native_places(plant))
    assert {place for place in (*LOWER_48, *PROVINCES) if places[place] < 20} == set()
    assert {
        place for place in ("L48", "AK", "HI", "PR", "VI", "CAN", "GL", "SPM") if places[place] < 5
    } == set()


def test_every_species_is_native_somewhere():
    assert [of(plant) for plant in species_and_below() if not native_places(plant)] == []


def test_every_taxon_is_published_and_once():
    keys = Counter((of(plant), plant["taxon"]["authority"]) for plant in plants())
    assert {plant["taxon"]["status"] for plant in plants()} == {"published"}
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_symbol_is_used_twice_in_taxa_and_synonyms():
    symbols = Counter(plant["taxon"]["symbol"] for plant in plants() if plant["taxon"]["symbol"])
    symbols.update(synonym["symbol"] for plant in plants() for synonym in plant.get("synonyms", ()))
    assert [symbol for symbol, count in symbols.items() if count > 1] == []


def test_every_parent_comes_before_its_children_and_has_a_higher_rank():
    seen = set()
    for plant in plants():
        taxon, parent = plant["taxon"], plant["taxon"]["parent"]
        if parent:
            assert (parent["rank"], parent["name"], parent["authority"]) in seen, of(plant)
            assert Rank.values.index(parent["rank"]) < Rank.values.index(taxon["rank"]), of(plant)
        seen.add((taxon["rank"], taxon["name"], taxon["authority"]))


def test_only_the_kingdom_has_no_parent():
    roots = [plant["taxon"] for plant in plants() if not plant["taxon"]["parent"]]
    assert [taxon["name"] for taxon in roots] == ["Plantae"]


def test_every_source_that_is_named_exists():
    named = {row["source"] for plant in plants() for key in SOURCED for row in plant.get(key, ())}
    assert named <= set(sources())


SOURCED = ("citations", "synonyms", "vernacular_names", "placements", "legal")


def test_every_source_is_used_and_says_its_licence():
    used = {row["source"] for plant in plants() for key in SOURCED for row in plant.get(key, ())}
    assert used == set(sources())
    assert all(source["licence"] for source in sources().values())


def test_every_source_bears_a_date_so_that_every_fact_does():
    assert [key for key, source in sources().items() if not source.get("accessed")] == []
    assert [of(plant) for plant in plants() if not plant["citations"]] == []


def test_every_rule_by_which_a_value_was_derived_is_told():
    for plant in species_and_below():
        for fact in plant["citations"]:
            if fact["source"] == "usda-plants-copy" and fact["trait"] in (
                "zone",
                "light",
                "bloom-months",
                "spacing",
            ):
                assert fact["derived"], (of(plant), fact["trait"])


def test_every_trait_has_a_chosen_citation_with_the_same_value():
    for plant in plants():
        chosen = [fact for fact in plant["citations"] if fact["chosen"]]
        for key, value in plant.get("traits", {}).items():
            assert any(fact["trait"] == key and fact["value"] == value for fact in chosen), (of(plant), key)


def test_every_citation_says_something_of_a_known_trait():
    for plant in plants():
        for fact in plant["citations"]:
            assert fact["trait"] in BY_KEY or fact["trait"] in WITHOUT_TRAIT, (of(plant), fact["trait"])
            assert fact["quote"], (of(plant), fact["trait"])
            assert len(fact["derived"]) <= 300, (of(plant), fact["trait"])
            assert fact["chosen"] or fact["reason"], (of(plant), fact["trait"])


def test_a_trait_is_cited_once_per_source():
    for plant in plants():
        cited = Counter((fact["trait"], fact["source"]) for fact in plant["citations"])
        assert [key for key, count in cited.items() if count > 1] == [], of(plant)


def test_every_code_is_in_its_vocabulary():
    for plant in plants():
        for key, value in plant.get("traits", {}).items():
            vocabulary = COLUMN_TRAITS[key].vocabulary
            if vocabulary is not None:
                assert {str(code) for code in value} <= set(vocabulary.values), (of(plant), key)


def test_ranges_run_from_the_least_to_the_greatest():
    for plant in plants():
        for key, value in plant.get("traits", {}).items():
            kind = COLUMN_TRAITS[key].kind
            if kind is Kind.ZONES:
                low, high = (ZONES.index(value[end]) if value[end] else None for end in ("min", "max"))
            elif kind is Kind.RANGE:
                low, high = value["min"], value["max"]
            else:
                continue
            assert low is None or high is None or low <= high, (of(plant), key)


@pytest.mark.parametrize(
    ("section", "key", "vocabulary"),
    [
        ("wildlife", "animal", choices.Animal),
        ("wildlife", "relation", choices.AnimalRelation),
        ("hazards", "kind", choices.HazardKind),
        ("hazards", "affects", choices.Affected),
        ("hazards", "severity", choices.Severity),
        ("resistances", "against", choices.Stress),
        ("resistances", "grade", choices.Grade),
        ("wetland", "region", choices.WetlandRegion),
        ("wetland", "indicator", choices.WetlandIndicator),
        ("legal", "kind", choices.LegalKind),
        ("placements", "classification", choices.Classification),
    ],
)
def test_every_row_uses_codes_of_its_vocabulary(section, key, vocabulary):
    found = {row[key] for plant in plants() for row in plant.get(section, ())}
    assert found
    assert found <= set(vocabulary.values)


def test_nothing_is_called_harmless_on_the_word_of_one_table():
    shown = [row for plant in plants() for row in plant.get("hazards", ()) if row["kind"] == "toxic"]
    assert shown
    assert not [row for row in shown if row["severity"] == "none"]


def test_a_plant_without_flowers_has_no_bloom_and_one_without_seed_no_fruit():
    for plant in species_and_below():
        group, traits = plant["taxon"]["group"], plant["traits"]
        if group in ("gymnosperm", "fern", "horsetail", "lycopod"):
            assert not {"bloom-months", "bloom-colour"} & set(traits), of(plant)
        if group in ("fern", "horsetail", "lycopod"):
            assert "fruit-colour" not in traits, of(plant)
            assert "seed" not in traits.get("propagation", ()), of(plant)


def test_apg_places_flowering_plants_only():
    placed = [plant["taxon"] for plant in plants() if plant.get("placements")]
    assert {taxon["group"] for taxon in placed} <= {"dicot", "monocot"}


class TestPinkAlumroot:
    """Everything that the profile page must show of *Heuchera rubescens* var. *alpicola*."""

    def test_its_care_is_that_of_the_profile_document(self):
        traits = with_symbol("HERUA")["traits"]
        assert traits["zone"] == {"min": "4a", "max": "8b"}
        assert traits["spacing"] == {"min": 30.48, "max": 45.72}
        assert traits["division-interval"] == {"min": 3, "max": 4}
        assert traits["light"] == ["full-sun", "part-shade"]
        assert traits["water-use"] == ["low", "moderate"]
        assert traits["mulch"] == ["gravel"]
        assert traits["planting-time"] == ["after-last-frost"]
        assert "deadhead" in traits["upkeep"]

    def test_it_is_native_to_two_states(self):
        assert native_places(with_symbol("HERUA")) == {"L48", "US-CA", "US-NV"}

    def test_its_synonym_is_one_name_with_commas_and_an_ampersand(self):
        (synonym,) = with_symbol("HERUA")["synonyms"]
        assert synonym["symbol"] == "HERUP"
        assert (
            synonym["full_name"]
            == "Heuchera rubescens Torr. var. pachypoda (Greene) Rosend., Butters & Lakela"
        )

    def test_its_species_has_six_varieties_and_the_hybrid_is_there(self):
        parents = Counter(plant["taxon"]["parent"]["name"] for plant in plants() if plant["taxon"]["parent"])
        hybrid = with_symbol("HECU8")["taxon"]
        assert parents["Heuchera rubescens"] == 6
        assert (hybrid["name"], hybrid["hybrid_formula"]) == ("Heuchera ×cuneata", "cylindrica × rubescens")

    def test_its_varieties_have_something_to_inherit_from_the_species(self):
        species, variety = with_symbol("HERU"), with_symbol("HERUG")
        assert {"bloom-months", "bloom-colour", "soil"} <= set(species["traits"]) - set(variety["traits"])
        assert species["wetland"]

    def test_other_alumroots_are_there_to_compare_it_with(self):
        known = {
            of(plant): len(plant["traits"])
            for plant in species_and_below()
            if of(plant).startswith("Heuchera ")
        }
        assert sum(count >= 10 for count in known.values()) >= 4

    def test_its_family_stands_in_two_orders(self):
        family = next(plant for plant in plants() if of(plant) == "Saxifragaceae")
        assert (family["taxon"]["authority"], family["taxon"]["parent"]["name"]) == ("Juss.", "Rosales")
        assert family["placements"][0]["order"] == "Saxifragales"
