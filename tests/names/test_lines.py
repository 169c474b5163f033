"""Bullets, numbers, quantities, pots and prices are no part of a name."""

import pytest

from catalog import names
from catalog.names import _lines
from tests.factories import make_taxon, make_vernacular

PLANT = "Heuchera rubescens"
LINES = [
    "• Heuchera rubescens",
    "- Heuchera rubescens",
    "* Heuchera rubescens",
    "1. Heuchera rubescens",
    "(2) Heuchera rubescens",
    "12) Heuchera rubescens",
    "a) Heuchera rubescens",
    "12 Heuchera rubescens",
    "12x Heuchera rubescens",
    "12 x Heuchera rubescens",
    "12 × Heuchera rubescens",
    "5 gal Heuchera rubescens",
    "5 gal. Heuchera rubescens",
    "3 flats of Heuchera rubescens",
    "1,200 plugs Heuchera rubescens",
    "0.5 lb Heuchera rubescens",
    "Qty: 5 Heuchera rubescens",
    "Heuchera rubescens #1",
    "Heuchera rubescens, #5",
    "Heuchera rubescens 1 gal",
    "Heuchera rubescens - 1 gallon",
    'Heuchera rubescens 4" pot',
    'Heuchera rubescens, 4" pots, 12',
    "Heuchera rubescens (12)",
    "Heuchera rubescens x 12",
    "Heuchera rubescens D40",
    "Heuchera rubescens bare root",
    "Heuchera rubescens 72-cell",
    "Heuchera rubescens $8.50",
    "Heuchera rubescens @ $8.50 each",
    "Heuchera rubescens 8.50",
    "Heuchera rubescens 35%",
    "12\tHeuchera rubescens\t#1\t$8.50",
    "HR-17;Heuchera rubescens;#1;8.50",
    "Heuchera rubescens | 5 | 1 gal",
    "Heuchera rubescens - pink alumroot",
    "Heuchera rubescens (pink alumroot)",
    "pink alumroot (Heuchera rubescens)",
    '"Heuchera rubescens"',
    "‘Heuchera rubescens’",
    "(3) “Heuchera rubescens”, 1 gal",
    '"Heuchera rubescens","5","$8.50"',
    "#12 Heuchera rubescens",
    "a. Heuchera rubescens",
    "[x] Heuchera rubescens",
    "Heuchera rubescens?",
    "heuchera RUBESCENS",
    "Heuchera Rubescens",
    "Heuchera rubescens USD 8.50",
    "Heuchera rubescens B&B 2in cal",
    "\ufeffHeuchera rubescens\u200b",
    "  Heuchera\u00a0rubescens  ",
    "☐ 3 ea. Heuchera rubescens, 1 gal., $12.00/ea",
    "Heuchera rubescens 6-8'",
    "Heuchera rubescens (pink alumroot) bare root 50/bundle",
    "Heuchera rubescens multi-stem clump",
    "Heuchera rubescens (female)",
    "Accession 1987-0342*A Heuchera rubescens",
    "2019.0045 Heuchera rubescens Torr.",
    "10-12 ft Heuchera rubescens",
    "Det. J. Smith 1998: Heuchera rubescens",
]


@pytest.mark.django_db
def test_what_stands_beside_a_name_does_not_disturb():
    taxon = make_taxon(symbol="HERU")
    found = {line: names.resolve(line) for line in LINES}
    assert not [(line, each.narrative) for line, each in found.items() if each.accepted != taxon.pk]


@pytest.mark.django_db
def test_what_was_left_out_is_told():
    make_taxon()
    assert (
        names.resolve("12 x Heuchera rubescens #1 $8.50").narrative[0]
        == "Left out of the line: 12 x … #1 $8.50."
    )


@pytest.mark.django_db
def test_a_common_name_is_read_turned_round_and_as_labels_write_it():
    taxon = make_taxon()
    for name in (
        "pink alumroot",
        "eastern birdfoot violet",
        "springbeauty",
        "St. Johnswort",
        "mountain laurel",
    ):
        make_vernacular(taxon, name, preferred=False)
    for line in (
        "Alumroot, Pink",
        "E. Bird's-foot Violet",
        "spring beauties 4 in",
        "Saint Johnswort",
        "Mt. Laurel (pink)",
        "Mtn laurel",
    ):
        found = names.resolve(line)
        assert (found.status, found.accepted) == ("common", taxon.pk), line


