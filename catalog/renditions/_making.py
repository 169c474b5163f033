"""One plain photo in, its renditions out."""

from collections.abc import Callable, Iterator
from io import BytesIO

from PIL import Image

from ._encoding import COARSER, TYPES, encoded
from ._sizes import Focus, renditions_of


def make(
    photo: bytes, focus: Focus | None = None, *, wanted: Callable[[str], bool] = lambda name: True
) -> Iterator[tuple[str, bytes]]:
    """The files of a photo that :func:`clean_photo` has made: each ``wanted`` name, such as ``card.avif``, and bytes.

    One is made at a time, so that no more than one is held. The photo is decoded once, about 17 MB at most.

    Raises:
        OSError: the photo cannot be decoded.
    """
    with Image.open(BytesIO(photo), formats=("JPEG",)) as opened:
        opened.load()
        for rendition in renditions_of(*opened.size, focus):
            names = [name for ending in TYPES if wanted(name := f"{rendition.name}.{ending}")]
            if not names:
                continue
            picture = opened.resize(
                (rendition.width, rendition.height), Image.Resampling.LANCZOS, rendition.box, reducing_gap=3.0
            )
            for name in names:
                ending = name.rpartition(".")[2]
                coarser = {"quality": COARSER[ending]} if rendition.is_dense else {}
                yield name, encoded(picture, ending, **coarser)
