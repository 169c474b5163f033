"""The page of a plant: own facts, those of its species, sources, relatives, and nothing of a draft."""

import pytest

from catalog import facts, glossary
from catalog.choices import Status
from catalog.models import (
    ArticleSection,
    Citation,
    Hazard,
    LegalStatus,
    LookAlike,
    Taxon,
    VernacularName,
    WetlandStatus,
)
from tests.factories import (
    make_care,
    make_family,
    make_profile,
    make_source,
    make_synonym,
    make_taxon,
    make_vernacular,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def species() -> Taxon:
    genus = make_taxon("Heuchera", "L.", parent=make_family())
    return make_taxon("Heuchera rubescens", "Torr.", parent=genus, symbol="HERU")


@pytest.fixture
def variety(species: Taxon) -> Taxon:
    return make_taxon("Heuchera rubescens var. alpicola", "Jeps.", parent=species, symbol="HERUA")


def sheet(taxon: Taxon) -> facts.Sheet:
    return facts.of(Taxon.objects.get(pk=taxon.pk))


def words(fact: facts.Fact | None) -> list[str]:
    return [part.text for part in fact.parts] if fact else []


def test_a_variety_shows_a_value_of_its_species_and_says_so(species: Taxon, variety: Taxon):
    make_profile(species, life_cycle=("perennial",))
    make_profile(variety, habit=("forb",))
    shown = sheet(variety)
    assert words(shown.life_cycle) == ["Perennial"]
    assert shown.life_cycle is not None
    assert shown.life_cycle.inherited_from == species
    assert shown.habit is not None
    assert shown.habit.inherited_from is None


def test_a_value_of_its_own_wins_even_when_it_is_none(species: Taxon, variety: Taxon):
    make_care(species, mulch=("gravel",))
    make_care(variety, mulch=())
    fact = sheet(variety).facts["mulch"]
    assert fact.is_known_none
    assert fact.inherited_from is None


def test_rows_are_inherited_as_a_whole(species: Taxon, variety: Taxon):
    WetlandStatus.objects.create(taxon=species, region="AW", indicator="UPL")
    wetland = sheet(variety).wetland
    assert words(wetland) == ["Upland"]
    assert wetland is not None
    assert wetland.parts[0].detail == "Arid West"
    assert wetland.inherited_from == species


def test_nothing_is_taken_from_a_draft_above(species: Taxon, variety: Taxon):
    make_profile(species, life_cycle=("perennial",))
    Taxon.objects.filter(pk=species.pk).update(status=Status.DRAFT)
    shown = sheet(variety)
    assert shown.life_cycle is None
    assert shown.parent is None
    assert "Heuchera rubescens" not in [row.taxon.name for row in shown.lineage.rows]


def test_a_species_takes_nothing_from_its_genus(species: Taxon):
    assert species.parent is not None
    make_profile(species.parent, life_cycle=("perennial",))
    assert sheet(species).life_cycle is None


def test_a_remark_stands_without_a_value(variety: Taxon):
    make_care(variety, soil_note="It needs sharp drainage.")
    fact = sheet(variety).facts["soil"]
    assert fact.note == "It needs sharp drainage."
    assert not fact.parts


def test_each_fact_brings_its_sources_the_chosen_first(variety: Taxon):
    make_care(variety, zone_min=7, zone_max=16)
    usda, other = make_source(), make_source("other", "Another book")
    Citation.objects.create(
        taxon=variety, trait="zone", source=other, value={"min": "3a", "max": "9b"}, chosen=False
    )
    Citation.objects.create(
        taxon=variety, trait="zone", source=usda, quote="zones 4-8", derived="Whole zones."
    )
    fact = sheet(variety).facts["zone"]
    assert words(fact) == ["4–8"]
    assert [cited.source for cited in fact.citations] == [usda, other]
    assert fact.citations[0].quote == "zones 4-8"
    assert [cited.value for cited in fact.disagreements] == ["3–9"]


def test_sources_are_listed_once_with_what_is_taken_from_them(variety: Taxon):
    source = make_source()
    make_synonym(variety, source=source)
    Citation.objects.create(taxon=variety, trait="light", source=source)
    (cited,) = sheet(variety).sources
    assert cited.source == source
    assert cited.subjects == ("light", "synonyms")


def test_a_value_leads_to_the_plants_that_share_it(variety: Taxon):
    make_care(variety, light=("part-shade",), zone_min=7, zone_max=16)
    shown = sheet(variety)
    assert shown.facts["light"].parts[0].query == "light=part-shade"
    assert shown.facts["zone"].parts[0].query == "zone=4a..8b"


def test_the_preferred_english_name_is_the_title(variety: Taxon):
    make_vernacular(variety, "alpine alumroot", preferred=False)
    make_vernacular(variety, "pink alumroot")
    make_vernacular(variety, "héuchère", language="fr")
    shown = sheet(variety)
    assert shown.common_name == "pink alumroot"
    assert [name.name for name in shown.other_names] == ["alpine alumroot", "héuchère"]


def test_a_look_alike_is_shown_on_both_pages(species: Taxon, variety: Taxon):
    other = make_taxon("Heuchera cylindrica", "Douglas ex Hook.")
    LookAlike.objects.create(taxon=variety, other=other, character="Its flowers are cream.")
    assert [(alike.taxon, alike.character) for alike in sheet(variety).look_alikes] == [
        (other, "Its flowers are cream.")
    ]
    assert [alike.taxon for alike in sheet(other).look_alikes] == [variety]


def test_drafts_are_no_relatives(species: Taxon, variety: Taxon):
    draft = make_taxon("Heuchera rubescens var. secreta", "X.", parent=species, status=Status.DRAFT)
    sister = make_taxon("Heuchera rubescens var. truncata", "Y.", parent=species)
    LookAlike.objects.create(taxon=variety, other=draft, character="A secret.")
    shown = sheet(variety)
    assert [relative.taxon for relative in shown.sisters] == [sister]
    assert shown.look_alikes == ()
    assert {relative.taxon for relative in sheet(species).children} == {variety, sister}


def test_the_teaser_is_cut_at_a_word(variety: Taxon):
    make_care(variety, teaser="A plant of the high mountains. " * 20)
    teaser = sheet(variety).teaser
    assert len(teaser) <= 280
    assert teaser.endswith("…")
    assert teaser.removesuffix("…") in "A plant of the high mountains. " * 20
    assert teaser.removesuffix("…").split()[-1].strip(".") in {"A", "plant", "of", "the", "high", "mountains"}


def test_without_a_teaser_the_article_gives_one(variety: Taxon):
    ArticleSection.objects.create(taxon=variety, heading="Special", body="<p>It   grows <em>high</em>.</p>")
    assert sheet(variety).teaser == "It grows high."


def test_known_harmlessness_is_no_warning(variety: Taxon):
    hazard = Hazard.objects.create(taxon=variety, kind="toxic", affects="dogs", severity="none")
    assert [part.text for part in sheet(variety).harmless] == ["Poisonous"]
    assert not sheet(variety).harms
    Hazard.objects.filter(pk=hazard.pk).update(severity="slight")
    assert [part.text for part in sheet(variety).harms] == ["Poisonous"]
    assert not sheet(variety).harmless


def test_bans_come_before_other_notes_of_the_law(variety: Taxon):
    source = make_source()
    for place, kind in (("US-OR", "threatened"), ("US-CO", "noxious"), ("US", "noxious")):
        LegalStatus.objects.create(taxon=variety, jurisdiction=place, kind=kind, source=source)
    noxious, threatened = sheet(variety).legal
    assert noxious.sources == threatened.sources == (source,)
    assert noxious.is_loud
    assert noxious.places == ("United States (federal)", "Colorado")
    assert not threatened.is_loud


def test_a_sensitive_plants_page_tells_no_place_by_law_or_citation(variety: Taxon):
    Taxon.objects.filter(pk=variety.pk).update(sensitive=True)
    for place in ("US-CO", "US"):
        LegalStatus.objects.create(taxon=variety, jurisdiction=place, kind="threatened")
    Citation.objects.create(
        taxon=variety,
        trait="native",
        source=make_source(),
        value=[{"region": "US-CO"}],
        quote="Colorado",
        reason="Colorado",
        derived="Colorado",
    )
    shown = sheet(variety)
    assert [note.places for note in shown.legal] == [("United States (federal)",)]
    (cited,) = shown.cited["places"]
    assert (cited.value, cited.quote, cited.reason, cited.derived) == ("", "", "", "")


def test_a_card_tells_what_the_page_tells(species: Taxon, variety: Taxon):
    form = make_taxon("Heuchera rubescens f. alba", "X.", rank="form", parent=variety)
    make_profile(species, habit=("forb",))
    for taxon in (variety, form):
        (card,) = facts.cards([taxon.pk], glossary.terms())
        assert card.habit == words(sheet(taxon).habit)[0]
    Taxon.objects.filter(pk=species.pk).update(status=Status.DRAFT)
    assert [card.habit for card in facts.cards([variety.pk, form.pk], glossary.terms())] == ["", ""]


def test_a_cultivar_shows_what_its_species_lends(species: Taxon):
    make_profile(species, habit=("forb",))
    cultivar = make_taxon("Heuchera rubescens 'Rosea'", "", cultivar_epithet="Rosea", parent=species)
    habit = sheet(cultivar).habit
    assert habit is not None
    assert habit.inherited_from == species


def test_a_plant_of_which_nothing_is_known_has_a_page():
    shown = sheet(make_taxon("Carex nudata", "W. Boott"))
    assert (shown.groups, shown.sources, shown.synonyms, shown.common_name) == ((), (), (), "")


def test_other_languages_are_kept_apart_from_english(variety: Taxon):
    make_vernacular(variety, "alumbre", language="es")
    assert sheet(variety).common_name == ""
    assert VernacularName.objects.filter(taxon=variety).count() == 1
