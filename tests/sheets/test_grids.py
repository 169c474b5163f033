"""The grid of many taxa by one fact, and the grid of the places of one plant."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from catalog import sheets
from catalog.choices import Status
from catalog.models import CareGuide, Distribution, HistoryEntry, Operation, Taxon, WorkingDraft
from tests.admin.posting import make_editor, signed_in
from tests.editorial.plants import export, make_whole_plant
from tests.factories import make_place, make_taxon

pytestmark = pytest.mark.django_db
GRID = "admin:catalog_taxon_grid"


def sent(answer: Any) -> dict[str, Any]:
    """The grid as it would be sent unchanged."""
    fields: dict[str, Any] = {}
    for row in answer.context["rows"]:
        fields |= {
            f"id-{row.number}": str(row.record.taxon.name_id),
            f"version-{row.number}": row.version,
            f"cell-{row.number}": sorted(row.ticked) if answer.context["choices"] else row.text,
        }
    return fields


def test_only_what_was_changed_is_saved_and_can_be_undone(chief: Client):
    taxon = make_whole_plant(status=Status.DRAFT)
    other = make_taxon("Heuchera sanguinea", "Engelm.", status=Status.DRAFT)
    before = export(other)
    address = f"{reverse(GRID)}?trait=light&status__exact=draft&o=1"
    answer = chief.get(address)
    assert [row.record.taxon for row in answer.context["rows"]] == [taxon, other]
    both = chief.post(address, {**sent(answer), "cell-1": ["part-shade", "none"]})
    assert "is not one of" in both.context["rows"][1].faults[0]
    saved = chief.post(address, {**sent(answer), "cell-1": ["part-shade"], "reason": "Seen."})
    assert saved.status_code == 302
    assert CareGuide.objects.get(taxon=other).light == ("part-shade",)
    act = Operation.objects.get()
    assert [entry.taxon for entry in act.entries.all()] == [other]
    chief.post(reverse("admin:catalog_taxon_undo", args=[act.pk]))
    assert export(other) == before


def test_a_row_with_a_fault_says_why_and_keeps_what_was_typed(chief: Client):
    taxon = make_whole_plant(status=Status.DRAFT)
    address = f"{reverse(GRID)}?trait=height&status__exact=draft"
    answer = chief.get(address)
    late = chief.post(address, {**sent(answer), "cell-0": "very tall"})
    (row,) = late.context["rows"]
    assert (row.text, "is not a range" in row.faults[0]) == ("very tall", True)
    Taxon.objects.filter(pk=taxon.pk).update(version=9)
    late = chief.post(address, {**sent(answer), "cell-0": "12"})
    assert "changed since" in late.context["rows"][0].faults[0]
    assert chief.post(address, {**sent(answer)}).status_code == 302
    assert not Operation.objects.exists()


def test_an_editor_fills_in_a_public_plant_beside_its_page():
    taxon = make_whole_plant()
    live = export(taxon)
    client = signed_in(make_editor())
    address = f"{reverse(GRID)}?trait=height&q=rubescens"
    client.post(address, {**sent(client.get(address)), "cell-0": "12", "publish": "1"})
    assert export(taxon) == live
    assert WorkingDraft.objects.get().document["traits"]["height"] == {"min": 12, "max": 12}


def test_the_grid_costs_the_same_for_any_number_of_rows(chief: Client, django_assert_max_num_queries: Any):
    for name in ("Heuchera prima", "Heuchera secunda", "Heuchera tertia"):
        make_taxon(name)
    with django_assert_max_num_queries(16):
        chief.get(reverse(GRID))


def test_the_states_of_a_plant_are_chosen_and_typed(chief: Client):
    taxon = make_whole_plant(status=Status.DRAFT)
    make_place(taxon, "US-WA", "waif")
    address = reverse("admin:catalog_taxon_places", args=[taxon.pk])
    version = chief.get(address).context["grid"].version
    fields = {
        "place-US-CA": "b",
        "place-US-WA": "i",
        "place-US-NV": "",
        "typed": "OR, ID; AZ introduced\nUT both",
    }
    chief.post(address, {**fields, "version": version, "reason": "Seen."})
    assert {
        place.region_id: set(place.establishment) for place in Distribution.objects.filter(taxon=taxon)
    } == {
        "US-CA": {"native", "introduced"},
        "US-WA": {"waif", "introduced"},
        "US-OR": {"introduced"},
        "US-ID": {"introduced"},
        "US-AZ": {"introduced"},
        "US-UT": {"native", "introduced"},
    }
    entry = HistoryEntry.objects.filter(taxon=taxon).first()
    assert entry is not None
    assert entry.reason == "Seen."


def opened_places(client: Client, taxon: Taxon) -> tuple[str, dict[str, str]]:
    address = reverse("admin:catalog_taxon_places", args=[taxon.pk])
    grid = client.get(address).context["grid"]
    chosen = {f"place-{code}": standing for code, standing in grid.chosen.items()}
    return address, {"version": grid.version, "opened": grid.opened, **chosen}


def natives(taxon: Taxon) -> dict[str, str]:
    return {place.region_id: place.establishment[0] for place in Distribution.objects.filter(taxon=taxon)}


def test_two_who_choose_other_states_are_both_saved_and_the_second_is_told(chief: Client):
    taxon = make_whole_plant(status=Status.DRAFT)
    address, sent = opened_places(chief, taxon)
    signed_in(make_editor()).post(address, {**sent, "typed": "NV introduced"})
    told = chief.post(address, {**sent, "place-US-ID": "n"}, follow=True)
    assert "Meanwhile editor1 saved this taxon; what was changed then stays: Nevada." in told.content.decode()
    assert natives(taxon) == {"US-CA": "native", "US-NV": "introduced", "US-ID": "native"}


def test_of_two_who_choose_one_state_the_second_sees_both_and_saves_when_pressing_again(chief: Client):
    taxon = make_whole_plant(status=Status.DRAFT)
    address, sent = opened_places(chief, taxon)
    signed_in(make_editor()).post(address, {**sent, "typed": "NV introduced, UT"})
    answer = chief.post(address, {**sent, "typed": "NV"})
    told = " ".join(answer.context["faults"])
    assert told.startswith("editor1 saved this taxon at ")
    assert "Nevada: saved now “introduced”, yours “native”." in told
    assert natives(taxon)["US-NV"] == "introduced"
    grid = answer.context["grid"]
    chosen = {f"place-{code}": standing for code, standing in grid.chosen.items()}
    again = {"version": grid.version, "opened": grid.opened, "typed": grid.typed, **chosen}
    assert chief.post(address, again).status_code == 302
    assert natives(taxon) == {"US-CA": "native", "US-NV": "native", "US-UT": "native"}


def test_a_line_that_is_not_understood_makes_nobody_forget_what_was_opened(chief: Client):
    taxon = make_whole_plant(status=Status.DRAFT)
    address, sent = opened_places(chief, taxon)
    signed_in(make_editor()).post(address, {**sent, "typed": "NV introduced"})
    grid = chief.post(address, {**sent, "place-US-ID": "n", "typed": "Atlantis"}).context["grid"]
    assert (grid.version, grid.opened) == (sent["version"], sent["opened"])


def test_what_was_typed_and_not_understood_is_kept_and_told(chief: Client):
    taxon = make_whole_plant(status=Status.DRAFT)
    address = reverse("admin:catalog_taxon_places", args=[taxon.pk])
    told = chief.post(address, {"version": taxon.version, "typed": "CA, Atlantis"})
    assert "holds “Atlantis”, which is no region, state or province" in told.content.decode()
    assert told.context["grid"].typed == "CA, Atlantis"
    late = chief.post(address, {"version": "0", "typed": "NV"})
    assert "It was changed since you opened this page" in late.content.decode()
    assert signed_in(make_editor()).get(address).status_code == 200


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("CA, NV", {"US-CA": {"native"}, "US-NV": {"native"}}),
        ("AZ introduced", {"US-AZ": {"introduced"}}),
        ("California; ca-bc absent", {"US-CA": set(), "CA-BC": set()}),
        ("AK", {"US-AK": {"native"}}),
        ("", {}),
    ],
)
def test_places_are_read_as_people_type_them(typed: str, read: dict[str, set[str]]):
    assert sheets.read_places(typed) == read
