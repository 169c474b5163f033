"""What a file that was refused seems to be, by its first bytes: so that the sentence can say it."""

from typing import Final

_BEGINNINGS: Final = {
    b"GIF8": "a GIF",
    b"II*\0": "a TIFF",
    b"MM\0*": "a TIFF",
    b"BM": "a BMP",
    b"%PDF": "a PDF",
    b"%!PS": "PostScript",
    b"icns": "an icon",
    b"\0\0\1\0": "an icon",
    b"\0\0\0\x0cjP": "a JPEG 2000",
    b"\xff\x4f\xff\x51": "a JPEG 2000",
    b"PK": "a ZIP file or an office document",
}
_BRANDS: Final = {
    b"heic": "HEIC, the format of some phones",
    b"heix": "HEIC, the format of some phones",
    b"mif1": "HEIC, the format of some phones",
    b"avif": "an AVIF",
}
"""Of a file of ISO's base media format: the major brand after ``ftyp`` (ISO/IEC 14496-12)."""

_READ: Final = 512


def kind_of(content: bytes) -> str:
    """A word or two for the kind of file, blank where it is not told by its beginning."""
    if content[4:8] == b"ftyp":
        return _BRANDS.get(content[8:12], "a video")
    for beginning, kind in _BEGINNINGS.items():
        if content.startswith(beginning):
            return kind
    head = content[:_READ].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<svg", b"<?xml")):
        return "an SVG drawing or other XML"
    return "a web page" if head.startswith((b"<!doctype html", b"<html")) else ""
