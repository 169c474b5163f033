"""The files of photos: made where they lack, gone with their photo, and left over only for a while."""

import datetime as dt
import os
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from PIL import Image

from catalog import media, renditions
from catalog.models import HistoryEntry, Photo, Taxon, WorkingDraft
from tests.factories import make_taxon

pytestmark = pytest.mark.django_db
BUFFER = BytesIO()
Image.new("RGB", (90, 60), "seagreen").save(BUFFER, "JPEG")
FILES = 3 * len([*renditions.renditions_of(90, 60)])


def make_photo(taxon: Taxon, content: bytes = BUFFER.getvalue(), **fields: int) -> Photo:
    photo = Photo(taxon=taxon, width=90, height=60, **fields)
    photo.image.save("x.jpg", ContentFile(content), save=False)
    Photo.objects.bulk_create([photo])
    return Photo.objects.get(image=photo.image.name)


def said(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out, stderr=out)
    return out.getvalue()


def made(media_root: Path) -> list[Path]:
    return sorted((media_root / "renditions").rglob("*.*"))


def grow_old(media_root: Path) -> None:
    past = (dt.datetime.now(tz=dt.UTC) - dt.timedelta(days=2)).timestamp()
    for path in media_root.rglob("*.*"):
        os.utime(path, (past, past))


def test_renditions_are_made_once(media_root: Path):
    make_photo(make_taxon())
    assert f"1 photos looked at, {FILES} files made." in said("make_renditions")
    assert len(made(media_root)) == FILES
    assert "1 photos looked at, 0 files made." in said("make_renditions")
    assert f"{FILES} files made" in said("make_renditions", "--anew")
    assert len(made(media_root)) == FILES


def test_a_run_that_was_stopped_goes_on_where_it_was(media_root: Path):
    make_photo(make_taxon())
    said("make_renditions")
    gone, cut_short = made(media_root)[:2]
    gone.unlink()
    cut_short.write_bytes(b"")
    assert "1 photos looked at, 2 files made." in said("make_renditions")
    assert all(path.stat().st_size for path in made(media_root))


def test_a_photo_at_fault_is_named_and_the_next_one_made(
    media_root: Path, capsys: pytest.CaptureFixture[str]
):
    taxon = make_taxon()
    lost, broken, whole = make_photo(taxon), make_photo(taxon, b"no picture"), make_photo(taxon)
    lost.image.storage.delete(str(lost.image.name))
    out = StringIO()
    with pytest.raises(CommandError, match="2 photos could not be made"):
        call_command("make_renditions", stdout=out, stderr=out)
    assert f"Photo {lost.pk} of Heuchera rubescens" in out.getvalue()
    assert f"Photo {broken.pk} of" in out.getvalue()
    assert {path.parent.name for path in made(media_root)} == {Path(str(whole.image.name)).stem}


def test_a_new_focus_has_files_of_its_own(media_root: Path):
    photo = make_photo(make_taxon())
    said("make_renditions")
    Photo.objects.filter(pk=photo.pk).update(focus_x=0, focus_y=0)
    said("make_renditions")
    assert {path.stem for path in made(media_root)} >= {"card", "card-x0y0", "tile", "tile-x0y0"}


def test_all_files_of_a_photo_go_with_it(media_root: Path):
    photo = make_photo(make_taxon())
    said("make_renditions")
    (media_root / "originals").mkdir()
    (media_root / "originals" / Path(str(photo.image.name)).with_suffix(".png").name).write_bytes(b"sent")
    media.remove(str(photo.image.name))
    assert not [path for path in media_root.rglob("*") if path.is_file()]


def test_only_old_files_that_nothing_speaks_of_are_left_over(media_root: Path):
    taxon = make_taxon()
    rows = [make_photo(taxon) for _ in range(4)]
    shown, drafted, told, orphan = (str(photo.image.name) for photo in rows)
    Photo.objects.exclude(pk=rows[0].pk).delete()
    WorkingDraft.objects.create(taxon=taxon, base={}, document={"photos": [{"image": drafted}]})
    HistoryEntry.objects.create(
        taxon=taxon, name_id=taxon.name_id, kind="changed", version=1, document={"photos": [{"image": told}]}
    )
    HistoryEntry.objects.create(taxon=taxon, name_id=taxon.name_id, kind="changed", version=2)
    media.complete(orphan, None)
    assert "Nothing is left over." in said("clean_photos")
    grow_old(media_root)
    assert f"{orphan}: {FILES + 1} files" in said("clean_photos")
    assert (media_root / orphan).exists()
    assert "deleted" in said("clean_photos", "--delete")
    assert {str(path.relative_to(media_root)) for path in media_root.rglob("*.*")} == {shown, drafted, told}
