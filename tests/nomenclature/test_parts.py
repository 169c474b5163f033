"""A name is taken apart into its parts, each with its authority."""

import pytest

from catalog.nomenclature import parse


def test_a_variety_has_all_its_parts():
    name = parse("Heuchera rubescens Torr. var. alpicola Jeps.")

    assert name.genus == "Heuchera"
    assert name.specific_epithet == "rubescens"
    assert name.infraspecific_epithet == "alpicola"
    assert [part.authority for part in name.parts] == ["", "Torr.", "Jeps."]
    assert name.rank == "variety"
    assert name.name == "Heuchera rubescens var. alpicola"
    assert name.full_name == "Heuchera rubescens Torr. var. alpicola Jeps."
    assert name.authority == "Jeps."
    assert name.quality == 1
    assert not name.warnings


def test_ssp_becomes_subsp():
    name = parse("Heterotheca sessiliflora (Nutt.) Shinners ssp. echioides (Benth.) Semple")

    assert name.name == "Heterotheca sessiliflora subsp. echioides"
    assert name.rank == "subspecies"


@pytest.mark.parametrize(
    "written",
    ["ssp.", "ssp", "subsp", "subsp.", "subspecies", "subspec."],
)
def test_every_spelling_of_subspecies_is_one(written):
    assert parse(f"Poa fendleriana {written} longiligula").name == "Poa fendleriana subsp. longiligula"


@pytest.mark.parametrize("written", ["var.", "var", "v.", "v", "varietas"])
def test_every_spelling_of_variety_is_one(written):
    assert parse(f"Heuchera rubescens {written} pachypoda").name == "Heuchera rubescens var. pachypoda"


@pytest.mark.parametrize("written", ["f.", "f", "fo.", "forma", "forma.", "form.", "fm"])
def test_every_spelling_of_form_is_one(written):
    assert parse(f"Betula pendula {written} dalecarlica").name == "Betula pendula f. dalecarlica"


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("Asteraceae Bercht. & J. Presl", "family"),
        ("Compositae", "family"),
        ("Rosales", "order"),
        ("Rosoideae", "subfamily"),
        ("Heliantheae", "tribe"),
        ("Magnoliopsida", "class"),
        ("Rosidae", "subclass"),
        ("Rosanae", "superorder"),
        ("Magnoliophyta", "division"),
        ("Spermatophytina", "subdivision"),
        ("Cactineae", "suborder"),
        ("Heuchera L.", "genus"),
        ("Bolophyta Nutt.", "genus"),
        ("Quercus subg. Quercus", "subgenus"),
        ("Quercus sect. Lobatae Loudon", "section"),
        ("Quercus ser. Albae", ""),
        ("Quercus alba L.", "species"),
        ("Leptopogon carinatus (Nees) Roberty subvar. arctatus (Chapm.) Roberty", "subvariety"),
        ("Foo bar subf. baz", "subform"),
        ("Prunus armeniaca convar. budae (Pénzes) Soó", ""),
        ("Eriogonum grande rubescens", ""),
    ],
)
def test_the_rank_is_read_from_the_name(text, rank):
    assert parse(text).rank == rank


def test_a_species_keeps_its_genus_a_genus_whatever_its_ending():
    assert [part.rank for part in parse("Kentrotheae alba").parts] == ["genus", "species"]


def test_a_quadrinomial_has_two_infraspecific_parts():
    name = parse("Carex viridula Michx. ssp. brachyrrhyncha (Celak.) B. Schmid var. elatior (Schltdl.) Crins")

    assert [part.text for part in name.infraspecific] == ["subsp. brachyrrhyncha", "var. elatior"]
    assert name.name == "Carex viridula subsp. brachyrrhyncha var. elatior"
    assert name.parent_name == "Carex viridula subsp. brachyrrhyncha"
    assert name.parent_full_name == "Carex viridula Michx. subsp. brachyrrhyncha (Celak.) B. Schmid"
    assert name.species_name == "Carex viridula"


def test_the_parents_lead_from_the_quadrinomial_up_to_the_genus():
    name = parse("Carex viridula ssp. brachyrrhyncha var. elatior")
    line = []
    while name.parent_name:
        line.append(name.parent_name)
        name = parse(name.parent_name)

    assert line == ["Carex viridula subsp. brachyrrhyncha", "Carex viridula", "Carex"]


