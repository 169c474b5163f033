"""Photos are given out only with a licence, a text for the blind, and a public plant."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from catalog.choices import Status
from catalog.models import Photo, Taxon
from tests.factories import make_taxon

pytestmark = pytest.mark.django_db
PIXEL = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")


@pytest.fixture
def photo() -> Photo:
    shown = Photo(
        taxon=make_taxon(),
        licence="cc0",
        alternative_text="Pink bells.",
        photographer="A. Person",
        width=1,
        height=1,
    )
    shown.image.save("x.jpg", ContentFile(PIXEL), save=False)
    Photo.objects.bulk_create([shown])
    return Photo.objects.get()


def address(photo: Photo) -> str:
    return reverse("catalog:photo", args=[str(photo.image.name).removeprefix("photos/")])


def test_a_photo_is_sent_as_an_image_that_can_do_nothing(client: Client, photo: Photo):
    response = client.get(address(photo))
    assert response.status_code == 200
    assert response.getvalue() == PIXEL
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_its_page_shows_it_with_credit_and_licence(client: Client, photo: Photo):
    body = client.get("/plants/heuchera-rubescens/").content.decode()
    assert f'src="{address(photo)}" alt="Pink bells."' in body
    assert "Photo: A. Person." in body
    assert "CC0 1.0" in body
    assert address(photo) in client.get("/plants/").content.decode()


@pytest.mark.parametrize("missing", ["licence", "alternative_text"])
def test_without_a_licence_or_a_text_it_is_not_shown(client: Client, photo: Photo, missing: str):
    Photo.objects.update(**{missing: ""})
    assert client.get(address(photo)).status_code == 404
    assert address(photo) not in client.get("/plants/heuchera-rubescens/").content.decode()


def test_the_photo_of_a_withdrawn_plant_is_gone_at_once(client: Client, photo: Photo):
    Taxon.objects.update(status=Status.WITHDRAWN)
    assert client.get(address(photo)).status_code == 404


def test_a_row_whose_file_is_lost_is_404(client: Client, photo: Photo):
    photo.image.storage.delete(str(photo.image.name))
    assert client.get(address(photo)).status_code == 404


@pytest.mark.parametrize(
    "name", ["x.jpg", "..%2fsettings.py", "x.html", "%00.jpg", "x-999999x999999.jpg", "x"]
)
def test_anything_else_is_404(client: Client, name: str):
    assert client.get(f"/media/photos/{name}").status_code == 404
