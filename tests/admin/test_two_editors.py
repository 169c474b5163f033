"""Two editors in one record: the second is told, keeps the text written, and nothing of the first is lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.db.models import F
from django.test import Client

from catalog import writing
from catalog.choices import Status
from catalog.models import Taxon
from tests.admin.posting import address, errors, make_editor, opened, save, signed_in
from tests.factories import make_taxon

pytestmark = pytest.mark.django_db


def test_the_second_editor_is_told_who_saved_and_keeps_the_own_text(chief: Client):
    taxon = make_taxon(status=Status.DRAFT)
    first = signed_in(make_editor("editor1"))
    with time_machine.travel("2026-11-22T12:03:00Z", tick=False):
        stale = opened(chief, taxon)
        save(first, taxon, {"name_note": "first"})
        response = chief.post(address(taxon), {**stale, "hybrid_formula": "a × b", "_save": "1"})
    assert response.status_code == 200
    assert "editor1 saved this taxon at 12:03 while you were editing. Nothing was saved." in errors(response)
    assert b"a \xc3\x97 b" in response.content
    stored = Taxon.objects.get()
    assert (stored.name_note, stored.hybrid_formula, stored.version) == ("first", "", taxon.version + 1)


def test_a_save_of_another_day_is_dated(chief: Client):
    taxon = make_taxon(status=Status.DRAFT)
    first = signed_in(make_editor("editor1"))
    with time_machine.travel("2026-11-20T12:03:00Z", tick=False):
        stale = opened(chief, taxon)
        save(first, taxon, {"name_note": "first"})
    with time_machine.travel("2026-11-20T23:59:00Z", tick=False) as clock:
        clock.shift(120)
        assert "at 20 November 2026, 12:03" in errors(chief.post(address(taxon), {**stale, "_save": "1"}))


def test_a_change_by_an_import_has_no_name(chief: Client):
    taxon = make_taxon(status=Status.DRAFT)
    stale = opened(chief, taxon)
    with writing.change() as change:
        change.save(Taxon.objects.get(pk=taxon.pk))
    assert "Somebody saved this taxon at" in errors(chief.post(address(taxon), {**stale, "_save": "1"}))


@pytest.mark.parametrize("version", ["", "0", "-1", "99999999999999999999", "x"])
def test_a_version_that_never_was_saves_nothing(chief: Client, version: str):
    taxon = make_taxon(status=Status.DRAFT)
    response = save(chief, taxon, {"opened_version": version, "name_note": "mine"})
    assert "Nothing was saved" in errors(response) or "whole number" in errors(response)
    assert Taxon.objects.get().name_note == ""


def test_a_save_that_slips_in_at_the_last_moment_is_not_overwritten(
    chief: Client, monkeypatch: pytest.MonkeyPatch
):
    """The form was valid; the first editor's UPDATE came before the second's."""
    taxon = make_taxon(status=Status.DRAFT)
    real = writing.change

    @contextmanager
    def slow(user: User | None = None, **told: Any) -> Iterator[Any]:
        Taxon.objects.filter(pk=taxon.pk).update(version=F("version") + 1, name_note="first")
        with real(user, **told) as change:
            yield change

    monkeypatch.setattr(writing, "change", slow)
    response = save(chief, taxon, {"name_note": "second"})
    assert response.status_code == 200
    assert "Nothing was saved" in errors(response)
    assert b"second" in response.content
