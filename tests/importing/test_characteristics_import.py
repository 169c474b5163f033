"""Characteristics, life cycle, plant type and group."""

from pathlib import Path

import pytest
from django.core.management import CommandError

from catalog import documents, facets
from catalog.importing import _running
from catalog.models import CareGuide, Citation, Hazard, Profile, Resistance, Taxon
from tests.factories import make_care, make_profile, make_taxon
from tests.importing.checklist_files import fingerprint, run_import

pytestmark = pytest.mark.django_db

CELLS = {
    "symbol": "TEMI",
    "growth_rate": "Slow",
    "height_mature_feet": "2.5",
    "shade_tolerance": "Intermediate",
    "temperature_minimum_f": "-28.0",
    "flower_color": "Yellow",
    "drought_tolerance": "Medium",
    "toxicity": "None",
    "ph_minimum": "5.5",
    "ph_maximum": "7.0",
}
LIST = "symbol,scientific_name,common_name,group_name,rank,family,genus,duration,growth_habit"


def characteristics(tmp_path: Path, **cells: str) -> Path:
    """A file of characteristics with one row."""
    row = CELLS | cells
    path = tmp_path / "characteristics.csv"
    path.write_text(",".join(row) + "\n" + ",".join(row.values()) + "\n", encoding="utf-8")
    return path


