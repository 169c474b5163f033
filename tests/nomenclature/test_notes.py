"""What is said of a name is kept apart from the name."""

import pytest

from catalog.nomenclature import parse


@pytest.mark.parametrize(
    ("text", "full_name", "note"),
    [
        ("Abrus abrus (L.) W. Wight, nom. inval.", "Abrus abrus (L.) W. Wight", "nom. inval."),
        ("Abroma augusta (L.) L. f., orth. var.", "Abroma augusta (L.) L. f.", "orth. var."),
        ("Helianthus ×glaucus Small (pro sp.)", "Helianthus ×glaucus Small", "(pro sp.)"),
        ("Acer barbatum Michx. p.p.", "Acer barbatum Michx.", "p.p."),
        ("Acacia latifolia hort.", "Acacia latifolia", "hort."),
        ("Hordeum spontanum K. Koch, database artifact", "Hordeum spontanum K. Koch", "database artifact"),
        (
            "Filicium decipiens (Wight & Arn.) Thwaites , database artifact",
            "Filicium decipiens (Wight & Arn.) Thwaites",
            "database artifact",
        ),
        ("Stipa columbiana Macoun, nom. utique rej.", "Stipa columbiana Macoun", "nom. utique rej."),
        ("Achillea magna auct.", "Achillea magna", "auct."),
        ("Malus sylvestris Amer. auth., non (L.) Mill.", "Malus sylvestris", "Amer. auth., non (L.) Mill."),
        (
            "Symphyotrichum longifolium (Lam.) G.L. Nesom, as to type",
            "Symphyotrichum longifolium (Lam.) G.L. Nesom",
            "as to type",
        ),
        ("Acer leucoderme ×saccharum [unnamed hybrid]", "Acer leucoderme × saccharum", "[unnamed hybrid]"),
        ("Aster exilis Elliott nomen dubium", "Aster exilis Elliott", "nomen dubium"),
        ("Scirpus scheuchzeri Bruegger 1882, non Vitman", "Scirpus scheuchzeri Bruegger 1882", "non Vitman"),
    ],
)
def test_a_note_is_no_part_of_the_name(text, full_name, note):
    name = parse(text)

    assert name.full_name == full_name
    assert name.note == note


def test_a_note_on_the_species_is_not_one_on_its_variety():
    name = parse("Aquilegia caerulea James, orth. var. var. alpina A. Nelson")

    assert name.full_name == "Aquilegia caerulea James var. alpina A. Nelson"
    assert name.note == ""
    assert name.parts[1].note == ", orth. var."
    assert name.verbatim_full == "Aquilegia caerulea James, orth. var. var. alpina A. Nelson"


def test_a_note_in_brackets_stands_in_its_place():
    text = "Betula ×caerulea Blanch. (pro nm.) var. grandis Blanch. (pro nm.)"

    assert parse(text).full_name == "Betula ×caerulea Blanch. var. grandis Blanch."
    assert parse(text).verbatim_full == text


def test_notes_before_and_after_a_formula_are_kept_together():
    name = parse("Huperzia ×bartleyi (Cusick) Gandhi (pro sp.) [lucidula × porophila] nom. inval. [excluded]")

    assert name.note == "(pro sp.) nom. inval."
    assert name.is_excluded


def test_a_note_of_two_words_that_ends_like_a_rank_term_is_whole():
    assert parse("Abroma augusta L., orth. var. alba").note == "orth. var. alba"


@pytest.mark.parametrize(
    "text",
    [
        "Achillea aspleniifolia auct. non Vent.",
        "Aglaia mariannensis sensu Kaneh., non Merr.",
        "Houstonia fasciculata A. Gray, non Bertol.",
        "Alisma gramineum Lej. var. wahlenbergii auct. non (Holmb.) Raymond & Kucyniak",
    ],
)
def test_a_name_that_others_used_for_another_plant_is_misapplied(text):
    name = parse(text)

    assert name.is_misapplied
    assert "MISAPPLIED" in [warning.name for warning in name.warnings]


def test_a_name_in_a_wide_sense_is_not_misapplied():
    assert not parse("Festuca ovina L. sensu lato").is_misapplied


def test_a_later_homonym_is_illegitimate_and_not_misapplied():
    name = parse("Ceratochloa unioloides (Willd.) Raspail, nom. illeg., non Bromus unioloides Kunth")

    assert not name.is_misapplied
    assert name.authority == "(Willd.) Raspail"


def test_an_excluded_taxon_is_marked():
    name = parse("Mahonia foo (hort. ex Lem.) C.K. Schneid. [excluded]")

    assert name.is_excluded
    assert name.note == ""
    assert name.full_name == "Mahonia foo (hort. ex Lem.) C.K. Schneid."


@pytest.mark.parametrize(
    ("text", "qualifier", "name"),
    [
        ("Carex spp.", "spp.", "Carex"),
        ("Carex sp. nov.", "sp. nov.", "Carex"),
        ("Poa L. sp.", "sp.", "Poa"),
        ("Rosa hybrid", "hybrid", "Rosa"),
        ("Carex cf. nudata", "cf.", "Carex nudata"),
        ("Carex aff. nudata W. Boott", "aff.", "Carex nudata"),
        ("Carex nudata s. lat.", "s. lat.", "Carex nudata"),
        ("Carex nudata agg.", "agg.", "Carex nudata"),
        ("Carex nudata sensu lato", "sensu lato", "Carex nudata"),
        ("Carex nudata W. Boott sens. str.", "sens. str.", "Carex nudata"),
        ("Carex nudata var. cf. major", "", "Carex nudata"),
        ("Carex nudata cf. major", "cf.", "Carex nudata major"),
    ],
)
def test_a_qualifier_is_no_part_of_the_name(text, qualifier, name):
    parsed = parse(text)

    assert (parsed.qualifier, parsed.name) == (qualifier, name)
    assert parsed.verbatim_full == text


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("Acer rubrum 5 gal $12.00", "5 gal $12.00"),
        ("Acer rubrum, red maple", "red maple"),
        ("Negalasa fumalis Barnes; something else", "; something else"),
        ("Natica of nidus", "of nidus"),
        ("Foo bar subsp.", "subsp."),
        ("Foo bar var. L.", "var. L."),
        ("Foo bar '", "'"),
        ("Foo bar - baz", "- baz"),
        ("Acer rubrum cv. 'Foo", "'Foo"),
    ],
)
def test_what_is_not_understood_is_the_tail(text, tail):
    name = parse(text)

    assert name.tail == tail
    assert name.quality == 4
