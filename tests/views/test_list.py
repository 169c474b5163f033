"""A visitor's list: its page, the forms that change it, its file. Nothing of it is stored."""

import csv
import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.choices import Status
from catalog.models import Taxon
from tests.factories import make_care, make_place, make_profile, make_synonym, make_taxon

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alumroots")]

EPITHETS = ("crocea", "alba", "bulbosa")
TOLD = re.compile(r'<div class="[^"]*notice[^"]*".*?</div>', re.DOTALL)
ROW = re.compile(r'<tr role="row"(?: class="[^"]*")?>\s*<th role="rowheader".*?</tr>', re.DOTALL)


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def main(response: Any) -> str:
    page: str = response.content.decode()
    return page[page.index("<main") : page.index("</main>")]


def rows(client: Client, query: str) -> list[str]:
    """The first words of each plant's row: its names, its symbol, and what is told of it."""
    page = main(client.get(f"/list/?{query}"))
    return [words(row[: row.index("</th>")]) for row in ROW.findall(page)]


def led_to(client: Client, fields: dict[str, Any]) -> list[tuple[str, str]]:
    """Names and values of the address to which a form leads."""
    response = client.post("/list/change", fields)
    assert response.status_code == 303, main(response)
    path, _, query = response.headers["Location"].partition("?")
    assert path == "/list/"
    return [(name, value) for name, values in QueryDict(query).lists() for value in values]


def test_plants_stand_with_quantity_and_note_in_the_order_of_the_address(client: Client):
    page = main(client.get("/list/?name=Front+bed&plants=HERUG.3+HERUA&note=HERUG+by+the+gate"))
    assert "<bdi>Front bed</bdi></h1>" in page
    assert "2 plants , 3 counted so far" in words(page)
    assert "2 plants , 5 in all" in words(main(client.get("/list/?plants=HERUG.3+HERUA.2")))
    assert [row.split()[-1] for row in rows(client, "plants=HERUG.3+HERUA")] == ["HERUG", "HERUA"]
    assert 'name="quantity.HERUG" value="3"' in page
    assert 'name="note.HERUG" value="by the gate"' in page


def test_a_plant_listed_under_a_name_that_became_a_synonym_is_shown_as_what_it_is_now(client: Client):
    (row,) = rows(client, "plants=HERUP.2+HERUA.3")
    assert row.endswith("HERUA Was listed by an older name: HERUP")
    assert (
        'rel="canonical" href="http://testserver/list/?plants=HERUA.5"'
        in client.get("/list/?plants=HERUP.2+HERUA.3").content.decode()
    )


def test_a_plant_without_a_symbol_stands_by_the_permanent_id_of_its_name(client: Client):
    taxon = make_taxon("Heuchera nova", "X.")
    ids = taxon.name_id.hex, make_synonym(taxon, "Heuchera prisca", "Y.").name_id.hex
    for lasting in ids:
        assert rows(client, f"plants={lasting}")[0].startswith("Heuchera nova")
    assert client.get("/list/?plant=heuchera-nova").headers["Location"] == f"/list/?plants={ids[0]}"


@pytest.mark.parametrize("status", [Status.DRAFT, Status.WITHDRAWN, None])
def test_drafts_and_withdrawn_plants_are_told_as_gone_and_their_entry_is_kept(client: Client, status: Any):
    if status is None:
        Taxon.objects.filter(symbol="HERUG").update(symbol=None)
    else:
        Taxon.objects.filter(symbol="HERUG").update(status=status)
    told = rows(client, "plants=HERUG.2+HERUA&note=HERUG+dear")
    assert told[1] == "HERUG No longer in the catalogue."
    assert led_to(client, {"plants": "HERUG.2 HERUA", "note": "HERUG dear", "name": "N"}) == [
        ("name", "N"),
        ("plants", "HERUG.2 HERUA"),
        ("note", "HERUG dear"),
    ]


