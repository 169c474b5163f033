"""What the facets mean, a ruling to a test."""

import pytest

from catalog import facets
from catalog.choices import Rank, Status
from catalog.models import ArticleSection, Hazard, Photo, Resistance, Taxon, WetlandStatus, WildlifeValue
from tests.facets.asking import add, found, search
from tests.factories import (
    make_care,
    make_family,
    make_place,
    make_profile,
    make_synonym,
    make_taxon,
    make_vernacular,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def sedge() -> Taxon:
    return make_taxon("Carex nudata", "W. Boott")


@pytest.fixture
def alumroot() -> Taxon:
    return make_taxon("Heuchera rubescens", "Torr.")


def test_without_a_question_every_public_plant_is_listed(sedge, alumroot):
    make_taxon("Acer rubrum", "L.", status=Status.DRAFT)
    make_taxon("Salix alba", "L.", excluded=True)
    make_family()
    make_taxon("Tellima", "R. Br.")
    make_taxon("Tellima 'Forest Frost'", "", cultivar_epithet="Forest Frost")
    assert found("") == {"Carex nudata", "Heuchera rubescens", "Tellima 'Forest Frost'"}


def test_a_taxon_without_light_is_unknown_and_not_shade(sedge):
    result = search("light=deep-shade")
    assert result.total == 0
    assert result.unknown["light"] == 1
    assert result.might == 1


def test_values_of_one_facet_are_alternatives_and_facets_narrow(sedge, alumroot):
    make_care(sedge, light=["full-sun"], moisture=["wet"])
    make_care(alumroot, light=["part-shade"], moisture=["dry"])
    assert found("light=full-sun&light=part-shade") == {"Carex nudata", "Heuchera rubescens"}
    assert found("light=full-sun&light=part-shade&moisture=wet") == {"Carex nudata"}


def test_a_value_is_counted_under_the_other_facets_alone(sedge, alumroot):
    make_care(sedge, light=["full-sun"], moisture=["wet"])
    make_care(alumroot, light=["part-shade"], moisture=["dry"])
    counts = search("light=full-sun").counts
    assert counts["light"] == {"full-sun": 1, "part-shade": 1, "dappled": 0, "deep-shade": 0}
    assert (counts["moisture"]["wet"], counts["moisture"]["dry"]) == (1, 0)


def test_known_to_be_none_is_known(sedge):
    make_profile(sedge, bloom_colour=())
    assert found("colour!=white") == {"Carex nudata"}
    assert search("colour=white").might == 0


def test_exclusion_keeps_only_what_is_known_not_to_be_so(sedge, alumroot):
    make_care(alumroot, light=["part-shade"])
    assert found("light!=full-sun") == {"Heuchera rubescens"}
    assert found("light!=part-shade") == set()
    assert search("light!=full-sun").might == 1


def test_not_recorded_can_be_asked_for_and_excluded(sedge, alumroot):
    make_care(alumroot, light=["part-shade"])
    assert found("light=unknown") == {"Carex nudata"}
    assert found("light=unknown&light=part-shade") == {"Carex nudata", "Heuchera rubescens"}
    assert found("light!=unknown") == {"Heuchera rubescens"}


def test_those_that_might_match_are_listed_on_demand_and_marked(sedge, alumroot):
    make_care(alumroot, light=["part-shade"])
    result = search("light=part-shade&might=1")
    assert (result.total, result.certain, result.might) == (2, 1, 1)
    assert result.uncertain == {sedge.pk}


def test_a_plant_that_fails_one_facet_is_no_might(sedge):
    make_care(sedge, moisture=["wet"])
    assert search("light=full-sun&moisture=dry").might == 0
    assert search("light=full-sun&moisture=wet").might == 1


def test_a_zone_is_within_the_range(sedge):
    make_care(sedge, zone_min=7, zone_max=16)  # 4a to 8b
    assert found("zone=6") == found("zone=4a") == found("zone=8b..9a") == {"Carex nudata"}
    assert found("zone=3") == found("zone=9..10") == set()
    counts = search("").counts["zone"]
    assert (counts["6"], counts["6a"], counts["3b"]) == (1, 1, 0)


def test_of_a_height_with_an_open_end_only_the_known_end_is_certain(sedge):
    make_profile(sedge, height_max=30)
    assert found("height=30") == {"Carex nudata"}
    assert found("height=10") == set()


def test_a_zone_with_an_open_end_reaches_as_far_as_the_page_says(sedge):
    make_care(sedge, zone_min=7)  # "4a and warmer"
    assert found("zone=4a") == found("zone=5") == found("zone=13b") == {"Carex nudata"}
    assert found("zone=3b") == set()


@pytest.mark.parametrize(
    "query", ["height=30..90", "height=90..200", "height=..30", "height=30..", "height=50"]
)
def test_a_height_overlaps(sedge, query):
    make_profile(sedge, height_min="30.48", height_max=90)
    expected = set() if query == "height=..30" else {"Carex nudata"}
    assert found(query) == expected


def test_inches_are_kept_to_the_hundredth(sedge):
    make_profile(sedge, height_min="30.48", height_max="30.48")
    assert found("height=30") == set()
    assert found("height=30..31") == {"Carex nudata"}


def test_months_go_round_the_year(sedge):
    make_profile(sedge, bloom_months=["1", "2"])
    assert found("bloom=11..1") == {"Carex nudata"}
    assert found("bloom=3..12") == set()


def test_a_plant_is_toxic_harmless_or_not_known(sedge, alumroot):
    make_taxon("Acer rubrum", "L.")
    add(Hazard(taxon=sedge, kind="toxic", severity="none"))
    add(Hazard(taxon=alumroot, kind="messy"))
    assert found("hazard!=toxic") == {"Carex nudata"}
    assert search("hazard!=toxic").might == 2
    assert search("hazard!=toxic").free["hazard"]["toxic"] == 1
    assert search("hazard=toxic").might == 2
    assert found("hazard=unknown") == {"Acer rubrum"}


def test_a_number_is_what_its_link_lists(sedge, alumroot):
    add(Hazard(taxon=sedge, kind="toxic", severity="none"))
    result = search("might=1")
    assert result.counts["hazard"]["toxic"] == search("hazard=toxic&might=1").total == 1
    assert result.free["hazard"]["toxic"] == search("hazard!=toxic&might=1").total == 2
    assert result.counts["light"]["dappled"] == search("light=dappled&might=1").total == 2


def test_harm_to_anyone_is_harm(sedge):
    add(Hazard(taxon=sedge, kind="toxic", affects="dogs", severity="none"))
    add(Hazard(taxon=sedge, kind="toxic", affects="horses"))
    assert found("hazard=toxic") == {"Carex nudata"}
    assert found("hazard!=toxic") == set()


def test_fair_and_great_tolerance_count_and_little_does_not(sedge, alumroot):
    add(Resistance(taxon=sedge, against="deer", grade="medium"))
    add(Resistance(taxon=alumroot, against="deer", grade="low"))
    assert found("resists=deer") == {"Carex nudata"}
    assert found("resists!=deer") == {"Heuchera rubescens"}
    assert search("resists=drought").might == 2


def test_animals_and_ratings_are_counted_once_a_plant(sedge):
    add(WildlifeValue(taxon=sedge, animal="bees", relation="nectar"))
    add(WildlifeValue(taxon=sedge, animal="bees", relation="pollen"))
    add(WetlandStatus(taxon=sedge, region="AW", indicator="OBL"))
    counts = search("").counts
    assert (counts["wildlife"]["bees"], counts["wetland"]["OBL"]) == (1, 1)


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("native=US-NV", "borealis nevadensis"),
        ("native=US-NV&native=US-CA", "borealis nevadensis"),
        ("native=US-NV&native=US-CA&native-mode=all", "borealis"),
        ("native=US-NV&native-mode=only", "nevadensis"),
        ("native=US-NV&native=US-CA&native-mode=only", "borealis nevadensis"),
        ("native=US-NV&native=US-CA&native-mode=exactly", "borealis"),
        ("native=US-NV&native-mode=exactly", "nevadensis"),
        ("native!=US-CA", "nevadensis"),
        ("native=L48", "borealis nevadensis australis"),
        ("native=L48&native-mode=only", "borealis nevadensis australis"),
        ("native=L48&native=US-NV&native-mode=all", "borealis nevadensis"),
        ("native=L48&native=US-NV&native-mode=exactly", "nevadensis"),
        ("native=anywhere", "borealis nevadensis australis"),
        ("native=anywhere&native=US-NV", "borealis nevadensis"),
        ("native=anywhere&native=unknown", "borealis nevadensis australis incerta"),
        ("native!=anywhere", ""),
        ("native=unknown&native-mode=only", "incerta"),
        ("native=unknown&native=US-NV&native-mode=all", "borealis nevadensis incerta"),
    ],
)
def test_places_are_taken_any_all_only_or_exactly(query, matches):
    for epithet, places in {
        "borealis": ["US-CA", "US-NV"],
        "nevadensis": ["US-NV"],
        "australis": ["L48"],
        "incerta": [],
    }.items():
        taxon = make_taxon(f"Abies {epithet}", "Mill.")
        for place in places:
            make_place(taxon, place)
    assert found(query) == {f"Abies {epithet}" for epithet in matches.split()}


