"""Names that are the same have the same key, and others have not."""

import unicodedata

import pytest

from catalog.nomenclature import authority_key, exact_key, fold, match_keys, name_key


@pytest.mark.parametrize(
    "variant",
    [
        "acer zz",
        "Acer zz ",
        "Acer  zz",
        "Acer\u200b zz",
        "Acer\u00a0zz",
        "Ac\u00ader zz",
        "ACER ZZ",
        "Acer x zz",
        "Acer × zz",
        "Acer ×zz",
        "×Acer zz",
        "Ａｃｅｒ zz",
    ],
)
def test_one_name_however_it_is_typed_has_one_key(variant):
    assert name_key(variant) == name_key("Acer zz") == "acer zz"


def test_composed_and_decomposed_letters_have_one_key():
    name = "Isoëtes hoëllii"

    assert name_key(unicodedata.normalize("NFD", name)) == name_key(name) == name_key("Isoetes hoellii")


def test_the_key_keeps_the_rank():
    assert name_key("Heuchera rubescens v. alpicola") == name_key("Heuchera rubescens var. alpicola")
    assert name_key("Heuchera rubescens ssp. alpicola") != name_key("Heuchera rubescens var. alpicola")
    assert name_key("Aconitum tauricum nothosubsp. foo") == name_key("Aconitum tauricum ssp. ×foo")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Heuchera sanguinea 'Splendens'", "Heuchera sanguinea"),
        ("Heuchera sanguinea 'Splendens'", "Heuchera sanguinea splendens"),
        ("Iris tenax × innominata", "Iris tenax innominata"),
        ("Carex sp. 1", "Carex sp. 2"),
        ("Carex cf. nudata", "Carex nudata"),
        ("Acer palmatum Dissectum Group", "Acer palmatum"),
        ("Acer rubrum OCTOBER GLORY®", "Acer rubrum"),
    ],
)
def test_different_plants_have_different_keys(one, other):
    assert name_key(one) != name_key(other)


def test_the_order_of_the_parents_of_a_formula_says_nothing():
    assert name_key("Iris tenax × innominata") == name_key("Iris innominata x I. tenax")
    assert match_keys("Iris tenax × innominata")[1:] == match_keys("Iris innominata × tenax")[1:]
    assert name_key("Salix alba × ?") == "? × salix alba"


def test_text_that_is_no_name_has_a_key_too():
    assert name_key(" 1.  ACER ") == "1. acer"
    assert match_keys("1. Acer") == ("1. acer", "", "")


@pytest.mark.parametrize(
    "variant",
    ["Heuchera x cuneata", "Heuchera × cuneata", "heuchera ×cuneata", "HEUCHERA  X CUNEATA"],
)
def test_the_exact_key_folds_the_sign(variant):
    assert exact_key(variant) == "heuchera ×cuneata"


@pytest.mark.parametrize("rank", ["ssp", "ssp.", "subsp", "subspecies", "SSP."])
def test_the_exact_key_folds_rank_terms(rank):
    assert exact_key(f"Poa alba {rank} minor") == "poa alba subsp. minor"


def test_the_exact_key_folds_the_sign_glued_to_a_genus():
    assert exact_key("xHeucherella") == exact_key("× Heucherella") == exact_key("×heucherella")


def test_the_exact_key_keeps_authorities():
    assert exact_key("Acer rubrum L.") != exact_key("Acer rubrum Foo")


def test_the_canonical_key_has_no_authority_rank_term_or_sign():
    keys = match_keys("Heuchera rubescens Torr. var. ×pachypoda (Greene) Rosend., Butters & Lakela")

    assert keys.canonical == "heuchera rubescens pachypoda"


def test_the_canonical_key_transcribes_letters_foreign_to_latin():
    assert match_keys("Rühlella trägårdhi").canonical == "ruehlella traegaordhi"
    assert match_keys("Junellia o'donelli").canonical == "junellia odonelli"
    assert match_keys("Æschopalæa coöperi").canonical == "aeschopalaea cooperi"


def test_the_canonical_key_leaves_out_a_subgenus_in_brackets():
    assert match_keys("Cotoneaster (Pyracantha) rogersiana").canonical == "cotoneaster rogersiana"


def test_the_keys_of_a_cultivar_hold_its_epithet():
    assert match_keys("Heuchera sanguinea Engelm. ‘Splendens’").canonical == "heuchera sanguinea 'splendens'"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Spiraea alba", "Spiraea albus"),
        ("Marah oregana", "Marah oreganus"),
        ("Carex canadensis", "Carex canadense"),
        ("Solanum niger", "Solanum nigra"),
        ("Solanum niger", "Solanum nigrum"),
        ("Erigeron asper", "Erigeron asperum"),
        ("Acer minor", "Acer minus"),
        ("Acer hookeri", "Acer hookerii"),
        ("Isoetes carltaylori", "Isoetes carltaylorii"),
        ("Carex major", "Carex majus"),
        ("Aster novi-belgii", "Aster noui-belgi"),
        ("Acer jacobaeus", "Acer iacobaea"),
    ],
)
def test_the_stem_is_the_same_for_every_gender(one, other):
    assert match_keys(one).stem == match_keys(other).stem


@pytest.mark.parametrize(
    ("one", "other"),
    [("Carex alba", "Carex albida"), ("Carex montana", "Carex montis"), ("Acer rubrum", "Acer nigrum")],
)
def test_different_words_have_different_stems(one, other):
    assert match_keys(one).stem != match_keys(other).stem


def test_a_short_epithet_is_its_own_stem():
    assert match_keys("Acer iae").stem == "acer iae"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("(L.) L'Hér. et A.Gray", "(L.) L’Her. & A. Gray"),
        ("Torr. and A. Gray", "TORR. & A.GRAY"),
        ("Rosend., Butters, & Lakela", "Rosend., Butters & Lakela"),
        ("L. fil.", "L.f."),
        ("Á. Löve & D. Löve", "A.Love & D.Love"),
        ("Hook", "Hook."),
    ],
)
def test_one_authority_however_it_is_written_has_one_key(one, other):
    assert authority_key(one) == authority_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("L.", "L. f."), ("(Greene) Jeps.", "Greene Jeps."), ("Torr.", "Torr. & A. Gray"), ("A ex B", "A & B")],
)
def test_different_authorities_have_different_keys(one, other):
    assert authority_key(one) != authority_key(other)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Ko‘oloa\u00a0ʻULA ", "ko'oloa 'ula"),
        ("Véronique\tœillet\n", "veronique oeillet"),
        ("ﬁr\u200b tree", "fir tree"),
        ("“Queen‑cup”", '"queen-cup"'),
        ("Straße", "strasse"),
        ("Ørsted's łąka", "orsted's laka"),
        ("oak\x00\u202e", "oak"),
        ("", ""),
    ],
)
def test_free_search_folds_case_accents_quotes_and_blanks(text, folded):
    assert fold(text) == folded
