"""The distribution map: what each shape says, and that it says what the table does."""

import re

import pytest
from django.template.loader import render_to_string

from catalog import facts, glossary
from catalog.choices import EstablishmentMeans
from catalog.models import Distribution, Region

pytestmark = pytest.mark.django_db

NATIVE, INTRODUCED = ("native",), ("introduced",)


def drawn(*rows: tuple[str, tuple[str, ...], tuple[str, ...]]) -> facts.DistributionMap | None:
    regions = Region.objects.in_bulk()
    return facts.map_of(
        (
            Distribution(region=regions[code], establishment=means, probable=probable)
            for code, means, probable in rows
        ),
        glossary.regions(),
    )


def said(*rows: tuple[str, tuple[str, ...], tuple[str, ...]]) -> dict[str, str]:
    """The kind of every shape of which something is recorded, by name."""
    found = drawn(*rows)
    return {shape.name: shape.kind for shape in found.shapes if shape.manner} if found else {}


def test_every_state_and_province_is_drawn_once():
    codes = [code for outline in facts.outlines() for code in outline.codes]
    divisions = Region.objects.filter(parent__in=["L48", "AK", "HI", "PR", "VI", "CAN"])
    assert sorted(codes) == sorted([*divisions.values_list("code", flat=True), "GL", "SPM"])


def test_what_is_recorded_of_a_state_is_drawn_there_and_nowhere_else():
    rows = (
        ("US-OR", NATIVE, ()),
        ("US-HI", INTRODUCED, ()),
        ("US-CA", ("native", "introduced"), ()),
        ("US-NV", NATIVE, NATIVE),
        ("US-ID", ("extirpated",), ()),
        ("US-UT", ("excluded",), ()),
    )
    assert said(*rows) == {
        "Oregon": "native",
        "Hawaii": "introduced",
        "California": "both",
        "Nevada": "uncertain",
        "Idaho": "gone",
    }


@pytest.mark.parametrize("means", [means for means in EstablishmentMeans if means != "excluded"])
def test_every_way_of_standing_is_drawn_but_reports_in_error(means: EstablishmentMeans):
    assert list(said(("US-AK", (means.value,), ()))) == ["Alaska"]


def test_a_report_in_error_alone_gives_no_map():
    assert drawn(("US-OR", ("excluded",), ())) is None
    assert drawn() is None


def test_a_region_recorded_without_its_states_is_marked_as_somewhere_in_it():
    found = drawn(("L48", NATIVE, ()), ("AK", NATIVE, ()))
    assert found
    texts = {shape.text for shape in found.shapes if shape.manner}
    assert "Oregon: native, somewhere in the lower 48 states" in texts
    assert "Alaska: native" in texts
    assert len(texts) == 50
    assert [key.meaning for key in found.keys] == ["Native", "Native somewhere in the lower 48 states"]


def test_once_one_state_is_recorded_the_region_shades_no_other():
    assert said(("L48", NATIVE, ()), ("US-OR", NATIVE, ())) == {"Oregon": "native"}


def test_a_plant_of_the_continent_is_somewhere_in_it():
    found = drawn(("NA", NATIVE, ()))
    assert found
    assert {shape.kind for shape in found.shapes} == {"native-somewhere"}


def test_newfoundland_and_labrador_are_drawn_as_one():
    assert said(("CA-NF", NATIVE, ()), ("CA-LB", INTRODUCED, ())) == {"Newfoundland and Labrador": "both"}
    assert said(("CA-NF", NATIVE, ())) == {"Newfoundland and Labrador": "native"}


def test_places_without_a_shape_are_named():
    found = drawn(("US-HI", NATIVE, ()), ("US-GU", NATIVE, ()), ("PB", NATIVE, ()))
    assert found
    assert set(found.undrawn) == {"Guam", "Pacific Basin"}


def test_the_legend_holds_the_kinds_that_occur():
    found = drawn(("US-OR", NATIVE, ()), ("US-CA", INTRODUCED, ()))
    assert found
    assert [(key.kind, key.meaning) for key in found.keys] == [
        ("native", "Native"),
        ("introduced", "Introduced"),
    ]


@pytest.mark.parametrize("code", ["US-OR", "L48"])
@pytest.mark.parametrize("probable", [False, True])
def test_every_kind_of_shape_has_a_pattern(code: str, probable: bool):
    for means in (*((each.value,) for each in EstablishmentMeans), ("native", "introduced")):
        found = drawn((code, means, means if probable else ()))
        page = render_to_string("catalog/components/map.html", {"map": found}) if found else ""
        assert set(re.findall(r"url\(#([\w-]+)\)", page)) <= set(re.findall(r'id="([\w-]+)"', page))
