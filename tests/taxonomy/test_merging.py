"""Two taxa made one."""

from typing import Any

import pytest
from django.test import Client

from catalog import editorial, writing
from catalog.choices import Status
from catalog.models import (
    CareGuide,
    Citation,
    Distribution,
    FormerSlug,
    HistoryEntry,
    LookAlike,
    Photo,
    Profile,
    Source,
    Synonym,
    Taxon,
    VernacularName,
)
from tests.editorial.plants import export, stored_photo
from tests.factories import make_family, make_taxon
from tests.taxonomy.acts import assert_indexed, done, everything, make_alumroots, previewed, undone

pytestmark = pytest.mark.django_db


def make_pair() -> tuple[Taxon, Taxon]:
    """*H. parvifolia*, which goes, and *H. rubescens*, which stays; they differ in several things."""
    stays = make_alumroots()
    goes = make_taxon("Heuchera parvifolia", "Nutt.", parent=stays.parent, symbol="HEPA")
    third = make_taxon("Heuchera sanguinea", "Engelm.", parent=stays.parent)
    make_taxon("Heuchera parvifolia var. utahensis", "Garrett", parent=goes)
    rows = (
        Profile(taxon=goes, height_min=20, height_max=70),
        CareGuide(taxon=goes, light=("part-shade",), zone_min=8, zone_max=10),
        Photo(taxon=goes, image=stored_photo("two"), caption="Basin alumroot"),
        Distribution(taxon=goes, region_id="US-CA", establishment=("introduced",)),
        Distribution(taxon=goes, region_id="US-UT", establishment=("native",)),
        Synonym(taxon=goes, name="Heuchera flabellifolia", authority="Rydb."),
        VernacularName(taxon=goes, name="common alumroot", preferred=True),
        Citation(taxon=goes, trait="zone", source=Source.objects.get(), quote="zones 4b-5b"),
        LookAlike(taxon=third, other=goes, character="Its flowers are red."),
        LookAlike(taxon=goes, other=stays, character="Its leaves are smaller."),
    )
    with writing.change() as change:
        for row in rows:
            change.save(row)
    return goes, stays


def test_nothing_is_lost_and_the_history_takes_it_all_back(chief: Client):
    goes, stays = make_pair()
    photo = Photo.objects.get(caption="Basin alumroot")
    before = everything()
    picks: dict[str, Any] = {"pick:distribution.US-CA.1": "both", "pick:traits.height": "goes"}
    act = done(chief, "merge", goes, stays=stays.pk, becomes="heterotypic", **picks)
    now = everything()["Heuchera rubescens"]
    assert now["traits"]["height"] == {"min": 20, "max": 70}
    assert now["traits"]["light"] == ["full-sun"]
    assert {row["region"]: row["establishment"] for row in now["distribution"]} == {
        "US-CA": ["native", "introduced"],
        "US-UT": ["native"],
    }
    names = {row["name"]: (row["symbol"], row["kind"]) for row in now["synonyms"]}
    assert names["Heuchera parvifolia"] == ("HEPA", "heterotypic")
    assert "Heuchera flabellifolia" in names
    assert [row["name"] for row in now["vernacular_names"] if row["preferred"]] == ["pink alumroot"]
    assert "look_alikes" not in now
    assert Photo.objects.get(pk=photo.pk).taxon_id == stays.pk
    assert everything()["Heuchera sanguinea"]["look_alikes"][0]["name"] == "Heuchera rubescens"
    assert "Heuchera rubescens var. utahensis" in everything()
    assert_indexed()
    assert undone(chief, act).status_code == 302
    assert everything() == before
    assert_indexed()


def test_the_address_of_the_one_that_went_and_its_former_ones_lead_to_the_other_and_back(chief: Client):
    goes, stays = make_pair()
    FormerSlug.objects.create(slug="basin-alumroot-of-old", taxon=goes)
    act = done(chief, "merge", goes, stays=stays.pk)
    for slug in ("heuchera-parvifolia", "basin-alumroot-of-old"):
        answer = chief.get(f"/plants/{slug}/")
        assert (answer.status_code, answer.headers["Location"][:27]) == (301, "/plants/heuchera-rubescens/")
    undone(chief, act)
    assert FormerSlug.objects.get(slug="basin-alumroot-of-old").taxon.name == "Heuchera parvifolia"
    assert chief.get("/plants/heuchera-parvifolia/").status_code == 200


def test_what_was_not_chosen_stays_in_the_history_of_the_one_that_went(chief: Client):
    goes, stays = make_pair()
    act = done(chief, "merge", goes, stays=stays.pk)
    gone = act.entries.get(taxon=None)
    assert gone.document is not None
    assert gone.document["traits"]["zone"] == {"min": "4b", "max": "5b"}
    told = chief.get(f"/admin/catalog/taxon/operations/{act.pk}/").content.decode()
    assert "4b–5b" in told
    undone(chief, act)
    back = Taxon.objects.get(symbol="HEPA")
    assert HistoryEntry.objects.filter(taxon=back).count() > 2


def test_the_source_of_a_value_that_was_not_taken_is_kept_and_says_so(chief: Client):
    goes, stays = make_pair()
    Citation.objects.filter(taxon=stays).update(source=Source.objects.create(key="other", title="Other"))
    done(chief, "merge", goes, stays=stays.pk)
    rows = {row["source"]: row for row in everything()["Heuchera rubescens"]["citations"]}
    assert (rows["other"]["chosen"], rows["usda-plants"]["chosen"]) == (True, False)
    assert "merged" in rows["usda-plants"]["reason"]


def test_a_variety_sinks_into_its_species(chief: Client):
    species = make_alumroots()
    before = everything()
    act = done(chief, "merge", Taxon.objects.get(symbol="HERUA"), stays=species.pk)
    assert "HERUP" in {row["symbol"] for row in everything()["Heuchera rubescens"]["synonyms"]}
    undone(chief, act)
    assert everything() == before


def test_a_family_is_merged_with_what_stands_under_it(chief: Client):
    goes, stays = make_family(), make_family("Grossulariaceae", "DC.")
    genus = make_taxon("Heuchera", "L.", parent=goes)
    before = everything()
    act = done(chief, "merge", goes, stays=stays.pk)
    genus.refresh_from_db()
    assert (genus.parent_id, genus.family_id) == (stays.pk, stays.pk)
    undone(chief, act)
    assert everything() == before


def refused(chief: Client, goes: Taxon, stays: Taxon) -> str:
    return " ".join(previewed(chief, "merge", goes, stays=stays.pk).context["desk"].preview.problems)


def test_a_taxon_is_not_merged_with_itself_or_with_what_stands_under_it(chief: Client):
    species = make_alumroots()
    assert "with itself" in refused(chief, species, species)
    assert "stands under" in refused(chief, species, Taxon.objects.get(symbol="HERUA"))


def test_ranks_and_cultivars_are_not_mixed(chief: Client):
    species = make_alumroots()
    cultivar = make_taxon("Heuchera 'Palace'", "", parent=species.parent)
    assert "different things" in refused(chief, species, cultivar)
    assert "of one rank" in refused(chief, make_taxon("Tellima", "R. Br."), species)


def test_visitors_are_not_led_to_a_draft_and_no_working_draft_is_lost(chief: Client):
    goes, stays = make_pair()
    document = export(goes)
    document["taxon"]["name_note"] = "x"
    editorial.keep(goes, document, None)
    Taxon.objects.filter(pk=stays.pk).update(status=Status.DRAFT)
    said = refused(chief, goes, stays)
    assert "visitors would be led to nothing" in said
    assert "working draft, which would be lost" in said
