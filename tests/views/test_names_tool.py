"""The names tool as a visitor without scripts uses it: send, choose, filter, turn pages, save."""

import csv
import io
import re
from html import unescape

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from catalog import lists
from catalog.choices import Status
from catalog.models import Taxon
from tests.factories import make_care, make_synonym, make_taxon, make_vernacular

pytestmark = pytest.mark.django_db

ADDRESS = "/names/"
FIELD = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
NURSERY = """1. Acer rubrum L.
• HERUA

Aster vetus\t
\u2013 Heuchera rubescens, 1 gal, $7.75
(3) "Acer rubrum"
Acer rubrum cv. 'October Glory'
10 x Heuchra rubescens
pink alumroot
pink alumroot
Zqxdraftia occulta
Zqxdraftia ocullta
quux nonsense
acer RUBRUM"""


@pytest.fixture(scope="module", autouse=True)
def plants(shared_rows: None) -> None:
    make_taxon("Acer rubrum", "L.", symbol="ACRU")
    species = make_taxon(symbol="HERU")
    variety = make_taxon("Heuchera rubescens var. alpicola", "Jeps.", symbol="HERUA", parent=species)
    make_synonym(variety, "Aster vetus", "X.")
    for taxon in (species, variety):
        make_vernacular(taxon)
    make_care(species, light=("part-shade",))
    draft = make_taxon("Zqxdraftia occulta", "Q.", status=Status.DRAFT)
    make_synonym(draft, "Zqxdraftia vetus", "Q.")


def sent(client: Client, text: object = "", **fields: object) -> str:
    response = client.post(ADDRESS, {"list": text, **fields})
    assert response.status_code == 200
    return response.content.decode()


def carried(body: str) -> dict[str, object]:
    """What the form of a page would send back, but for its buttons and choices."""
    fields: dict[str, object] = {name: unescape(value) for name, value in FIELD.findall(body)}
    box = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", body, re.DOTALL)
    fields["list"] = unescape(box[1]) if box else ""
    for name in ("separator", "column"):
        if chosen := re.search(rf'<select id="{name}".*?value="([^"]+)" selected', body, re.DOTALL):
            fields[name] = chosen[1]
    if re.search(r'name="headings" value="1" checked', body):
        fields["headings"] = "1"
    fields["columns"] = re.findall(r'name="columns" value="([^"]+)" checked', body)
    return fields


def statuses(body: str) -> list[str]:
    return re.findall(r'<li class="found found--(\w+)"', body)


def saved(client: Client, body: str, **fields: object) -> list[list[str]]:
    response = client.post(ADDRESS, {**carried(body), "download": "csv", **fields})
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def test_a_nursery_list_has_an_answer_for_every_line_in_order(client: Client):
    body = sent(client, NURSERY.replace("\n", "\r\n"))
    assert statuses(body) == [
        *("exact", "symbol", "blank", "synonym", "exact", "exact", "exact", "fuzzy"),
        *("ambiguous", "ambiguous", "none", "none", "none", "exact"),
    ]
    assert "14 lines: 7 found, 1 misspelt, 2 to choose, 3 not found, 1 blank." in body


def test_no_name_of_a_draft_is_told(client: Client):
    names = ("Zqxdraftia occulta", "Zqxdraftia ocullta", "Zqxdraftia vetus", "Zqxdraftia vetis")
    body = sent(client, "\n".join(names))
    assert statuses(body) == ["none"] * 4
    answers = re.sub(r"<textarea.*?</textarea>|<p class=\"found__asked\">.*?</p>", "", body, flags=re.DOTALL)
    assert "Zqxdraftia occulta Q." not in answers
    assert "/plants/zqxdraftia" not in body


def test_what_was_sent_is_escaped_and_not_evaluated(client: Client):
    hostile = '<script>alert(1)</script>\n{{7*7}}\n"><img src=x onerror=alert(1)>\n</textarea><b>'
    body = sent(client, hostile)
    main = body[body.index("<main") :]
    assert "<script" not in main
    assert "<img" not in main
    assert "49" not in main
    assert main.count("</textarea>") == 1
    assert carried(body)["list"] == hostile


def test_the_list_is_carried_in_the_form_to_the_letter(client: Client):
    text = "\n\n  Acer rubrum\t \n\n'quoted' \"cell\"\n\n"
    body = sent(client, text)
    assert carried(body)["list"] == text
    assert statuses(body) == ["blank", "blank", "exact", "blank", "none", "blank"]


def test_an_ambiguous_line_is_settled_by_hand_for_all_lines_alike(client: Client):
    body = sent(client, "pink alumroot\nquux\npink alumroot\n")
    species = Taxon.objects.get(symbol="HERU")
    choice = f"choice.{lists.mark('pink alumroot')}"
    assert body.count(f'name="{choice}"') == 1
    assert "what you choose there holds here" in body
    body = sent(client, **{**carried(body), choice: str(species.pk)})
    assert statuses(body) == ["settled", "none", "settled"]
    rows = saved(client, body, **{choice: str(species.pk)})
    assert [row[:3] for row in rows[1:]] == [
        ["pink alumroot", "settled", "Heuchera rubescens"],
        ["quux", "none", ""],
        ["pink alumroot", "settled", "Heuchera rubescens"],
    ]