@pytest.mark.django_db
def test_the_number_in_a_cultivar_is_no_height():
    assert _lines.trimmed("Panicum virgatum 'Route 66'") == "Panicum virgatum 'Route 66'"
    assert _lines.trimmed("Dutchman's breeches 2'") == "Dutchman's breeches"


@pytest.mark.django_db
def test_a_word_of_the_trade_may_be_half_of_a_common_name():
    make_vernacular(make_taxon("Chionanthus virginicus", "L."), "white fringetree")
    assert [match.text for match in names.resolve("fringe tree").candidates] == ["white fringetree"]


@pytest.mark.django_db
def test_a_common_name_beside_a_variety_is_no_second_plant_where_it_is_the_species_too():
    taxa = [make_taxon("Dalea purpurea", "Vent."), make_taxon("Dalea purpurea var. purpurea", "")]
    for taxon in taxa:
        make_vernacular(taxon, "purple prairie clover")
    found = names.resolve("Dalea purpurea var. purpurea\tPurple prairie clover\t0.25\tlbs PLS")
    assert (found.status, found.accepted) == ("exact", taxa[1].pk)


@pytest.mark.parametrize(
    "text", ["Heuchera rubescens", "Carex macloviana d'Urv.", "four o'clock", "×Hesperotropsis"]
)
def test_a_plain_name_is_left_as_it_is(text):
    assert _lines.trimmed(text) == text


@pytest.mark.parametrize("text", ["12", "$8.50", "1 gal", "#5", "-- 12 --"])
def test_a_line_without_a_name_has_no_reading(text):
    assert list(_lines.readings(text)) == []


def test_only_a_list_has_pieces():
    assert _lines.pieces("Heuchera rubescens") == []
    assert _lines.pieces("Meadow mix: Poa secunda (40%); Festuca rubra 60%") == [
        "Poa secunda",
        "Festuca rubra",
    ]


def test_a_generic_name_is_written_out_where_a_list_shortens_it():
    assert _lines.pieces("Quercus alba, Q. rubra & Qu. velutina, Acer rubrum, Q. alba") == [
        "Quercus alba",
        "Quercus rubra",
        "Quercus velutina",
        "Acer rubrum",
        "Q. alba",
    ]


@pytest.mark.django_db
def test_the_rest_of_a_line_tells_which_of_several_plants_is_meant():
    taxon, other = make_taxon(symbol="HERU"), make_taxon("Heuchera alba", "Rydb.")
    for each in (taxon, other):
        make_vernacular(each)
    for line in (
        "pink alumroot (Heuchera rubescens)",
        "pink alumroot\tHERU",
        "3 pink alumroot; Heuchera rubescens",
    ):
        found = names.resolve(line)
        assert (found.status != "ambiguous", found.accepted) == (True, taxon.pk)
    assert names.resolve("pink alumroot, 1 gal").status == "ambiguous"


@pytest.mark.django_db
def test_what_else_a_line_says_does_not_overrule_what_it_means():
    taxon = make_taxon(symbol="HERU")
    make_vernacular(taxon)
    make_taxon("Acer rubrum", "L.", symbol="ACRU")
    assert names.resolve("Heuchera rubescens; ACRU").accepted == taxon.pk


@pytest.mark.django_db
@pytest.mark.parametrize(
    "line",
    [
        "Poa secunda/Acer rubrum mix",
        "Poa secunda / Acer rubrum",
        "Acer rubrum & Poa secunda",
        "Acer rubrum L. 5 gal; Poa secunda 3 gal",
        "Acer rubrum, Poa secunda seed mix",
    ],
)
def test_a_line_that_names_two_plants_is_asked_about(line: str):
    for name in ("Acer", "Poa", "Acer rubrum", "Poa secunda"):
        make_taxon(name, "L.")
    found = names.resolve(line)
    assert found.status == "ambiguous"
    assert {match.text for match in found.candidates} == {"Acer rubrum", "Poa secunda"}


@pytest.mark.django_db
def test_a_formula_in_brackets_is_not_taken_for_the_genus():
    make_taxon("Mentha", "L.")
    assert names.resolve("Mentha (aquatica × spicata) × piperita").status == "ambiguous"
