"""Photos: three formats in, one plain JPEG out, whatever else the bytes hold or pretend."""

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageCms

from catalog import renditions
from tests.real_data import real_data
from tests.renditions.pictures import TELLTALE, VERDICTS, drawn, mutants

WANTED = "Please upload a JPEG, PNG or WebP photo"


def made(mode: str, size: tuple[int, int], kind: str, **options: Any) -> bytes:
    buffer = BytesIO()
    Image.new(mode, size, **options).save(buffer, kind)
    return buffer.getvalue()


def reread(photo: renditions.CleanPhoto) -> Image.Image:
    image = Image.open(BytesIO(photo.content))
    image.load()
    assert image.format == "JPEG"
    assert image.size == (photo.width, photo.height)
    return image


def png_that_promises(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes whose header promises this size."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 99))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_three_formats_are_taken(kind: str):
    assert reread(renditions.clean_photo(made("RGB", (30, 20), kind))).size == (30, 20)


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "BMP", "ICO", "PDF", "JPEG2000", "AVIF", "EPS"])
def test_other_formats_are_refused(kind: str):
    with pytest.raises(renditions.NotAPhoto, match=WANTED):
        renditions.clean_photo(made("RGB", (30, 20), kind))


@pytest.mark.parametrize(
    "content", [b"", b"x", b"<svg onload=alert(1)>", b"<html>", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"]
)
def test_what_is_no_picture_is_refused(content: bytes):
    with pytest.raises(renditions.NotAPhoto, match=WANTED):
        renditions.clean_photo(content)


@pytest.mark.parametrize("size", [(60_000, 1), (12_001, 10), (7_000, 7_000), (2**31 - 1, 2**31 - 1)])
def test_a_bomb_is_refused_before_it_is_decoded(size: tuple[int, int]):
    with pytest.raises(renditions.NotAPhoto, match="at most 40 megapixels"):
        renditions.clean_photo(png_that_promises(*size))


def test_what_a_phone_hangs_behind_a_photo_does_not_count(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("catalog.renditions._intake.MOST_PIXELS", 64 * 48)
    picture = Image.new("RGB", (64, 48), "red")
    buffer = BytesIO()
    picture.save(buffer, "MPO", save_all=True, append_images=[Image.new("RGB", (32, 24), "white")])
    assert reread(renditions.clean_photo(buffer.getvalue())).getpixel((1, 1)) == (254, 0, 0)


def test_a_file_of_too_many_bytes_is_refused():
    with pytest.raises(renditions.NotAPhoto, match="at most 25 MB"):
        renditions.clean_photo(b"x" * (renditions.MOST_BYTES + 1))


def test_half_a_file_is_refused():
    whole = made("RGB", (300, 200), "JPEG")
    with pytest.raises(renditions.NotAPhoto, match="damaged"):
        renditions.clean_photo(whole[: len(whole) * 6 // 10])


def test_what_hangs_on_the_end_is_left_behind():
    photo = renditions.clean_photo(made("RGB", (30, 20), "JPEG") + b"<script>alert(1)</script>")
    assert b"script" not in photo.content


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "1", "L", "I;16"])
def test_every_mode_becomes_colour_or_grey(mode: str):
    assert reread(renditions.clean_photo(made(mode, (30, 20), "PNG"))).mode in ("RGB", "L")


def test_what_is_transparent_becomes_white():
    photo = renditions.clean_photo(made("RGBA", (8, 8), "PNG", color=(255, 0, 0, 0)))
    assert reread(photo).getpixel((0, 0)) == (255, 255, 255)


def test_sixteen_bits_are_scaled_not_clipped():
    photo = renditions.clean_photo(made("I;16", (8, 8), "PNG", color=32_768))
    assert reread(photo).getpixel((0, 0)) == pytest.approx(128, abs=2)


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("derived_exif/phone_orient3_gps.jpg", (640, 427)),
        ("derived_exif/phone_orient6_gps.jpg", (2016, 1344)),
        ("derived_exif/phone_orient8_gps.jpg", (640, 427)),
        ("derived_exif/drawing_gps_orient6.webp", (220, 330)),
        ("pillow_fixtures/exif_gps.jpg", (8, 8)),
        ("pillow_fixtures/iptc.jpg", (640, 480)),
        ("pillow_fixtures/exif_text.png", (512, 512)),
    ],
)
def test_a_photo_is_upright_and_tells_nothing_of_its_maker(name: str, size: tuple[int, int]):
    image = reread(renditions.clean_photo(real_data(f"photos/{name}").read_bytes()))
    assert image.size == size
    assert not image.getexif()
    assert not {"exif", "xmp", "icc_profile", "photoshop", "comment"}.intersection(image.info)


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize(
    "name",
    [
        "broken_exif_dpi.jpg",
        "exif_gps_typeerror.jpg",
        "invalid-exif.jpg",
        "empty_gps_ifd.jpg",
        "frame_size.mpo",
    ],
)
def test_odd_metadata_are_no_reason_to_refuse_a_picture(name: str):
    reread(renditions.clean_photo(real_data(f"photos/pillow_fixtures/{name}").read_bytes()))


