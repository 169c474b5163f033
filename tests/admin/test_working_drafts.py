"""What is changed of a published plant waits beside its live page, and only a reviewer puts it there."""

import pytest
from django.test import Client
from django.urls import reverse

from catalog import editorial, names
from catalog.choices import EntryKind, Status
from catalog.models import HistoryEntry, Photo, Synonym, Taxon, WorkingDraft
from tests.admin.posting import address, errors, make_editor, make_reviewer, new_row, opened, save, signed_in
from tests.editorial.plants import export, make_whole_plant

pytestmark = pytest.mark.django_db
CANARY = "ZQXDRAFT"


def draft_page(taxon: Taxon, act: str = "draft") -> str:
    return reverse(f"admin:catalog_taxon_{act}", args=[taxon.pk])


def test_saving_a_published_plant_leaves_the_live_page_and_keeps_a_draft():
    taxon = make_whole_plant()
    live, editor = export(taxon), signed_in(make_editor())
    response = save(editor, taxon, {"name_note": "pro sp.", "care-0-soil_note": "Sand."}, button="_continue")
    assert response.status_code == 302
    assert export(taxon) == live
    draft = WorkingDraft.objects.get()
    assert (draft.user_name, draft.version, draft.base) == ("editor1", 1, live)
    assert draft.document["taxon"]["name_note"] == "pro sp."
    page = editor.get(address(taxon)).content.decode()
    assert "This is the working draft" in page
    assert "differs from the live page in 2 fields" in page
    assert opened(editor, taxon)["name_note"] == "pro sp."


def test_a_draft_is_edited_again_row_by_row():
    taxon = make_whole_plant()
    editor = signed_in(make_editor())
    sent = {**opened(editor, taxon), "reason": "The flora has it."}
    row = new_row(sent, "synonyms", name="Heuchera altera", authority="Mill.", kind="unspecified")
    editor.post(address(taxon), {**sent, **row, "_continue": "1"})
    sent = opened(editor, taxon)
    assert {sent["synonyms-0-name"], sent["synonyms-1-name"]} == {"Heuchera altera", "Heuchera pachypoda"}
    place = next(n for n in (0, 1) if sent[f"synonyms-{n}-name"] == "Heuchera altera")
    again = {**sent, f"synonyms-{place}-authority": "Moench", "reason": "Corrected.", "_continue": "1"}
    assert editor.post(address(taxon), again).status_code == 302
    drafted = {row["name"]: row["authority"] for row in WorkingDraft.objects.get().document["synonyms"]}
    assert drafted == {"Heuchera altera": "Moench", "Heuchera pachypoda": "Greene"}
    assert Synonym.objects.get().name == "Heuchera pachypoda"


def test_the_draft_is_published_in_one_step_and_leaves_its_trace():
    taxon = make_whole_plant()
    save(signed_in(make_editor()), taxon, {"name": "Heuchera nova", "full_name": ""}, button="_continue")
    reviewer = signed_in(make_reviewer())
    page = reviewer.get(draft_page(taxon)).content.decode()
    assert "Heuchera nova" in page
    response = reviewer.post(draft_page(taxon, "draft_publish"), {"reason": "Agreed.", "seen": "1"})
    assert response.headers["Location"] == address(taxon)
    assert Taxon.objects.get(pk=taxon.pk).slug == "heuchera-nova"
    assert not WorkingDraft.objects.exists()
    entry = taxon.history.first()
    assert entry is not None
    assert (entry.kind, entry.user_name, entry.reason) == (EntryKind.PUBLISHED, "reviewer1", "Agreed.")
    assert [match.text for match in names.suggest("heuchera nov", limit=5)] == ["Heuchera nova"]


