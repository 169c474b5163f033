"""One uploaded file in, one plain JPEG out. What a decoder may be made to do is bounded before it is asked."""

import hashlib
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import Final

from PIL import Image, ImageCms

from ._encoding import encoded
from ._kinds import kind_of

FORMATS: Final = ("JPEG", "PNG", "WEBP")
MOST_BYTES: Final = 25_000_000
MOST_PIXELS: Final = 40_000_000
"""Width × height × frames. Files of a few kilobytes can promise far more."""

WIDEST: Final = 12_000
LONGEST_SIDE: Final = 2_048
"""Of the photo that is kept, in pixels: more than any page shows."""

MOST_MEMORY: Final = 165_000_000
"""Bytes that a decoder may need for itself and the picture. With the program, what was sent and what is made of it no
more than 300 MB: see ``tests.bench.photos``."""

MOST_SCANS: Final = 100
"""Of a progressive JPEG. Each passes over the whole picture: thousands, in a few kilobytes, take minutes. Cameras
and programs write about ten."""

BAND: Final = 64
"""Rows that are flattened at a time."""

QUALITY: Final = 90
WANTED: Final = "Please upload a JPEG, PNG or WebP photo"

_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""By the value of Exif's tag Orientation (0x0112)."""

_ONE_AT_A_TIME: Final = Lock()
"""A worker has several threads: two large pictures at once would need twice the memory."""


class NotAPhoto(ValueError):
    """The bytes are no photo that can be used; the message is a sentence for the person who sent them."""


@dataclass(frozen=True, slots=True)
class CleanPhoto:
    """A JPEG in sRGB or grey, upright, without metadata, at most 2,048 pixels a side; width and height in pixels.

    ``digest`` is the SHA-256 of the file that was sent, in hexadecimal; ``ending`` that of its kind, such as ``png``.
    """

    content: bytes
    width: int
    height: int
    digest: str
    ending: str


def clean_photo(content: bytes) -> CleanPhoto:
    """Decode a JPEG, PNG or WebP and encode its first frame anew; the content decides, never a file name.

    Place, camera, owner, embedded previews, colour profiles and whatever was hung on the end of the file do not
    survive. Transparent parts become white.

    Raises:
        NotAPhoto: another format, broken, more than 25 MB, 40 megapixels or 12,000 pixels a side, or a form that
            would take too much memory or time to decode.
    """
    if not content:
        raise NotAPhoto(f"{WANTED}; this file is empty.")
    if len(content) > MOST_BYTES:
        raise NotAPhoto(
            f"{WANTED} of at most {MOST_BYTES // 1_000_000} MB; this one is larger. Export it smaller."
        )
    try:
        with _ONE_AT_A_TIME:
            plain, ending = _plain(content)
            clean = encoded(plain, "jpg", quality=QUALITY)
    except NotAPhoto:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large() from error
    except Exception as error:
        # A decoder fed with damaged or hostile bytes fails in any way there is: struct.error, KeyError,
        # SyntaxError, ZeroDivisionError … All mean the same to the person who uploaded the file.
        raise NotAPhoto(f"{WANTED}; {_fault(content)}") from error
    return CleanPhoto(clean, *plain.size, hashlib.sha256(content).hexdigest(), ending)


def _plain(content: bytes) -> tuple[Image.Image, str]:
    """The picture upright in RGB or grey, no larger than is kept, and the ending of the file's kind."""
    plain, profile, turn, ending = _decoded(content)
    plain = _in_srgb(plain, profile)
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return (plain.transpose(turn) if turn is not None else plain), ending


def _decoded(content: bytes) -> tuple[Image.Image, bytes | None, Image.Transpose | None, str]:
    """The picture on white, roughly as large as is kept; its colour profile, the turn it needs, the ending of its kind.

    What was decoded in full is let go with this function, before the picture is worked on.
    """
    with Image.open(BytesIO(content), formats=FORMATS) as opened:
        _check_cost(opened, content)
        _decode_small(opened)
        profile = opened.info.get("icc_profile")
        plain = _shrunk(opened)
        turn = _TURNS.get(_orientation(opened))
        ending = {"PNG": "png", "WEBP": "webp"}.get(opened.format or "", "jpg")
    return plain, profile, turn, ending


