"""Two editors in the form of one source, word, region or synonym: the second is told, and loses nothing."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from catalog import writing
from catalog.admin import CatalogGroupAdmin, CatalogUserAdmin, site
from catalog.admin._drafting import DraftedAdmin
from catalog.admin._guarded import GuardedAdmin, GuardedForm
from catalog.admin._lists import ReadOnly
from catalog.models import Photo, Region, Source, Synonym, Term
from tests.admin.posting import address, errors, make_editor, sent_by, signed_in
from tests.editorial.plants import make_whole_plant
from tests.factories import make_source, make_synonym, make_taxon

pytestmark = pytest.mark.django_db


def make_photo() -> Photo:
    make_whole_plant(status="draft")
    return Photo.objects.get()


ROWS: dict[str, tuple[Any, str]] = {
    "source": (make_source, "title"),
    "term": (lambda: Term.objects.get(vocabulary="Light", code="part-shade"), "label"),
    "region": (lambda: Region.objects.get(pk="US-CA"), "name"),
    "synonym": (lambda: make_synonym(make_taxon(status="draft")), "note"),
    "photo": (make_photo, "caption"),
}


@pytest.mark.parametrize("kind", ROWS)
def test_the_second_is_told_who_saved_and_sees_both_versions(chief: Client, kind: str):
    make, field = ROWS[kind]
    row = make()
    first = second = {**sent_by(chief.get(address(row))), "reason": "a"}
    chief.post(address(row), {**first, field: "Word of the first", "_save": "1"})
    response = chief.post(address(row), {**second, field: "Word of the second", "_save": "1"})
    told = errors(response)
    assert "chief saved this at" in told
    assert "saved now “Word of the first”, yours “Word of the second”" in told
    assert getattr(type(row).objects.get(pk=row.pk), field) == "Word of the first"
    again = sent_by(response)
    assert again[field] == "Word of the second"
    assert chief.post(address(row), {**again, "_save": "1"}).status_code == 302
    assert getattr(type(row).objects.get(pk=row.pk), field) == "Word of the second"


def test_an_unchanged_row_is_saved_at_once_and_a_new_one_has_nothing_to_guard(chief: Client):
    add = reverse("admin:catalog_source_add")
    sent = sent_by(chief.get(add))
    assert "opened_as" not in sent
    assert chief.post(add, {**sent, "key": "flora", "title": "A flora", "_save": "1"}).status_code == 302
    source = Source.objects.get()
    assert (
        chief.post(address(source), {**sent_by(chief.get(address(source))), "_save": "1"}).status_code == 302
    )


def test_a_change_of_a_choice_is_told_and_both_may_have_meant_the_same(chief: Client):
    synonym = make_synonym(make_taxon(status="draft"))
    sent = sent_by(chief.get(address(synonym)))
    Synonym.objects.update(kind="homotypic")
    told = errors(chief.post(address(synonym), {**sent, "kind": "heterotypic", "_save": "1"}))
    assert "Somebody saved this" in told
    assert "saved now “Homotypic”, yours “another choice”" in told
    assert "says the same as yours" in errors(
        chief.post(address(synonym), {**sent, "kind": "homotypic", "_save": "1"})
    )


def test_who_may_only_look_sees_the_form_without_the_guard():
    source = make_source()
    reader = make_editor("reader")
    reader.user_permissions.remove(*reader.user_permissions.filter(codename="change_source"))
    body = signed_in(reader).get(address(source)).content.decode()
    assert "The PLANTS Database" in body
    assert "opened_as" not in body


def test_a_save_in_the_form_of_the_plant_is_told_by_the_name_of_who_made_it(chief: Client):
    photo = make_photo()
    opened = sent_by(chief.get(address(photo)))
    with writing.change(make_editor("ursula")) as change:
        photo.caption = "Word of the first"
        change.save(photo)
    assert "ursula saved this at" in errors(
        chief.post(address(photo), {**opened, "caption": "x", "_save": "1"})
    )


def test_every_form_of_the_admin_is_guarded_against_a_stale_save():
    for admin in site._registry.values():
        if not isinstance(admin, ReadOnly | DraftedAdmin | CatalogUserAdmin | CatalogGroupAdmin):
            assert isinstance(admin, GuardedAdmin), admin
            assert issubclass(admin.form, GuardedForm), admin
