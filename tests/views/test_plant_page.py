"""The page at the heart of it: *Heuchera rubescens* var. *alpicola*, everything a good profile holds."""

import html
import re
from itertools import pairwise

import pytest
from django.test import Client

from catalog import facts
from catalog.models import ArticleSection, Citation, LegalStatus, Source, Taxon, VernacularName
from tests.factories import make_care, make_profile, make_taxon
from tests.views.alumroot import PAGE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alumroots")]


@pytest.fixture
def page(client: Client) -> str:
    """The page's text without tags, blanks folded."""
    return text(client.get(PAGE).content.decode())


def text(body: str) -> str:
    """What a reader sees of the main part."""
    main = body[body.index("<main") : body.index("</main>")]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


@pytest.mark.parametrize(
    "element",
    [
        "North America Native Plant",
        "pink alumroot",
        "Heuchera rubescens Torr. var. alpicola Jeps.",
        "USDA symbol HERUA",
        "Life cycle perennial",
        "Habit forb",
        "Native status Native to the lower 48 states",
        "Heuchera rubescens Torr. var. pachypoda (Greene) Rosend., Butters & Lakela (HERUP)",
        "Perfect for",
        "Maybe not ideal if",
        "Hardiness zone 4–8",
        "Drainage Good drainage",
        "Full sun",
        "Part shade",
        "Low",
        "Moderate",
        "Climate Cool",
        "After the last spring frost",
        "12–18 in (30–46 cm)",
        "Gravel or stone",
        "3–4 years",
        "Dead-head",
        "Native bees",
        "California",
        "Nevada",
        "Group Dicot",
        "Kingdom Plantae – Plants",
        "Subkingdom Tracheobionta – Vascular plants",
        "Superdivision Spermatophyta – Seed plants",
        "Division Magnoliophyta – Flowering plants Class",
        "Class Magnoliopsida – Dicotyledons",
        "Subclass Rosidae",
        "Order Rosales",
        "Family Saxifragaceae Juss. – Saxifrage family",
        "Genus Heuchera L. – alumroot",
        "Species Heuchera rubescens Torr. – pink alumroot",
        "USDA PLANTS, after Cronquist, places Saxifragaceae in Rosales .",
        "Current sources place Saxifragaceae in Saxifragales",
        "USDA, NRCS. 2025. The PLANTS Database (https://plants.usda.gov, accessed 2025-02-25). National Plant",
        "Last updated",
        "Last reviewed Not recorded",
        "Cite this page",
        "Permanent id",
    ],
)
def test_the_page_shows(page: str, element: str):
    assert element in page


@pytest.mark.parametrize(
    "heading",
    [
        "What makes it special",
        "Where it is at home",
        "Is it right for your garden?",
        "Growing conditions",
        "Planting and care",
        "Wildlife and pollinators",
        "The bottom line",
    ],
)
def test_the_article_has_its_sections(page: str, heading: str):
    assert heading in page


def test_an_empty_rank_is_not_there(page: str):
    assert "Subdivision" not in page


def test_a_fact_shows_its_source_its_words_and_its_rule(page: str):
    assert "USDA hardiness zones 4-8" in page
    assert "Worked out: The source names whole zones" in page


def test_the_five_sisters_and_the_species_are_there(page: str):
    relatives = page[page.index("Close relatives") :]
    for name in ("glandulosa", "rubescens", "rydbergiana", "truncata", "versicolor"):
        assert f"var. {name}" in relatives


def test_each_rank_is_a_link(client: Client):
    body = client.get(PAGE).content.decode()
    for slug in ("plantae", "rosales", "saxifragaceae", "heuchera", "heuchera-rubescens"):
        assert f'href="/plants/{slug}/"' in body


def test_only_the_latin_is_italic(client: Client):
    body = client.get(PAGE).content.decode()
    latin = '<i lang="la" translate="no">{}</i>'.format
    assert f"{latin('Heuchera rubescens')} Torr. var. {latin('alpicola')} Jeps." in body


def test_there_is_one_first_heading_and_no_level_is_skipped(client: Client):
    body = client.get(PAGE).content.decode()
    levels = [int(level) for level in re.findall(r"<h([1-6])", body)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_source_whose_address_is_none_is_not_linked(client: Client):
    Source.objects.filter(key="usda-plants").update(url="")
    body = client.get(PAGE).content.decode()
    assert "The PLANTS Database (accessed 2025-02-25)" in body


def test_what_every_value_means_is_behind_the_word_beside_it(client: Client):
    body = html.unescape(client.get(PAGE).content.decode())
    defined = "\n".join(re.findall(r'data-define="([^"]*)"', body))
    facts_told = facts.of(Taxon.objects.get(symbol="HERUA")).facts.values()
    meanings = {part.meaning for fact in facts_told for part in fact.parts if part.meaning}
    assert len(meanings) > 20
    assert {meaning for meaning in meanings if meaning not in defined} == set()


def test_a_plant_of_which_nothing_is_known_has_a_page_without_stray_labels(client: Client):
    make_taxon("Carex nudata", "W. Boott")
    seen = text(client.get("/plants/carex-nudata/").content.decode())
    assert "Native status Not recorded" in seen
    assert "No place is recorded." in seen
    for label in ("USDA symbol", "Synonym", "Life cycle", "Perfect for", "Close relatives", "None"):
        assert label not in seen


def test_a_plant_of_which_only_the_type_is_known_says_that_no_care_is(client: Client):
    make_profile(make_taxon("Carex nudata", "W. Boott"), habit=("graminoid",))
    seen = text(client.get("/plants/carex-nudata/").content.decode())
    assert "Growing it Nothing is recorded yet on how this plant grows." in seen


@pytest.mark.parametrize("rank", ["species", "genus"])
def test_whence_a_name_is_stands_on_the_page_also_where_it_is_the_only_one(client: Client, rank: str):
    taxon = make_taxon("Carex nudata" if rank == "species" else "Dulichium", "X.", rank=rank)
    source = Source.objects.get(key="usda-plants")
    source.licence = "public domain"
    source.save()
    VernacularName.objects.create(taxon=taxon, name="torrent sedge", preferred=True, source=source)
    VernacularName.objects.create(taxon=taxon, name="juncia", language="es", region="Baja California")
    Citation.objects.create(taxon=taxon, trait="name", source=source, quote="CANU5")
    seen = text(client.get(taxon.get_absolute_url()).content.decode())
    assert f"The name “torrent sedge” is after {source}." in seen
    assert "juncia (es, Baja California)" in seen
    assert "Terms: public domain." in seen
    assert "CANU5" in seen


def test_a_ban_names_its_source(client: Client):
    taxon = make_taxon("Carex nudata", "W. Boott")
    source = Source.objects.get(key="usda-plants")
    LegalStatus.objects.create(taxon=taxon, jurisdiction="US-CO", kind="prohibited", source=source)
    assert f"May not be sold or moved. After {source} ." in text(
        client.get(taxon.get_absolute_url()).content.decode()
    )


def test_a_section_without_a_heading_has_no_empty_one(client: Client):
    taxon = make_taxon("Acer album", "X.")
    make_care(taxon)
    ArticleSection.objects.create(taxon=taxon, kind="other", heading="", body="<p>It grows on cliffs.</p>")
    shown = client.get("/plants/acer-album/").content.decode()
    assert "It grows on cliffs." in shown
    assert "<h3></h3>" not in shown