def test_a_choice_of_another_page_is_carried_on_and_can_be_taken_back(client: Client):
    choice = f"choice.{lists.mark('pink alumroot')}"
    species = Taxon.objects.get(symbol="HERU")
    body = sent(client, "pink alumroot\n" + "quux\n" * 250)
    second = sent(client, **{**carried(body), choice: str(species.pk), "page": "2"})
    assert "Page 2 of 2" in second
    assert choice not in second
    first = sent(client, **{**carried(second), "page": "1"})
    assert statuses(first)[0] == "settled"
    again = sent(client, **{**carried(first), choice: ""})
    assert statuses(again)[0] == "ambiguous"


def test_lines_are_shown_by_status_while_all_are_counted_and_saved(client: Client):
    body = sent(client, NURSERY)
    shown = sent(client, **{**carried(body), "show": "none"})
    assert statuses(shown) == ["none"] * 3
    assert 'value="none" aria-pressed="true"' in shown
    assert "14 lines" in shown
    assert len(saved(client, shown)) == 15
    turned = sent(client, **{**carried(shown), "page": "1"})
    assert statuses(turned) == ["none"] * 3
    assert len(statuses(sent(client, **{**carried(shown), "show": ""}))) == 14


def test_a_page_holds_200_lines_and_a_page_too_far_is_the_last(client: Client):
    body = sent(client, "quux\n" * 450)
    assert len(statuses(body)) == 200
    last = sent(client, **{**carried(body), "page": "9"})
    assert ("Page 3 of 3" in last, len(statuses(last))) == (True, 50)


def test_a_table_keeps_its_columns_and_can_be_read_in_another_way(client: Client):
    body = sent(client, "Note\tPlant\nHERU\tAcer rubrum\n\t\nx\tHERUA\n")
    assert statuses(body) == ["exact", "blank", "symbol"]
    other = sent(client, **{**carried(body), "column": "0"})
    assert statuses(other) == ["symbol", "blank", "none"]
    bare = {name: value for name, value in carried(body).items() if name != "headings"}
    assert len(statuses(sent(client, **bare))) == 4
    lines = sent(client, **{**carried(body), "separator": "lines"})
    assert len(statuses(lines)) == 4
    assert saved(client, body)[1][:4] == ["HERU", "Acer rubrum", "exact", "Acer rubrum"]


def test_facts_are_chosen_and_stay_chosen(client: Client):
    body = sent(client, "HERU\n")
    body = sent(client, **{**carried(body), "columns": ["light", "accepted_name"]})
    assert carried(body)["columns"] == ["accepted_name", "light"]
    assert saved(client, body) == [
        ["input", "accepted_name", "light"],
        ["HERU", "Heuchera rubescens", "Part shade"],
    ]
    assert saved(client, body, columns=[]) == [["input"], ["HERU"]]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_file_comes_back_under_its_own_name(client: Client, form: str):
    body = sent(client, file=SimpleUploadedFile("Spring stock.csv", b"Plant,Qty\nHERU,5\n"))
    response = client.post(ADDRESS, {**carried(body), "download": form})
    assert response.headers["Content-Disposition"] == f'attachment; filename="Spring stock-found.{form}"'
    assert response.headers["Cache-Control"] == "private, no-store"
    if form == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
        assert sheet is not None
        assert [cell.value for cell in sheet[2]][:4] == ["HERU", 5, "symbol", "Heuchera rubescens"]


@pytest.mark.parametrize("title", ['a"\r\nX-Evil: 1', "../../etc/passwd", "é" * 300, "", "...", "\x00"])
def test_no_title_spoils_the_header(client: Client, title: str):
    response = client.post(ADDRESS, {"list": "HERU", "title": title, "download": "csv"})
    assert "X-Evil" not in response.headers
    header = response.headers["Content-Disposition"]
    assert header.startswith("attachment; filename")
    assert not re.search(r"[\r\n/]", header)


def test_an_uploaded_list_goes_before_the_text_and_then_travels_as_text(client: Client):
    file = SimpleUploadedFile("list.txt", "×quux\r\nHERU".encode("utf-16"))
    body = sent(client, "ignored", file=file)
    assert carried(body)["list"] == "×quux\nHERU"
    assert statuses(body) == ["none", "symbol"]


@pytest.mark.parametrize(
    "text", ["Acer\x00rubrum", "Acer\u00a0rubrum", "Acer  rubrum", "ACER RUBRUM", "Acer\u200b rubrum"]
)
def test_what_cannot_be_seen_hides_no_plant(client: Client, text: str):
    assert statuses(sent(client, text)) == ["exact"]