def test_a_genus_is_no_plant_of_a_list(client: Client):
    genus = Taxon.objects.get(name="Heuchera")
    (row,) = rows(client, f"plants={genus.lasting_code}")
    assert row.endswith("Is a genus: a list holds species, and what is below them.")


def test_a_plant_is_added_by_symbol_name_or_address_with_its_quantity(client: Client):
    for text in ("3 herug", "3x Heuchera rubescens var. glandulosa", "HERUG"):
        number = ".3" if text.startswith("3") else ""
        led = led_to(client, {"plants": "HERUA", "plant": text, "view": "bloom"})
        assert led == [("plants", f"HERUA HERUG{number}"), ("view", "bloom")]
    assert client.get("/list/?plants=HERUA&plant=heuchera-rubescens").headers["Location"] == (
        "/list/?plants=HERUA+HERU"
    )


def test_pasted_lines_and_the_address_of_another_list_are_added_together(client: Client):
    pasted = (
        "HERUG\r\n\r\n2 Heuchera rubescens\nhttps://other.example/list/?name=Bed&plants=HERUA.3&note=HERUA+x"
    )
    assert led_to(client, {"plants": "HERUA.1", "plant": pasted}) == [
        ("name", "Bed"),
        ("plants", "HERUA.4 HERUG HERU.2"),
        ("note", "HERUA x"),
    ]


def test_what_is_not_found_goes_along_and_is_asked_about(client: Client):
    led = led_to(client, {"plants": "HERUA", "plant": "HERUG\npink alumroot\nzzzzzz"})
    assert led == [("plants", "HERUA HERUG"), ("plant", "pink alumroot"), ("plant", "zzzzzz")]
    page = main(client.get("/list/?plants=HERUA&plant=pink+alumroot&plant=zzzzzz"))
    told = [words(notice) for notice in TOLD.findall(page)]
    assert told[0].startswith("“pink alumroot” was not added. Which of these is meant?")
    assert told[1] == "“zzzzzz” was not added. No public plant has this address, symbol or name."
    offered = unescape(re.findall(r'<a href="(/list/\?[^"]*)"[^>]*data-list-step', page)[0])
    assert re.fullmatch(r"/list/\?plants=HERUA\+\w+&plant=zzzzzz|/list/\?plants=HERUA&plant=zzzzzz", offered)


def test_more_than_an_address_takes_along_comes_back_in_the_box(client: Client):
    lines = [f"nothing like it {number}" for number in range(20)]
    response = client.post("/list/change", {"plants": "HERUA", "plant": "\n".join(["HERUG", *lines])})
    assert response.status_code == 422
    page = main(response)
    assert "\n".join(lines) in page
    assert 'name="plants" value="HERUA HERUG' in page


def test_the_form_changes_quantities_notes_and_the_name(client: Client):
    fields = {
        "plants": "HERUA.3 HERUG",
        "name": "  Two\u202e  beds ",
        "quantity.HERUA": "",
        "quantity.HERUG": "1,200",
    }
    assert led_to(client, fields | {"note.HERUG": "under <b>oaks</b>"}) == [
        ("name", "Two beds"),
        ("plants", "HERUA HERUG.1200"),
        ("note", "HERUG under <b>oaks</b>"),
    ]
    page = main(client.get("/list/?plants=HERUG&note=HERUG+<script>x</script>"))
    assert "<script>x" not in page


@pytest.mark.parametrize(
    ("act", "plants"),
    [
        ("remove HERUA", "HERUG"),
        ("down HERUA", "HERUG HERUA"),
        ("up HERUG", "HERUG HERUA"),
        ("fly HERUA", "HERUA HERUG"),
    ],
)
def test_plants_are_removed_and_moved(client: Client, act: str, plants: str):
    assert led_to(client, {"plants": "HERUA HERUG", "do": act}) == [("plants", plants)]


def test_a_quantity_that_is_none_is_told_and_nothing_else_of_the_form_is_lost(client: Client):
    fields = {"plants": "HERUA.3 HERUG", "quantity.HERUA": "-4", "note.HERUG": "kept", "name": "Bed"}
    response = client.post("/list/change", fields)
    assert response.status_code == 422
    page = main(response)
    assert "The quantity “-4” of HERUA is no whole number from 1 to 99,999." in words(page)
    assert 'value="kept"' in page
    assert 'value="Bed"' in page


