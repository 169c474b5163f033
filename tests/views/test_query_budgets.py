"""The number of queries of each page: within its budget, and the same however much the catalogue holds."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.choices import Rank
from catalog.models import ArticleSection, Citation, LegalStatus, Taxon, WetlandStatus, WildlifeValue
from tests.factories import (
    make_care,
    make_place,
    make_profile,
    make_source,
    make_synonym,
    make_taxon,
    make_vernacular,
)

BUDGETS = {
    "/": 14,
    "/gardens/": 2,
    "/gardens/shade/": 7,
    "/plants/": 9,
    "/plants/?light=part-shade&native=US-CA&zone=6": 9,
    "/plants/?genus=Heuchera&family=Saxifragaceae&hazard!=toxic&might=1": 9,
    "/plants/?genus-find=heu": 9,
    "/plants/?q=heuchera": 14,
    "/plants/?q=alumroot+0": 20,
    "/plants/?q=heuchera+vetusta": 26,
    "/plants/?view=list&sort=recent": 9,
    "/plants/?page=1000000000": 1,
    "/plants/?light=zzz": 1,
    "/api/v1/facets/?light=part-shade&native=US-CA": 1,
    "/plants/heuchera-rubescens-var-prima/": 31,
    "/plants/heuchera-rubescens-var-prima/?from=HERUP": 33,
    "/plants/heuchera-rubescens/": 31,
    "/plants/heuchera/": 20,
    "/plants/saxifragaceae/": 20,
    "/plants/rosales/": 13,
    "/plants/HERUP/": 5,
    "/plants/nothing-like-it/": 14,
    "/plants/near?zip=89501": 3,
    "/plants/suggest?q=heuchera": 13,
    "/compare/": 1,
    "/compare/?plant=heuchera-rubescens-var-prima&plant=heuchera-rubescens": 12,
    "/compare/?plant=HERUP&plant=heuchera-rubescens": 20,
    "/list/": 1,
    "/list/?plants=HERUP.3+HERUA+HERUX&note=HERUA+here": 11,
    "/list/?plants=HERUP&plant=zzzz": 22,
    "/list/plants.csv?plants=HERUP.3+HERUX": 12,
    "/lookup/": 1,
    "/lookup/?q=HERUP": 30,
    "/lookup/?q=alumroot": 15,
    "/lookup/?q=heuchera": 6,
    "/names/": 0,
    "/api/v1/resolve?q=HERUP&q=heuchera": 5,
    "/api/v1/openapi.json": 0,
    "/classification/": 6,
    "/regions/": 3,
    "/regions/US-CA/": 9,
    "/glossary/": 2,
    "/sources/": 12,
    "/about/": 2,
    "/feeds/changes/": 2,
    "/robots.txt": 1,
    "/sitemap.xml": 2,
    "/sitemap-1.xml": 2,
    "/health/": 1,
}
"""The most queries that an address may cause once the process is warm."""

STATES = ("CA", "NV", "OR", "WA", "CO")

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plant")]


@pytest.fixture(scope="module")
def plant(shared_rows: None) -> None:
    """A family of one genus: a species of two varieties, of which something is recorded everywhere, and its kin."""
    family = make_taxon(
        "Saxifragaceae", "Juss.", rank=Rank.FAMILY, parent=make_taxon("Rosales", "", rank=Rank.ORDER)
    )
    genus = make_taxon("Heuchera", "L.", parent=family)
    make_place(make_taxon("Heuchera propinqua", "X.", parent=genus), "US-CA")
    species = make_taxon("Heuchera rubescens", "Torr.", parent=genus)
    variety = make_taxon("Heuchera rubescens var. prima", "X.", parent=species)
    make_taxon("Heuchera rubescens var. altera", "X.", parent=species)
    make_synonym(variety, "Heuchera vetus", "Y.", symbol="HERUP")
    for taxon in (species, variety):
        make_profile(taxon, habit=("forb",), bloom_months=("5", "6"))
        make_care(taxon, light=("part-shade",), zone_min=7, zone_max=16)
        record(taxon, range(1))


def grow() -> None:
    """Four more of everything."""
    genus, species = (Taxon.objects.get(slug=slug) for slug in ("heuchera", "heuchera-rubescens"))
    for epithet in ("secunda", "tertia", "quarta", "quinta"):
        record(make_taxon(f"Heuchera {epithet}", "X.", parent=genus), range(2))
        record(make_taxon(f"Heuchera rubescens var. {epithet}", "X.", parent=species), range(2))
    for taxon in (species, Taxon.objects.get(slug="heuchera-rubescens-var-prima")):
        record(taxon, range(1, 5))


def record(taxon: Taxon, numbers: range) -> None:
    """Rows of every kind that hangs on a plant, one for each number up to 4."""
    for number in numbers:
        source = make_source(f"{taxon.slug}-{number}")
        make_vernacular(taxon, f"alumroot {number}", preferred=not number, source=source)
        make_synonym(taxon, f"Heuchera vetus{'abcde'[number]}", f"Z. {taxon.pk}", source=source)
        make_place(taxon, ("US-CA", "US-NV", "US-OR", "US-WA", "L48")[number])
        Citation.objects.create(taxon=taxon, trait="light", source=source)
        ArticleSection.objects.create(taxon=taxon, heading=f"Part {number}", body="<p>Text.</p>")
        LegalStatus.objects.create(taxon=taxon, jurisdiction=f"US-{STATES[number]}", kind="noxious")
        WetlandStatus.objects.create(
            taxon=taxon, region=("AW", "AK", "GP", "MW", "HI")[number], indicator="UPL"
        )
        WildlifeValue.objects.create(
            taxon=taxon, animal=("bees", "bats", "moths", "butterflies", "browsers")[number]
        )


def counted(client: Client, address: str) -> int:
    """The queries of the second call: the first may have renewed what the process keeps."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code in (200, 301, 404)
    return len(queries)


@pytest.mark.parametrize(("address", "budget"), BUDGETS.items())
def test_a_page_stays_within_its_budget(client: Client, address: str, budget: int):
    assert counted(client, address) <= budget


@pytest.mark.slow
def test_a_larger_catalogue_takes_no_more_queries(client: Client):
    small = {address: counted(client, address) for address in BUDGETS}
    grow()
    large = {address: counted(client, address) for address in BUDGETS}
    assert {
        address: large[address] - small[address] for address in BUDGETS if large[address] > small[address]
    } == {}


def test_a_member_of_staff_costs_two_queries_more(client: Client):
    before = counted(client, "/plants/heuchera/")
    client.force_login(User.objects.create_superuser("editor"))
    assert counted(client, "/plants/heuchera/") <= before + 2