def _check_cost(image: Image.Image, content: bytes) -> None:
    """The header alone is read so far; nothing is decoded."""
    # Of a JPEG with more pictures behind it (a phone's map of brightness) the first is found without the others.
    frames = 1 if image.format == "MPO" else getattr(image, "n_frames", 1)
    if max(image.size) > WIDEST or image.width * image.height * frames > MOST_PIXELS:
        raise _too_large()
    is_progressive = bool(image.info.get("progressive"))
    if is_progressive and content.count(b"\xff\xda") > MOST_SCANS:
        raise NotAPhoto(
            f"{WANTED}; this one is made of too many passes. Save it anew as an ordinary (baseline) JPEG."
        )
    if _bytes_to_decode(image, is_progressive=is_progressive) > MOST_MEMORY:
        kind = "progressive JPEG" if is_progressive else "WebP"
        raise NotAPhoto(
            f"{WANTED}; a {kind} of {image.width:,} × {image.height:,} pixels takes too much memory. Save it as an "
            "ordinary (baseline) JPEG, or smaller."
        )


def _bytes_to_decode(image: Image.Image, *, is_progressive: bool) -> int:
    """What decoding takes at its height, the picture included.

    A progressive JPEG keeps two bytes for each value of the whole picture (colours are often stored for every second
    or fourth pixel only); WebP two canvases, the frame and the picture.
    """
    pixels = image.width * image.height
    if is_progressive:
        samplings = [(across, down) for _, across, down, _ in image.layer]  # type: ignore[attr-defined]  # JPEG's own
        finest = max(across for across, _ in samplings) * max(down for _, down in samplings)
        values = sum(across * down for across, down in samplings) / finest
        return int(pixels * (2 * values + 1))
    return pixels * (16 if image.format == "WEBP" else 4)


def _decode_small(image: Image.Image) -> None:
    """Decode it. A JPEG is decoded at a half, a quarter or an eighth where that is still as large as is kept."""
    longest = max(image.size)
    if longest > LONGEST_SIDE:
        image.draft(None, (image.width * LONGEST_SIDE // longest, image.height * LONGEST_SIDE // longest))
    image.load()


def _shrunk(image: Image.Image) -> Image.Image:
    """On white and roughly as large as is kept, in bands: a copy of the whole would double the memory."""
    factor = max(1, max(image.size) // LONGEST_SIDE)
    size = -(-image.width // factor), -(-image.height // factor)
    shrunk: Image.Image | None = None
    rows = -(-BAND // factor) * factor
    for top in range(0, image.height, rows):
        band = _flat(image.crop((0, top, image.width, min(image.height, top + rows))))
        shrunk = shrunk or Image.new(band.mode, size)
        shrunk.paste(band.reduce(factor), (0, top // factor))
    assert shrunk is not None  # noqa: S101  a picture has a row
    return shrunk


def _flat(image: Image.Image) -> Image.Image:
    """As RGB, 8-bit grey or the four colours of print, on white."""
    if image.mode.startswith("I;16"):
        # Pillow clips 16-bit grey instead of scaling it.
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        layered = image.convert("RGBA")
        white = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(white, layered).convert("RGB")
    if image.mode == "CMYK":
        return image
    return image.convert("L" if image.mode in ("1", "L") else "RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """In the colours of the web. A profile that cannot be used is ignored, as browsers do."""
    if profile and image.mode in ("RGB", "CMYK"):
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(
                image, own, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
            converted = None
        if converted is not None:
            return converted
    return image.convert("RGB") if image.mode == "CMYK" else image


def _orientation(image: Image.Image) -> int:
    """The value of the tag; one that cannot be read is no reason to refuse the picture."""
    try:
        return int(image.getexif().get(0x0112, 1))
    except Exception:
        return 1


def _too_large() -> NotAPhoto:
    return NotAPhoto(
        f"{WANTED} of at most {MOST_PIXELS // 1_000_000} megapixels and {WIDEST:,} pixels a side; this one is larger. "
        "Export it smaller."
    )


def _fault(content: bytes) -> str:
    kind = kind_of(content)
    if kind:
        return f"this is {kind}. Export it as JPEG."
    return "this file is of another kind or is damaged. Open it in a picture program and save it as JPEG."
