"""Another name: a correction, or a new combination."""

import pytest
from django.test import Client

from catalog import editorial, taxonomy
from catalog.choices import EntryKind
from catalog.models import ArticleSection, Operation, Taxon, WorkingDraft
from tests.editorial.plants import export
from tests.factories import make_family, make_synonym, make_taxon
from tests.taxonomy.acts import (
    assert_indexed,
    done,
    everything,
    make_alumroots,
    page,
    previewed,
    sent,
    undone,
)

pytestmark = pytest.mark.django_db


def test_a_correction_keeps_symbol_and_identifier_and_leaves_no_synonym(chief: Client):
    species = make_alumroots()
    done(
        chief,
        "rename",
        species,
        name="Heuchera rubescens",
        authority="Torrey",
        rank="species",
        becomes="none",
    )
    now = everything()
    assert now["Heuchera rubescens"]["taxon"]["name_id"] == str(species.name_id)
    assert now["Heuchera rubescens"]["taxon"]["symbol"] == "HERU"
    assert [row["name"] for row in now["Heuchera rubescens"]["synonyms"]] == ["Heuchera pachypoda"]
    full_name = now["Heuchera rubescens var. alpicola"]["taxon"]["full_name"]
    assert full_name == "Heuchera rubescens Torrey var. alpicola Jeps."


def test_a_name_changed_twice_is_found_straight_under_both_old_addresses(chief: Client):
    species = make_alumroots()
    for name in ("Heuchera prima", "Heuchera secunda"):
        done(chief, "rename", species, name=name, authority="Torr.", rank="species")
    for slug in ("heuchera-rubescens", "heuchera-prima"):
        answer = chief.get(f"/plants/{slug}/")
        assert (answer.status_code, answer.headers["Location"][:26]) == (301, "/plants/heuchera-secunda/?")
    assert_indexed()


def test_every_plant_that_changes_has_an_entry_that_says_why(chief: Client):
    species = make_alumroots()
    act = done(chief, "rename", species, name="Heuchera prima", authority="Torr.", rank="species")
    entries = list(act.entries.order_by("taxon_name"))
    assert [entry.taxon_name for entry in entries] == [
        "Heuchera prima Torr.",
        "Heuchera prima Torr. var. alpicola (Jeps.)",
        "Heuchera prima Torr. var. prima",
    ]
    assert {(entry.kind, entry.user_name, entry.reason) for entry in entries} == {
        (EntryKind.RENAMED, "chief", "So says the flora.")
    }
    assert "The whole act" in chief.get(f"/admin/catalog/taxon/{species.pk}/history/").content.decode()


def test_a_genus_renamed_and_undone_leaves_all_as_it_was(chief: Client):
    genus = make_alumroots().parent
    assert genus is not None
    before = everything()
    act = done(chief, "rename", genus, name="Probata", authority="L.", rank="genus")
    assert set(everything()) == {
        "Probata", "Probata rubescens", "Probata rubescens var. alpicola", "Probata rubescens var. rubescens",
    }  # fmt: skip
    assert_indexed()
    undone(chief, act)
    assert everything() == before
    assert_indexed()
    assert "undone already" in " ".join(taxonomy.undoing(act).problems)
    assert "undoing itself" in " ".join(taxonomy.undoing(Operation.objects.latest("pk")).problems)


def test_a_new_combination_among_the_synonyms_is_proposed_with_its_authority(chief: Client):
    species = make_alumroots()
    make_synonym(species, "Probata rubescens", "(Torr.) Rydb.", symbol="PRRU")
    genus = species.parent
    assert genus is not None
    made = {row.taxon.pk: row for row in taxonomy.proposed_below(genus, "Probata", is_kept=True)}
    assert (made[species.pk].authority, made[species.pk].symbol) == ("(Torr.) Rydb.", "PRRU")


def test_an_adjective_is_asked_about_when_the_genus_changes():
    genus = make_taxon("Heuchera", "L.")
    make_taxon("Heuchera americana", "L.", parent=genus)
    (proposal,) = taxonomy.proposed_below(genus, "Probatus", is_kept=True)
    assert "“americana”" in " ".join(proposal.remarks)


