"""A session that ended over a form: what was written is kept on the page that asks to sign in."""

import pytest
from django.test import Client

from catalog import forms
from catalog.choices import Status
from catalog.models import Taxon
from tests.admin.posting import Response, address, opened
from tests.factories import make_taxon

pytestmark = pytest.mark.django_db

KEPT = forms.Held("/admin/", [("name", "“Ä”\r\n<b>")], had_files=True)


def test_what_was_written_is_sent_once_more_after_signing_in(chief: Client):
    taxon = make_taxon(status=Status.DRAFT)
    sent = {**opened(chief, taxon), "authority": "Gray & <Torr.>", "_continue": "1"}
    chief.logout()
    asked: Response = chief.post(address(taxon), sent)
    assert asked.status_code == 403
    signing = {"username": "chief", "held": asked.context_data["held"].packed, "next": address(taxon)}
    refused: Response = chief.post("/admin/login/", {**signing, "password": "wrong"})
    assert refused.context_data["held"].address == address(taxon)
    kept: Response = chief.post("/admin/login/", {**signing, "password": "pw"})
    assert b"Gray &amp; &lt;Torr.&gt;" in kept.content
    held = kept.context_data["held"]
    fields: dict[str, list[str]] = {}
    for name, value in held.fields:
        fields.setdefault(name, []).append(value)
    assert chief.post(held.address, fields).status_code == 302
    assert Taxon.objects.get().authority == "Gray & <Torr.>"


def test_a_form_with_a_token_of_before_is_shown_again_if_a_page_of_this_site_sent_it():
    client = Client(enforce_csrf_checks=True)
    own = client.post("/admin/", {"name": "mine"}, headers={"Origin": "http://testserver"})
    assert own.status_code == 403
    assert b'<input type="hidden" name="name" value="mine">' in own.content
    for origin in ({}, {"Origin": "http://evil.example"}):
        assert b"mine" not in client.post("/admin/", {"name": "mine"}, headers=origin).content


def test_a_password_is_never_kept():
    client = Client(enforce_csrf_checks=True)
    sent = {"password1": "secret", "name": "mine"}
    answer = client.post("/admin/", sent, headers={"Origin": "http://testserver"})
    assert b"secret" not in answer.content


def test_what_is_kept_comes_out_as_it_went_in():
    assert forms.unpack(KEPT.packed) == KEPT


@pytest.mark.parametrize(
    "text", ["", "[]", "{", KEPT.packed.replace("/admin/", "//evil.example/"), '{"address": "/"}']
)
def test_what_cannot_be_read_or_leads_away_is_not_kept(text: str):
    assert forms.unpack(text) is None
