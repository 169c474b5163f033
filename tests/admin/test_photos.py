"""Photos in the admin: what is stored is always our own plain JPEG, and files come and go with their rows."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from catalog import writing
from catalog.choices import Status
from catalog.models import Photo, Taxon
from tests.admin.posting import address, errors, new_row, opened, sent_by
from tests.factories import make_taxon
from tests.real_data import real_data

pytestmark = pytest.mark.django_db(transaction=True)


def picture(kind: str = "PNG", name: str = "x.png", size: tuple[int, int] = (40, 30)) -> SimpleUploadedFile:
    buffer = BytesIO()
    Image.new("RGB", size, "green").save(buffer, kind)
    return SimpleUploadedFile(name, buffer.getvalue(), "image/png")


def upload(client: Client, taxon: Taxon, image: SimpleUploadedFile, **fields: str):
    sent = opened(client, taxon)
    row = new_row(sent, "photos", image=image, part="flower", **fields)
    return client.post(address(taxon), {**sent, **row, "_save": "1"})


def files(media_root: Path) -> list[Path]:
    return [path for path in media_root.rglob("*") if path.is_file()]


@pytest.mark.parametrize("name", ["../../x.jpg", "a.jpg.html", ".htaccess", '"><img>.jpg', "é" * 90 + ".png"])
def test_a_photo_is_stored_under_a_name_of_our_own(chief: Client, media_root: Path, name: str):
    taxon = make_taxon(status=Status.DRAFT)
    assert (
        upload(chief, taxon, picture(name=name), licence="cc0", alternative_text="A flower").status_code
        == 302
    )
    photo = Photo.objects.get()
    assert files(media_root) == [Path(photo.image.path)]
    assert Path(photo.image.path).parent == media_root / "photos"
    assert str(photo.image.name).removeprefix("photos/").removesuffix(".jpg").isalnum()
    assert (photo.width, photo.height, photo.may_be_shown) == (40, 30, True)
    with Image.open(photo.image.path) as stored:
        assert stored.format == "JPEG"


def test_a_phone_photo_is_upright_and_tells_no_place(chief: Client):
    taxon = make_taxon(status=Status.DRAFT)
    content = real_data("photos/derived_exif/phone_orient6_gps.jpg").read_bytes()
    upload(chief, taxon, SimpleUploadedFile("x.jpg", content))
    photo = Photo.objects.get()
    assert (photo.width, photo.height) == (2016, 1344)
    with Image.open(photo.image.path) as stored:
        assert not stored.getexif()


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "BMP"])
def test_another_format_is_refused_whatever_it_is_called(chief: Client, media_root: Path, kind: str):
    response = upload(chief, make_taxon(status=Status.DRAFT), picture(kind, "photo.jpg"))
    assert "Please upload a JPEG, PNG or WebP photo" in errors(response)
    assert not files(media_root)


def test_a_file_that_is_no_picture_is_refused(chief: Client):
    response = upload(
        chief,
        make_taxon(status=Status.DRAFT),
        SimpleUploadedFile("x.svg", b"<svg onload=alert(1)>", "image/svg+xml"),
    )
    assert "Please upload a JPEG, PNG or WebP photo" in errors(response)


def test_the_file_of_a_deleted_photo_goes(chief: Client, media_root: Path):
    taxon = make_taxon(status=Status.DRAFT)
    upload(chief, taxon, picture())
    sent = opened(chief, taxon)
    chief.post(address(taxon), {**sent, "photos-0-DELETE": "on", "_save": "1"})
    assert not Photo.objects.exists()
    assert not files(media_root)


def test_the_file_of_a_replaced_photo_goes(chief: Client, media_root: Path):
    taxon = make_taxon(status=Status.DRAFT)
    upload(chief, taxon, picture())
    photo = Photo.objects.get()
    chief.post(
        address(photo), {**sent_by(chief.get(address(photo))), "image": picture(size=(7, 7)), "_save": "1"}
    )
    assert files(media_root) == [Path(Photo.objects.get().image.path)]
    assert Photo.objects.get().width == 7


def test_a_refused_save_keeps_the_stored_file_and_leaves_no_new_one(chief: Client, media_root: Path):
    taxon = make_taxon(status=Status.DRAFT)
    upload(chief, taxon, picture())
    before = files(media_root)
    sent = opened(chief, taxon)
    row = new_row(sent, "photos", image=picture(), part="leaf")
    refused = {**sent, **row, "photos-0-DELETE": "on", "rank": "", "_save": "1"}
    assert errors(chief.post(address(taxon), refused))
    assert files(media_root) == before


def test_a_save_that_fails_at_the_last_moment_leaves_no_file(
    chief: Client, media_root: Path, monkeypatch: pytest.MonkeyPatch
):
    taxon = make_taxon(status=Status.DRAFT)
    monkeypatch.setattr("catalog.writing.Change.finish", _conflict)
    response = upload(chief, taxon, picture())
    assert response.status_code == 200
    assert not files(media_root)


def _conflict(change: object) -> None:
    raise writing.Conflict


def test_a_photo_without_words_or_licence_is_listed_as_not_shown(chief: Client):
    upload(chief, make_taxon(status=Status.DRAFT), picture())
    listed = chief.get("/admin/catalog/photo/").content.decode()
    assert 'alt="False"' in listed


def test_a_new_photo_comes_after_the_others(chief: Client):
    taxon = make_taxon(status=Status.DRAFT)
    upload(chief, taxon, picture(), caption="one")
    upload(chief, taxon, picture(), caption="two")
    assert [photo.caption for photo in taxon.photos.all()] == ["one", "two"]
