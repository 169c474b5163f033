"""The list of plants: what an address asks for, what is nonsense, what search engines may keep."""

import re
from urllib.parse import urlencode

import pytest
from django.test import Client

from catalog.choices import Status
from catalog.models import Taxon
from tests.factories import (
    make_care,
    make_place,
    make_profile,
    make_synonym,
    make_taxa,
    make_taxon,
    make_vernacular,
)
from tests.views.alumroot import PAGE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("maple")]


@pytest.fixture(scope="module")
def maple(shared_rows: None) -> Taxon:
    taxon = make_taxon("Acer saccharum", "Marshall", symbol="ACSA3")
    make_vernacular(taxon, "sugar maple")
    make_profile(taxon, habit=("tree",), height_min=1000, height_max=3000)
    make_care(taxon, light=("part-shade",), zone_min=7, zone_max=16)
    make_place(taxon, "US-VT")
    return taxon


@pytest.fixture
def sedge() -> Taxon:
    taxon = make_taxon("Carex nudata", "W. Boott")
    make_profile(taxon, habit=("graminoid",))
    return taxon


def body(client: Client, query: str = "") -> str:
    response = client.get(f"/plants/{query}")
    assert response.status_code == 200, query
    return response.content.decode()


def listed(client: Client, query: str = "") -> list[str]:
    titles = re.findall(r'class="(?:card|row)__title">\s*<a href="/plants/([^"]+)/["?]', body(client, query))
    return list(titles)


def test_every_public_plant_is_listed(client: Client, maple: Taxon, sedge: Taxon):
    assert listed(client) == ["acer-saccharum", "carex-nudata"]
    assert listed(client, "?view=list") == ["acer-saccharum", "carex-nudata"]


def test_a_facet_narrows_the_list_and_the_rest_might_match(client: Client, maple: Taxon, sedge: Taxon):
    seen = body(client, "?light=part-shade")
    assert listed(client, "?light=part-shade") == ["acer-saccharum"]
    assert "<strong>1 plant</strong> matches; 1 more has no record of light." in " ".join(seen.split())
    assert 'href="?light=part-shade&amp;might=1"' in seen


def test_those_that_might_match_are_listed_when_asked_and_marked(client: Client, maple: Taxon, sedge: Taxon):
    seen = body(client, "?light=part-shade&might=1")
    assert listed(client, "?light=part-shade&might=1") == ["acer-saccharum", "carex-nudata"]
    assert seen.count("Might match") == 1
    told = " ".join(re.sub(r"<[^>]+>", "", seen).split())
    assert "2 plants match or might match (1 of them has no record of light)" in told


def test_a_chip_takes_its_value_away_and_keeps_the_rest(client: Client, maple: Taxon):
    seen = body(client, "?light=part-shade&habit=tree&q=maple")
    chips = seen[seen.index('class="chips"') : seen.index("</ul>", seen.index('class="chips"'))]
    for words in ("Search: maple", "Plant type: tree", "Light: part shade"):
        assert f'<span class="visually-hidden">Remove </span>{words}<' in chips
    assert 'href="?q=maple&amp;habit=tree"' in chips
    assert 'href="?q=maple&amp;light=part-shade"' in chips


def test_an_option_that_would_list_nothing_is_disabled_and_not_hidden(client: Client, maple: Taxon):
    seen = body(client)
    assert re.search(r'name="habit" value="fern" disabled', seen)
    assert re.search(r'name="habit" value="tree">', seen)


def test_not_recorded_is_an_option_with_its_number(client: Client, maple: Taxon, sedge: Taxon):
    seen = body(client)
    assert re.search(r'name="light" value="unknown"> Not recorded <b>1</b>', seen)
    assert listed(client, "?light=unknown") == ["carex-nudata"]


def test_a_value_of_the_species_is_marked_on_its_variety(client: Client, maple: Taxon):
    make_profile(make_taxon("Acer saccharum var. minor", "X.", parent=maple), height_min=100, height_max=200)
    cards = body(client).split('<article class="card">')
    own, borrowing = (
        next(card for card in cards if f'"/plants/{slug}/"' in card)
        for slug in (
            "acer-saccharum",
            "acer-saccharum-var-minor",
        )
    )
    assert "card__from" not in own
    told = " ".join(re.sub(r"<[^>]+>", "", borrowing).split())
    assert "Plant type, light and hardiness zone from Acer saccharum" in told
    assert "(from <i" in body(client, "?view=list")


