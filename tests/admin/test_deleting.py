"""Deleting: what others rest on stays, and the page says what that is."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from catalog.choices import Status
from catalog.models import CitedLink, HistoryEntry, Photo, Region, Source, Synonym, Taxon, Term
from tests.admin.posting import address, make_editor, signed_in
from tests.factories import make_source, make_synonym, make_taxon

pytestmark = pytest.mark.django_db
LIST = "admin:catalog_taxon_changelist"


def act(client: Client, *taxa: Taxon, **more: str):
    return client.post(
        reverse(LIST), {"action": "delete_selected", "_selected_action": [taxon.pk for taxon in taxa], **more}
    )


def test_a_published_taxon_is_not_deleted_by_the_button(chief: Client):
    taxon = make_taxon()
    response = chief.post(address(taxon, "delete"), {"post": "yes"})
    assert response.status_code == 409
    assert "Withdraw it first" in response.content.decode()
    assert Taxon.objects.exists()


def test_a_taxon_with_others_under_it_is_not_deleted_and_they_are_named(chief: Client):
    genus = make_taxon("Heuchera", "L.", status=Status.DRAFT)
    make_taxon(parent=genus, status=Status.DRAFT)
    page = chief.get(address(genus, "delete"))
    assert "Heuchera rubescens" in page.content.decode()
    assert b'value="yes"' not in page.content
    assert chief.post(address(genus, "delete"), {"post": "yes"}).status_code == 409
    assert Taxon.objects.count() == 2


def test_the_bulk_action_deletes_nothing_when_one_has_to_stay(chief: Client):
    draft, public = make_taxon("Acer zz", status=Status.DRAFT), make_taxon()
    response = act(chief, draft, public, post="yes")
    assert response.status_code == 409
    assert "Withdraw it first" in response.content.decode()
    assert Taxon.objects.count() == 2


def test_a_draft_goes_with_its_parts_after_a_page_that_lists_them(chief: Client):
    draft = make_taxon(status=Status.DRAFT)
    make_synonym(draft)
    page = chief.get(address(draft, "delete")).content.decode()
    assert "Synonym: Heuchera pachypoda Greene" in page
    assert chief.post(address(draft, "delete"), {"post": "yes"}).status_code == 302
    assert not Taxon.objects.exists()
    assert not Synonym.objects.exists()


def test_drafts_go_together_after_a_question(chief: Client):
    drafts = [make_taxon(f"Acer z{letter}", status=Status.DRAFT) for letter in "ab"]
    assert b"Acer za" in act(chief, *drafts).content
    assert Taxon.objects.count() == 2
    act(chief, *drafts, post="yes")
    assert not Taxon.objects.exists()


def test_at_most_fifty_are_deleted_at_once(chief: Client):
    Taxon.objects.bulk_create(
        Taxon(name=f"Acer z{n}", name_key=f"acer z{n}", rank="species", slug=f"z{n}") for n in range(51)
    )
    response = chief.post(
        reverse(LIST),
        {"action": "delete_selected", "_selected_action": list(Taxon.objects.values_list("pk", flat=True))},
    )
    assert response.status_code == 302
    assert Taxon.objects.count() == 51


def test_a_look_alike_of_another_plant_stays(chief: Client):
    draft, other = make_taxon(status=Status.DRAFT), make_taxon("Heuchera micrantha", "Douglas")
    other.look_alikes.create(other=draft, character="Larger leaves.")
    assert chief.post(address(draft, "delete"), {"post": "yes"}).status_code == 409


def test_an_editor_without_the_permission_deletes_nothing():
    editor = make_editor()
    editor.user_permissions.remove(editor.user_permissions.get(codename="delete_taxon"))
    draft = make_taxon(status=Status.DRAFT)
    client = signed_in(editor)
    assert client.post(address(draft, "delete"), {"post": "yes"}).status_code == 403
    act(client, draft, post="yes")
    assert Taxon.objects.exists()


def test_a_source_in_use_is_not_deleted(chief: Client):
    source = make_source()
    make_synonym(make_taxon(), source=source)
    answer = chief.post(address(source, "delete"), {"post": "yes"})
    assert "“The PLANTS Database”: 1 synonym<" in answer.content.decode()
    assert "those of Heuchera rubescens" in answer.content.decode()
    assert Source.objects.exists()


def test_a_synonym_goes_from_its_own_list_and_no_longer_leads_here(chief: Client):
    synonym = make_synonym(make_taxon())
    told = chief.post(address(synonym, "delete"), {"post": "yes"}, follow=True)
    assert "say why under “Reason”" in told.content.decode()
    ticked = {"action": "delete_selected", "_selected_action": synonym.pk, "post": "yes"}
    chief.post(reverse("admin:catalog_synonym_changelist"), ticked)
    assert Synonym.objects.exists()
    assert (
        "of Heuchera rubescens"
        in chief.post(reverse("admin:catalog_synonym_changelist"), {**ticked, "post": ""}).content.decode()
    )
    chief.post(address(synonym, "delete"), {"post": "yes", "reason": "Misread."})
    entry = HistoryEntry.objects.first()
    assert entry is not None
    assert entry.reason == "Misread."
    assert not Synonym.objects.exists()
    answer = chief.get(reverse(LIST), {"q": "pachypoda"})
    assert not answer.context["cl"].result_list


@pytest.mark.parametrize("model", [Term, Region])
def test_words_and_places_are_neither_added_nor_deleted(chief: Client, model: type[Term | Region]):
    row = model.objects.first()
    assert row is not None
    assert chief.post(address(row, "delete"), {"post": "yes"}).status_code == 403
    assert chief.get(reverse(f"admin:catalog_{model._meta.model_name}_add")).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_the_files_of_a_deleted_draft_go_with_it(chief: Client, media_root: Path):
    draft = make_taxon(status=Status.DRAFT)
    stored = media_root / "photos" / "x.jpg"
    stored.parent.mkdir(parents=True)
    stored.write_bytes(b"x")
    Photo.objects.bulk_create([Photo(taxon=draft, image="photos/x.jpg")])
    assert chief.post(address(draft, "delete"), {"post": "yes"}).status_code == 302
    assert not stored.exists()


def test_a_source_that_nothing_rests_on_goes_with_what_its_link_answered(chief: Client):
    source = make_source(url="https://a.example/")
    CitedLink.objects.create(url=source.url, state="works", checked_at=timezone.now(), source=source)
    chief.post(address(source, "delete"), {"post": "yes"})
    assert not CitedLink.objects.exists()
    assert not Source.objects.exists()
