"""A change keeps paths, addresses, versions and the revision."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from catalog import names, writing
from catalog.choices import Rank, Status
from catalog.models import (
    CareGuide,
    FormerSlug,
    HistoryEntry,
    LookAlike,
    Profile,
    Revision,
    Taxon,
    path_step,
)
from tests.factories import make_family, make_profile, make_synonym, make_taxon

pytestmark = pytest.mark.django_db


def save(instance, **options):
    with writing.change() as change:
        change.save(instance, **options)


def test_the_path_leads_from_the_top_and_finds_every_descendant():
    family = make_family()
    genus = make_taxon("Heuchera", "L.", parent=family)
    species = make_taxon(parent=genus)
    variety = make_taxon("Heuchera rubescens var. alpicola", "Jeps.", parent=species)
    assert list(Taxon.objects.below(family)) == [genus, species, variety]
    assert list(Taxon.objects.above(variety)) == [family, genus, species]
    assert (variety.family_id, variety.genus_id) == (family.pk, genus.pk)


def test_moving_a_genus_moves_all_that_is_below_it():
    old, new = make_family(), make_family("Grossulariaceae", "DC.")
    genus = make_taxon("Ribes", "L.", parent=old)
    species = make_taxon("Ribes aureum", "Pursh", parent=genus)
    variety = make_taxon("Ribes aureum var. villosum", "DC.", parent=species)
    genus.parent = new
    save(genus)
    variety.refresh_from_db()
    assert variety.family_id == new.pk
    assert list(Taxon.objects.below(new)) == [genus, species, variety]
    assert not Taxon.objects.below(old).exists()


def test_a_change_of_the_path_of_the_last_sibling_step_does_not_spill_over():
    first, second = make_family(), make_family("Grossulariaceae", "DC.")
    make_taxon("Ribes", "L.", parent=second)
    assert not Taxon.objects.below(first).exists()


def test_the_full_name_of_a_variety_carries_the_authority_of_its_species():
    species = make_taxon()
    variety = make_taxon("Heuchera rubescens var. alpicola", "Jeps.", parent=species)
    assert variety.full_name == "Heuchera rubescens Torr. var. alpicola Jeps."
    autonym = make_taxon("Heuchera rubescens var. rubescens", "", parent=species)
    assert autonym.full_name == "Heuchera rubescens Torr. var. rubescens"


def test_a_hybrid_is_written_with_the_sign_and_addressed_with_x():
    taxon = make_taxon("Heuchera x cuneata", "L.")
    assert taxon.name == "Heuchera ×cuneata"
    assert taxon.slug == "heuchera-x-cuneata"
    assert taxon.notho == "specific"


def test_renaming_twice_leads_both_old_addresses_straight_to_the_newest():
    taxon = make_taxon("Heuchera prima", "A")
    for name in ("Heuchera secunda", "Heuchera tertia"):
        taxon.name, taxon.full_name = name, ""
        save(taxon)
    assert taxon.slug == "heuchera-tertia"
    assert {former.slug: former.taxon_id for former in FormerSlug.objects.all()} == {
        "heuchera-prima": taxon.pk,
        "heuchera-secunda": taxon.pk,
    }


def test_renaming_back_leaves_no_address_that_leads_to_itself():
    taxon = make_taxon("Heuchera prima", "A")
    for name in ("Heuchera secunda", "Heuchera prima"):
        taxon.name, taxon.full_name = name, ""
        save(taxon)
    assert list(FormerSlug.objects.values_list("slug", flat=True)) == ["heuchera-secunda"]


def test_an_address_chosen_by_an_editor_stays():
    taxon = make_taxon(slug="my-alumroot")
    taxon.authority = "Torr. & A. Gray"
    save(taxon)
    assert taxon.slug == "my-alumroot"


def test_a_save_of_an_older_version_is_a_conflict_and_changes_nothing():
    taxon = make_taxon()
    mine, theirs = Taxon.objects.get(pk=taxon.pk), Taxon.objects.get(pk=taxon.pk)
    theirs.name_note = "theirs"
    save(theirs, expected_version=theirs.version)
    mine.name_note = "mine"
    with pytest.raises(writing.Conflict), writing.change() as change:
        change.save(mine, expected_version=mine.version)
    taxon.refresh_from_db()
    assert (taxon.name_note, taxon.version) == ("theirs", 2)


def test_each_change_raises_the_revision_once():
    taxon = make_taxon()
    before = Revision.objects.current()
    make_profile(taxon, habit=("forb",))
    assert Revision.objects.current() == before + 1


def test_a_failed_change_leaves_everything_as_it_was():
    taxon = make_taxon()
    before = Revision.objects.current()

    def fail_halfway() -> None:
        with writing.change() as change:
            change.save(Profile(taxon=taxon, habit=("forb",)))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_halfway()
    assert Revision.objects.current() == before
    assert not Profile.objects.exists()


def test_a_part_that_changes_dates_its_taxon():
    taxon = make_taxon()
    before = taxon.updated_at
    make_synonym(taxon)
    taxon.refresh_from_db()
    assert taxon.updated_at > before


def test_a_taxon_bears_the_time_of_its_first_publication_and_keeps_it():
    taxon = make_taxon(status=Status.DRAFT)
    assert Taxon.objects.get().published_at is None
    kept = []
    for status in (Status.PUBLISHED, Status.WITHDRAWN, Status.PUBLISHED):
        taxon = Taxon.objects.get()
        taxon.status = status
        save(taxon)
        kept.append(Taxon.objects.get().published_at)
    assert kept[0] is not None
    assert set(kept) == {kept[0]}


def test_the_first_publication_is_read_from_the_history_where_that_tells():
    taxon = make_taxon(status=Status.DRAFT)
    imported, drafted = make_taxon("Acer rubrum", "L."), make_taxon("Acer nigrum", "X.", status=Status.DRAFT)
    taxon.status = Status.PUBLISHED
    save(taxon)
    entry = HistoryEntry.objects.get(taxon=taxon, kind="published")
    Taxon.objects.update(published_at=None)
    import_module("catalog.migrations.0020_fill_first_publication").fill(apps, None)
    filled = dict(Taxon.objects.values_list("pk", "published_at"))
    imported.refresh_from_db()
    assert filled == {taxon.pk: entry.at, imported.pk: imported.created_at, drafted.pk: None}


def test_the_names_index_follows_every_change():
    taxon = make_taxon(symbol="HERU")
    synonym = make_synonym(taxon, symbol="HEPA9")
    assert names.check() == []
    with writing.change() as change:
        change.delete(synonym)
    assert names.check() == []
    assert not names.resolve_address("hepa9").is_found


def test_rebuilding_mends_a_tree_that_was_written_without_the_door():
    family = make_family()
    genus = Taxon.objects.create(
        name="Heuchera", authority="L.", rank=Rank.GENUS, parent=family, name_key="heuchera", slug="heuchera",
        status="published",
    )  # fmt: skip
    Revision.objects.mark_stale(stale=True)
    assert writing.rebuild_if_stale()
    genus.refresh_from_db()
    assert (genus.family_id, genus.genus_id) == (family.pk, genus.pk)
    assert list(Taxon.objects.below(family)) == [genus]
    assert names.check() == []
    assert not writing.rebuild_if_stale()


def test_a_synonym_that_moves_leaves_no_name_behind():
    first, second = make_taxon("Acer aa", "A"), make_taxon("Acer bb", "B")
    synonym = make_synonym(first, "Acer cc", "C")
    synonym.taxon = second
    save(synonym)
    assert names.check() == []
    assert [match.taxon_id for match in names.resolve_address("Acer cc").matches] == [second.pk]


def test_a_part_saved_alone_raises_the_version_so_that_an_open_form_notices():
    taxon = make_taxon()
    make_profile(taxon, habit=("forb",))
    taxon.refresh_from_db()
    assert taxon.version == 2


def test_a_taxon_saved_with_its_parts_rises_by_one_version():
    taxon = make_taxon()
    with writing.change() as change:
        change.save(taxon, expected_version=1)
        change.save(Profile(taxon=taxon, habit=("forb",)))
    taxon.refresh_from_db()
    assert taxon.version == 2


def test_a_parent_that_moved_since_it_was_read_does_not_mislead_its_new_child():
    old, new = make_family(), make_family("Grossulariaceae", "DC.")
    genus = make_taxon("Ribes", "L.", parent=old)
    stale = Taxon.objects.get(pk=genus.pk)
    genus.parent = new
    save(genus)
    species = Taxon(name="Ribes aureum", authority="Pursh", rank=Rank.SPECIES, parent=stale)
    save(species)
    assert species.family_id == new.pk
    assert list(Taxon.objects.below(new)) == [genus, species]


def test_a_taxon_read_before_its_genus_moved_keeps_its_new_place():
    old, new = make_family(), make_family("Grossulariaceae", "DC.")
    genus = make_taxon("Ribes", "L.", parent=old)
    species = make_taxon("Ribes aureum", "Pursh", parent=genus)
    stale = Taxon.objects.get(pk=species.pk)
    genus.parent = new
    save(genus)
    stale.name_note = "seen"
    save(stale)
    species.refresh_from_db()
    assert (species.family_id, species.name_note) == (new.pk, "seen")


def test_deleting_a_draft_leaves_no_word_of_it_in_the_index():
    taxon = make_taxon("Acer secretum", "A", status="draft")
    make_synonym(taxon, "Acer arcanum", "A")
    with writing.change() as change:
        change.delete(taxon)
    assert names.check() == []


def test_a_look_alike_is_stored_once_for_both():
    one, two = make_taxon("Acer aa", "A"), make_taxon("Acer bb", "B")
    save(LookAlike(taxon=one, other=two, character="Smaller."))
    with pytest.raises(ValidationError, match="already"):
        save(LookAlike(taxon=two, other=one, character="Larger."))


def test_a_key_beyond_the_digits_of_a_path_is_refused():
    with pytest.raises(ValueError, match="does not fit"):
        path_step(36**5)


def test_a_full_name_left_alone_follows_a_change_of_name_or_authority():
    taxon = make_taxon("Heuchera prima", "A")
    taxon.name = "Heuchera secunda"
    save(taxon)
    assert taxon.full_name == "Heuchera secunda A"
    taxon.authority = "B"
    save(taxon)
    assert taxon.full_name == "Heuchera secunda B"
    synonym = make_synonym(taxon, "Acer aa", "C")
    synonym.name = "Acer bb"
    save(synonym)
    assert synonym.full_name == "Acer bb C"


def test_what_was_added_under_a_genus_that_moved_unseen_is_placed_again():
    old, new = make_family(), make_family("Grossulariaceae", "DC.")
    genus = make_taxon("Ribes", "L.", parent=old)
    species = make_taxon("Ribes aureum", "Pursh", parent=genus)
    variety = make_taxon("Ribes aureum var. villosum", "DC.", parent=species)
    Taxon.objects.filter(pk=genus.pk).update(parent=new, path=new.path + path_step(genus.pk), family=new)
    assert writing.place_again([species.pk]) == [species.pk, variety.pk]
    assert list(Taxon.objects.below(new)) == [genus, species, variety]
    variety.refresh_from_db()
    assert variety.family_id == new.pk


def test_what_turns_the_direction_of_text_is_not_stored_and_emoji_are():
    taxon = make_taxon()
    care = CareGuide(taxon=taxon, water_note="a\u202e\u200bb\nשלום 🌵", soil_note="👩‍🌾")
    save(care)
    care.refresh_from_db()
    assert (care.water_note, care.soil_note) == ("ab\nשלום 🌵", "👩‍🌾")