def test_a_plant_of_the_lower_48_might_be_native_to_nevada(sedge):
    make_place(sedge, "L48")
    result = search("native=US-NV")
    assert (result.total, result.might) == (0, 1)


def test_a_plant_that_grows_elsewhere_too_is_no_might_for_only(sedge):
    make_place(sedge, "US-NV")
    make_place(sedge, "US-CA")
    assert search("native=US-NV&native-mode=only").might == 0


def test_only_waits_for_every_level_that_is_asked(sedge):
    make_place(sedge, "L48")
    result = search("native=L48&native=US-NV&native-mode=only")
    assert (result.total, result.might) == (0, 1)


def test_a_region_without_a_row_of_its_own_stands_as_its_provinces_do(sedge):
    make_place(sedge, "CA-BC")
    assert found("native=CAN") == {"Carex nudata"}
    make_place(sedge, "CAN", "introduced")
    assert found("native=CAN") == set()


def test_introduced_is_not_native(sedge):
    make_place(sedge, "US-NV", "introduced")
    assert found("introduced=US-NV") == {"Carex nudata"}
    assert found("native=US-NV") == set()
    assert search("native=US-NV").might == 0
    assert found("native!=anywhere") == found("introduced=anywhere") == {"Carex nudata"}


def test_states_of_a_sensitive_plant_are_not_told():
    orchid = make_taxon("Cypripedium fasciculatum", "Kellogg ex S. Watson", sensitive=True)
    make_place(orchid, "US-NV")
    result = search("native=US-NV")
    assert (result.total, result.might) == (0, 1)
    assert found("native=L48") == {"Cypripedium fasciculatum"}


