"""The place finder: from a ZIP code to the plants of its state and zone."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client

from catalog.models import ZipCode
from tests.factories import make_care, make_place, make_taxon

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def zips(shared_rows: None) -> None:
    ZipCode.objects.bulk_create(
        ZipCode(code=code, state_id=state, zone=zone, map_year=year)
        for code, state, zone, year in (
            ("89501", "US-NV", 14, 2023),
            ("02134", "US-MA", 14, 2023),
            ("20001", "US-DC", 15, 2023),
            ("99501", "US-AK", 9, 2012),
        )
    )


def near(client: Client, zip_code: str, **others: str):
    return client.get("/plants/near", {"zip": zip_code, **others})


@pytest.mark.parametrize("asked", ["89501", " 89501 ", "89501-1234", "89501 1234", "895011234"])
def test_a_zip_code_leads_to_the_plants_of_its_state_and_zone(client: Client, asked: str):
    response = near(client, asked)
    assert (response.status_code, response["Location"]) == (302, "/plants/?native=US-NV&zone=7b")
    assert response["X-Robots-Tag"] == "noindex"


def test_the_list_it_leads_to_holds_what_grows_there(client: Client):
    taxon = make_taxon("Heuchera rubescens", "Torr.")
    make_place(taxon, "US-NV")
    make_care(taxon, zone_min=7, zone_max=16)
    assert b"Heuchera" in client.get(near(client, "89501")["Location"]).content


def test_zeros_at_the_beginning_matter(client: Client):
    assert near(client, "02134")["Location"] == "/plants/?native=US-MA&zone=7b"
    response = near(client, "2134")
    assert response.status_code == 400
    assert "write it too: 02134." in response.content.decode()


def test_a_state_that_is_a_region_of_its_own_is_asked_by_the_region(client: Client):
    assert near(client, "99501")["Location"] == "/plants/?native=AK&zone=5a"


def test_what_else_was_chosen_stays_but_for_place_zone_and_page(client: Client):
    response = near(
        client,
        "89501",
        light="full-sun",
        native="US-CA",
        zone="3",
        page="4",
        view="list",
        **{"native-mode": "all"},
    )
    assert dict(parse_qsl(urlsplit(response["Location"]).query)) == {
        "native": "US-NV",
        "light": "full-sun",
        "zone": "7b",
        "view": "list",
    }


@pytest.mark.parametrize("nonsense", [{"light": "zzz"}, {"page": "1e9"}, {"sort": "zzz"}])
def test_what_cannot_be_read_is_left_out(client: Client, nonsense: dict[str, str]):
    assert near(client, "89501", **nonsense)["Location"] == "/plants/?native=US-NV&zone=7b"


def test_a_zip_code_that_does_not_exist_is_told_and_kept_in_the_field(client: Client):
    response = near(client, "00000")
    page = response.content.decode()
    assert response.status_code == 404
    assert "There is no ZIP code 00000" in page
    assert 'value="00000"' in page
    assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    "asked", ["Reno", "8950", "895011", "８９５０１", "<script>", "a\0", "9" * 5000, "89501-12"]
)
def test_what_is_no_zip_code_is_told_what_one_is(client: Client, asked: str):
    response = near(client, asked)
    page = response.content.decode()
    assert response.status_code == 400
    assert "is not a ZIP code" in page or "has five digits" in page
    assert "<script>" not in page
    assert "\0" not in page


@pytest.mark.parametrize("asked", ["K1A 0B1", "k1a0b1", "K1A-0B1", "K1A"])
def test_a_canadian_postal_code_is_sent_to_the_provinces(client: Client, asked: str):
    response = near(client, asked)
    page = response.content.decode()
    assert response.status_code == 400
    assert f"“{asked}” is a Canadian postal code" in page
    assert 'href="/regions/"' in page


@pytest.mark.parametrize("query", ["", "?zip=", "?zip=%20", "?zip=%00"])
def test_without_a_zip_code_it_asks_for_one(client: Client, query: str):
    response = client.get(f"/plants/near{query}")
    assert response.status_code == 200
    assert "US ZIP code" in response.content.decode()


def test_without_a_table_it_says_so(client: Client):
    ZipCode.objects.all().delete()
    page = near(client, "89501").content.decode()
    assert "holds no ZIP codes yet" in page
    assert 'name="zip"' not in page


@pytest.mark.parametrize("address", ["/", "/plants/"])
def test_the_start_page_and_the_list_ask_for_a_zip_code_where_the_table_is_there(
    client: Client, address: str
):
    taxon = make_taxon()
    make_place(taxon, "US-NV")
    assert 'name="zip"' in client.get(address).content.decode()
    ZipCode.objects.all().delete()
    assert 'name="zip"' not in client.get(address).content.decode()


def test_the_list_sends_along_what_is_chosen(client: Client):
    page = client.get("/plants/?light=full-sun&native=US-NV&zone=5&might=1").content.decode()
    form = page[page.index('class="zip-finder"') :]
    form = form[: form.index("</form>")]
    assert '<input type="hidden" name="light" value="full-sun">' in form
    assert '<input type="hidden" name="might" value="1">' in form
    assert 'name="native"' not in form
    assert 'name="zone"' not in form
