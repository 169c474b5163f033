"""What an address leads to: the page, a redirect that explains itself, a choice, or near names."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from catalog import writing
from catalog.choices import Status
from catalog.models import Taxon
from tests.factories import make_synonym, make_taxon, make_vernacular
from tests.views.alumroot import PAGE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alumroots")]


@pytest.mark.parametrize("asked", ["HERUP", "herup", "heuchera-rubescens-var-pachypoda", "HERUA", "herua"])
@pytest.mark.parametrize("ending", ["", "/"])
def test_a_symbol_or_old_name_redirects_for_good_to_the_accepted_page(
    client: Client, asked: str, ending: str
):
    response = client.get(f"/plants/{asked}{ending}")
    assert response.status_code == 301
    assert response.headers["Location"] == f"{PAGE}?from={asked}"
    assert response.headers["Cache-Control"] == "public, max-age=3600"


@pytest.mark.parametrize("asked", ["HERUP", "heuchera-rubescens-var-pachypoda"])
def test_the_page_says_whose_synonym_led_here(client: Client, asked: str):
    body = client.get(f"{PAGE}?from={asked}").content.decode()
    assert 'class="arrival"' in body
    assert "(Greene) Rosend., Butters &amp; Lakela" in body[body.index('class="arrival"') :]
    assert f'rel="canonical" href="http://testserver{PAGE}"' in body


@pytest.mark.parametrize("asked", ["HERUA", "<script>", "HERUX", "acer", "", "x" * 400])
def test_the_page_explains_nothing_that_is_not_so(client: Client, asked: str):
    body = client.get(PAGE, {"from": asked}).content.decode()
    assert 'class="arrival"' not in body


def test_an_address_that_moved_leads_straight_to_the_newest(client: Client):
    taxon = make_taxon("Aster novae-angliae", "L.")
    for name in ("Symphyotrichum novae-angliae", "Symphyotrichum novum"):
        with writing.change() as change:
            taxon = Taxon.objects.get(pk=taxon.pk)
            taxon.name, taxon.slug, taxon.full_name = name, "", ""
            change.save(taxon)
    for old in ("aster-novae-angliae", "symphyotrichum-novae-angliae"):
        response = client.get(f"/plants/{old}/")
        assert (response.status_code, response.headers["Location"]) == (
            301,
            f"/plants/symphyotrichum-novum/?from={old}",
        )
    assert (
        b"its former address" in client.get("/plants/symphyotrichum-novum/?from=aster-novae-angliae").content
    )


def test_a_name_of_several_plants_is_a_choice(client: Client):
    response = client.get("/plants/pink alumroot/")
    assert response.status_code == 300
    assert response.content.decode().count('href="/plants/heuchera-rubescens') == 7


def test_an_accepted_name_leads_to_itself_whatever_else_it_was_used_for(client: Client):
    accepted = make_taxon("Acorus calamus", "L.")
    other = make_taxon("Acorus americanus", "(Raf.) Raf.")
    make_synonym(other, "Acorus calamus", "auct.", kind="misapplied", note="auct. non L.")
    assert client.get("/plants/acorus-calamus/").status_code == 200
    assert client.get("/plants/Acorus calamus/").headers["Location"].startswith(accepted.get_absolute_url())


def test_a_permanent_id_leads_to_the_page(client: Client):
    taxon = Taxon.objects.get(symbol="HERU")
    synonym = make_synonym(taxon, "Heuchera vetus")
    page = taxon.get_absolute_url()
    assert client.get(f"/plants/{taxon.name_id}/").headers["Location"] == page
    explained = f"{page}?from={synonym.name_id}"
    assert client.get(f"/plants/{synonym.name_id}/").headers["Location"] == explained
    assert b"is a synonym; the accepted name is now" in client.get(explained).content


def test_the_redirect_to_the_slash_keeps_the_query(client: Client):
    response = client.get("/plants/heuchera-rubescens?from=x+y&a=1")
    assert response.headers["Location"] == "/plants/heuchera-rubescens/?from=x+y&a=1"


def test_an_unknown_name_is_404_with_near_names(client: Client):
    response = client.get("/plants/HERUX/")
    assert response.status_code == 404
    assert PAGE in response.content.decode()
    assert response.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    "address", ["%00", "a%00b", "a" * 5000, "99999999999999999999", "%ff", "..", "%E2%80%AE", "%20", "<b>"]
)
def test_an_address_that_is_no_name_is_404(client: Client, address: str):
    assert client.get(f"/plants/{address}/").status_code == 404


def test_a_draft_is_as_unknown_as_any_other_word(client: Client):
    make_taxon("Zqxdraft secreta", "X.", status=Status.DRAFT, symbol="ZQSE")
    unknown = client.get("/plants/no-such-plant/")
    for address in ("zqxdraft-secreta", "ZQSE", "Zqxdraft secreta", "zqxdraft"):
        response = client.get(f"/plants/{address}/")
        assert response.status_code == 404
        assert response.content == unknown.content


def test_staff_see_a_draft_and_are_told_so(client: Client):
    make_taxon("Zqxdraft secreta", "X.", status=Status.DRAFT)
    client.force_login(User.objects.create_superuser("editor"))
    response = client.get("/plants/zqxdraft-secreta/")
    assert response.status_code == 200
    assert b"Draft: only staff see this." in response.content
    assert b"Edit this plant" in response.content


def test_a_visitor_with_an_account_that_is_not_staff_sees_no_draft(client: Client):
    make_taxon("Zqxdraft secreta", "X.", status=Status.DRAFT)
    client.force_login(User.objects.create_user("visitor"))
    assert client.get("/plants/zqxdraft-secreta/").status_code == 404


def test_a_common_name_of_one_plant_redirects_too(client: Client):
    taxon = make_taxon("Acer saccharum", "Marshall")
    make_vernacular(taxon, "sugar maple")
    assert (
        client.get("/plants/sugar-maple/").headers["Location"] == "/plants/acer-saccharum/?from=sugar-maple"
    )
    assert b"is another name of" in client.get("/plants/acer-saccharum/?from=sugar-maple").content
