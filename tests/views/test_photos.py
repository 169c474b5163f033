"""Photos are given out only with a licence, a text for the blind, and a public plant; pages show them in fit sizes."""

import re
from importlib import import_module
from io import BytesIO

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from catalog import documents, media, writing
from catalog.choices import Status
from catalog.models import Photo, RightsHolder, Taxon, WorkingDraft
from catalog.serialising import serialise
from tests.factories import make_taxon

pytestmark = pytest.mark.django_db
BUFFER = BytesIO()
Image.new("RGB", (900, 600), "seagreen").save(BUFFER, "JPEG")
CONTENT = BUFFER.getvalue()
FULL = {
    "licence": "cc-by-4.0",
    "alternative_text": "Pink bells.",
    "width": 900,
    "height": 600,
}


def make_photo(taxon: Taxon, position: int = 0, **fields: object) -> Photo:
    """A photo with its own file alone; its renditions are not made."""
    holder, _ = RightsHolder.objects.get_or_create(name="A. Person")
    photo = Photo(taxon=taxon, position=position, **{"rights_holder": holder, **FULL, **fields})
    photo.image.save("x.jpg", ContentFile(CONTENT), save=False)
    Photo.objects.bulk_create([photo])
    return Photo.objects.get(image=photo.image.name)


@pytest.fixture
def photo() -> Photo:
    return make_photo(make_taxon())


def address(photo: Photo, rendition: str = "", ending: str = "jpg") -> str:
    stem = str(photo.image.name).removeprefix("photos/").removesuffix(".jpg")
    return reverse("catalog:photo", args=[f"{stem}{rendition}.{ending}"])


def test_a_photo_is_sent_as_an_image_that_can_do_nothing(client: Client, photo: Photo):
    response = client.get(address(photo))
    assert response.status_code == 200
    assert response.getvalue() == CONTENT
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize(
    ("ending", "content_type"), [("avif", "image/avif"), ("webp", "image/webp"), ("jpg", "image/jpeg")]
)
def test_a_rendition_is_sent_by_its_name(client: Client, photo: Photo, ending: str, content_type: str):
    media.complete(str(photo.image.name), None)
    response = client.get(address(photo, "-card", ending))
    assert response.headers["Content-Type"] == content_type
    with Image.open(BytesIO(response.getvalue())) as image:
        assert (image.size, f"image/{image.format}".lower()) == ((360, 240), content_type)


def test_a_rendition_that_is_not_made_yet_is_answered_with_the_whole_photo(client: Client, photo: Photo):
    response = client.get(address(photo, "-card", "avif"))
    assert (response.getvalue(), response.headers["Content-Type"]) == (CONTENT, "image/jpeg")
    assert "ETag" not in response.headers


def test_who_has_the_file_is_not_sent_it_again_and_still_asked_after(client: Client, photo: Photo):
    first = client.get(address(photo))
    assert first.getvalue()
    tag = first.headers["ETag"]
    assert client.get(address(photo), headers={"If-None-Match": tag}).status_code == 304
    Taxon.objects.update(status=Status.WITHDRAWN)
    assert client.get(address(photo), headers={"If-None-Match": tag}).status_code == 404


def test_its_page_shows_it_with_credit_and_licence(client: Client, photo: Photo):
    Photo.objects.update(caption="In bloom.", source_url="https://example.org/1", taken_on="2024-05-01")
    body = client.get("/plants/heuchera-rubescens/").content.decode()
    credit = re.search(r'<p class="photo-credit">.*?</p>', body, re.DOTALL)
    assert credit is not None
    assert "Photo: A. Person" in credit[0]
    assert 'href="https://creativecommons.org/licenses/by/4.0/"' in credit[0]
    assert 'href="https://example.org/1"' in credit[0]
    assert "1 May 2024" in credit[0]
    assert f'property="og:image" content="http://testserver{address(photo, "-large")}"' in body
    assert 'alt="Pink bells."' in body


def test_a_rights_holder_is_credited_as_they_wish_and_by_name_where_they_wish_nothing(
    client: Client, photo: Photo
):
    page = photo.taxon.get_absolute_url()
    assert "Photo: A. Person, " in client.get(page).content.decode()
    RightsHolder.objects.update(credit="© A. Person / Example Garden", url="https://example.org/a")
    body = client.get(page).content.decode()
    assert re.search(
        r'Photo: <a href="https://example.org/a" rel="external [^"]+">© A. Person / Example Garden</a>, ',
        body,
    )


def test_a_document_of_before_names_the_rights_holder_as_the_photographer(photo: Photo):
    taxon = photo.taxon
    document = serialise(taxon)
    (row,) = document["photos"]
    assert row["rights_holder"] == "A. Person"
    former = {key: value for key, value in row.items() if key != "rights_holder"} | {
        "photographer": "B. Person"
    }
    with writing.change() as change:
        documents.apply(change, {**document, "photos": [former]}, taxon=taxon)
    assert str(Photo.objects.get().rights_holder) == "B. Person"


