"""What is wrong with a name is said in words, and lowers its quality."""

import pytest

from catalog.nomenclature import MAX_LENGTH, NameWarning, parse


@pytest.mark.parametrize(
    ("text", "warning", "quality"),
    [
        ("", "EMPTY", 0),
        ("\u200b", "EMPTY", 0),
        ("Melanius:", "NOT_A_NAME", 0),
        ("1. Acer rubrum", "NOT_A_NAME", 0),
        ("the oak", "NOT_A_NAME", 0),
        ("fooBar baz", "NOT_A_NAME", 0),
        ("-foo", "NOT_A_NAME", 0),
        (" Acer rubrum", "SPACES", 1),
        ("Carex aff. x", "COMPARISON", 4),
        ("Heuchera x cuneata", "HYBRID_LETTER", 2),
        ("Polypodium pectinatum L. f. typica Rosenst.", "AMBIGUOUS_FILIUS", 2),
        ("Heuchera Rubescens", "AMBIGUOUS_CAPITAL", 2),
        ("Bacidia artyta (Ach.) ?", "UNKNOWN_AUTHOR", 2),
        ("Isoëtes echinospora", "NON_STANDARD_LETTERS", 2),
        ("Pleurotus ëous", "NON_STANDARD_LETTERS", 2),
        ("HEUCHERA RUBESCENS", "ALL_CAPITALS", 3),
        ("heuchera rubescens", "LOWERCASE_GENUS", 3),
        ("Junellia o'donelli", "APOSTROPHE_IN_EPITHET", 3),
        ("Heuchera Rubescens Var. Alpicola", "CAPITAL_EPITHET", 3),
        ("Acer\x00 rubrum", "CONTROL_CHARACTERS", 3),
        ("<i>Acer rubrum</i> L.", "MARKUP", 3),
        ("Acer rubrum Torr. &amp; A. Gray", "MARKUP", 3),
        ("Prunus armeniaca convar. budae", "UNUSUAL_RANK", 3),
        ("H. rubescens", "ABBREVIATED_GENUS", 4),
        ("Carex sp.", "APPROXIMATE", 4),
        ("Fusinus eucos\ufffdnius", "BROKEN_ENCODING", 4),
        ("Carex cf. nudata", "COMPARISON", 4),
        ("Salix alba × ?", "INCOMPLETE_FORMULA", 4),
        ("Hygrohypnum smithii (Sw. Broth. var. goulardii (Schimp.) Wijk", "UNBALANCED_BRACKETS", 4),
        ("Pycnothelia papillaria Ehrh.) L.M. Dufour", "UNBALANCED_BRACKETS", 4),
    ],
)
def test_each_fault_has_its_warning(text, warning, quality):
    name = parse(text)

    assert NameWarning[warning] in name.warnings
    assert name.quality == quality


def test_every_warning_is_a_sentence():
    for warning in NameWarning:
        assert str(warning) == warning.text
        assert warning.text.endswith(".")


def test_a_bracket_left_open_does_not_swallow_the_variety():
    name = parse("Hygrohypnum smithii (Sw. Broth. var. goulardii (Schimp.) Wijk & Margad.")

    assert name.name == "Hygrohypnum smithii var. goulardii"


def test_a_name_in_capitals_is_read_as_if_it_were_not():
    name = parse("HEUCHERA RUBESCENS TORR. VAR. ALPICOLA JEPS.")

    assert name.full_name == "Heuchera rubescens Torr. var. alpicola Jeps."


def test_a_name_without_capitals_is_read_as_if_it_had_them():
    name = parse("heuchera versicolor (torr. & a. gray) jeps. ex m.e. jones")

    assert name.full_name == "Heuchera versicolor (Torr. & A. Gray) Jeps. ex M.E. Jones"


def test_epithets_with_capitals_are_read_where_the_rank_shows_them():
    assert parse("Heuchera Rubescens var. alpicola").name == "Heuchera rubescens var. alpicola"
    assert parse("Heuchera RubesCens Var. alpicola").genus == "Heuchera"


def test_an_abbreviated_genus_needs_an_epithet():
    assert parse("H. rubescens v. pachypoda").name == "H. rubescens var. pachypoda"
    assert parse("H.").quality == 0


def test_a_doubtful_name_is_never_better_than_its_worst_fault():
    assert parse(" heuchera  cf. rubescens").quality == 4


def test_text_that_is_too_long_is_refused_at_once():
    name = parse("Acer " + "a" * MAX_LENGTH)

    assert name.warnings == (NameWarning.TOO_LONG,)
    assert name.quality == 0
    assert parse(" " * 10_000 + "Acer rubrum").name == "Acer rubrum"