def test_an_editor_may_not_publish_a_draft():
    taxon = make_whole_plant()
    editor = signed_in(make_editor())
    save(editor, taxon, {"name_note": "x"}, button="_continue")
    assert "Only a reviewer may" in errors(save(editor, taxon, {}, button="_publish_changes"))
    assert editor.post(draft_page(taxon, "draft_publish"), {"seen": "1"}).status_code == 403
    assert b"Publish the changes" not in editor.get(draft_page(taxon)).content


def test_a_draft_that_was_changed_since_it_was_read_is_neither_published_nor_discarded(chief: Client):
    taxon = make_whole_plant()
    save(chief, taxon, {"name_note": "x"}, button="_continue")
    save(chief, taxon, {"name_note": "y"}, button="_continue")
    for act in ("draft_publish", "draft_discard"):
        answer = chief.post(draft_page(taxon, act), {"seen": "1"})
        assert answer.headers["Location"] == draft_page(taxon)
    assert export(taxon)["taxon"]["name_note"] == ""
    assert WorkingDraft.objects.get().version == 2


def test_a_discarded_draft_stays_in_the_history(chief: Client):
    taxon = make_whole_plant()
    save(chief, taxon, {"name_note": "precious"}, button="_continue")
    assert chief.post(draft_page(taxon, "draft_discard"), {"seen": "1"}).headers["Location"] == address(taxon)
    assert not WorkingDraft.objects.exists()
    entry = HistoryEntry.objects.get(kind=EntryKind.DISCARDED)
    assert entry.document is not None
    assert entry.document["taxon"]["name_note"] == "precious"


def test_a_draft_that_says_what_the_live_page_says_is_none(chief: Client):
    taxon = make_whole_plant()
    save(chief, taxon, {"name_note": "x"}, button="_continue")
    save(chief, taxon, {"name_note": ""}, button="_continue")
    assert not WorkingDraft.objects.exists()


def test_what_changed_of_the_live_page_meanwhile_is_not_undone_by_the_draft(chief: Client):
    taxon = make_whole_plant()
    save(chief, taxon, {"name_note": "mine"}, button="_continue")
    live = export(taxon)
    live["care"]["soil_note"] = "Theirs."
    editorial.restore(HistoryEntry(taxon=taxon, document=live), None)
    chief.post(draft_page(taxon, "draft_publish"), {"seen": "1"})
    assert export(taxon)["care"]["soil_note"] == "Theirs."
    assert export(taxon)["taxon"]["name_note"] == "mine"


def test_withdrawing_makes_the_draft_the_record(chief: Client):
    taxon = make_whole_plant()
    save(chief, taxon, {"name_note": "mine"}, button="_continue")
    save(chief, taxon, {}, button="_withdraw")
    stored = Taxon.objects.get(pk=taxon.pk)
    assert (stored.status, stored.name_note) == (Status.WITHDRAWN, "mine")
    assert not WorkingDraft.objects.exists()


def test_the_second_editor_of_a_draft_is_told_and_sees_both_versions(chief: Client):
    taxon = make_whole_plant()
    stale = opened(chief, taxon)
    save(signed_in(make_editor()), taxon, {"name_note": "first"}, button="_continue")
    response = chief.post(address(taxon), {**stale, "hybrid_formula": "a × b", "_continue": "1"})
    assert "editor1 saved this taxon at" in errors(response)
    page = response.content.decode()
    assert "Saved by the other since you opened the form" in page
    conflict = response.context["conflict"]
    assert [(row.label, row.after) for row in conflict.theirs] == [("Name note", "first")]
    assert ("Hybrid formula", "a × b") in [(row.label, row.after) for row in conflict.mine]
    assert 'value="a × b"' in page
    assert WorkingDraft.objects.get().document["taxon"]["hybrid_formula"] == ""


