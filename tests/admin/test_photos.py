"""Photos in the admin: what is stored is always our own plain JPEG, and files come and go with their rows."""

import errno
import re
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from catalog import renditions, writing
from catalog.choices import Status
from catalog.models import Photo, Taxon
from tests.admin.posting import address, errors, new_row, opened, sent_by
from tests.factories import make_taxon
from tests.real_data import real_data

pytestmark = pytest.mark.django_db(transaction=True)


def picture(
    kind: str = "PNG", name: str = "x.png", size: tuple[int, int] = (120, 100), colour: str = "green"
) -> SimpleUploadedFile:
    buffer = BytesIO()
    Image.new("RGB", size, colour).save(buffer, kind)
    return SimpleUploadedFile(name, buffer.getvalue(), "image/png")


def upload(client: Client, taxon: Taxon, image: SimpleUploadedFile, **fields: str):
    sent = opened(client, taxon)
    row = new_row(sent, "photos", image=image, part="flower", **fields)
    return client.post(address(taxon), {**sent, **row, "_save": "1"})


def files(media_root: Path) -> list[Path]:
    return [path for path in media_root.rglob("*") if path.is_file()]


def test_a_photo_too_small_to_know_a_plant_by_is_refused_with_its_size(chief: Client, media_root: Path):
    taxon = make_taxon(status=Status.DRAFT)
    response = upload(chief, taxon, picture(size=(240, 99)))
    assert "this one has 240 × 99 pixels" in errors(response)
    assert not Photo.objects.exists()
    assert not files(media_root)


@pytest.mark.parametrize("name", ["../../x.jpg", "a.jpg.html", ".htaccess", '"><img>.jpg', "é" * 90 + ".png"])
def test_a_photo_is_stored_under_a_name_of_our_own(chief: Client, media_root: Path, name: str):
    taxon = make_taxon(status=Status.DRAFT)
    assert (
        upload(chief, taxon, picture(name=name), licence="cc0", alternative_text="A flower").status_code
        == 302
    )
    photo = Photo.objects.get()
    stem = str(photo.image.name).removeprefix("photos/").removesuffix(".jpg")
    assert all(stem in str(path.relative_to(media_root)) for path in files(media_root))
    assert all(re.fullmatch(r"[a-z0-9-]+\.(jpg|png|webp|avif)", path.name) for path in files(media_root))
    assert Path(photo.image.path).parent == media_root / "photos"
    assert stem.isalnum()
    assert (photo.width, photo.height, photo.may_be_shown) == (120, 100, True)
    with Image.open(photo.image.path) as stored:
        assert stored.format == "JPEG"


def test_a_phone_photo_is_upright_and_tells_no_place(chief: Client, media_root: Path):
    taxon = make_taxon(status=Status.DRAFT)
    content = real_data("photos/derived_exif/phone_orient6_gps.jpg").read_bytes()
    upload(chief, taxon, SimpleUploadedFile("x.jpg", content))
    photo = Photo.objects.get()
    assert (photo.width, photo.height) == (2016, 1344)
    public = [path for path in files(media_root) if path.parent.name != "originals"]
    assert len(public) == 1 + 3 * len(renditions.SIZES)
    for path in public:
        with Image.open(path) as stored:
            assert not stored.getexif()
            assert not {"exif", "xmp", "icc_profile", "photoshop", "comment"}.intersection(stored.info)


def test_the_original_is_kept_as_it_was_sent(chief: Client, media_root: Path):
    content = picture().read()
    upload(chief, make_taxon(status=Status.DRAFT), SimpleUploadedFile("x.png", content))
    assert [path.read_bytes() for path in (media_root / "originals").iterdir()] == [content]


def test_a_file_that_the_plant_has_already_is_told_and_refused(chief: Client, media_root: Path):
    taxon = make_taxon(status=Status.DRAFT)
    upload(chief, taxon, picture(), caption="one")
    before = files(media_root)
    assert "This file is here already: one." in errors(upload(chief, taxon, picture()))
    assert files(media_root) == before


def test_a_new_focus_cuts_the_photo_anew(chief: Client, media_root: Path):
    taxon = make_taxon(status=Status.DRAFT)
    upload(chief, taxon, picture(size=(900, 300)))
    photo = Photo.objects.get()
    sent = {**sent_by(chief.get(address(photo))), "focus_x": "0", "focus_y": "50", "_save": "1"}
    assert chief.post(address(photo), sent).status_code == 302
    assert [*media_root.rglob("card-x0y50.avif")]


@pytest.mark.parametrize("focus", [("101", "50"), ("50", "")])
def test_a_focus_is_two_numbers_within_the_photo(chief: Client, focus: tuple[str, str]):
    response = upload(chief, make_taxon(status=Status.DRAFT), picture(), focus_x=focus[0], focus_y=focus[1])
    assert "The focus is two numbers from 0 to 100, or none." in errors(response)


def test_a_full_disk_keeps_the_form_and_leaves_nothing(
    chief: Client, media_root: Path, monkeypatch: pytest.MonkeyPatch
):
    taxon = make_taxon(status=Status.DRAFT)

    def full(*args: object, **options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("catalog.renditions.make", full)
    response = upload(chief, taxon, picture(), caption="my words")
    assert response.status_code == 503
    assert "its disk is full or cannot be written" in errors(response)
    assert "my words" in response.content.decode()
    assert not files(media_root)
    assert not Photo.objects.exists()


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
        address(photo),
        {**sent_by(chief.get(address(photo))), "image": picture(size=(107, 107)), "_save": "1"},
    )
    assert [path.parent.name for path in files(media_root)].count("photos") == 1
    stem = str(Photo.objects.get().image.name).removeprefix("photos/").removesuffix(".jpg")
    assert all(stem in str(path) for path in files(media_root))
    assert Photo.objects.get().width == 107


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
    upload(chief, taxon, picture(colour="red"), caption="two")
    assert [photo.caption for photo in taxon.photos.all()] == ["one", "two"]
