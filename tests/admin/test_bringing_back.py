"""One field or row of an entry brought back, as an editor does it from the entry's page."""

from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from catalog import writing
from catalog.choices import EntryKind, Status
from catalog.models import Citation, HistoryEntry, Photo, Synonym, Taxon, VernacularName, WorkingDraft
from tests.admin.posting import make_editor, save, signed_in
from tests.editorial.plants import export, make_whole_plant
from tests.factories import make_taxon

pytestmark = pytest.mark.django_db


def latest(taxon: Taxon) -> HistoryEntry:
    return taxon.history.order_by("-pk")[0]


def page(name: str, *args: int) -> str:
    return reverse(f"admin:catalog_taxon_{name}", args=args)


def way_back(client: Client, taxon: Taxon, label: str, entry: HistoryEntry | None = None) -> str:
    """The address behind "Bring this back" of a field, as the page of an entry (the last one) has it."""
    entry = entry or latest(taxon)
    body = client.get(page("entry", taxon.pk, entry.pk)).content.decode()
    before, found, _ = body.partition(f'<span class="visually-hidden">: {label}</span>')
    assert found, body
    return unescape(before.rpartition('href="')[2].partition('"')[0])


def brought(client: Client, way: str, reason: str = "A slip.", **sent: str) -> Any:
    """What comes of pressing the button of the preview."""
    shown = client.get(way)
    assert shown.status_code == 200
    asked = {key: values[0] for key, values in parse_qs(urlsplit(way).query).items()}
    return client.post(
        way.partition("?")[0], {**asked, "seen": shown.context["trial"].seen, "reason": reason, **sent}
    )