def test_names_above_the_genus_give_no_names_below():
    family = make_family()
    make_taxon("Heuchera", "L.", parent=family)
    assert taxonomy.proposed_below(family, "Grossulariaceae", is_kept=True) == []


def test_a_name_below_that_was_typed_is_the_one_that_counts(chief: Client):
    species = make_alumroots()
    answer = previewed(chief, "rename", species, name="Heuchera prima", authority="Torr.", rank="species")
    typed = {key: "(Jeps.) Rydb." if value == "(Jeps.)" else value for key, value in sent(answer).items()}
    again = chief.post(page("rename", species), {**typed, "_preview": "1"})
    chief.post(page("rename", species), {**sent(again), "reason": "Why.", "_apply": "1"})
    assert everything()["Heuchera prima var. alpicola"]["taxon"]["authority"] == "(Jeps.) Rydb."


def test_a_draft_beside_the_live_page_takes_the_name_over(chief: Client):
    species = make_alumroots()
    document = export(species)
    document["care"]["soil_note"] = "Sand helps."
    editorial.keep(species, document, None)
    told = previewed(chief, "rename", species, name="Heuchera prima", authority="Torr.", rank="species")
    assert "Working drafts" in told.content.decode()
    done(chief, "rename", species, name="Heuchera prima", authority="Torr.", rank="species")
    waiting = editorial.waiting_document(WorkingDraft.objects.get())
    assert (waiting["taxon"]["name"], waiting["care"]["soil_note"]) == ("Heuchera prima", "Sand helps.")


def test_articles_that_link_to_the_old_address_are_named(chief: Client):
    species = make_alumroots()
    other = make_taxon("Heuchera sanguinea", "Engelm.", parent=species.parent)
    ArticleSection.objects.create(taxon=other, body='<p><a href="/plants/heuchera-rubescens/">it</a></p>')
    answer = previewed(chief, "rename", species, name="Heuchera prima", authority="Torr.", rank="species")
    assert answer.context["desk"].preview.articles == [other]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": "Heuchera rubescens", "authority": "Torr."}, "Nothing would change"),
        ({"name": "Tellima rubescens", "authority": "Torr."}, "begins with Heuchera"),
        ({"name": "Heuchera sanguinea", "authority": "Engelm."}, "in the catalogue already"),
        ({"name": "Heuchera prima", "authority": "Torr.", "symbol": "HERUP"}, "already the symbol of"),
    ],
)
def test_what_the_rules_refuse_is_told_in_the_preview(chief: Client, fields: dict[str, str], said: str):
    species = make_alumroots()
    make_taxon("Heuchera sanguinea", "Engelm.", parent=species.parent)
    answer = previewed(chief, "rename", species, **{"rank": "species", "symbol": "HERU", **fields})
    assert said in answer.context["desk"].preview.problems[0]
    assert "_apply" not in answer.content.decode()


def test_a_homonym_is_told_before_it_is_made(chief: Client):
    species = make_alumroots()
    make_taxon("Heuchera sanguinea", "Engelm.", parent=species.parent)
    answer = previewed(chief, "rename", species, name="Heuchera sanguinea", authority="Torr.", rank="species")
    assert "has this name already" in answer.context["desk"].remarks[0]


def test_too_many_names_below_are_refused(chief: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("catalog.taxonomy._naming.MOST_CHANGED", 2)
    answer = previewed(
        chief, "rename", make_alumroots(), name="Heuchera prima", authority="Torr.", rank="species"
    )
    assert "At most 2 can change" in " ".join(answer.context["desk"].preview.problems)


def test_what_stands_under_a_cultivar_name_follows(chief: Client):
    species = make_alumroots()
    cultivar = make_taxon("Heuchera rubescens 'Palace'", "", parent=species)
    done(chief, "rename", species, name="Heuchera prima", authority="Torr.", rank="species")
    assert Taxon.objects.get(pk=cultivar.pk).name == "Heuchera prima 'Palace'"
