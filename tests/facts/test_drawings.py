"""The drawing that stands in for a photo follows from the recorded facts alone."""

import re

import pytest
from django.conf import settings

from catalog.facts import drawing_of
from catalog.facts._drawings import FAMILIES, HABITS, NAMES

FILES = settings.BASE_DIR / "catalog" / "static" / "catalog" / "drawings"


def drawn(*habits, group="dicot", family="", propagation=None, height=None):
    recorded = {"group": group, "family": family, "propagation": propagation, "height": height}
    return drawing_of(habits=habits or None, **recorded).key


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        ({"group": "fern"}, "fern"),
        ({"group": "horsetail"}, "fern"),
        ({"family": "Arecaceae"}, "palm"),
        ({"family": "Cactaceae"}, "cactus"),
        ({"family": "Cyperaceae"}, "sedge"),
        ({"family": "Nymphaeaceae"}, "aquatic"),
        ({"family": "Saxifragaceae"}, "rosette"),
        ({}, "sprig"),
    ],
)
def test_group_or_family_decides_where_all_of_it_grow_alike(facts, key):
    assert drawn(**facts) == key


@pytest.mark.parametrize(
    ("habits", "key"),
    [
        (("tree", "shrub"), "tree"),
        (("shrub", "vine"), "vine"),
        (("subshrub", "forb"), "subshrub"),
        (("graminoid",), "grass"),
        (("forb",), "forb"),
        (("moss",), "sprig"),
    ],
)
def test_of_several_habits_the_woodiest_is_drawn(habits, key):
    assert drawn(*habits) == key


@pytest.mark.parametrize(
    ("habits", "height", "key"),
    [
        (("tree", "shrub"), (None, 457), "tree"),
        (("tree", "shrub"), (300, 450), "shrub"),
        (("tree", "shrub"), (None, None), "tree"),
        (("tree",), (200, 300), "tree"),
        (("shrub", "subshrub"), (None, 15), "subshrub"),
        (("shrub", "subshrub"), (None, 90), "shrub"),
        (("shrub", "vine"), (None, 90), "vine"),
    ],
)
def test_of_several_woody_habits_the_height_decides_where_it_is_known(habits, height, key):
    assert drawn(*habits, height=height) == key


def test_a_tree_without_flowers_is_a_conifer_and_a_shrub_without_them_a_shrub():
    assert drawn("tree", group="gymnosperm") == "conifer"
    assert drawn("shrub", group="gymnosperm") == "shrub"


def test_a_forb_grown_from_bulbs_has_a_bulb_and_a_shrub_has_none():
    assert drawn("forb", propagation=("seed", "bulb")) == "bulb"
    assert drawn("forb", propagation=("seed",)) == "forb"
    assert drawn("shrub", propagation=("bulb",)) == "shrub"


def test_a_forb_of_the_monocots_has_narrow_leaves_and_no_rays():
    assert drawn("forb", group="monocot") == "monocot"
    assert drawn("forb", group="monocot", propagation=("corm",)) == "bulb"


@pytest.mark.parametrize("habit", ["tree", "shrub", "subshrub"])
def test_a_woody_monocot_has_no_broad_leaves_and_a_bamboo_is_a_grass(habit):
    assert drawn(habit, "forb", group="monocot") == "yucca"
    assert drawn(habit, "graminoid", group="monocot") == "grass"


def test_the_words_say_that_it_is_not_the_species():
    drawing = drawing_of(group="dicot", family="", habits=("tree",), propagation=None, height=None)
    assert drawing.words == "Drawing of the habit, a broadleaf tree, not of the species"


def test_where_the_habit_is_unknown_the_words_say_so():
    drawing = drawing_of(group="", family="", habits=None, propagation=None, height=None)
    assert drawing.words.endswith("the habit is not recorded")


def test_every_drawing_has_a_file_and_every_file_is_drawn_somewhere():
    keys = {*NAMES, "sprig"}
    assert {path.stem for path in FILES.glob("*.svg")} == keys
    assert {*FAMILIES.values(), *(key for _, key in HABITS)} <= keys


@pytest.mark.parametrize("path", sorted(FILES.glob("*.svg")), ids=lambda path: path.stem)
def test_a_file_draws_in_the_colours_of_the_page_or_as_a_picture_in_its_own(path):
    text = path.read_text(encoding="utf-8")
    root, drawn = text.split('<g id="drawing">')
    assert 'color="#225731" fill="#dfefdb" stroke="currentColor" stroke-width="2"' in root
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', drawn)) <= {
        "none",
        "currentColor",
        "var(--drawing-petal,#fde7e6)",
        "var(--drawing-bloom,#ce6176)",
    }
    assert "<script" not in text
    assert "style=" not in text


def test_every_drawing_has_a_sign_for_lists():
    signs = (FILES.parent / "habits.svg").read_text(encoding="utf-8")
    assert set(re.findall(r'<symbol id="(\w+)"', signs)) == {path.stem for path in FILES.glob("*.svg")}