def told(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def test_a_field_comes_back_alone_and_can_be_undone(chief: Client):
    taxon = make_whole_plant(status=Status.DRAFT)
    save(chief, taxon, {"care-0-soil_note": "Sand helps.", "name_note": "a remark"})
    changed = export(taxon)
    way = way_back(chief, taxon, "Soil note")
    shown = chief.get(way)
    assert [(row.label, row.before, row.after) for row in shown.context["differences"]] == [
        ("Soil note", "Sand helps.", "Gravel helps.")
    ]
    assert export(taxon) == changed
    assert brought(chief, way).status_code == 302
    back = export(taxon)
    assert (back["care"]["soil_note"], back["taxon"]["name_note"]) == ("Gravel helps.", "a remark")
    entry = latest(taxon)
    assert (entry.kind, entry.user_name, entry.reason) == (EntryKind.RESTORED, "chief", "A slip.")
    brought(chief, way_back(chief, taxon, "Soil note"))
    assert export(taxon) == changed


def test_rows_of_every_kind_come_back_each_alone_as_they_were(chief: Client):
    taxon = make_whole_plant(status=Status.DRAFT)
    whole = export(taxon)
    with writing.change() as change:
        for rows in (
            taxon.synonyms, taxon.vernacular_names, taxon.distribution, taxon.citations, taxon.sections, taxon.photos,
        ):  # fmt: skip
            change.delete(rows.get())
    entry = latest(taxon)
    differences = chief.get(page("entry", taxon.pk, entry.pk)).context["differences"]
    assert len(differences) == 6
    for difference in differences:
        assert brought(chief, way_back(chief, taxon, difference.label, entry)).status_code == 302
    assert export(taxon) == whole


def test_a_row_that_came_is_taken_out_again(chief: Client):
    taxon = make_whole_plant(status=Status.DRAFT)
    before = export(taxon)
    with writing.change() as change:
        change.save(VernacularName(taxon=taxon, name="jack-o'the-rocks"))
    brought(chief, way_back(chief, taxon, "jack-o&#x27;the-rocks · en"))
    assert export(taxon) == before


def test_a_name_comes_back_with_its_authority_and_its_address(chief: Client):
    taxon = make_taxon(status=Status.DRAFT)
    former = export(taxon)
    save(chief, taxon, {"name": "Heuchera rubella", "authority": "X.", "full_name": ""})
    brought(chief, way_back(chief, taxon, "Authority"))
    assert export(taxon) == former


def test_the_mark_of_the_preferred_name_passes_back(chief: Client):
    taxon = make_whole_plant(status=Status.DRAFT)
    name = taxon.vernacular_names.get()
    name.preferred = False
    with writing.change() as change:
        change.save(name)
        change.save(VernacularName(taxon=taxon, name="jack", preferred=True))
    brought(chief, way_back(chief, taxon, "pink alumroot · en"))
    assert dict(taxon.vernacular_names.values_list("name", "preferred")) == {
        "pink alumroot": True,
        "jack": False,
    }


def test_a_synonym_comes_back_in_the_place_of_what_it_became_and_never_without_a_reason(chief: Client):
    taxon = make_whole_plant(status=Status.DRAFT)
    before = export(taxon)
    with writing.change() as change:
        synonym = taxon.synonyms.get()
        synonym.note = "misapplied"
        change.save(synonym)
    way = way_back(chief, taxon, "Heuchera pachypoda · Greene")
    assert "say why" in told(brought(chief, way, reason=" "))
    brought(chief, way)
    assert export(taxon) == before


def test_what_no_longer_fits_is_refused_with_the_reason(chief: Client):
    taxon = make_whole_plant(status=Status.DRAFT)
    synonym, citation = taxon.synonyms.get(), taxon.citations.get()
    with writing.change() as change:
        change.save(
            Citation(
                taxon=taxon, trait="synonymy", subject="Heuchera pachypoda Greene", source=citation.source
            )
        )
    with writing.change() as change:
        change.delete(synonym)
        change.delete(taxon.citations.get(trait="synonymy"))
    entry, held = latest(taxon), export(taxon)
    make_taxon("Heuchera pachypoda", "Greene")
    for label, words in (
        ("Heuchera pachypoda · Greene", "accepted"),
        ("Synonymy · ", "Bring that back first"),
    ):
        differences = chief.get(page("entry", taxon.pk, entry.pk)).context["differences"]
        found = next(row.label for row in differences if row.label.lower().startswith(label.lower().strip()))
        way = way_back(chief, taxon, found, entry)
        refused = chief.get(way)
        assert words in " ".join(refused.context["trial"].refused)
        assert "Nothing was loaded" not in refused.content.decode()
        assert words in told(brought(chief, way))
    assert export(taxon) == held


def test_a_photo_whose_file_went_with_it_does_not_come_back(chief: Client, media_root: Any):
    taxon = make_whole_plant(status=Status.DRAFT)
    photo = Photo.objects.get()
    with writing.change() as change:
        change.delete(photo)
    (media_root / str(photo.image.name)).unlink()
    assert (
        "deleted with it"
        in chief.get(way_back(chief, taxon, str(photo.image.name))).context["trial"].refused[0]
    )


def test_a_save_since_the_preview_is_told_and_nothing_is_done(chief: Client):
    taxon = make_whole_plant(status=Status.DRAFT)
    save(chief, taxon, {"name_note": "a remark"})
    way = way_back(chief, taxon, "Name note")
    answer = brought(chief, way, seen="1.0")
    assert "chief saved this taxon at" in told(answer)
    assert "A slip." in answer.content.decode()
    assert export(taxon)["taxon"]["name_note"] == "a remark"


def test_of_a_public_plant_it_waits_beside_the_page_unless_a_reviewer_says_at_once(chief: Client):
    taxon = make_whole_plant()
    save(chief, taxon, {"care-0-soil_note": "Sand helps."})
    live, entry = export(taxon), latest(taxon)
    way = way_back(chief, taxon, "Soil note", entry)
    editor = signed_in(make_editor())
    assert editor.post(way.partition("?")[0], _asked(way, _publish="1")).status_code == 403
    assert brought(editor, way).headers["Location"] == page("draft", taxon.pk)
    assert export(taxon) == live
    draft = WorkingDraft.objects.get()
    assert draft.document["care"]["soil_note"] == "Gravel helps."
    assert "nothing to bring back" in chief.get(way).content.decode()
    draft.delete()
    assert brought(chief, way, _publish="1").status_code == 302
    assert export(taxon)["care"]["soil_note"] == "Gravel helps."
    assert not WorkingDraft.objects.exists()


def _asked(way: str, **sent: str) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(way).query).items()} | sent


def test_any_other_spot_leads_back_with_a_sentence(chief: Client):
    taxon = make_whole_plant()
    address = page("bring", taxon.pk, latest(taxon).pk)
    for spot in (
        "",
        "x",
        "[" * 5000,
        "7" * 7000,
        '["taxon", "status"]',
        '["photos", [1], 1]',
        '["synonyms", "a"]',
    ):
        answer = chief.get(address, {"side": "after", "spot": spot}, follow=True)
        assert "Choose a field or a row" in told(answer)
    first = page("bring", taxon.pk, taxon.history.order_by("pk")[0].pk)
    assert chief.get(first, {"side": "before", "spot": '["care", "soil_note"]'}).status_code == 302


def test_a_reader_is_offered_nothing_and_may_not_ask():
    taxon = make_whole_plant(status=Status.DRAFT)
    Synonym.objects.all().delete()
    reader = make_editor("reader")
    reader.user_permissions.remove(*reader.user_permissions.filter(codename="change_taxon"))
    client = signed_in(reader)
    entry = page("entry", taxon.pk, latest(taxon).pk)
    assert "Bring this back" not in client.get(entry).content.decode()
    assert client.get(page("bring", taxon.pk, latest(taxon).pk)).status_code == 403
