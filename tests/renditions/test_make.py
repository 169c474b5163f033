"""Renditions: named sizes, never larger than the photo, cut round the focus, plain in each format."""

from io import BytesIO

import pytest
from PIL import Image

from catalog import renditions
from catalog.renditions import CARD, PHOTO, SIZES, TILE
from tests.renditions.pictures import TELLTALE, drawn, noisy


def sizes(width: int, height: int, *, focus: tuple[int, int] | None = None) -> dict[str, tuple[int, int]]:
    return {each.name: (each.width, each.height) for each in renditions.renditions_of(width, height, focus)}


def test_a_large_photo_has_every_size():
    assert sizes(2048, 1536) == {
        "small": (400, 300),
        "medium": (800, 600),
        "large": (1600, 1200),
        "card": (360, 240),
        "card-large": (720, 480),
        "tile": (160, 160),
        "tile-large": (320, 320),
    }


@pytest.mark.parametrize(
    "shape", [(1, 1), (3, 4000), (4000, 3), (30, 20), (161, 160), (640, 427), (800, 2000)]
)
def test_nothing_is_enlarged_or_made_twice(shape: tuple[int, int]):
    found = list(renditions.renditions_of(*shape))
    for group in (PHOTO, CARD, TILE):
        widths = [each.width for each in found if each.name in {size.name for size in group}]
        assert widths == sorted(set(widths))
        assert widths
    for each in found:
        left, top, right, bottom = each.box
        assert 0 <= left < right <= shape[0]
        assert 0 <= top < bottom <= shape[1]
        assert 0 < each.width <= right - left
        assert 0 < each.height <= bottom - top


@pytest.mark.parametrize(
    ("focus", "box"),
    [
        (None, (300, 0, 900, 600)),
        ((50, 50), (300, 0, 900, 600)),
        ((0, 100), (0, 0, 600, 600)),
        ((100, 0), (600, 0, 1200, 600)),
        ((30, 10), (60, 0, 660, 600)),
    ],
)
def test_a_cut_keeps_the_focus_as_near_the_middle_as_the_edges_allow(focus, box):
    tile = next(renditions.renditions_of(1200, 600, focus, TILE))
    assert tile.box == box


def test_a_cut_round_a_focus_is_another_file():
    assert "card-x30y10" in sizes(1200, 600, focus=(30, 10))
    assert "large" in sizes(1200, 600, focus=(30, 10))
    assert "card" in sizes(1200, 600, focus=(50, 50))


def test_the_cut_shows_what_is_at_the_focus():
    picture = Image.new("RGB", (600, 200), "white")
    picture.paste("red", (0, 0, 200, 200))
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=95)
    files = dict(renditions.make(buffer.getvalue(), (0, 50), wanted=lambda name: name == "tile-x0y50.webp"))
    with Image.open(BytesIO(files["tile-x0y50.webp"])) as tile:
        red, green, blue = tile.convert("RGB").crop((80, 80, 81, 81)).tobytes()
    assert red > 200 > 60 > max(green, blue)


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_each_size_comes_in_three_plain_formats(mode: str):
    files = dict(renditions.make(drawn("JPEG", mode, (90, 60))))
    assert set(files) == {f"{name}.{ending}" for name in sizes(90, 60) for ending in ("avif", "webp", "jpg")}
    for name, content in files.items():
        with Image.open(BytesIO(content)) as image:
            image.load()
            assert image.size == sizes(90, 60)[name.rpartition(".")[0]]
            assert image.format == {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}[name.rpartition(".")[2]]
        assert not any(mark in content for mark in TELLTALE)


def test_only_what_is_wanted_is_made():
    assert [*renditions.make(drawn("JPEG"), wanted=lambda name: False)] == []
    assert [name for name, _ in renditions.make(drawn("JPEG"), wanted=lambda name: name == "card.jpg")] == [
        "card.jpg"
    ]


def test_the_sizes_have_names_of_their_own():
    assert len({size.name for size in SIZES}) == len(SIZES)


def test_cuts_for_screens_of_small_points_are_coded_more_coarsely():
    photo = noisy((320, 320), seed=1)
    (tile,) = (made for _, made in renditions.make(photo, wanted=lambda name: name == "tile-large.avif"))
    with Image.open(BytesIO(photo)) as plain:
        assert len(tile) < len(renditions.encoded(plain, "avif"))