def test_the_definition_of_a_value_can_be_read_without_a_pointer(client: Client, maple: Taxon):
    seen = body(client)
    assert "<dt>Full sun</dt><dd>Six hours or more of direct sun a day.</dd>" in seen


def test_a_genus_is_looked_for_within_its_facet_by_a_plain_address(client: Client, maple: Taxon):
    make_taxon("Acer nudum", "X.", parent=make_taxon("Acer", "L."))
    assert re.search(r'name="genus" value="Acer"> Acer <b>1</b>', body(client, "?genus-find=ac"))
    seen = body(client, "?genus-find=<i>")
    assert "Nothing here begins with “&lt;i&gt;”." in seen
    assert 'rel="canonical" href="http://testserver/plants/"' in seen


def test_feet_and_centimetres_are_one_link_apart(client: Client, maple: Taxon):
    assert 'href="?height=91..&amp;units=us"' in body(client, "?height=91..")
    seen = body(client, "?height_ft_min=3&units=us")
    assert 'name="height_ft_min" value="3"' in seen
    assert 'href="?height=91..&amp;units=metric"' in seen
    assert listed(client, "?height_ft_min=3&units=us") == ["acer-saccharum"]


def test_a_place_and_a_zone_find_the_plant(client: Client, maple: Taxon, sedge: Taxon):
    assert listed(client, "?native=US-VT&zone=6") == ["acer-saccharum"]
    assert listed(client, "?zone=9") == []


def test_a_search_brings_the_best_match_first(client: Client, maple: Taxon, sedge: Taxon):
    assert listed(client, "?q=sugar+maple") == ["acer-saccharum"]
    assert listed(client, "?q=ACSA3&view=list") == ["acer-saccharum"]


@pytest.mark.parametrize("asked", ["HERUP", "herua", "h. rubescens v. pachypoda"])
def test_a_symbol_or_synonym_alone_leads_to_the_plant(alumroots_too: None, client: Client, asked: str):
    response = client.get("/plants/", {"q": asked, "native-mode": "", "height_min": ""})
    assert response.status_code == 302
    assert response.headers["Location"].startswith(f"{PAGE}?from=")
    arrived = client.get(response.headers["Location"]).content
    assert (b'class="arrival"' in arrived) is (asked != "herua")
    for more in ({"light": "full-sun"}, {"page": "1"}):
        assert client.get("/plants/", {"q": asked, **more}).status_code == 200


def test_a_symbol_leads_to_an_excluded_plant_and_to_no_draft(client: Client):
    make_taxon("Acer album", "X.", symbol="ACAL", excluded=True)
    make_taxon("Acer secretum", "X.", symbol="ACSE", status=Status.DRAFT)
    assert client.get("/plants/?q=ACAL").headers["Location"] == "/plants/acer-album/?from=ACAL"
    assert client.get("/plants/?q=ACSE").status_code == 200
    assert client.get("/plants/?q=acer+album").headers["Location"] == "/plants/acer-album/?from=acer+album"
    assert 'href="/plants/acer-album/"' in body(client, "?q=acer+album&exact=1")


def test_an_accepted_name_alone_leads_to_its_plant(client: Client, maple: Taxon):
    for typed in ("acer saccharum", "Acer saccharum Marshall"):
        assert client.get("/plants/", {"q": typed}).headers["Location"].startswith("/plants/acer-saccharum/")


def test_an_exact_name_with_more_keeps_the_list_and_links_its_plant(client: Client, maple: Taxon):
    for query in ("?q=acer+saccharum&exact=1", "?q=acer+saccharum&light=part-shade"):
        assert "has exactly this name." in body(client, query)
        assert listed(client, query) == ["acer-saccharum"]


@pytest.mark.parametrize(
    ("typed", "meant"), [("acer sacharum", "Acer saccharum"), ("suger maple", "sugar maple")]
)
def test_a_misspelt_name_is_put_right_and_can_be_searched_for_as_it_is(
    client: Client, maple: Taxon, typed: str, meant: str
):
    query = urlencode({"q": typed})
    seen = body(client, f"?{query}")
    told = " ".join(re.sub(r"<[^>]+>", "", seen).split())
    assert f"Showing results for {meant}: nothing is named “{typed}”. Search for exactly “{typed}”" in told
    assert f'value="{meant}"' in seen
    assert listed(client, f"?{query}") == ["acer-saccharum"]
    assert f'href="?{query}&amp;exact=1"' in seen
    exactly = body(client, f"?{query}&exact=1")
    assert "Showing results for" not in exactly
    assert "No plants match" in exactly
    assert 'href="/plants/acer-saccharum/"' in exactly


