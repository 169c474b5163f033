"""The pages round the plants: start, classification, regions, glossary, sources; also of an empty catalogue."""

import re
from typing import Final

import pytest
from django.test import Client

from catalog.choices import Rank, Status
from catalog.glossary import VOCABULARIES
from catalog.models import (
    ArticleSection,
    Citation,
    LegalStatus,
    LookAlike,
    Photo,
    Placement,
    Revision,
    Taxon,
    Term,
)
from catalog.traits import TRAITS
from catalog.views import places
from tests.facets.asking import add
from tests.factories import (
    make_care,
    make_family,
    make_place,
    make_profile,
    make_source,
    make_synonym,
    make_taxon,
    make_vernacular,
)

pytestmark = pytest.mark.django_db
EMPTY: Final = (
    "/",
    "/plants/",
    "/gardens/",
    "/classification/",
    "/regions/",
    "/regions/US-CA/",
    "/glossary/",
    "/sources/",
    "/about/",
)
CANARY: Final = "zqxdraft"
NAMER: Final = "Zqxdraft"


def body(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def text(client: Client, address: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", body(client, address)).split())


@pytest.mark.parametrize("address", EMPTY)
def test_an_empty_catalogue_has_pages(client: Client, address: str):
    seen = body(client, address)
    assert seen.count("<h1") == 1
    assert "0 plants" not in seen


def test_the_start_page_offers_only_ways_that_lead_somewhere(client: Client):
    make_profile(make_taxon("Acer saccharum", "Marshall"), habit=("tree",))
    seen = body(client, "/")
    assert 'href="/plants/?habit=tree"' in seen
    assert "?habit=fern" not in seen
    assert 'id="native"' not in seen


def test_the_start_page_leads_to_the_plants_with_an_article(client: Client):
    make_taxon("Acer rubrum", "L.")
    assert "?has=article" not in body(client, "/")
    add(ArticleSection(taxon=make_taxon("Acer saccharum", "Marshall"), heading="Care", body="<p>Dig.</p>"))
    assert '<a href="/plants/?has=article">Read about 1 with a care article</a>' in body(client, "/")


def test_gardens_of_native_plants_are_not_offered(client: Client):
    make_care(make_taxon("Acer saccharum", "Marshall"), garden_theme=("native", "shade"))
    seen = body(client, "/gardens/")
    assert "?garden=shade" in seen
    assert "?garden=native" not in seen


def test_the_start_page_leads_to_the_native_plants_of_a_state(client: Client):
    make_place(make_taxon("Acer saccharum", "Marshall"), "US-VT")
    seen = body(client, "/")
    assert '<option value="US-VT">Vermont (1)</option>' in seen
    assert "US-CA" not in seen


def test_what_was_added_last_is_shown_of_different_genera_whatever_was_changed_since(client: Client):
    genus = make_taxon("Heuchera", "L.")
    first, _ = (
        make_taxon(f"Heuchera {epithet}", "X.", parent=genus) for epithet in ("rubescens", "americana")
    )
    make_taxon("Acer saccharum", "Marshall", parent=make_taxon("Acer", "L."))
    make_profile(first, habit=("forb",))
    recent = body(client, "/").split('id="recent"')[1]
    assert re.findall(r'href="/plants/([a-z-]+)/"', recent) == [
        "acer-saccharum",
        "heuchera-americana",
        "heuchera-rubescens",
    ]


def test_the_tree_holds_everything_down_to_families_with_its_plants(client: Client):
    kingdom = make_taxon("Plantae", "", rank=Rank.KINGDOM)
    family = make_family(parent=make_taxon("Rosales", "", rank=Rank.ORDER, parent=kingdom))
    make_taxon("Heuchera rubescens", "Torr.", parent=make_taxon("Heuchera", "L.", parent=family))
    make_family("Aceraceae")
    seen = " ".join(re.sub(r"<[^>]+>", " ", body(client, "/classification/")).split())
    assert "Kingdom Plantae 1" in seen
    assert "Order Rosales 1" in seen
    assert "Family Saxifragaceae 1" in seen
    assert "Families whose place above is not recorded Aceraceae 0" in seen


def test_members_of_a_large_group_come_in_pages(client: Client):
    genus = make_taxon("Carex", "L.")
    Taxon.objects.bulk_create(
        Taxon(
            rank="species",
            name=f"Carex number{number:03}",
            name_key=f"carex number{number:03}",
            slug=f"carex-number{number:03}",
            parent=genus,
            genus=genus,
            path=f"{genus.path}{number:05}",
            status=Status.PUBLISHED,
        )
        for number in range(101)
    )
    first, second = body(client, "/plants/carex/"), body(client, "/plants/carex/?page=2")
    assert "carex-number099" in first
    assert "carex-number100" not in first
    assert "carex-number100" in second
    assert 'rel="canonical" href="http://testserver/plants/carex/?page=2"' in second
    for number in ("3", "0", "x", "1e1", "٢"):
        assert client.get(f"/plants/carex/?page={number}").status_code == 404


def test_the_number_of_a_group_is_that_of_the_list_it_leads_to(client: Client):
    genus = make_taxon("Heuchera", "L.", parent=make_family())
    species = make_taxon("Heuchera rubescens", "Torr.", parent=genus)
    make_taxon("Heuchera rubescens var. alpicola", "Jeps.", parent=species)
    make_taxon("Heuchera aliena", "X.", parent=genus, excluded=True)
    make_taxon("Tiarella aliena", "X.", parent=make_taxon("Tiarella", "L."), excluded=True)
    seen = body(client, "/plants/heuchera/")
    assert '<a href="/plants/?genus=Heuchera">2</a>' in seen
    assert "<strong>2 plants</strong> match" in body(client, "/plants/?genus=Heuchera")
    assert "The genus Heuchera , of the family Saxifragaceae , has 2 plants in" in text(
        client, "/plants/heuchera/"
    )
    assert seen.count("excluded</span>") == 1
    assert "?genus=" not in body(client, "/plants/tiarella/")
    assert "not recorded Saxifragaceae 2" in text(client, "/classification/")
    assert "aliena" not in body(client, "/")
    assert "Not counted among the plants of North America." in body(client, "/plants/heuchera-aliena/")


def test_parts_of_a_species_are_counted_by_rank_and_all_of_them(
    client: Client, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("catalog.facts._sheet.MOST_RELATIVES", 2)
    genus = make_taxon("Heuchera", "L.")
    species = make_taxon("Heuchera rubescens", "Torr.", parent=genus)
    for epithet in ("alpicola", "truncata"):
        make_taxon(f"Heuchera rubescens var. {epithet}", "X.", parent=species)
    make_taxon("Heuchera rubescens 'Rosea'", "", cultivar_epithet="Rosea", parent=species)
    assert "2 varieties and 1 cultivar of" in text(client, "/plants/heuchera-rubescens/")
    assert "these are the first 2" in text(client, "/plants/heuchera-rubescens/")
    assert "2 varieties and 1 cultivar" in text(client, "/plants/heuchera/")


def test_a_genus_without_a_public_family_is_in_the_classification(client: Client):
    genus = make_taxon("Heuchera", "L.", parent=make_family(status=Status.DRAFT))
    make_taxon("Heuchera rubescens", "Torr.", parent=genus)
    make_taxon("Tiarella", "L.")
    seen = text(client, "/classification/")
    assert "Genera whose family is not recorded Heuchera 1 Tiarella 0" in seen


def test_alaska_has_one_number_and_one_code(client: Client):
    taxon = make_taxon()
    for code in ("AK", "US-AK", "US-CA"):
        make_place(taxon, code)
    assert '<option value="AK">Alaska (1)</option>' in body(client, "/")
    for address in ("/", "/regions/", "/regions/AK/"):
        assert "US-AK" not in body(client, address)
    assert client.get("/regions/US-AK/").headers["Location"] == "/regions/AK/"
    assert re.search(
        r'type="hidden" name="native" value="US-AK"', body(client, "/plants/?native=US-AK&native=AK")
    )


def test_a_group_without_members_has_a_page(client: Client):
    make_family()
    assert "Nothing below this family is recorded." in body(client, "/plants/saxifragaceae/")


def test_a_region_counts_what_is_native_and_introduced(client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(places, "SHOWN", 1)
    taxon = make_taxon("Acer saccharum", "Marshall")
    make_profile(taxon, habit=("tree",))
    make_place(taxon, "US-VT")
    herb = make_taxon("Actaea rubra", "(Aiton) Willd.")
    make_profile(herb, habit=("forb",))
    make_place(herb, "US-VT")
    make_place(make_taxon("Acer platanoides", "L."), "US-VT", "introduced")
    seen = body(client, "/regions/US-VT/")
    assert '<a href="/plants/?native=US-VT">2</a>' in seen
    assert '<a href="/plants/?introduced=US-VT">1</a>' in seen
    assert "?native=US-VT&amp;habit=tree" in seen
    assert 'class="card"' in seen


def test_a_place_of_which_nothing_is_recorded_leads_on(client: Client):
    seen = body(client, "/regions/US-VT/")
    assert "Nothing is recorded here yet." in seen
    assert '<a href="/plants/">Browse all plants</a>' in seen


@pytest.mark.parametrize("code", ["US-XX", "%00", "é", "x" * 500])
def test_a_region_that_does_not_exist_is_404(client: Client, code: str):
    assert client.get(f"/regions/{code}/").status_code == 404


def test_the_code_of_a_region_may_be_typed_in_small_letters(client: Client):
    assert client.get("/regions/us-vt/").headers["Location"] == "/regions/US-VT/"


def test_the_glossary_explains_every_trait_and_every_value_in_the_editors_words(client: Client):
    Term.objects.filter(vocabulary="Light", code="full-sun").update(definition="Sun all day long.")
    Revision.objects.update(number=987_654)  # which no other test reaches, so nobody is left with these words
    seen = body(client, "/glossary/")
    assert "Sun all day long." in seen
    drawing = r'<svg[^>]+role="img" aria-label="Drawing: [^"]+"><use href="[^"]+#umbel"/></svg>'
    assert re.search(drawing + "Flowers on stalks", seen)
    for trait in TRAITS:
        assert f'id="{trait.key}"' in seen
        for code in trait.vocabulary.values if trait.vocabulary else ():
            assert f'id="{trait.key}-{code}"' in seen


def test_every_vocabulary_that_visitors_meet_is_in_the_glossary(client: Client):
    seen = body(client, "/glossary/")
    inner = {"ContradictionKind", "EntryKind", "Status", "RegionKind", "SectionKind", "PhotoPart"}
    for name in (
        VOCABULARIES.keys() - inner - {trait.vocabulary.__name__ for trait in TRAITS if trait.vocabulary}
    ):
        assert f'id="{name.lower()}"' in seen, name


def test_sources_are_told_with_their_terms(client: Client):
    source = make_source(
        publisher="USDA, NRCS", year=2025, licence="public domain", citation="letter for letter"
    )
    Citation.objects.create(taxon=make_taxon(), trait="light", source=source)
    seen = body(client, "/sources/")
    assert "USDA, NRCS. 2025. The PLANTS Database." in seen
    assert "For: 1 fact." in seen
    assert "Terms: public domain." in seen
    assert "letter for letter" in seen


def test_sources_stand_by_name_without_articles_and_initials(client: Client):
    taxon = make_taxon("Acer rubrum", "L.")
    for key, publisher in (
        ("a", "The Zoo"),
        ("b", "D. W. Tallamy"),
        ("c", "U.S. EPA"),
        ("d", "Burke Museum"),
    ):
        source = make_source(key, "A", publisher=publisher)
        Citation.objects.create(taxon=taxon, trait="light", source=source)
    seen = text(client, "/sources/")
    order = [seen.index(name) for name in ("Burke", "Tallamy", "U.S. EPA", "The Zoo")]
    assert order == sorted(order)


def test_families_without_an_order_stand_after_the_orders(client: Client):
    above = make_taxon("Magnoliopsida", "", rank=Rank.CLASS)
    make_family("Saxifragaceae", parent=make_taxon("Rosales", "", rank=Rank.ORDER, parent=above))
    make_family("Bataceae", parent=above)
    assert "Saxifragaceae 0 Families for which the source gives no order Family Bataceae" in text(
        client, "/classification/"
    )


def test_a_source_counts_what_is_public_only(client: Client):
    source = make_source()
    public, draft = make_taxon(), make_taxon("Acer rubrum", "L.", status=Status.DRAFT)
    for taxon in (public, draft):
        Citation.objects.create(taxon=taxon, trait="light", source=source)
        make_vernacular(taxon, "a name", source=source)
    make_synonym(public, source=source)
    assert "For: 3 facts." in body(client, "/sources/")


def test_no_page_tells_a_word_of_a_draft(client: Client):
    family = make_family()
    genus = make_taxon("Heuchera", "L.", parent=family)
    public = make_taxon("Heuchera rubescens", "Torr.", parent=genus)
    draft = make_taxon(f"Heuchera {CANARY}", NAMER, parent=genus, status=Status.DRAFT, symbol="ZQXDRAFT")
    source = make_source(CANARY, f"The {CANARY} book", citation=CANARY, publisher=CANARY)
    make_synonym(draft, f"Heuchera vetus{CANARY}", NAMER, source=source)
    make_vernacular(draft, f"{CANARY} alumroot", source=source)
    Citation.objects.create(taxon=draft, trait="light", source=source, quote=CANARY, reason=CANARY)
    LegalStatus.objects.create(
        taxon=draft, jurisdiction="US-CA", kind="threatened", words=CANARY, source=source
    )
    Placement.objects.create(taxon=draft, classification="apg-iv", order=CANARY, source=source)
    make_profile(draft, habit=("forb",))
    make_place(draft, "US-CA")
    ArticleSection.objects.create(taxon=draft, heading=CANARY, body=f"<p>{CANARY}</p>")
    Photo.objects.bulk_create(
        [
            Photo(
                taxon=draft,
                image=f"photos/{CANARY}.jpg",
                licence="cc0",
                alternative_text=CANARY,
                caption=CANARY,
            )
        ]
    )
    LookAlike.objects.create(taxon=public, other=draft, character=CANARY)
    addresses = [
        *EMPTY,
        "/plants/?q=heuchera",
        "/plants/?view=list",
        "/plants/heuchera/",
        "/plants/saxifragaceae/",
        "/plants/heuchera-rubescens/",
        "/plants/suggest?q=heu",
        "/feeds/changes/",
        "/sitemap-1.xml",
        "/plants/alumroot/",
        "/plants/ZQXDRAF/",
        f"/plants/heuchera-{CANARY}/",
        f"/media/photos/{CANARY}.jpg",
    ]
    for address in addresses:
        assert CANARY not in client.get(address).content.decode().lower(), address
