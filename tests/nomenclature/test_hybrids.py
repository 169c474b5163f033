"""Named hybrids bear a sign; a formula is no name."""

import pytest

from catalog.nomenclature import parse


@pytest.mark.parametrize(
    "text",
    ["Heuchera ×cuneata", "Heuchera × cuneata", "Heuchera x cuneata", "Heuchera X cuneata"],
)
def test_the_sign_goes_directly_before_the_epithet(text):
    name = parse(text)

    assert name.name == "Heuchera ×cuneata"
    assert name.notho == "specific"
    assert name.is_hybrid


@pytest.mark.parametrize(
    "text", ["×Heucherella", "× Heucherella", "x Heucherella", "xHeucherella", "XHeucherella"]
)
def test_the_sign_of_a_hybrid_genus_goes_before_it(text):
    name = parse(text)

    assert name.name == "×Heucherella"
    assert (name.genus, name.notho, name.rank) == ("Heucherella", "generic", "genus")


def test_a_species_of_a_hybrid_genus_has_it_as_its_parent():
    name = parse("×Hesperotropsis leylandii (A.B. Jacks. & Dallim.) Garland & Gerry Moore")

    assert name.name == "×Hesperotropsis leylandii"
    assert name.parent_name == "×Hesperotropsis"
    assert name.notho == "generic"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cypripedium ×andrewsii A.M. Fuller var. ×andrewsii", "Cypripedium ×andrewsii var. ×andrewsii"),
        (
            "Amaranthus ×ozanonii (Contré) Lambinon nothosubsp. ralletii",
            "Amaranthus ×ozanonii nothosubsp. ralletii",
        ),
        ("Aconitum tauricum nothossp. hayekianum", "Aconitum tauricum nothosubsp. hayekianum"),
    ],
)
def test_an_infraspecific_hybrid_is_marked_at_its_lowest_part(text, name):
    assert parse(text).name == name
    assert parse(text).notho == "infraspecific"


def test_a_hybrid_section_is_a_hybrid():
    name = parse("Aconitum W. Mucher nothosect. Acopellus")

    assert (name.name, name.notho, name.rank) == ("Aconitum nothosect. Acopellus", "generic", "section")
    assert name.full_name == "Aconitum W. Mucher nothosect. Acopellus"


def test_a_formula_in_brackets_explains_the_name():
    name = parse("Cypripedium ×andrewsii A.M. Fuller var. ×andrewsii [candidum × parviflorum var. makasin]")

    assert name.hybrid_formula == "candidum × parviflorum var. makasin"
    assert name.hybrid_parents == ("Cypripedium candidum", "Cypripedium parviflorum var. makasin")
    assert not name.is_formula
    assert name.full_name == "Cypripedium ×andrewsii A.M. Fuller var. ×andrewsii"


def test_a_formula_without_brackets_explains_a_named_hybrid():
    name = parse("Sarracenia ×casei Mellich. rubra ssp. wherryi × psittacina")

    assert name.name == "Sarracenia ×casei"
    assert name.authority == "Mellich."
    assert name.hybrid_formula == "rubra subsp. wherryi × psittacina"


def test_a_formula_that_stands_for_a_name_is_none():
    name = parse("Iris tenax × innominata")

    assert name.is_formula
    assert name.name == name.hybrid_formula == "Iris tenax × innominata"
    assert name.hybrid_parents == ("Iris tenax", "Iris innominata")
    assert name.infraspecific == ()
    assert name.parent_name == "Iris"
    assert name.authority == ""
    assert name.rank == "species"


@pytest.mark.parametrize(
    ("text", "parents"),
    [
        ("Salix aurita L. × S. caprea L.", ("Salix aurita", "Salix caprea")),
        ("Salix aurita x S. caprea", ("Salix aurita", "Salix caprea")),
        (
            "Agrostis stolonifera L. × Polypogon monspeliensis (L.) Desf.",
            ("Agrostis stolonifera", "Polypogon monspeliensis"),
        ),
        (
            "Asplenium rhizophyllum DC. x ruta-muraria E.L. Braun 1939",
            ("Asplenium rhizophyllum", "Asplenium ruta-muraria"),
        ),
        ("Crataegus × Mespilus", ("Crataegus", "Mespilus")),
        ("Quercus ×alvordiana × Quercus lobata Née", ("Quercus ×alvordiana", "Quercus lobata")),
        ("Salix alba × ×fragilis", ("Salix alba", "Salix ×fragilis")),
        ("Arthopyrenia hyalospora × ?", ("Arthopyrenia hyalospora", "?")),
        ("Arthopyrenia hyalospora ×", ("Arthopyrenia hyalospora", "?")),
        ("Platanthera dilatata var. leucostachys × y", ("Platanthera dilatata var. leucostachys", "y")),
        (
            "Asplenium ×boydstoniae Short [×ebenoides × platyneuron]",
            ("Asplenium ×ebenoides", "Asplenium platyneuron"),
        ),
    ],
)
def test_the_parents_are_whole_names(text, parents):
    assert parse(text).hybrid_parents == parents


def test_a_formula_between_subspecies_belongs_to_their_species():
    name = parse("Phragmites australis (Cav.) Steud. ssp. americanus × ssp. australis [unnamed hybrid]")

    assert name.name == "Phragmites australis subsp. americanus × subsp. australis"
    assert name.rank == "subspecies"
    assert name.parent_name == "Phragmites australis"
    assert name.full_name == "Phragmites australis (Cav.) Steud. subsp. americanus × subsp. australis"


def test_a_formula_keeps_its_authorities_in_the_full_name():
    assert parse("Salix aurita L. × S. caprea L.").full_name == "Salix aurita L. × S. caprea L."
    assert parse("Salix aurita L. ×").full_name == "Salix aurita L. × ?"


def test_the_letter_x_at_the_end_is_no_sign():
    assert parse("Salix alba x").tail == "x"
    assert not parse("Salix alba X 1").is_hybrid


@pytest.mark.parametrize("text", ["+Crataegomespilus", "Crataegus + Mespilus"])
def test_a_graft_chimaera_is_not_read(text):
    assert [warning.name for warning in parse(text).warnings] == ["GRAFT_CHIMAERA"]


@pytest.mark.parametrize("sign", ["x", "X", "×", "✕", "⨯", "&times;", "х", "Х", "ₓ", "𝗑"])
def test_whatever_looks_like_the_sign_is_the_sign(sign):
    assert parse(f"Heuchera {sign} cuneata").name == "Heuchera ×cuneata"