def test_a_correction_keeps_the_facets(client: Client, maple: Taxon):
    assert listed(client, "?q=suger+maple&light=part-shade") == ["acer-saccharum"]
    seen = body(client, "?q=suger+maple&light=full-sun")
    assert 'href="?q=suger+maple&amp;light=full-sun&amp;exact=1"' in seen


def test_a_name_that_no_plant_has_lists_what_shares_a_word_and_says_so(client: Client, maple: Taxon):
    query = "?q=rock+maples"
    told = " ".join(re.sub(r"<[^>]+>", "", body(client, query)).split())
    assert "No plant is named “rock maples”" in told
    assert "Shown instead: plants with maple in a name, or with a longer word that begins or ends so." in told
    assert (listed(client, query), listed(client, f"{query}&light=part-shade")) == (["acer-saccharum"],) * 2
    assert listed(client, f"{query}&light=full-sun") == []
    assert "Shown instead" not in body(client, f"{query}&exact=1")


def test_a_name_of_several_plants_is_asked_about_with_what_tells_them_apart(client: Client):
    one, other = make_taxon("Acorus verus", "X."), make_taxon("Acorus americanus", "(Raf.) Raf.")
    make_synonym(one, "Acorus calamus", "L.", kind="homotypic")
    make_synonym(other, "Acorus calamus", "auct.", kind="misapplied", note="auct. non L.")
    make_place(other, "L48")
    told = " ".join(re.sub(r"<[^>]+>", " ", body(client, "?q=acorus+calamus")).split())
    assert "Which plant do you mean by “acorus calamus”?" in told
    assert "Synonym (homotypic): Acorus calamus L. Species" in told
    assert "Misapplied name: Acorus calamus auct. (auct. non L.)" in told
    assert "Native to the lower 48 states" in told


def test_an_accepted_name_leads_to_its_plant_which_tells_what_else_it_was_used_for(client: Client):
    make_taxon("Acorus calamus", "L.")
    other = make_taxon("Acorus americanus", "(Raf.) Raf.")
    make_synonym(other, "Acorus calamus", "auct.", kind="misapplied", note="auct. non L.")
    response = client.get("/plants/?q=Acorus+calamus")
    assert response.headers["Location"] == "/plants/acorus-calamus/?from=Acorus+calamus"
    seen = client.get(response.headers["Location"]).content.decode()
    arrival = seen[seen.index('class="arrival"') : seen.index("</div>", seen.index('class="arrival"'))]
    assert 'href="/plants/acorus-americanus/"' in arrival


def test_a_common_name_of_several_plants_is_a_choice_and_no_list_beside_it(
    alumroots_too: None, client: Client
):
    seen = body(client, "?q=pink+alumroot")
    assert "Which plant do you mean by “pink alumroot”?" in seen
    assert seen.count('class="choices__why"') == 7
    assert "Native to Idaho and Oregon" in seen
    assert 'class="cards"' not in seen
    assert 'class="cards"' in body(client, "?q=pink+alumroot&exact=1")


def test_one_name_of_one_author_that_was_divided_says_so(client: Client):
    for name in ("Carex aa", "Carex bb"):
        make_synonym(make_taxon(name, "X."), "Carex cc", "Y.")
    assert body(client, "?q=carex+cc").count("Synonym in part (pro parte)") == 2


def test_a_search_for_a_genus_points_to_its_page_too(client: Client, maple: Taxon):
    make_taxon("Acer", "L.")
    assert '<a href="/plants/acer/">' in body(client, "?q=acer")
    assert "See also" not in body(client, "?q=sugar")


@pytest.mark.parametrize("number", ["1000000000", "0", "-1", "abc", "1e9", "nan", "%00", "٣", "9" * 5000])
def test_a_page_that_does_not_exist_is_404_with_a_way_back(client: Client, maple: Taxon, number: str):
    response = client.get(f"/plants/?page={number}")
    assert response.status_code == 404
    assert b'href="/plants/"' in response.content