def test_rights_holders_are_named_in_stored_documents_too_also_where_a_draft_takes_the_photos_out(
    photo: Photo,
):
    document = serialise(photo.taxon)
    live = {**document, "photos": [{"image": "a.jpg", "photographer": "A. Person"}]}
    bare = {key: part for key, part in document.items() if key != "photos"}
    draft = WorkingDraft.objects.create(taxon=photo.taxon, base=live, document=bare)
    migration = import_module("catalog.migrations.0023_move_photographers")
    migration._rename_in_documents(apps, "photographer", "rights_holder")
    draft.refresh_from_db()
    assert draft.base["photos"] == [{"image": "a.jpg", "rights_holder": "A. Person"}]
    assert draft.document == bare


def test_the_first_photo_is_wanted_at_once_and_the_space_of_each_is_known(client: Client, photo: Photo):
    make_photo(photo.taxon, 1, part="leaf")
    body = client.get("/plants/heuchera-rubescens/").content.decode()
    images = re.findall(r'<img class="picture__image"[^>]*>', body)
    assert len(images) == 4  # each small and in large
    assert ['fetchpriority="high"' in image for image in images] == [True, False, False, False]
    assert ['loading="lazy"' in image for image in images] == [False, True, True, True]
    assert all(re.search(r' width="\d+" height="\d+"', image) for image in images)


def test_no_size_is_offered_that_would_enlarge_the_photo(client: Client, photo: Photo):
    body = client.get("/plants/heuchera-rubescens/").content.decode()
    assert f"{address(photo, '-large')} 900w" in body
    assert "1600w" not in body


def test_a_cut_is_asked_for_by_its_focus(client: Client, photo: Photo):
    Photo.objects.update(focus_x=20, focus_y=90)
    assert address(photo, "-card-x20y90", "avif") in client.get("/plants/").content.decode()


def test_a_photo_of_unknown_size_is_shown_whole(client: Client, photo: Photo):
    Photo.objects.update(width=None, height=None)
    assert f'src="{address(photo)}"' in client.get("/plants/heuchera-rubescens/").content.decode()


def test_photos_stand_by_part_and_the_parts_can_be_chosen(client: Client, photo: Photo):
    for position, part in enumerate(("seed", "flower", "flower"), start=1):
        make_photo(photo.taxon, position, part=part)
    body = client.get("/plants/heuchera-rubescens/").content.decode()
    assert re.findall(r"gallery-photo--(habit|flower|seed)", body) == ["habit", "flower", "flower", "seed"]
    assert re.findall(r'value="(habit|flower|seed)"', body) == ["habit", "flower", "seed"]


@pytest.mark.parametrize(
    "page", ["/plants/", "/lookup/?q=heuchera+rubescens", "/compare/?plant=heuchera-rubescens"]
)
def test_lists_counter_and_comparison_show_it_small(client: Client, photo: Photo, page: str):
    body = client.get(page).content.decode()
    assert re.search(rf"{address(photo)[:-4]}-(card|tile)\.avif \d+w", body)


@pytest.mark.parametrize("missing", ["licence", "alternative_text"])
def test_without_a_licence_or_a_text_it_is_not_shown(client: Client, photo: Photo, missing: str):
    Photo.objects.update(**{missing: ""})
    assert client.get(address(photo)).status_code == 404
    assert address(photo)[:-4] not in client.get("/plants/heuchera-rubescens/").content.decode()


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.DRAFT])
@pytest.mark.parametrize("rendition", ["", "-card", "-large"])
def test_the_photo_of_a_plant_that_is_not_public_is_gone_at_once(
    client: Client, photo: Photo, status: Status, rendition: str
):
    media.complete(str(photo.image.name), None)
    Taxon.objects.update(status=status)
    for ending in ("jpg",) if not rendition else ("jpg", "webp", "avif"):
        assert client.get(address(photo, rendition, ending)).status_code == 404


def test_a_row_whose_file_is_lost_is_404(client: Client, photo: Photo):
    photo.image.storage.delete(str(photo.image.name))
    assert client.get(address(photo)).status_code == 404
    assert client.get(address(photo, "-card")).status_code == 404


@pytest.mark.parametrize(
    "name", ["x.jpg", "..%2fsettings.py", "x.html", "%00.jpg", "x-999999x999999.jpg", "x", "x-card.png"]
)
def test_anything_else_is_404(client: Client, name: str):
    assert client.get(f"/media/photos/{name}").status_code == 404


@pytest.mark.parametrize("rendition", ["-999999x999999", "-card-x1000y1", "-huge", "-card-card"])
def test_a_rendition_that_there_is_not_is_404(client: Client, photo: Photo, rendition: str):
    assert client.get(address(photo, rendition)).status_code == 404


def test_an_original_has_no_address(client: Client, photo: Photo):
    stem = address(photo).rpartition("/")[2]
    for path in (f"/media/originals/{stem}", f"/media/photos/..%2foriginals%2f{stem}"):
        assert client.get(path).status_code == 404
