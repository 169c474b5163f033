"""What an editor reads of a name before it is saved: faults, symbols, names that may be the same."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalog.models import Taxon
from tests.admin.posting import address, errors, new_row, opened, save, sent_by
from tests.factories import make_synonym, make_taxon

pytestmark = pytest.mark.django_db

ADD = "admin:catalog_taxon_add"
READ = "admin:catalog_taxon_read_name"


def codes(chief: Client, **asked: Any) -> list[str]:
    """The notices that a script is given, by their codes."""
    html = chief.get(reverse(READ), asked).json()["report"]
    return [piece.split('"')[0] for piece in html.split('data-code="')[1:]]


def add(chief: Client, **fields: Any) -> Any:
    sent = {**sent_by(chief.get(reverse(ADD))), "rank": "variety", **fields, "_save": "1"}
    return chief.post(reverse(ADD), sent)


@pytest.mark.parametrize(
    ("name", "authority", "said"),
    [
        ("Heuchera rubescens v. alpicola", "", "near-duplicate"),
        ("Heuchera rubescens subsp. alpicola", "", "near-duplicate"),
        ("Heuchera rubescens alpicola", "", "near-duplicate"),
        ("HEUCHERA RUBESCENS VAR. ALPICOLA", "", "near-duplicate"),
        ("Heuchera rubesens var. alpicola", "", "like-another"),
        ("Heuchera micrantha", "(Douglas", "unbalanced-brackets"),
        ("Heuchera micrantha var. micrantha", "Douglas", "autonym-with-authority"),
        ("Heuchera x cuneata", "", "hybrid-letter"),
        ("Heuchera  micrantha ", "", "spaces"),
    ],
)
def test_each_fault_of_a_name_is_named(chief: Client, name: str, authority: str, said: str):
    make_taxon("Heuchera rubescens var. alpicola", "Jeps.", status="draft")
    assert said in codes(chief, name=name, authority=authority)


def test_a_clean_new_name_is_not_remarked_on(chief: Client):
    make_taxon("Heuchera rubescens var. alpicola", "Jeps.")
    assert codes(chief, name="Heuchera micrantha", authority="Douglas", symbol="HEMI7") == []


def test_an_authority_is_read_before_the_cultivar(chief: Client):
    name = "Symphyotrichum novae-angliae 'Purple Dome'"
    assert codes(chief, name=name, authority="(L.) G.L. Nesom") == []


def test_a_taxon_is_no_duplicate_of_itself(chief: Client):
    taxon = make_taxon()
    make_synonym(taxon)
    assert codes(chief, name="Heuchera rubescens", authority="Torr.", own=taxon.pk) == []
    synonym = taxon.synonyms.get()
    asked = {"name": synonym.name, "authority": "Greene", "own": str(synonym.pk)}
    assert "data-code" not in chief.get(reverse("admin:catalog_synonym_read_name"), asked).json()["report"]


def test_a_near_duplicate_stops_the_save_once(chief: Client):
    make_taxon("Heuchera rubescens var. alpicola", "Jeps.")
    page = add(chief, name="Heuchera rubescens v. alpicola", authority="Jepson")
    assert "Nothing is saved yet" in errors(page)
    assert "The catalogue has this name already" in page.content.decode()
    assert Taxon.objects.count() == 1
    seen = page.content.decode().split('name="name_notices_seen" value="')[1].split('"')[0]
    sent = {**sent_by(page), "name_notices_seen": seen, "_save": "1"}
    assert chief.post(reverse(ADD), sent).status_code == 302
    assert Taxon.objects.count() == 2


def test_what_was_seen_of_one_name_does_not_pass_another(chief: Client):
    make_taxon("Heuchera rubescens var. alpicola", "Jeps.")
    make_taxon("Heuchera micrantha", "Douglas")
    page = add(chief, name="Heuchera rubescens v. alpicola", authority="Jepson")
    seen = page.content.decode().split('name="name_notices_seen" value="')[1].split('"')[0]
    sent = {**sent_by(page), "name_notices_seen": seen, "name": "Heuchera micranthus", "rank": "species"}
    assert "Nothing is saved yet" in errors(chief.post(reverse(ADD), {**sent, "_save": "1"}))


def test_a_symbol_of_other_letters_is_remarked_on_and_saved(chief: Client):
    taxon = make_taxon()
    response = save(chief, taxon, {"symbol": "OAK3"})
    assert response.status_code == 302
    assert Taxon.objects.get().symbol == "OAK3"
    assert any("begin with HERU" in str(message) for message in get_messages(response.wsgi_request))


def test_a_synonym_that_is_an_accepted_name_written_in_another_way_stops_once(chief: Client):
    make_taxon("Heuchera micrantha", "Douglas")
    taxon = make_taxon()
    sent = opened(chief, taxon)
    row = new_row(sent, "synonyms", name="Heuchera micranthum", authority="Foo", kind="unspecified")
    assert "Nothing is saved yet" in errors(chief.post(address(taxon), {**sent, **row, "_save": "1"}))


def test_another_rank_of_its_own_name_is_a_synonym_without_a_stop(chief: Client):
    taxon = make_taxon("Heuchera rubescens var. alpicola", "Jeps.")
    sent = opened(chief, taxon)
    row = new_row(
        sent,
        "synonyms",
        name="Heuchera rubescens subsp. alpicola",
        authority="(Jeps.) X",
        kind="homotypic",
    )
    answer = chief.post(address(taxon), {**sent, **row, "reason": "The flora.", "_save": "1"})
    assert answer.status_code == 302


def test_a_misapplied_name_may_be_another_plants_without_a_stop(chief: Client):
    make_taxon("Heuchera micrantha", "Douglas")
    taxon = make_taxon()
    sent = opened(chief, taxon)
    row = new_row(sent, "synonyms", name="Heuchera micrantha", kind="misapplied", note="auct. non Douglas")
    answer = chief.post(address(taxon), {**sent, **row, "reason": "The flora.", "_save": "1"})
    assert answer.status_code == 302


def test_a_save_that_leaves_the_name_alone_is_never_stopped(chief: Client):
    make_taxon("Heuchera rubescens", "Torrey")
    assert save(chief, make_taxon(), {"name_note": "pro sp."}).status_code == 302


def test_near_duplicates_are_looked_up_by_indexes_and_cost_the_same_in_a_larger_genus(chief: Client):
    make_taxon("Carex alba", "Scop.")
    with CaptureQueriesContext(
        connection,
    ) as few:
        codes(chief, name="Carex albus")
    for number in range(30):
        make_taxon(
            f"Carex {'abcdefghijklmnopqrstuvwxyzabcd'[number]}ori{'ra' if number < 26 else 'la'}", "L."
        )
    with CaptureQueriesContext(connection) as many:
        codes(chief, name="Carex albus")
    assert len(many) <= len(few) + 1
    reads = [query["sql"] for query in many if "catalog_nameentry" in query["sql"]]
    assert reads
    assert all('"loose" ' in sql or '"genus" IN' in sql for sql in reads)
