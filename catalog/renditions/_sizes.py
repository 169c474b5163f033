"""The named sizes, and how large each becomes of a given photo. Arithmetic only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

Focus = tuple[int, int]
"""What a cut must keep: per cent of the width from the left, of the height from the top."""

Box = tuple[int, int, int, int]
MIDDLE: Final[Focus] = (50, 50)


@dataclass(frozen=True, slots=True)
class Size:
    """A named size: the box, in pixels, that a photo is fitted into, or that it is cut to (``cuts``).

    ``is_dense``: it is for screens with two points or more to a pixel, on which a coarser coding is not seen.
    """

    name: str
    width: int
    height: int
    cuts: bool = False
    is_dense: bool = False


PHOTO: Final = (Size("small", 400, 400), Size("medium", 800, 800), Size("large", 1600, 1600))
"""The whole picture."""

CARD: Final = (Size("card", 360, 240, cuts=True), Size("card-large", 720, 480, cuts=True, is_dense=True))
"""Three to two, for lists."""

TILE: Final = (Size("tile", 160, 160, cuts=True), Size("tile-large", 320, 320, cuts=True, is_dense=True))
"""Square, for a strip of several."""

SIZES: Final = (*PHOTO, *CARD, *TILE)


@dataclass(frozen=True, slots=True)
class Rendition:
    """A size as it comes out of one photo: the part that is cut out, and the width and height it is brought to.

    ``name`` tells it from the photo's others: of a cut it holds the focus, so that what was cut anew is another file.
    """

    name: str
    box: Box
    width: int
    height: int
    is_dense: bool = False


def renditions_of(
    width: int, height: int, focus: Focus | None = None, sizes: Sequence[Size] = SIZES
) -> Iterator[Rendition]:
    """The renditions of a photo of ``width`` × ``height`` pixels, in the order of the sizes.

    Nothing is enlarged: a size that the photo does not fill is as large as the photo, and larger ones of its kind,
    which would be the same again, are left out.
    """
    reached: dict[tuple[bool, float], int] = {}
    for size in sizes:
        kind = (size.cuts, size.width / size.height)
        box = _cut(size, width, height, focus or MIDDLE) if size.cuts else (0, 0, width, height)
        across, down = box[2] - box[0], box[3] - box[1]
        scale = min(1.0, size.width / across, size.height / down)
        wide, high = max(1, round(across * scale)), max(1, round(down * scale))
        if reached.get(kind) == wide:
            continue
        reached[kind] = wide
        yield Rendition(_name(size, focus), box, wide, high, is_dense=size.is_dense)


def _name(size: Size, focus: Focus | None) -> str:
    return f"{size.name}-x{focus[0]}y{focus[1]}" if size.cuts and focus and focus != MIDDLE else size.name


def _cut(size: Size, width: int, height: int, focus: Focus) -> Box:
    """The largest part of the size's shape, with the focus as near to its middle as the edges allow."""
    scale = min(width / size.width, height / size.height)
    across, down = max(1, round(size.width * scale)), max(1, round(size.height * scale))
    across, down = min(across, width), min(down, height)
    left = min(max(0, round(width * focus[0] / 100 - across / 2)), width - across)
    top = min(max(0, round(height * focus[1] / 100 - down / 2)), height - down)
    return (left, top, left + across, top + down)