def test_print_colours_become_those_of_the_web():
    content = real_data("photos/pillow_fixtures/pil_sample_cmyk.jpg").read_bytes()
    assert reread(renditions.clean_photo(content)).mode == "RGB"


def colour_profile() -> bytes:
    """One that fits no picture in red, green and blue."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def test_colours_of_another_space_become_those_of_the_web():
    """A profile whose red is sRGB's blue and the other way about, so that what is stored as red means blue."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exchanged = srgb.replace(b"rXYZ", b"qXYZ").replace(b"bXYZ", b"rXYZ").replace(b"qXYZ", b"bXYZ")
    buffer = BytesIO()
    Image.new("RGB", (8, 8), "red").save(buffer, "PNG", icc_profile=exchanged)
    red, _green, blue = reread(renditions.clean_photo(buffer.getvalue())).crop((4, 4, 5, 5)).tobytes()
    assert blue > 200 > 60 > red


def test_a_profile_that_cannot_be_used_is_left_out():
    buffer = BytesIO()
    Image.new("RGB", (8, 8), "red").save(buffer, "JPEG", icc_profile=colour_profile())
    photo = reread(renditions.clean_photo(buffer.getvalue()))
    assert "icc_profile" not in photo.info


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_each_real_file_gets_its_verdict():
    wrong = [
        name
        for name, is_taken in VERDICTS.items()
        if taken(real_data(f"photos/{name}").read_bytes()) != is_taken
    ]
    assert not wrong


def taken(content: bytes) -> bool:
    try:
        photo = renditions.clean_photo(content)
    except renditions.NotAPhoto:
        return False
    assert not any(mark in photo.content for mark in TELLTALE)
    return True


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_mutated_pictures_are_taken_or_refused_and_nothing_else():
    """More of them, and real ones, in ``tests.bench.photos``."""
    wholes = [drawn(kind) for kind in ("JPEG", "PNG", "WEBP")]
    verdicts = [taken(mutant) for mutant in mutants(wholes, 240)]
    assert 20 < sum(verdicts) < 220


def test_a_progressive_jpeg_of_many_passes_is_refused_before_it_is_decoded():
    buffer = BytesIO()
    Image.new("RGB", (64, 48), "red").save(buffer, "JPEG", progressive=True)
    whole = buffer.getvalue()
    scan = whole[whole.rindex(b"\xff\xda") : -2]
    assert taken(whole)
    with pytest.raises(renditions.NotAPhoto, match="too many passes"):
        renditions.clean_photo(whole[:-2] + scan * 200 + whole[-2:])


@pytest.mark.parametrize(("kind", "size"), [("WEBP", (3800, 2900)), ("JPEG", (6000, 4600))])
def test_what_takes_too_much_memory_is_refused_by_its_header(kind: str, size: tuple[int, int]):
    buffer = BytesIO()
    Image.new("RGB", size).save(buffer, kind, progressive=True, subsampling=0, quality=1, method=0)
    whole = buffer.getvalue()
    with pytest.raises(renditions.NotAPhoto, match="takes too much memory"):
        renditions.clean_photo(whole)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\0\0\0\x18ftypheic", "HEIC"),
        (b"\0\0\0\x18ftypisom", "a video"),
        (b"%PDF-1.7", "a PDF"),
        (b"<?xml version='1.0'?><svg/>", "an SVG drawing or other XML"),
        (b"\n<!DOCTYPE html>", "a web page"),
    ],
)
def test_a_file_of_another_kind_is_called_what_it_is(content: bytes, kind: str):
    with pytest.raises(renditions.NotAPhoto, match=f"this is {kind}"):
        renditions.clean_photo(content)


def test_a_large_photo_is_kept_no_larger_than_is_needed():
    photo = renditions.clean_photo(made("RGB", (5000, 2500), "JPEG"))
    assert (photo.width, photo.height) == (2048, 1024)


def test_the_same_file_has_the_same_digest_and_its_kind_is_told():
    first, second = (renditions.clean_photo(drawn("PNG")) for _ in range(2))
    assert first.digest == second.digest
    assert first.ending == "png"
    assert renditions.clean_photo(drawn("WEBP")).ending == "webp"