def test_publishing_is_refused_with_what_is_missing_and_nothing_is_saved(chief: Client):
    taxon = make_whole_plant(status=Status.DRAFT)
    Photo.objects.update(licence="")
    taxon.citations.all().delete()
    Synonym.objects.update(source=None)
    page = chief.get(address(taxon)).content.decode()
    assert "Before it can be published" in page
    said = errors(save(chief, taxon, {"name_note": "x"}, button="_publish"))
    assert "no licence" in said
    assert "No source is cited" in said
    assert export(taxon)["taxon"]["name_note"] == ""
    assert Taxon.objects.get(pk=taxon.pk).status == Status.DRAFT


def test_a_change_of_synonyms_must_have_a_reason(chief: Client):
    taxon = make_whole_plant()
    response = save(chief, taxon, {"synonyms-0-authority": "Moench", "reason": " "}, button="_continue")
    assert "say why" in errors(response)
    assert not WorkingDraft.objects.exists()


PUBLIC = (
    "/", "/plants/", "/plants/?q={canary}", "/plants/suggest?q={canary}", "/classification/", "/regions/",
    "/regions/US-NV/", "/plants/?native=US-NV", "/glossary/", "/sources/", "/feeds/changes/", "/sitemap.xml",
    "/sitemap-1.xml", "/plants/heuchera/", "/plants/{canary}/", "/plants/heuchera-rubescens/",
    "/plants/heuchera-rubescens/?draft", "/plants/heuchera-rubescens/?draft=1", "/media/photos/{canary}.jpg",
    "/plants/heuchera-{canary}/",
)  # fmt: skip


def test_nothing_of_a_draft_is_public(chief: Client, client: Client):
    taxon = make_whole_plant()
    pages = [address.format(canary=CANARY.lower()) for address in PUBLIC]
    before = [client.get(page).content for page in pages]
    sent = {**opened(chief, taxon), "reason": CANARY}
    places = new_row(sent, "distribution", region="US-NV", establishment=["native"])
    common = new_row(sent, "vernacular_names", name=f"{CANARY} bells", language="en")
    changed = {
        "name": f"Heuchera {CANARY.lower()}", "full_name": "", "care-0-soil_note": CANARY, "sections-0-heading": CANARY,
        "photos-0-caption": CANARY, "synonyms-0-name": f"Heuchera {CANARY.lower()}a", "synonyms-0-full_name": "",
    }  # fmt: skip
    response = chief.post(address(taxon), {**sent, **places, **common, **changed, "_continue": "1"})
    assert response.status_code == 302
    assert CANARY in str(WorkingDraft.objects.get().document)
    after = [client.get(page) for page in pages]
    assert [response.content for response in after] == before
    assert not any(CANARY.lower() in response.content.decode().lower().replace(page.lower(), "")
                   for page, response in zip(pages, after, strict=True) if CANARY.lower() not in page)  # fmt: skip
    preview = chief.get("/plants/heuchera-rubescens/?draft")
    assert CANARY in preview.content.decode()
    assert "Working draft: only staff see this." in preview.content.decode()
    assert preview.headers["Cache-Control"] == "private, no-store"


def test_a_synonym_of_a_live_page_is_changed_in_its_own_form_by_a_reviewer_alone():
    taxon = make_whole_plant()
    synonym, photo = Synonym.objects.get(), taxon.photos.get()
    editor, reviewer = signed_in(make_editor()), signed_in(make_reviewer())
    assert editor.post(address(synonym), {"name": "Heuchera altera"}).status_code == 403
    assert editor.post(address(synonym, "delete"), {"post": "yes"}).status_code == 403
    assert editor.post(address(photo), {"caption": "x"}).status_code == 403
    assert reviewer.get(address(synonym)).status_code == 200
    sent = {
        "taxon": taxon.pk,
        "name": "Heuchera altera",
        "authority": "Mill.",
        "kind": "unspecified",
        "reason": "a",
    }
    response = editor.post(reverse("admin:catalog_synonym_add"), sent)
    assert "waits for a reviewer" in response.content.decode()
    assert list(Synonym.objects.values_list("name", flat=True)) == ["Heuchera pachypoda"]