def test_five_parts_are_read_too():
    name = parse("Vicia faba L. subsp. minor Peterm. var. equina Pers. f. alba Hort.")

    assert [part.epithet for part in name.infraspecific] == ["minor", "equina", "alba"]


def test_an_autonym_has_no_authority():
    name = parse("Heuchera rubescens Torr. var. rubescens")

    assert name.is_autonym
    assert name.authority == ""
    assert name.full_name == "Heuchera rubescens Torr. var. rubescens"


def test_an_authority_given_to_an_autonym_is_set_aside():
    name = parse("Pinus ponderosa Lawson & C. Lawson var. ponderosa C. Lawson")

    assert name.is_autonym
    assert name.authority == ""
    assert name.full_name == "Pinus ponderosa Lawson & C. Lawson var. ponderosa"
    assert name.verbatim_full == "Pinus ponderosa Lawson & C. Lawson var. ponderosa C. Lawson"
    assert [str(warning) for warning in name.warnings] == [
        "An autonym carries no authority; the one given is set aside."
    ]


def test_the_variety_of_an_autonymic_subspecies_has_the_autonym_as_its_parent():
    name = parse("Senecio fuchsii C.C. Gmel. subsp. fuchsii var. minor Foo")

    assert not name.is_autonym
    assert name.parent_full_name == "Senecio fuchsii C.C. Gmel. subsp. fuchsii"


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        ("Abroma augustum (L.) L. f.", "(L.) L. f."),
        ("Commelina diffusa Burm. f. var. gigas (Small) Faden", "(Small) Faden"),
        ("Carex macloviana d'Urv.", "d'Urv."),
        ("Boltonia asteroides (L.) L'Hér.", "(L.) L'Hér."),
        ("Carex dutillyi O'Neill & Duman", "O'Neill & Duman"),
        ("Carex austrodeflexa P.D. McMillan, Sorrie & van Eerden", "P.D. McMillan, Sorrie & van Eerden"),
        ("Salvinia herzogii de la Sota", "de la Sota"),
        ("Caloplaca oreicola (Steiner) v.d. Boom & Breuss", "(Steiner) v.d. Boom & Breuss"),
        ("Korthalsella remyana v. Tiegh. var. wawrae (v. Tiegh.) Danser", "(v. Tiegh.) Danser"),
        ("Phedimus aizoon (L.) 't Hart", "(L.) 't Hart"),
        ("Strombus guidoi Man in't Veld & De Turck", "Man in't Veld & De Turck"),
        (
            "Arabidopsis arenicola (Richardson ex Hook.) Reidar Elvin et al.",
            "(Richardson ex Hook.) Reidar Elvin et al.",
        ),
        ("Abies bifolia A. Murray bis", "A. Murray bis"),
        ("Quercus oerstediana R. Br. ter", "R. Br. ter"),
        ("Anthoceros punctatus L. emend. Prosk.", "L. emend. Prosk."),
        ("Caryopteris ×clandonensis hort. ex Rehder", "hort. ex Rehder"),
        ("Begonia incarnata hort. Berol. ex Planch.", "hort. Berol. ex Planch."),
        ("Amathia tricornis Busk ms in Chimonides", "Busk ms in Chimonides"),
        ("Lachenalia tricolor (auct.) Baker", "(auct.) Baker"),
        ("Muscicapa randi Amadon & duPont", "Amadon & duPont"),
        ("Velutina haliotoides (Linnaeus, 1758)", "(Linnaeus, 1758)"),
        ("Bacidia artyta (Ach.) ?", "(Ach.) ?"),
        ("Pyrenidium hyalosporum Alstrup,D. Hawksw. & R. Sant.", "Alstrup, D. Hawksw. & R. Sant."),
        ("Pseudocercospora dendrobii(H.C. Burnett)U. Braun & Crous", "(H.C. Burnett) U. Braun & Crous"),
        ("Erechtites hieraciifolius (L. ) Raf. ex DC.", "(L.) Raf. ex DC."),
    ],
)
def test_authorities_are_kept_as_botanists_write_them(text, authority):
    assert parse(text).authority == authority


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Acer nigrum Michx. f. var. palmeri Sarg.", "Acer nigrum var. palmeri"),
        ("Cneoridium dumosum (Nutt.) Hook. f. ex Baill.", "Cneoridium dumosum"),
        (
            "Festuca brachyphylla Schult. ex Schult. & Schult. f. ssp. brachyphylla",
            "Festuca brachyphylla subsp. brachyphylla",
        ),
        ("Betula pendula Roth f. dalecarlica (L. f.) C.K. Schneid.", "Betula pendula f. dalecarlica"),
        (
            "Claytonia virginica L. var. virginica f. lutea R.J. Davis",
            "Claytonia virginica var. virginica f. lutea",
        ),
        ("Ambroma L. f., orth. var.", "Ambroma"),
    ],
)
def test_filius_and_forma_are_told_apart(text, name):
    assert parse(text).name == name


