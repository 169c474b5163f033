"""A profile document becomes a plant: nothing is overwritten, nothing lost, and twice is as good as once."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from catalog import documents, writing
from catalog.models import CareGuide, Citation, ImportRun, Source, Taxon
from tests.factories import make_care, make_place, make_taxon
from tests.real_data import real_data

pytestmark = pytest.mark.django_db

PROFILES = Path(__file__).parent / "profiles"

SMALL = """North America Native Plant

Test Aster

Botanical name: Testaster minor

USDA symbol: TEMI99

Life cycle: perennial

Habit: forb

Native status: Native to Alaska

Synonyms: Aster minor (L.) Mill., Lam. & Torr. (ASMI99)

Test Aster: a first line about the test aster ...

Test Aster: a plant for tests

The test aster is a plant for tests.

Growing Test Aster

It is adapted to USDA hardiness zones 3-7.

  • Space plants 12-18 inches apart

Classification

Group

Dicot

Family

Testaceae Juss. - Test family

Genus

Testaster L. - test aster

Species

Testaster minor (L.) Nees - test aster
"""
SMALL += (
    "\nPlant data source: USDA, NRCS 2025. The PLANTS Database. https://plants.usda.gov,. 2/25/2025. "
    "National Plant Data Team, Greensboro, NC USA\n"
)


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "small.txt"
    path.write_text(SMALL, encoding="utf-8")
    return path


def run(*arguments: object) -> str:
    out = StringIO()
    call_command("import_profile", *map(str, arguments), stdout=out)
    return out.getvalue()


def everything() -> dict[str, object]:
    return documents.bundle(Taxon.objects.order_by("path"))


def test_a_profile_is_a_draft_with_proposals_until_somebody_decides(small):
    run(small)
    taxon = Taxon.objects.get(symbol="TEMI99")
    assert taxon.status == "draft"
    assert taxon.full_name == "Testaster minor (L.) Nees"
    assert not CareGuide.objects.filter(zone_min__isnull=False).exists()
    zone = Citation.objects.get(trait="zone")
    assert (zone.chosen, zone.value) == (False, {"min": "3a", "max": "7b"})
    assert zone.quote == "It is adapted to USDA hardiness zones 3-7."


def test_accepted_facts_are_applied_and_cited_to_their_sentence(small):
    run(small, "--accept-facts", "--publish")
    taxon = Taxon.objects.get(symbol="TEMI99")
    assert taxon.is_published
    assert (taxon.care.zone_min, taxon.care.zone_max) == (5, 14)
    assert Citation.objects.get(taxon=taxon, trait="zone").chosen


def test_a_proposal_can_be_accepted_by_a_later_run(small):
    run(small)
    run(small, "--accept-facts")
    assert CareGuide.objects.get().zone_min == 5
    assert Citation.objects.get(trait="zone").chosen


def test_the_parents_of_the_classification_are_made_once(small):
    run(small, "--publish")
    assert [taxon.name for taxon in Taxon.objects.order_by("path")] == [
        "Testaceae",
        "Testaster",
        "Testaster minor",
    ]
    taxon = Taxon.objects.get(symbol="TEMI99")
    assert taxon.family is not None
    assert taxon.family.full_name == "Testaceae Juss."


def test_known_parents_are_used_and_left_as_they_are(small):
    family = make_taxon("Testaceae", "", rank="family")
    genus = make_taxon("Testaster", "L.", parent=family)
    run(small)
    assert Taxon.objects.count() == 3
    assert Taxon.objects.get(symbol="TEMI99").parent == genus


def test_a_synonym_with_commas_and_ampersand_in_its_authority_is_one(small):
    run(small)
    synonym = Taxon.objects.get(symbol="TEMI99").synonyms.get()
    assert (synonym.authority, synonym.symbol) == ("(L.) Mill., Lam. & Torr.", "ASMI99")


def test_importing_twice_changes_nothing(small):
    run(small, "--accept-facts", "--publish")
    before, dates = everything(), list(Taxon.objects.order_by("pk").values_list("updated_at", "version"))
    assert "nothing was changed" in run(small, "--accept-facts", "--publish")
    assert everything() == before
    assert list(Taxon.objects.order_by("pk").values_list("updated_at", "version")) == dates
    assert ImportRun.objects.count() == 1


def test_a_dry_run_tells_and_changes_nothing(small):
    told = run(small, "--accept-facts", "--dry-run", "--examples", "50")
    assert "zone: min 3a, max 7b" in told
    assert "Dry run: nothing was changed." in told
    assert not Taxon.objects.exists()
    assert not Source.objects.exists()


def test_what_an_editor_chose_stays_and_the_difference_is_kept_as_a_citation(small):
    taxon = make_taxon("Testaster minor", "(L.) Nees", symbol="TEMI99")
    make_care(taxon, zone_min=9, zone_max=12)
    make_place(taxon, "AK", "introduced")
    run(small, "--accept-facts")
    care = CareGuide.objects.get()
    assert (care.zone_min, care.zone_max) == (9, 12)
    zone = Citation.objects.get(trait="zone")
    assert (zone.chosen, zone.reason) == (
        False,
        "The catalogue had another value when the document was imported.",
    )
    assert taxon.distribution.get().establishment == ("introduced",)
    assert care.spacing_min is not None


def test_an_article_that_is_there_is_not_replaced(small):
    run(small)
    section = Taxon.objects.get(symbol="TEMI99").sections.order_by("position").last()
    assert section is not None
    section.body = "<p>An editor wrote this.</p>"
    with writing.change() as change:
        change.save(section)
    run(small, "--accept-facts")
    section.refresh_from_db()
    assert section.body == "<p>An editor wrote this.</p>"


def test_a_symbol_of_another_plant_is_refused_and_nothing_changes(small):
    make_taxon("Acer rubrum", "L.", symbol="TEMI99")
    with pytest.raises(
        CommandError, match="is the symbol of Acer rubrum in the catalogue, not of Testaster minor"
    ):
        run(small)
    assert Taxon.objects.count() == 1


def test_another_symbol_of_the_same_plant_is_refused(small):
    make_taxon("Testaster minor", "(L.) Nees", symbol="TEMI1")
    with pytest.raises(
        CommandError, match=r"is not the symbol that Testaster minor has in the catalogue \(TEMI1\)"
    ):
        run(small)


def test_one_plant_in_two_files_is_refused(small, tmp_path):
    twin = tmp_path / "twin.txt"
    twin.write_text(SMALL, encoding="utf-8")
    with pytest.raises(CommandError, match=r"described in small\.txt and again in twin\.txt"):
        run(small, twin)
    assert not Taxon.objects.exists()


def test_of_several_files_with_one_bad_none_is_imported(small, tmp_path):
    bad = tmp_path / "bad.txt"
    bad.write_text("Nothing of a profile", encoding="utf-8")
    with pytest.raises(CommandError):
        run(small, bad)
    assert not Taxon.objects.exists()


@pytest.mark.parametrize("path", sorted(PROFILES.glob("*.txt")), ids=lambda path: path.stem)
def test_every_profile_of_the_project_imports_and_stays_as_it_is(path):
    run(path, "--accept-facts", "--publish")
    before = everything()
    assert "nothing was changed" in run(path, "--accept-facts", "--publish")
    assert everything() == before


def test_the_real_document_gives_every_element_of_the_page():
    run(real_data("profile/heuchera-rubescens-var-alpicola.txt"), "--accept-facts", "--publish")
    taxon = Taxon.objects.get(symbol="HERUA")
    plant = documents.serialise(taxon)
    assert taxon.full_name == "Heuchera rubescens Torr. var. alpicola"
    assert [row["symbol"] for row in plant["synonyms"]] == ["HERUP"]
    assert [row["name"] for row in plant["vernacular_names"]] == ["pink alumroot"]
    assert {row["region"] for row in plant["distribution"]} == {"L48", "US-CA", "US-NV"}
    traits = plant["traits"]
    assert traits["zone"] == {"min": "4a", "max": "8b"}
    assert traits["spacing"] == {"min": 30.48, "max": 45.72}
    assert traits["division-interval"] == {"min": 3, "max": 4}
    assert traits["light"] == ["full-sun", "part-shade"]
    assert traits["water-use"] == ["low", "moderate"]
    assert traits["mulch"] == ["gravel"]
    assert traits["drainage"] == ["good-drainage"]
    assert set(traits["upkeep"]) == {"deadhead", "divide"}
    assert "native-bees" in {row["animal"] for row in plant["wildlife"]}
    assert len(plant["care"]["perfect_for"]) == 5
    assert len(plant["care"]["not_ideal_if"]) == 4
    assert [row["kind"] for row in plant["article"]["sections"]] == [
        "other", "special", "where", "right", "growing", "care", "wildlife", "bottom-line",
    ]  # fmt: skip
    ranks = [parent.rank for parent in Taxon.objects.above(taxon)]
    assert ranks == [
        "kingdom", "subkingdom", "superdivision", "division", "class", "subclass", "order", "family",
        "genus", "species",
    ]  # fmt: skip
    source = Source.objects.get(title="The PLANTS Database")
    assert source.line == (
        "USDA, NRCS. 2025. The PLANTS Database (https://plants.usda.gov, accessed 2025-02-25). "
        "National Plant Data Team, Greensboro, NC USA."
    )
    assert source.citation.startswith(
        "USDA, NRCS 2025. The PLANTS Database. https://plants.usda.gov,. 2/25/2025."
    )


def test_a_second_range_in_the_text_is_told_and_not_taken(small):
    text = small.read_text(encoding="utf-8").replace(
        "USDA hardiness zones 3-7.", "USDA hardiness zones 3-7.\n\nOthers grow it in zones 4 to 9."
    )
    small.write_text(text, encoding="utf-8")
    told = run(small, "--accept-facts")
    assert ": zone: min 4a, max 9b (“Others grow it in zones 4 to 9.”) was not taken" in told
    assert (CareGuide.objects.get().zone_min, CareGuide.objects.get().zone_max) == (5, 14)
