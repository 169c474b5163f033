"""Several photos at once: each is taken or refused by itself, and nothing of a refused one stays."""

import errno
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from catalog import writing
from catalog.choices import Status
from catalog.models import AuditEntry, AuditKind, Photo, RightsHolder, Taxon, WorkingDraft
from tests.admin.posting import address, make_editor, signed_in
from tests.factories import make_taxon

pytestmark = pytest.mark.django_db(transaction=True)
SHARED = {"part": "flower", "new_holder": "A. Person", "licence": "cc-by-4.0"}
AS_SCRIPT = {"Accept": "application/json"}


def file(colour: str, name: str = "", kind: str = "PNG") -> SimpleUploadedFile:
    buffer = BytesIO()
    Image.new("RGB", (120, 100), colour).save(buffer, kind)
    return SimpleUploadedFile(name or f"{colour}.png", buffer.getvalue())


def post(
    client: Client, taxon: Taxon, *files: SimpleUploadedFile, script: bool = False, **fields: str
) -> Any:
    sent = {**SHARED, **fields, "photos": list(files)}
    return client.post(address(taxon, "photos"), sent, headers=AS_SCRIPT if script else {})


def told(response: Any) -> list[tuple[str, bool]]:
    return [(each.file, each.photo is not None) for each in response.context["taken"]]


def stored(media_root: Path) -> list[Path]:
    return [path for path in media_root.rglob("*") if path.is_file()]


def test_several_photos_are_added_in_their_order_with_what_holds_for_all(chief: Client):
    taxon = make_taxon(status=Status.DRAFT)
    response = post(chief, taxon, file("red"), file("blue"))
    assert told(response) == [("red.png", True), ("blue.png", True)]
    photos = list(taxon.photos.all())
    assert [(photo.part, str(photo.rights_holder), photo.licence) for photo in photos] == [
        ("flower", "A. Person", "cc-by-4.0")
    ] * 2
    assert RightsHolder.objects.count() == 1
    (entry,) = AuditEntry.objects.filter(kind=AuditKind.ADDED)
    assert (entry.user_name, entry.about) == ("chief", "rights holder A. Person")
    assert [photo.position for photo in photos] == [10, 20]
    assert all(len(photo.digest) == 64 for photo in photos)


def test_a_rights_holder_is_chosen_or_written_and_never_both(chief: Client):
    taxon = make_taxon(status=Status.DRAFT)
    holder = RightsHolder.objects.create(name="A. Person")
    post(chief, taxon, file("red"), new_holder="", rights_holder=str(holder.pk))
    post(chief, taxon, file("blue"), new_holder=" a.  person ")
    assert {photo.rights_holder for photo in taxon.photos.all()} == {holder}
    refused = post(chief, taxon, file("green"), new_holder="B. Person", rights_holder=str(holder.pk))
    assert "Choose one from the list or write a new name" in refused.content.decode()
    post(chief, taxon, file("green", kind="GIF"), new_holder="B. Person")
    assert list(RightsHolder.objects.all()) == [holder]


def test_a_refused_file_says_why_and_the_others_are_kept(chief: Client):
    taxon = make_taxon(status=Status.DRAFT)
    response = post(chief, taxon, file("red"), file("blue", "b.jpg", "GIF"), file("red", "again.png"))
    assert told(response) == [("red.png", True), ("b.jpg", False), ("again.png", False)]
    body = response.content.decode()
    assert "this is a GIF. Export it as JPEG." in body
    assert "This file is here already" in body
    assert "A. Person" in body  # what was typed is still in the form
    assert taxon.photos.count() == 1


def test_the_files_of_what_was_refused_are_gone(chief: Client, media_root: Path):
    taxon = make_taxon(status=Status.DRAFT)
    post(chief, taxon, file("red"))
    before = stored(media_root)
    post(chief, taxon, file("red"), file("blue", kind="BMP"))
    assert stored(media_root) == before


def test_photos_of_a_published_plant_wait_in_its_working_draft(chief: Client):
    taxon = make_taxon()
    assert told(post(chief, taxon, file("red"))) == [("red.png", True)]
    assert not Photo.objects.exists()
    photos = WorkingDraft.objects.get().document["photos"]
    assert [photo["rights_holder"] for photo in photos] == ["A. Person"]
    name = photos[0]["image"].removeprefix("photos/").removesuffix(".jpg")
    for rendition in (f"{name}.jpg", f"{name}-card.avif"):
        assert Client().get(f"/media/photos/{rendition}").status_code == 404
        seen = chief.get(f"/media/photos/{rendition}")
        assert (seen.status_code, bool(seen.getvalue())) == (200, True)


def test_a_script_is_told_of_its_file_in_json(chief: Client):
    taxon = make_taxon(status=Status.DRAFT)
    answer = post(chief, taxon, file("red"), script=True).json()
    assert answer == {"taken": [{"file": "red.png", "added": True, "words": "Added."}], "errors": []}
    answer = post(chief, taxon, script=True, source_url="javascript:alert(1)").json()
    assert any("Choose one photo or several." in error for error in answer["errors"])
    assert any("valid URL" in error for error in answer["errors"])


def test_the_same_file_under_another_plant_is_taken_and_told(chief: Client):
    post(chief, make_taxon("Carex nudata", status=Status.DRAFT), file("red"))
    response = post(chief, make_taxon(status=Status.DRAFT), file("red"))
    assert "The same file stands under Carex nudata" in response.content.decode()
    assert Photo.objects.count() == 2


def test_what_the_write_door_refuses_leaves_no_file(
    chief: Client, media_root: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuse(change: object) -> None:
        raise writing.Conflict

    draft = make_taxon(status=Status.DRAFT)
    monkeypatch.setattr("catalog.writing.Change.finish", refuse)
    assert told(post(chief, draft, file("red"))) == [("red.png", False)]
    assert not stored(media_root)


def test_a_full_disk_is_said_with_503_and_leaves_nothing(
    chief: Client, media_root: Path, monkeypatch: pytest.MonkeyPatch
):
    def full(*args: object, **options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("catalog.renditions.make", full)
    taxon = make_taxon(status=Status.DRAFT)
    response = post(chief, taxon, file("red"))
    assert response.status_code == 503
    assert "its disk is full" in response.content.decode()
    assert not stored(media_root)
    assert not Photo.objects.exists()


def test_who_may_not_edit_the_plant_may_not_add_photos():
    editor = make_editor("reader")
    editor.user_permissions.remove(
        *editor.user_permissions.filter(codename__in=["add_photo", "change_taxon"])
    )
    client = signed_in(editor)
    assert client.get(address(make_taxon(status=Status.DRAFT), "photos")).status_code == 403


def test_a_request_of_too_many_bytes_is_refused_before_it_is_read(chief: Client):
    response = chief.generic(
        "POST",
        address(make_taxon(status=Status.DRAFT), "photos"),
        b"--x\r\n",
        "multipart/form-data; boundary=x",
        CONTENT_LENGTH="500000000",
    )
    assert response.status_code == 413
    assert "larger than 110 MB" in response.content.decode()


def test_the_page_is_offered_in_the_form(chief: Client):
    taxon = make_taxon(status=Status.DRAFT)
    assert address(taxon, "photos") in chief.get(address(taxon)).content.decode()
    body = chief.get(address(taxon, "photos")).content.decode()
    assert 'name="photos"' in body
    assert "multiple" in body