def test_a_list_that_does_not_fit_into_an_address_is_told_and_stays_on_the_page(client: Client):
    codes = [f"AA{number}" for number in range(60)]
    fields = {f"note.{code}": "é" * 30 for code in codes}
    response = client.post("/list/change", {"plants": " ".join(codes), **fields})
    assert response.status_code == 422
    page = main(response)
    assert "This list is too long for an address." in page
    assert page.count("é" * 30) >= 60
    assert 'data-list=""' in page


def test_it_changes_nothing_here_and_sets_no_cookie(client: Client):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = client.post("/list/change", {"plants": "HERUA"})
    assert len(asked) == 0
    assert not response.cookies
    assert response.headers["Cache-Control"] == "private, no-store"
    assert client.get("/list/change").headers["Location"] == "/list/"
    assert client.post("/list/").status_code == 405


def test_it_is_conditional_and_no_page_for_search_engines(client: Client):
    response = client.get("/list/?plants=HERUA&utm_source=x&sort=nothing&view=%00")
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    assert 'rel="canonical" href="http://testserver/list/?plants=HERUA"' in response.content.decode()
    same = {"If-None-Match": response.headers["ETag"]}
    address = "/list/?plants=HERUA&utm_source=x&sort=nothing&view=%00"
    assert client.get(address, headers=same).status_code == 304
    head = client.head(address)
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.parametrize(
    "query",
    [
        "plants=%00",
        "plants=.3&name=%FF&note=&note=+",
        "plants=HERUA.-1&view=cards",
        "plant=%00&plants=HERUA&view=bloom",
        "plant=" + "x" * 3000,
        "plants=" + "+".join(f"ZZ{number}" for number in range(900)),
    ],
)
def test_an_odd_address_is_answered(client: Client, query: str):
    for address in (f"/list/?{query}", f"/list/plants.csv?{query}"):
        assert client.get(address).status_code == 200


@pytest.fixture
def bed(alumroots: None) -> str:
    """The query of three plants of which much is known, and one of which nothing is."""
    for number, (low, high, zones, bloom, states) in enumerate(
        [
            (30, 60, (9, 16), ["4", "5"], ("US-CA", "US-NV")),
            (100, 300, (11, 18), ["7"], ("US-CA", "US-OR")),
            (10, 20, (5, None), ["11", "12", "1"], ("US-CA",)),
        ]
    ):
        taxon = make_taxon(f"Lista {EPITHETS[number]}", "X.", symbol=f"LIST{number + 1}")
        make_profile(taxon, height_min=low, height_max=high, bloom_months=bloom)
        make_care(taxon, zone_min=zones[0], zone_max=zones[1], light=["full-sun"])
        for state in states:
            make_place(taxon, state)
    make_taxon("Lista nuda", "X.", symbol="LIST4")
    return "plants=LIST1+LIST2+LIST3+LIST4"


def test_all_together_tells_what_is_shared_and_when_nothing_blooms(client: Client, bed: str):
    page = words(main(client.get(f"/list/?{bed}")))
    assert "Nothing in bloom in February–March, June and August–October" in page
    assert "All native to California (1 without a record)" in page
    assert "Hardiness zone 6–8 for all" in page
    assert "Light Full sun for all" in page
    assert "Height 0.3–10 ft (0.1–3 m) (1 without a record)" in page


def test_the_calendar_counts_what_blooms_in_each_month(client: Client, bed: str):
    page = main(client.get(f"/list/?{bed}&view=bloom"))
    assert re.findall(r"<td[^>]*>(\d)</td>", page) == list("100110100011")
    assert 'href="/plants/?bloom=2&amp;bloom=3&amp;bloom=6&amp;bloom=8&amp;bloom=9&amp;bloom=10"' in page
    assert page.count("Not recorded") == 1