@pytest.mark.parametrize(
    ("text", "epithet"),
    [
        ("Trisetum subspicatum (L.) P. Beauv.", "subspicatum"),
        ("Hedyotis st.-johnii B.C. Stone & M.A. Lane", "st.-johnii"),
        ("Calystegia sepium var. don-hensonii", "don-hensonii"),
        ("Rubus complex L.H. Bailey", "complex"),
        ("Aedes w-albus", "w-albus"),
    ],
)
def test_epithets_that_look_like_something_else_are_epithets(text, epithet):
    assert parse(text).parts[-1].epithet == epithet


def test_a_particle_before_a_name_is_no_epithet():
    assert parse("Candinia le Renard, Sabelli & Taviani").specific_epithet == ""
    assert parse("Foo van").specific_epithet == "van"
    assert parse("Foo el var. bar").specific_epithet == "el"


def test_a_subgenus_in_brackets_is_read_and_left_out_of_the_name():
    name = parse("Cotoneaster (Pyracantha) rogersiana var.aurantiaca")

    assert name.name == name.full_name == "Cotoneaster rogersiana var. aurantiaca"
    assert name.verbatim_full == "Cotoneaster (Pyracantha) rogersiana var. aurantiaca"


def test_brackets_after_a_genus_without_an_epithet_are_its_authority():
    assert parse("Acrolejeunea (Spruce) Schiffn.").authority == "(Spruce) Schiffn."


def test_an_epithet_without_its_rank_is_read_with_a_warning():
    name = parse("Rhododendron weyrichii Maxim. albiflorum T. Yamaz. f. fakeum")

    assert [part.rank for part in name.infraspecific] == ["infraspecies", "form"]
    assert "MISSING_RANK" in [warning.name for warning in name.warnings]


def test_a_greek_letter_before_a_variety_is_passed_over():
    assert (
        parse("Aristotelia fruticosa var. δ. microphylla Hook.f.").name
        == "Aristotelia fruticosa var. microphylla"
    )


def test_the_name_of_a_genus_has_no_species_and_no_parent():
    name = parse("Heuchera L.")

    assert name.species_name == name.parent_name == name.parent_full_name == name.infraspecific_epithet == ""
    assert name.infraspecific == ()


def test_text_that_is_no_name_has_empty_parts():
    name = parse("1. ?")

    assert (name.genus, name.authority, name.name, name.full_name, name.verbatim_full) == ("", "", "", "", "")
    assert name.quality == 0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Asclepias tuberosa spp. interior", "Asclepias tuberosa subsp. interior"),
        ("Asclepias tuberosa L. spp interior Woodson", "Asclepias tuberosa subsp. interior"),
        ("asclepias tuberosa sp. interior", "Asclepias tuberosa subsp. interior"),
        ("ASCLEPIAS TUBEROSA SUSP. INTERIOR", "Asclepias tuberosa subsp. interior"),
        ("Heuchera rubescens varr. alpicola", "Heuchera rubescens var. alpicola"),
    ],
)
def test_a_slip_for_a_rank_term_is_read_as_the_term(text, name):
    parsed = parse(text)

    assert parsed.name == name
    assert "MISTAKEN_RANK" in [warning.name for warning in parsed.warnings]


@pytest.mark.parametrize(
    ("text", "name"),
    [("Carex L. spp. nudata", "Carex"), ("Carex nudata sp. nov.", "Carex nudata"), ("Carex spp.", "Carex")],
)
def test_the_abbreviation_for_species_is_no_rank_term_where_no_epithet_stands_before_and_after_it(text, name):
    assert parse(text).name == name


def test_an_infraspecific_part_in_brackets_is_a_part():
    assert parse("Heuchera rubescens (var. alpicola)").name == "Heuchera rubescens var. alpicola"


def test_authors_in_small_letters_are_authors_in_brackets_and_in_a_row():
    text = "heuchera rubescens torr. var. pachypoda (greene) rosend., butters & lakela"

    assert parse(text).authority == "(Greene) Rosend., Butters & Lakela"
