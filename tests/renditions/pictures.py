"""Real picture files with the verdict that each deserves, and files made from pictures by damaging them."""

import random
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Final

from PIL import Image

VERDICTS: Final = {
    "derived_exif/drawing_gps_orient6.webp": True,
    "derived_exif/phone_orient1_gps_12mp.jpg": True,
    "derived_exif/phone_orient3_gps.jpg": True,
    "derived_exif/phone_orient6_gps.jpg": True,
    "derived_exif/phone_orient8_gps.jpg": True,
    "pillow_fixtures/16bit.cropped.tif": False,
    "pillow_fixtures/broken.png": False,
    "pillow_fixtures/broken_data_stream.png": False,
    "pillow_fixtures/broken_exif_dpi.jpg": True,
    "pillow_fixtures/decompression_bomb.gif": False,
    "pillow_fixtures/decompression_bomb.ico": False,
    "pillow_fixtures/empty_gps_ifd.jpg": True,
    "pillow_fixtures/exif_gps.jpg": True,
    "pillow_fixtures/exif_gps_typeerror.jpg": True,
    "pillow_fixtures/exif_text.png": True,
    "pillow_fixtures/flower.jpg": True,
    "pillow_fixtures/flower.webp": True,
    "pillow_fixtures/flower2.jpg": True,
    "pillow_fixtures/frame_size.mpo": True,
    "pillow_fixtures/hopper.avif": False,
    "pillow_fixtures/hopper.bmp": False,
    "pillow_fixtures/hopper.gif": False,
    "pillow_fixtures/hopper_orientation_3.jpg": True,
    "pillow_fixtures/hopper_orientation_6.jpg": True,
    "pillow_fixtures/hopper_orientation_6.webp": True,
    "pillow_fixtures/hopper_orientation_8.jpg": True,
    "pillow_fixtures/invalid-exif.jpg": True,
    "pillow_fixtures/iptc.jpg": True,
    "pillow_fixtures/pil_sample_cmyk.jpg": True,
    "sklearn_ccby/flower.jpg": True,
}
"""By the path below ``photos`` of the data folder: whether it is taken. 24 are fixtures of Pillow's own tests."""

TOO_SMALL: Final = {
    "pillow_fixtures/empty_gps_ifd.jpg",
    "pillow_fixtures/exif_gps.jpg",
    "pillow_fixtures/frame_size.mpo",
}
"""Those of them that are pictures, of fewer pixels than a photo of a plant needs."""

TELLTALE: Final = (b"Exif\0", b"http://ns.adobe.com", b"Photoshop 3.0", b"GPSL", b"<script", b"ICC_PROFILE")
"""What no file may hold that the public can reach: marks of metadata, and of what is hung on the end. None is so short
that pixels come out as it by chance."""


def drawn(kind: str, mode: str = "RGB", size: tuple[int, int] = (64, 48), **options: Any) -> bytes:
    """A small picture with something in it."""
    buffer = BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(buffer, kind, **options)
    return buffer.getvalue()


def noisy(size: tuple[int, int], *, seed: int) -> bytes:
    """A JPEG of soft shapes and fine grain, as hard to compress as a photo of foliage; another for each seed."""
    chance = random.Random(seed)
    shapes = Image.frombytes("RGB", (24, 16), chance.randbytes(24 * 16 * 3)).resize(
        size, Image.Resampling.BICUBIC
    )
    grain = Image.frombytes(
        "L", (size[0] // 2, size[1] // 2), chance.randbytes(size[0] // 2 * (size[1] // 2))
    )
    buffer = BytesIO()
    Image.blend(shapes, grain.resize(size).convert("RGB"), 0.08).save(buffer, "JPEG", quality=90)
    return buffer.getvalue()


def mutants(wholes: Sequence[bytes], count: int, *, seed: int = 20261122) -> Iterator[bytes]:
    """``count`` files, each made from a whole one by one of six kinds of damage; always the same ones for a seed."""
    chance = random.Random(seed)
    for _ in range(count):
        whole, other = bytearray(chance.choice(wholes)), chance.choice(wholes)
        place, other_place = chance.randrange(len(whole)), chance.randrange(len(other))
        stretch = chance.randint(1, 512)
        match chance.randrange(6):
            case 0:  # single bytes
                for _ in range(chance.randint(1, 12)):
                    whole[chance.randrange(len(whole))] = chance.randrange(256)
            case 1:  # bytes of the beginning, where formats say how large they are
                for _ in range(chance.randint(1, 6)):
                    whole[chance.randrange(min(200, len(whole)))] = chance.choice((0, 1, 0x7F, 0x80, 0xFF))
            case 2:  # cut off
                del whole[place:]
            case 3:  # a stretch taken out, or doubled
                whole[place : place + stretch] = whole[place : place + stretch] * chance.choice((0, 2))
            case 4:  # the end of another file
                whole[place:] = other[other_place:]
            case 5:  # something hung on the end
                whole += b"<script>alert(1)</script>" + other[:stretch]
        yield bytes(whole)