def test_two_page_numbers_are_none(client: Client, maple: Taxon):
    assert client.get("/plants/?page=1&page=2").status_code == 404
    assert listed(client, "?page=") == ["acer-saccharum"]


def test_a_value_that_does_not_exist_is_404_and_names_those_that_do(client: Client, maple: Taxon):
    response = client.get("/plants/?light=zzz")
    assert response.status_code == 404
    assert '?light=full-sun" rel="nofollow">Full sun</a>' in response.content.decode()
    assert "“zzz” is no value of “Light”" in response.content.decode()
    assert response.headers["X-Robots-Tag"] == "noindex"


def test_a_place_that_does_not_exist_is_404_and_names_the_places(client: Client, maple: Taxon):
    response = client.get("/plants/?native=US-XX")
    assert response.status_code == 404
    assert '?native=US-VT" rel="nofollow">Vermont</a>' in response.content.decode()


@pytest.mark.parametrize(
    "junk", ["status=draft", "password__startswith=a", "family__in=x", "taxon__status=draft", "utm_source=x"]
)
def test_parameters_that_mean_nothing_change_nothing(client: Client, maple: Taxon, junk: str):
    assert body(client, f"?{junk}") == body(client)


def test_a_number_that_cannot_be_read_is_said_and_left_out(client: Client, maple: Taxon, sedge: Taxon):
    response = client.get("/plants/?height_min=abc")
    assert response.status_code == 200
    assert b"Height must be a whole number from 0 to 15000 (cm)." in response.content
    assert response.headers["X-Robots-Tag"] == "noindex"


def test_a_range_is_filled_into_its_fields_again(client: Client, maple: Taxon):
    seen = body(client, "?height_min=1500&height_max=2000")
    assert 'name="height_min" value="1500"' in seen
    assert 'name="height_max" value="2000"' in seen
    assert "Height: 49–66 ft (15–20 m)" in seen


def test_a_search_of_too_many_letters_says_so(client: Client, maple: Taxon):
    response = client.get("/plants/", {"q": "a" * 201})
    assert response.status_code == 200
    assert b"Search is limited to 200 characters." in response.content


def test_nothing_found_says_so_and_offers_what_is_near(client: Client, maple: Taxon):
    response = client.get("/plants/?q=Acer+sacharrum&exact=1")
    assert b"No plants match" in response.content
    assert b"/plants/acer-saccharum/" in response.content
    assert response.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    "text", ["' OR 1=1--", "%", "_", "(a+)+$", "<script>alert(1)</script>", '"', "NEAR", "^"]
)
def test_any_text_is_searched_as_text(client: Client, maple: Taxon, text: str):
    response = client.get("/plants/", {"q": text})
    assert response.status_code == 200
    assert b"<script>alert" not in response.content


def test_search_engines_keep_few_facets_and_one_address_for_each_list(client: Client, maple: Taxon):
    assert "X-Robots-Tag" not in client.get("/plants/?light=part-shade").headers
    many = client.get("/plants/?light=part-shade&habit=tree&zone=6")
    assert many.headers["X-Robots-Tag"] == "noindex"
    for query in ("habit=tree&light=part-shade", "light=part-shade&habit=tree&view=list&sort=common&utm_x=1"):
        assert 'rel="canonical" href="http://testserver/plants/?habit=tree&amp;light=part-shade"' in body(
            client, f"?{query}"
        )


def test_links_that_narrow_or_reorder_are_not_followed(client: Client, maple: Taxon):
    seen = body(client, "?light=part-shade")
    links = re.findall(r'<a [^>]*href="\?[^>]*>', seen)
    assert links
    assert all('rel="nofollow"' in link or 'rel="next"' in link or 'rel="prev"' in link for link in links)


def test_paging_walks_every_plant_once(client: Client):
    make_taxa(f"Carex {letter}ensis" for letter in [*"abcdefghijklmnopqrstuvwxyz", "aa", "bb", "cc"])
    first, second = listed(client), listed(client, "?page=2")
    assert (len(first), len(second)) == (24, 6)
    assert not set(first) & set(second)
    assert client.get("/plants/?page=3").status_code == 404


def test_a_page_of_the_list_stays_under_a_hundred_kilobytes(alumroots_too: None, client: Client):
    assert len(client.get("/plants/").content) < 100_000
