"""Every change of a plant leaves an entry; every entry can be gone back to."""

import random
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from catalog import documents, editorial, writing
from catalog.choices import EntryKind, Status
from catalog.models import FormerSlug, HistoryEntry, ImportRun, Synonym, Taxon
from catalog.serialising import serialise_many
from tests import factories
from tests.editorial.plants import change_at_random, export, make_whole_plant, stored_photo
from tests.factories import make_synonym, make_taxon
from tests.importing.checklist_files import import_rows

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def traced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plants that are made leave an entry too."""
    monkeypatch.setattr(factories, "TRACED", True)


def kinds(taxon: Taxon) -> list[str]:
    """Kinds of the entries of a plant, first to last."""
    return list(taxon.history.order_by("pk").values_list("kind", flat=True))


def last(taxon: Taxon) -> HistoryEntry:
    entry = taxon.history.first()
    assert entry is not None
    return entry


def test_an_entry_says_who_when_why_and_what_the_plant_was_then():
    user = User.objects.create_user("carla")
    taxon = make_taxon()
    with writing.change(user, reason="The label was read anew.") as change:
        change.save(Synonym(taxon=taxon, name="Heuchera pachypoda", authority="Greene"))
    entry = last(taxon)
    assert (entry.kind, entry.user, entry.user_name) == (EntryKind.EDITED, user, "carla")
    assert entry.reason == "The label was read anew."
    assert entry.document == export(taxon)
    assert entry.version == Taxon.objects.get().version


def test_one_change_of_many_rows_is_one_entry():
    taxon = make_whole_plant()
    assert kinds(taxon) == [EntryKind.CREATED, EntryKind.EDITED]


def test_a_change_that_changes_nothing_leaves_no_entry():
    taxon = make_taxon()
    with writing.change() as change:
        change.save(Taxon.objects.get())
    assert kinds(taxon) == [EntryKind.CREATED]


def test_a_change_that_is_taken_back_leaves_no_entry():
    taxon = make_taxon()
    with pytest.raises(ValidationError):
        _save_a_good_and_a_bad_synonym(taxon)
    assert kinds(taxon) == [EntryKind.CREATED]


def _save_a_good_and_a_bad_synonym(taxon: Taxon) -> None:
    with writing.change() as change:
        change.save(Synonym(taxon=taxon, name="Heuchera pachypoda", authority="Greene"))
        change.save(Synonym(taxon=taxon, name=""))


def test_the_entry_is_named_for_the_step_it_tells_of():
    taxon = make_taxon(status=Status.DRAFT)
    for status in (Status.REVIEW, Status.PUBLISHED, Status.WITHDRAWN, Status.DRAFT):
        taxon.status = status
        with writing.change() as change:
            change.save(taxon)
    assert kinds(taxon)[1:] == [
        EntryKind.SUBMITTED, EntryKind.PUBLISHED, EntryKind.WITHDRAWN, EntryKind.RETURNED,
    ]  # fmt: skip


def test_the_documents_of_many_are_those_of_each():
    first = make_whole_plant()
    second = make_taxon("Acer rubrum", "L.")
    found = serialise_many([first, second])
    assert found == {taxon.pk: export(taxon) for taxon in (first, second)}


def test_a_state_that_came_about_past_the_door_is_kept_before_it_is_changed():
    taxon = make_taxon()
    Taxon.objects.update(name_note="by hand")
    with writing.change() as change:
        change.save(Synonym(taxon=taxon, name="Heuchera pachypoda", authority="Greene"))
    assert kinds(taxon) == [EntryKind.CREATED, EntryKind.FOUND, EntryKind.EDITED]


@pytest.mark.parametrize("seed", range(50))
def test_any_moment_of_any_history_can_be_gone_back_to_exactly(seed: int):
    dice = random.Random(seed)
    taxon = make_whole_plant()
    moments = []
    for _ in range(4):
        change_at_random(taxon, dice)
        moments.append((last(taxon), export(taxon)))
    entry, moment = dice.choice(moments)
    lost = editorial.restore(entry, None, "As it was.")
    assert lost.photos == []
    assert export(taxon) == moment
    assert last(taxon).document == moment


def test_going_back_is_an_entry_that_can_itself_be_taken_back():
    taxon = make_whole_plant()
    first, now = last(taxon), export(taxon)
    make_synonym(taxon, "Heuchera altera", "Mill.")
    changed = export(taxon)
    editorial.restore(first, None)
    assert export(taxon) == now
    assert last(taxon).kind == EntryKind.RESTORED
    entry = taxon.history.filter(kind=EntryKind.EDITED).first()
    assert entry is not None
    editorial.restore(entry, None)
    assert export(taxon) == changed


def test_a_rename_that_is_taken_back_leads_the_given_up_address_home():
    taxon = make_taxon("Heuchera prima", "A")
    entry = last(taxon)
    taxon.name, taxon.full_name = "Heuchera secunda", ""
    with writing.change() as change:
        change.save(taxon)
    editorial.restore(entry, None)
    assert Taxon.objects.get().slug == "heuchera-prima"
    assert FormerSlug.objects.get().slug == "heuchera-secunda"


def test_a_photo_whose_file_is_gone_is_left_out_and_named(media_root: Path):
    taxon = make_whole_plant()
    entry = last(taxon)
    with writing.change() as change:
        change.delete(taxon.photos.get())
    (media_root / "photos" / "one.jpg").unlink()
    assert editorial.restore(entry, None).photos == ["photos/one.jpg"]
    assert not taxon.photos.exists()


def test_a_parent_that_was_renamed_is_found_by_its_identifier():
    taxon = make_whole_plant()
    entry = last(taxon)
    parent = Taxon.objects.get(name="Heuchera")
    parent.authority, parent.full_name = "Linnaeus", ""
    with writing.change() as change:
        change.save(parent)
        change.save(Synonym(taxon=taxon, name="Heuchera altera", authority="Mill."))
    editorial.restore(entry, None)
    assert Taxon.objects.get(pk=taxon.pk).parent == parent


def test_a_state_that_breaks_a_rule_by_now_is_refused_by_a_sentence():
    taxon = make_taxon(symbol="HERU")
    entry = last(taxon)
    taxon.symbol = None
    with writing.change() as change:
        change.save(taxon)
    make_taxon("Acer rubrum", "L.", symbol="HERU")
    with pytest.raises(documents.DocumentError, match="HERU is already the symbol of Acer rubrum"):
        editorial.restore(entry, None)


def test_a_deleted_draft_is_recovered_with_its_parts_and_its_history():
    taxon = make_whole_plant(status=Status.DRAFT)
    held = export(taxon)
    with writing.change() as change:
        change.delete(taxon)
    entry = editorial.recoverable().get()
    assert (entry.kind, entry.document) == (EntryKind.DELETED, held)
    back = editorial.recover(entry, None).taxon
    assert export(back) == held
    assert back.history.count() == 4
    assert not editorial.recoverable().exists()
    with pytest.raises(ValidationError, match="back already"):
        editorial.recover(entry, None)


def test_a_file_of_documents_leaves_its_name():
    taxon = make_whole_plant()
    bundle = documents.bundle(Taxon.objects.select_related("parent"))
    bundle["plants"][1]["taxon"]["name_note"] = "from the file"
    documents.load(bundle, file_name="plants.json")
    assert (last(taxon).kind, last(taxon).file_name) == (EntryKind.IMPORTED, "plants.json")
    assert last(taxon).who == "The import of plants.json"


def test_a_file_without_photos_leaves_the_photos(media_root: Path):
    taxon = make_whole_plant()
    bundle = documents.bundle(Taxon.objects.select_related("parent"))
    del bundle["plants"][1]["photos"]
    documents.load(bundle)
    assert taxon.photos.count() == 1
    bundle["plants"][1]["photos"] = [{"image": "photos/none.jpg"}, {"image": stored_photo("two")}]
    assert documents.load(bundle).photos_gone == ["photos/none.jpg"]
    assert taxon.photos.get().image.name == "photos/two.jpg"


ROW = ("ACRU", "", "Acer rubrum L.", "red maple", "Sapindaceae")


@pytest.mark.parametrize("most", [0, 10_000])
def test_an_import_leaves_an_entry_for_each_plant_and_the_earlier_state_can_be_gone_back_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
):
    monkeypatch.setattr("catalog.importing._running.DIRECT", most)
    import_rows(tmp_path, ROW)
    taxon = Taxon.objects.get(symbol="ACRU")
    assert kinds(taxon) == [EntryKind.IMPORTED]
    assert last(taxon).run == ImportRun.objects.get()
    make_synonym(taxon, "Acer vetus", "Mill.")
    edited = export(taxon)
    import_rows(tmp_path, ROW, ("ACRU", "SYN1", "Acer novum Mill.", "", ""))
    assert kinds(taxon) == [EntryKind.IMPORTED, EntryKind.EDITED, EntryKind.IMPORTED]
    assert last(taxon).document == export(taxon)
    entries = list(taxon.history.order_by("pk"))
    assert entries[0].document is not None
    editorial.restore(entries[1], None)
    assert export(taxon) == edited


def test_an_import_by_copy_writes_no_document_until_the_plant_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("catalog.importing._running.DIRECT", 0)
    import_rows(tmp_path, ROW)
    taxon = Taxon.objects.get(symbol="ACRU")
    assert last(taxon).document is None
    with pytest.raises(ValidationError, match="no state"):
        editorial.restore(last(taxon), None)
    found = export(taxon)
    make_synonym(taxon, "Acer vetus", "Mill.")
    assert [entry.document for entry in taxon.history.order_by("pk")] == [found, export(taxon)]
