"""One uploaded file in, one plain JPEG out."""

from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image, ImageCms, ImageOps

FORMATS: Final = ("JPEG", "PNG", "WEBP")
MOST_BYTES: Final = 25_000_000
MOST_PIXELS: Final = 40_000_000
"""Width × height × frames: 120 MB once decoded. Files of a few kilobytes can promise far more."""

WIDEST: Final = 12_000
QUALITY: Final = 90
WANTED: Final = "Please upload a JPEG, PNG or WebP photo"


class NotAPhoto(ValueError):
    """The bytes are no photo that can be used; the message is one sentence for the person who sent them."""


@dataclass(frozen=True)
class CleanPhoto:
    """A JPEG in sRGB or grey, upright, without metadata; width and height in pixels."""

    content: bytes
    width: int
    height: int


def clean_photo(content: bytes) -> CleanPhoto:
    """Decode a JPEG, PNG or WebP and encode its first frame anew; the content decides, never a file name.

    Place, camera, owner, embedded previews, colour profiles and whatever was hung on the end of the file do not
    survive. Transparent parts become white.

    Raises:
        NotAPhoto: another format, broken, more than 25 MB, 40 megapixels or 12,000 pixels a side.
    """
    if not content:
        raise NotAPhoto(f"{WANTED}; this file is empty.")
    if len(content) > MOST_BYTES:
        raise NotAPhoto(f"{WANTED} of at most {MOST_BYTES // 1_000_000} MB.")
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as opened:
            _check_size(opened)
            opened.load()
            upright = _flat(_in_srgb(_upright(opened)))
            return CleanPhoto(_encoded(upright), *upright.size)
    except NotAPhoto:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large() from error
    except Exception as error:
        # A decoder fed with damaged or hostile bytes fails in any way there is: struct.error, KeyError,
        # SyntaxError, ZeroDivisionError … All mean the same to the person who uploaded the file.
        raise NotAPhoto(f"{WANTED}; this file is of another kind or is damaged.") from error


def _check_size(image: Image.Image) -> None:
    """The header alone is read so far; nothing is decoded."""
    frames = getattr(image, "n_frames", 1)
    if max(image.size) > WIDEST or image.width * image.height * frames > MOST_PIXELS:
        raise _too_large()


def _too_large() -> NotAPhoto:
    return NotAPhoto(
        f"{WANTED} of at most {MOST_PIXELS // 1_000_000} megapixels and {WIDEST:,} pixels a side; this one is larger."
    )


def _upright(image: Image.Image) -> Image.Image:
    """Turned as the orientation tag says; a tag that cannot be read is no reason to refuse the picture."""
    try:
        return ImageOps.exif_transpose(image)
    except Exception:
        return image


def _in_srgb(image: Image.Image) -> Image.Image:
    """In the colours of the web. A profile that cannot be used is ignored, as browsers do."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "CMYK"):
        return image
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return image
    return converted or image


def _flat(image: Image.Image) -> Image.Image:
    """As RGB or 8-bit grey on white."""
    if image.mode.startswith("I;16"):
        # Pillow clips 16-bit grey instead of scaling it.
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        layered = image.convert("RGBA")
        white = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(white, layered).convert("RGB")
    return image.convert("L" if image.mode in ("1", "L") else "RGB")


def _encoded(image: Image.Image) -> bytes:
    buffer = BytesIO()
    image.info = {}
    image.save(buffer, "JPEG", quality=QUALITY, optimize=True, progressive=True, exif=b"")
    return buffer.getvalue()