def plants(tmp_path: Path, *rows: str) -> Path:
    """A list of plants."""
    path = tmp_path / "plants.csv"
    path.write_text("\n".join([LIST, *rows]) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def taxon() -> Taxon:
    """A species with a symbol."""
    return make_taxon("Testaster minor", "Mill.", symbol="TEMI")


@pytest.mark.parametrize("direct", [0, 300])
def test_each_cell_becomes_a_trait_with_its_citation(
    tmp_path: Path, taxon: Taxon, monkeypatch: pytest.MonkeyPatch, direct: int
):
    monkeypatch.setattr(_running, "DIRECT", direct)
    run_import("import_characteristics", characteristics(tmp_path))
    traits = documents.traits_of(Profile.objects.get(taxon=taxon), CareGuide.objects.get(taxon=taxon))
    assert traits["growth-rate"] == ["slow"]
    assert traits["height"] == {"min": 76.2, "max": 76.2}
    assert traits["light"] == ["full-sun", "part-shade"]
    assert traits["zone"] == {"min": "4a", "max": None}
    assert traits["soil-ph"] == {"min": 5.5, "max": 7}
    assert traits["bloom-colour"] == ["yellow"]
    assert set(Resistance.objects.values_list("against", "grade")) == {
        ("drought", "medium"),
        ("shade", "medium"),
    }
    cited = Citation.objects.get(trait="zone")
    assert (cited.source.key, cited.quote) == ("usda-characteristics", "temperature_minimum_f: -28.0")
    assert "average yearly minimum temperature" in cited.derived
    assert Citation.objects.get(trait="growth-rate").derived == ""
    assert facets.check() == []
    before = fingerprint()
    run_import("import_characteristics", characteristics(tmp_path))
    assert fingerprint() == before


@pytest.mark.usefixtures("taxon")
def test_no_known_toxicity_is_cited_but_calls_no_plant_harmless(tmp_path: Path):
    run_import("import_characteristics", characteristics(tmp_path))
    assert not Hazard.objects.exists()
    cited = Citation.objects.get(trait="hazard")
    assert not cited.chosen
    assert cited.reason.startswith("Not shown")


@pytest.mark.usefixtures("taxon")
def test_a_hazard_is_stored_with_its_severity(tmp_path: Path):
    run_import("import_characteristics", characteristics(tmp_path, toxicity="Severe"))
    assert Hazard.objects.values_list("kind", "severity").get() == ("toxic", "severe")


def test_an_editors_value_stays_and_the_files_is_cited(tmp_path: Path, taxon: Taxon):
    make_care(taxon, light=("deep-shade",))
    printed = run_import("import_characteristics", characteristics(tmp_path))
    assert CareGuide.objects.get(taxon=taxon).light == ("deep-shade",)
    assert "light deep-shade; the file says light full-sun, part-shade" in printed
    cited = Citation.objects.get(trait="light")
    assert (cited.chosen, cited.value) == (False, ["full-sun", "part-shade"])


def test_a_newer_file_changes_its_own_values_only(tmp_path: Path, taxon: Taxon):
    run_import("import_characteristics", characteristics(tmp_path))
    profile = Profile.objects.get(taxon=taxon)
    profile.growth_rate = ("rapid",)
    profile.save()
    newer = characteristics(
        tmp_path, height_mature_feet="4", growth_rate="Moderate", drought_tolerance="High"
    )
    run_import("import_characteristics", newer)
    profile.refresh_from_db()
    assert (float(profile.height_max or 0), profile.growth_rate) == (121.92, ("rapid",))
    assert Resistance.objects.get(against="drought").grade == "high"


def test_life_cycle_plant_type_and_group_come_from_the_list(tmp_path: Path, taxon: Taxon):
    row = 'TEMI,Testaster minor Mill.,,Dicot,Species,Testaceae,Testaster,"Annual, Perennial","Forb/herb, Subshrub"'
    run_import("import_characteristics", plants(tmp_path, row))
    profile = Profile.objects.get(taxon=taxon)
    taxon.refresh_from_db()
    assert (profile.life_cycle, profile.habit) == (("annual", "perennial"), ("forb", "subshrub"))
    assert (taxon.group, taxon.version) == ("dicot", 2)
    assert Citation.objects.get(trait="habit").quote == "growth_habit: Forb/herb, Subshrub"


@pytest.mark.usefixtures("taxon")
def test_a_fern_is_a_fern_and_gets_no_flowers_when_the_list_says_its_group(tmp_path: Path):
    row = "TEMI,Testaster minor Mill.,,Fern,Species,Testaceae,Testaster,Perennial,Forb/herb"
    run_import("import_characteristics", characteristics(tmp_path), plants(tmp_path, row))
    profile = Profile.objects.get()
    assert (profile.habit, profile.bloom_colour) == (("fern",), None)
    assert "by their plant group" in Citation.objects.get(trait="habit").derived


def test_a_group_that_an_editor_chose_stays(tmp_path: Path, taxon: Taxon):
    Taxon.objects.filter(pk=taxon.pk).update(group="monocot")
    make_profile(taxon, life_cycle=("annual",))
    row = "TEMI,Testaster minor Mill.,,Dicot,Species,Testaceae,Testaster,Annual,"
    printed = run_import("import_characteristics", plants(tmp_path, row))
    taxon.refresh_from_db()
    assert taxon.group == "monocot"
    assert "group monocot; the file says dicot" in printed


def test_a_plant_that_is_not_there_is_reported(tmp_path: Path):
    printed = run_import("import_characteristics", characteristics(tmp_path))
    assert "line 2: TEMI: not stored" in printed


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"height_mature_feet": "tall"}, "Line 2, column height_mature_feet: “tall” is not a number"),
        ({"symbol": "3-Mar"}, 'Line 2, column symbol: "3-MAR" is a date'),
        ({"symbol": ""}, "Line 2, column symbol"),
    ],
)
def test_a_bad_cell_refuses_the_file(tmp_path: Path, cells: dict[str, str], words: str):
    with pytest.raises(CommandError) as refused:
        run_import("import_characteristics", characteristics(tmp_path, **cells))
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("TEMI,,,Plant,,,,Annual,Tree", 'Line 2, column group_name: "Plant" is none of'),
        ("TEMI,,,Dicot,,,,Weekly,Tree", 'Line 2, column duration: "Weekly" is none of'),
        ("TEMI,,,Dicot,,,,Annual,Cloud", 'Line 2, column growth_habit: "Cloud" is none of'),
    ],
)
def test_an_unknown_word_refuses_the_list(tmp_path: Path, row: str, words: str):
    with pytest.raises(CommandError) as refused:
        run_import("import_characteristics", plants(tmp_path, row))
    assert words in str(refused.value)