def test_a_variety_takes_what_it_lacks_from_its_species(alumroot):
    variety = make_taxon("Heuchera rubescens var. alpicola", "Jeps.", parent=alumroot)
    make_care(alumroot, light=["part-shade"], moisture=["dry"])
    make_care(variety, light=["full-sun"])
    make_place(alumroot, "US-NV")
    assert found("light=part-shade") == {"Heuchera rubescens"}
    assert found("moisture=dry") == {"Heuchera rubescens", "Heuchera rubescens var. alpicola"}
    assert found("native=US-NV") == {"Heuchera rubescens"}
    assert search("").counts["has"]["traits"] == 2


def test_a_cultivar_takes_from_the_nearest_that_has_a_value(alumroot):
    variety = make_taxon("Heuchera rubescens var. alpicola", "Jeps.", parent=alumroot)
    make_taxon("Heuchera rubescens 'Lace'", "", parent=variety, cultivar_epithet="Lace")
    make_care(alumroot, light=["part-shade"], moisture=["dry"])
    make_care(variety, light=["full-sun"])
    assert "Heuchera rubescens 'Lace'" in found("light=full-sun&moisture=dry")


def test_a_draft_lends_nothing():
    draft = make_taxon("Heuchera rubescens", "Torr.", status=Status.DRAFT)
    make_taxon("Heuchera rubescens var. alpicola", "Jeps.", parent=draft)
    make_care(draft, light=["part-shade"])
    assert search("").unknown["light"] == 1


def test_a_species_takes_nothing_from_its_genus():
    genus = make_taxon("Heuchera", "L.")
    make_care(genus, light=["part-shade"])
    make_taxon("Heuchera rubescens", "Torr.", parent=genus)
    assert search("").unknown["light"] == 1


def test_families_are_called_by_their_name_and_drafts_are_not_told():
    family = make_family()
    genus = make_taxon("Heuchera", "L.", parent=family, status=Status.DRAFT)
    make_taxon("Heuchera rubescens", "Torr.", parent=genus)
    result = search("family=Saxifragaceae")
    assert result.total == 1
    assert result.counts["genus"] == {}
    assert result.unknown["genus"] == 1


def test_a_family_renamed_is_found_by_its_new_name():
    family = make_family()
    make_taxon("Heuchera rubescens", "Torr.", parent=family)
    family.name = "Heucheraceae"
    add(family)
    assert search("").counts["family"] == {"Heucheraceae": 1}


def test_what_the_record_holds(sedge, alumroot):
    make_vernacular(sedge, "torrent sedge")
    make_synonym(sedge, "Carex acutina", "L.H. Bailey")
    add(ArticleSection(taxon=sedge, kind="care", heading="Care", body="<p>Water it.</p>"))
    Photo.objects.create(
        taxon=sedge, image="photos/a.jpg", licence="cc0", alternative_text="Tufts by a river."
    )
    Photo.objects.create(taxon=alumroot, image="photos/b.jpg", licence="cc0")
    facets.rebuild()
    assert search("").counts["has"] == {
        "photo": 1,
        "article": 1,
        "common-name": 1,
        "synonyms": 1,
        "traits": 0,
        "sourced": 0,
        "reviewed": 0,
    }
    assert search("").unknown["has"] == 0
    assert found("has!=photo") == {"Heuchera rubescens"}


def test_a_cultivar_may_hang_below_a_genus():
    genus = make_taxon("Tellima", "R. Br.")
    taxon = make_taxon("Tellima 'Forest Frost'", "", parent=genus, cultivar_epithet="Forest Frost")
    assert taxon.rank != Rank.SPECIES
    assert search("").counts["genus"] == {"Tellima": 1}
