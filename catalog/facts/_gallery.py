"""The photos of a plant in the order of a gallery: the one that stands for it, then by the part they show."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.choices import PhotoPart
from catalog.models import Photo


@dataclass(frozen=True)
class PartShown:
    """A part of the plant and how many photos show it."""

    code: str
    label: str
    count: int


@dataclass(frozen=True)
class Enlarged:
    """A photo shown large: which it is, from 1, and those before and after it, None at the ends."""

    photo: Photo
    number: int
    previous: Photo | None
    next: Photo | None


@dataclass(frozen=True)
class Gallery:
    """``lead`` stands for the plant; ``others`` follow by part. ``parts`` are those shown, more than one or none."""

    lead: Photo
    others: tuple[Photo, ...]
    parts: tuple[PartShown, ...]

    @property
    def enlarged(self) -> tuple[Enlarged, ...]:
        """All photos in their order, each with its neighbours."""
        photos = (self.lead, *self.others)
        return tuple(
            Enlarged(photo, number, previous, following)
            for number, (photo, previous, following) in enumerate(
                zip(photos, (None, *photos), (*photos[1:], None), strict=False), start=1
            )
        )


def gallery_of(photos: Iterable[Photo]) -> Gallery | None:
    """The gallery of photos that may be shown, which come in the editors' order; None where there is none. No query."""
    shown = list(photos)
    if not shown:
        return None
    order = [part.value for part in PhotoPart]
    counts = {part: sum(photo.part == part for photo in shown) for part in PhotoPart}
    parts = tuple(PartShown(part.value, part.label, count) for part, count in counts.items() if count)
    others = tuple(sorted(shown[1:], key=lambda photo: order.index(photo.part)))
    return Gallery(shown[0], others, parts if len(parts) > 1 else ())