@pytest.mark.parametrize(
    ("sort", "order"),
    [("", "1234"), ("name", "2314"), ("bloom", "1234"), ("height", "3124"), ("common", "1234")],
)
def test_plants_are_put_in_order_and_the_order_can_be_kept(client: Client, bed: str, sort: str, order: str):
    page = main(client.get(f"/list/?{bed}&sort={sort}"))
    assert "".join(re.findall(r"LIST(\d)</span></span>", page)) == order
    if sort:
        assert f'href="/list/?plants={"+".join(f"LIST{number}" for number in order)}"' in page


def test_the_file_is_safe_for_spreadsheets_and_keeps_what_is_gone(client: Client):
    response = client.get('/list/plants.csv?name=a"%0D%0AX-Evil:+1&plants=HERUA.3+ZZZZZ&note=HERUA+%3D1%2B1')
    assert response.headers["Content-Disposition"] == 'attachment; filename="a- X-Evil- 1.csv"'
    assert "X-Evil" not in response.headers
    assert response.content.startswith(b"\xef\xbb\xbf")
    first, gone = csv.DictReader(response.content.decode("utf-8-sig").splitlines())
    assert (first["quantity"], first["accepted_symbol"], first["note"]) == ("3", "HERUA", "'=1+1")
    assert first["accepted_name"] == "Heuchera rubescens var. alpicola"
    assert first["address"] == "http://testserver/plants/heuchera-rubescens-var-alpicola/"
    assert (gone["accepted_symbol"], gone["remark"]) == ("ZZZZZ", "No longer in the catalogue.")


def test_without_scripts_a_list_goes_along_from_the_catalogue_to_the_plant_and_back(client: Client):
    page = client.get("/plants/?name=Bed&plants=HERUA.3&view=list&genus=Heuchera").content.decode()
    assert "/list/?name=Bed&amp;plants=HERUA.3" in page
    plant = unescape(re.findall(r'class="row__title"><a href="([^"]*glandulosa[^"]*)"', page)[0])
    assert plant == "/plants/heuchera-rubescens-var-glandulosa/?name=Bed&plants=HERUA.3"
    form = client.get(plant).content.decode().partition('class="carry-form"')[2].partition("</form>")[0]
    fields = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form))
    assert client.get("/list/", fields).headers["Location"] == "/list/?name=Bed&plants=HERUA.3+HERUG"


def test_names_that_were_looked_up_become_a_list_with_their_quantities(client: Client):
    sent = {"list": "3 HERUG\nHERUA\n2 HERUP\n\nzzzzzz", "download": "list", "title": "Order"}
    response = client.post("/names/", sent)
    assert response.status_code == 303
    assert response.headers["Location"] == "/list/?name=Order&plants=HERUG.3+HERUA.2&plant=zzzzzz"
    table = {"list": "name\tqty\nHERUG\t4\nHERUA\t", "download": "list"}
    assert client.post("/names/", table).headers["Location"] == "/list/?plants=HERUG.4+HERUA"


def test_names_of_more_plants_than_a_list_holds_are_told_so(client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("catalog.views._handed_on.MOST", 1)
    response = client.post("/names/", {"list": "HERUG\nHERUA", "download": "list"})
    assert "These are 2 plants, and a list in an address holds 1." in words(main(response))
    assert "HERUG" in main(response)


def test_the_number_of_queries_does_not_grow_with_the_list(client: Client):
    varieties = Taxon.objects.published().exclude(symbol=None).filter(rank="variety")
    codes = [str(symbol) for symbol in varieties.values_list("symbol", flat=True)[:6]]
    counts = []
    for listed in (codes[:1], codes):
        for view in ("", "bloom"):
            client.get(f"/list/?plants={'+'.join(listed)}&view={view}")
            with CaptureQueriesContext(connection) as asked:
                client.get(f"/list/?plants={'+'.join(listed)}+ZZZZZ&view={view}")
            counts.append(len(asked))
    assert len(set(counts)) == 1
    assert counts[0] <= 12
