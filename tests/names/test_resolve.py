"""A name, however it is written, leads to its plant; the answer says how it was reached, and asks when in doubt."""

import pytest

from catalog import names
from tests.factories import make_synonym, make_taxon, make_vernacular

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alumroots")]


@pytest.fixture(scope="module")
def alumroots(shared_rows):
    make_taxon("Heuchera", "L.", symbol="HEUCH")
    species = make_taxon(symbol="HERU")
    variety = make_taxon("Heuchera rubescens var. alpicola", "Jeps.", symbol="HERUA")
    make_synonym(
        variety,
        "Heuchera rubescens var. pachypoda",
        "(Greene) Rosend., Butters & Lakela",
        full_name="Heuchera rubescens Torr. var. pachypoda (Greene) Rosend., Butters & Lakela",
        symbol="HERUP",
    )
    make_taxon("Heuchera ×cuneata", "", symbol="HECU8")
    for taxon in (species, variety):
        make_vernacular(taxon)
    make_vernacular(make_taxon("Heuchera sanguinea", "Engelm.", symbol="HESA3"), "coralbells")


def test_a_lost_hyphen_is_put_back_where_the_rest_would_read_as_a_note():
    make_taxon("Hyacinthoides", "Heist. ex Fabr.", symbol="HYACI3")
    make_taxon("Hyacinthoides non-scripta", "(L.) Chouard ex Rothm.", symbol="HYNO2")
    make_taxon("Hedyotis", "L.", symbol="HEDYO2")
    make_taxon("Hedyotis st.-johnii", "B.C. Stone & Lane", symbol="HEST4")
    assert answer("Hyacinthoides non scripta") == ("exact", "HYNO2")
    assert answer("Hyacinthoides non scripta 1 gal") == ("exact", "HYNO2")
    assert answer("Hedyotis st.johnii") == ("exact", "HEST4")


def test_an_abbreviated_and_misspelt_name_is_asked_about_where_it_may_be_several():
    make_taxon("Salix commutata", "Bebb", symbol="SACO2")
    make_taxon("Saxifraga commutata", "X", symbol="SACO9")
    assert answer("S. comumtata") == ("ambiguous", "")


def answer(text: str) -> tuple[str, str]:
    resolved = names.resolve(text)
    return resolved.status, resolved.accepted_symbol


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HERUA", ("symbol", "HERUA")),
        ("herua", ("symbol", "HERUA")),
        (" HERUA ", ("symbol", "HERUA")),
        ("HERUP", ("symbol", "HERUA")),
        ("Heuchera rubescens", ("exact", "HERU")),
        ("HEUCHERA RUBESCENS", ("exact", "HERU")),
        ("Heuchera Rubescens", ("exact", "HERU")),
        ("heuchera rubescens", ("exact", "HERU")),
        ("Heuchera rubescens Torr.", ("exact", "HERU")),
        ("Heuchera rubescens var. pachypoda", ("synonym", "HERUA")),
        ("Heuchera rubescens Torr. var. pachypoda (Greene) Rosend., Butters & Lakela", ("synonym", "HERUA")),
        ("heuchera rubescens pachypoda", ("synonym", "HERUA")),
        ("H. rubescens v. pachypoda", ("synonym", "HERUA")),
        ("Heuchera rubescens ssp. alpicola", ("exact", "HERUA")),
        ("Heuchera x cuneata", ("exact", "HECU8")),
        ("Heuchera ×cuneata", ("exact", "HECU8")),
        ("Heuchera × cuneata", ("exact", "HECU8")),
        ("Heuchera cuneata", ("exact", "HECU8")),
        ("Heuchera sanguinea 'Splendens'", ("exact", "HESA3")),
        ("Heuchera sanguinea 'Everett's Choice'", ("exact", "HESA3")),
        ("Heuchera spp.", ("exact", "HEUCH")),
        ("Heuchera cf. rubescens", ("ambiguous", "")),
        ("3 Heuchera aff. rubescens", ("ambiguous", "")),
        ("Heuchera cf. rubescnes", ("ambiguous", "")),
        ("Heuchera rubescens Red Rover®", ("exact", "HERU")),
        ("Heuchera rubescns 'Red Rover'", ("fuzzy", "HERU")),
        ("Heuchera rubescens, 'Red Rover'", ("exact", "HERU")),
        ("3. Heuchera rubescens Red Rover® ('Seward') PPAF #3", ("exact", "HERU")),
        ("Heuchera rubescens spp. alpicola", ("exact", "HERUA")),
        ("Heuchera rubescens (var. alpicola)", ("exact", "HERUA")),
        ("Heuchera xcuneata", ("exact", "HECU8")),
        ("Heuchera &times; cuneata", ("exact", "HECU8")),
        ("Heuchera_rubescens", ("exact", "HERU")),
        ("?Heuchera rubescens?", ("exact", "HERU")),
        ("Heuchera rubescens Torr. emend. Foo", ("exact", "HERU")),
        ("Heuchera x 'Plum Pudding'", ("exact", "HEUCH")),
        ("heuchera", ("exact", "HEUCH")),
        ("HEUCHERA X QUUX", ("none", "")),
        ("Heuchera\tquux", ("none", "")),
        ("Heuchera sect. Rubescens", ("none", "")),
        ("coralbells", ("common", "HESA3")),
        ("Coral-Bells", ("common", "HESA3")),
        ("Heucherasanguinea", ("exact", "HESA3")),
        ("Huechera rubescens", ("fuzzy", "HERU")),
        ("Heuchera rubescans", ("fuzzy", "HERU")),
        ("Heuchera sanguineum", ("fuzzy", "HESA3")),
        ("corralbells", ("fuzzy", "HESA3")),
        ("H. rubesens", ("fuzzy", "HERU")),
        ("H. sanguinea v. pachypod", ("none", "")),
        ("H. st.johnii", ("none", "")),
        ("Heuchera non scripta", ("ambiguous", "")),
        ("Heuchera st.ivesii 1 gal", ("ambiguous", "")),
        ("Heuchera spec.tabilis", ("ambiguous", "")),
        ("pink alumroot", ("ambiguous", "")),
        ("pnik alumroot", ("ambiguous", "")),
        ("3 Heuchera sanguinea var. sanguinea 5 gal", ("exact", "HESA3")),
        ("Heuchera sanguinea Engelm. subsp. sanguinea", ("exact", "HESA3")),
        ("Heuchera Linnaeus", ("exact", "HEUCH")),
        ("Heuchera sanguinea or rubescens", ("ambiguous", "")),
        ("Heuchera sanguinea/rubescens", ("ambiguous", "")),
        ("Heuchera sanguinea or similar", ("exact", "HESA3")),
        ("HERUX", ("none", "")),
        ("Loasa micrantha", ("none", "")),
        ("", ("blank", "")),
        (" \t\u200b ", ("blank", "")),
    ],
)
def test_each_way_to_write_a_name_has_its_answer(text, expected):
    assert answer(text) == expected


def test_a_list_is_answered_line_by_line_with_its_blank_lines():
    lines = ["HERU", "pink alumroot", "", "Heuchera rubescens pachypoda", "quux", "12 x Heuchera sanguinea"]
    found = names.resolve_many(lines)
    assert [each.status for each in found] == ["symbol", "ambiguous", "blank", "synonym", "none", "exact"]


def test_the_narrative_tells_how_a_synonym_was_reached():
    (told,) = names.resolve("Heuchera rubescens v. pachypoda").narrative
    assert told == (
        "Heuchera rubescens var. pachypoda (Greene) Rosend., Butters & Lakela is a synonym of "
        "Heuchera rubescens var. alpicola Jeps. (HERUA)."
    )


def test_the_narrative_says_that_the_cultivar_is_not_known():
    resolved = names.resolve("Heuchera sanguinea 'Splendens'")
    assert "cultivar 'Splendens' is not in the catalogue" in resolved.narrative[0]
    assert resolved.score < 100


def test_a_cultivar_of_the_catalogue_is_itself():
    cultivar = make_taxon("Heuchera sanguinea 'Splendens'", "", cultivar_epithet="Splendens")
    assert names.resolve("Heuchera sanguinea 'Splendens'").accepted == cultivar.pk


def test_a_name_with_several_targets_is_a_choice_of_all_the_accepted_one_first():
    accepted, other = make_taxon("Acorus calamus", "L."), make_taxon("Acorus americanus", "(Raf.) Raf.")
    make_synonym(other, "Acorus calamus", "")
    resolved = names.resolve("Acorus calamus")
    assert resolved.status == "ambiguous"
    assert [match.taxon_id for match in resolved.candidates] == [accepted.pk, other.pk]
    assert names.resolve("Acorus calamus L.").accepted == accepted.pk


def test_homonyms_are_told_apart_by_their_authors():
    one, two = make_taxon("Acer aa", "L."), make_taxon("Acer bb", "L.")
    make_synonym(one, "Acer commune", "Mill.")
    make_synonym(two, "Acer commune", "Lam.")
    assert names.resolve("Acer commune").status == "ambiguous"
    assert names.resolve("Acer commune Lam.").accepted == two.pk
    assert names.resolve("Acer comune Mill.").accepted == one.pk


def test_homonyms_of_one_author_are_told_apart_by_the_authors_of_the_species():
    one, two = make_taxon("Acer aa", "L."), make_taxon("Acer bb", "L.")
    make_synonym(one, "Acer commune var. rubrum", "Gray", full_name="Acer commune Mill. var. rubrum Gray")
    make_synonym(two, "Acer commune var. rubrum", "Gray", full_name="Acer commune Lam. var. rubrum Gray")
    assert names.resolve("Acer commune Lam. var. rubrum Gray").accepted == two.pk
    assert names.resolve("Acer commune var. rubrum Gray").status == "ambiguous"


def test_a_misapplied_name_is_told_from_the_name_by_its_note():
    accepted, other = make_taxon("Acer aa", "L."), make_taxon("Acer bb", "L.")
    make_synonym(other, "Acer aa", "", note="auct. non L.", kind="misapplied", full_name="Acer aa")
    assert names.resolve("Acer aa auct. non L.").accepted == other.pk
    assert names.resolve("Acer aa L.").accepted == accepted.pk


def test_another_author_is_asked_about_and_another_spelling_of_the_author_is_not():
    make_taxon("Acer aa", "Torr. & A. Gray", symbol="ACAA")
    assert names.resolve("Acer aa Lindl.").status == "ambiguous"
    assert answer("Acer aa Torr. et Gray") == ("exact", "ACAA")


def test_a_symbol_in_small_letters_that_is_also_a_name_is_asked_about():
    make_taxon("Rosa sayi", "Schwein.", symbol="ROSA")
    genus = make_taxon("Rosa", "L.", symbol="ROSA5")
    assert answer("ROSA") == ("symbol", "ROSA")
    assert names.resolve("Rosa").accepted == genus.pk
    assert names.resolve("rosa").status == "ambiguous"


def test_a_species_of_which_the_variety_is_not_known_is_offered():
    resolved = names.resolve("Heuchera rubescens var. ignota")
    assert resolved.status == "ambiguous"
    assert [match.text for match in resolved.candidates] == ["Heuchera rubescens"]


def test_a_quadrinomial_is_found_without_its_middle():
    make_taxon(
        "Carex viridula subsp. brachyrrhyncha var. elatior",
        "(Schltdl.) Crins",
        rank="variety",
        symbol="CAVIE",
    )
    assert answer("Carex viridula var. elatior") == ("exact", "CAVIE")
    assert "24.1" in names.resolve("Carex viridula var. elatior").narrative[0]


def test_a_trinomial_is_found_with_a_rank_too_many():
    make_taxon("Cucurbita pepo var. ozarkana", "D. Decker", rank="variety", symbol="CUPEO")
    assert answer("Cucurbita pepo subsp. ovifera (L.) Decker var. ozarkana D. Decker") == ("exact", "CUPEO")


def test_a_name_without_its_hyphen_is_no_other_plant():
    make_taxon("Asplenium ruta-muraria", "L.", symbol="ASRU")
    found = names.resolve("Asplenium rutamuraria")  # the world's plants have it so, too
    assert (found.status, found.accepted_symbol) == ("fuzzy", "ASRU")


def test_a_formula_gives_the_parents():
    make_taxon("Iris tenax", "Douglas")
    make_taxon("Iris innominata", "L.F. Hend.")
    resolved = names.resolve("Iris tenax × innominata")
    assert resolved.status == "ambiguous"
    assert {match.text for match in resolved.candidates} == {"Iris tenax", "Iris innominata"}


def test_a_seed_mix_gives_all_its_plants():
    for name in ("Poa secunda", "Festuca idahoensis"):
        make_taxon(name, "A.")
    resolved = names.resolve("Dry mix: Poa secunda 40%, Festuca idahoensis 50%, quux 10%")
    assert resolved.status == "ambiguous"
    assert {match.text for match in resolved.candidates} == {"Poa secunda", "Festuca idahoensis"}
    assert "Not found: “quux”." in resolved.narrative


def test_drafts_are_for_staff_alone():
    draft = make_taxon("Acer secretum", "A", status="draft", symbol="ACSE")
    for text in ("Acer secretum", "ACSE", "Acer secretun", "A. secretum"):
        assert names.resolve(text).status == "none"
        assert names.resolve(text).candidates == ()
        assert names.resolve(text, drafts=True).accepted == draft.pk


def test_the_number_of_queries_does_not_depend_on_the_lines(django_assert_max_num_queries):
    lines = [
        "HERU",
        "pnik alumroot",
        "Huechera rubescens",
        "H. rubescens",
        "Poa a, Poa b",
        "x",
        "Heuchera Rubescans",
    ]
    with django_assert_max_num_queries(40):
        names.resolve_many(lines)
    with django_assert_max_num_queries(40):
        names.resolve_many(lines * 20)


def test_a_doubled_letter_is_no_other_epithet():
    make_taxon("Carex pensylvanica", "Lam.", symbol="CAPE6")
    assert answer("Carex pennsylvanica") == ("fuzzy", "CAPE6")  # an epithet in use, in other genera


def test_a_misspelling_that_is_nearer_to_a_species_of_the_world_is_asked_about():
    make_taxon("Acer saccharum", "Marshall", symbol="ACSA3")
    found = names.resolve("Acer sacharinum")  # one letter from A. saccharinum, which is not in the catalogue
    assert (found.status, [match.text for match in found.candidates]) == ("ambiguous", ["Acer saccharum"])
    assert answer("Acer sacharum") == ("fuzzy", "ACSA3")


def test_a_spelling_in_use_of_a_long_epithet_is_asked_about():
    make_taxon("Carya illinoinensis", "(Wangenh.) K. Koch", symbol="CAIL2")
    found = names.resolve("Carya illinoensis")
    assert (found.status, [match.text for match in found.candidates]) == (
        "ambiguous",
        ["Carya illinoinensis"],
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("cardnal flower", ("fuzzy", "LOCA2")),
        ("joe pie weed", ("fuzzy", "EUTRO")),
        ("common winterbery", ("fuzzy", "ILVE")),
        ("oaks", ("common", "QUERC")),
        ("winterberry", ("ambiguous", "")),
        ("soapbrush", ("fuzzy", "CLHI3")),
        ("shadbush", ("ambiguous", "")),
        ("coapbush", ("ambiguous", "")),
        ("the", ("none", "")),
    ],
)
def test_a_common_name_is_taken_for_another_only_where_a_letter_slipped(typed, expected):
    for name, symbol, common in (
        ("Lobelia cardinalis", "LOCA2", "cardinalflower"),
        ("Eutrochium", "EUTRO", "joe pye weed"),
        ("Ilex verticillata", "ILVE", "common winterberry"),
        ("Quercus", "QUERC", "oak"),
        ("Clidemia hirta", "CLHI3", "soapbush"),
        ("Convallaria majalis", "COMA7", "lily of the valley"),
    ):
        make_vernacular(make_taxon(name, "L.", symbol=symbol), common)
    assert answer(typed) == expected


def test_a_misspelt_name_with_a_cultivar_tells_of_both(alumroots):
    found = names.resolve("Heuchera rubescns 'Red Rover'")
    assert found.score == 90
    assert "The cultivar 'Red Rover' is not in the catalogue; the name before it was read." in found.narrative
    assert "It is spelt like Heuchera rubescens (94 % alike)." in found.narrative


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Heuchera rubescens 'Red Rover' - Coralbells", ("exact", "HERU")),
        ("50\tHeuchera rubescens 'Red Rover' (PW)\tCoralbells\t4\"\t4.25", ("exact", "HERU")),
        ("25\tHeuchera rubescens ROVER® ('Abetwo') (PW) PP#20571\tHeuchera\t3 gal", ("exact", "HERU")),
        ("Coralbells (Heuchera rubescens)", ("exact", "HERU")),
        ("Coralbells - HERU - 4 in", ("symbol", "HERU")),
    ],
)
def test_no_species_is_left_out_for_a_common_name_or_a_genus_beside_it(alumroots, line, expected):
    assert answer(line) == expected


def test_a_word_that_is_a_symbol_by_chance_is_asked_about():
    make_taxon("Sophora tomentosa", "L.", symbol="SOTOL")
    make_taxon("Camassia", "Lindl.", symbol="CAMAS")
    make_taxon("Machaeranthera canescens", "(Pursh) A. Gray", symbol="MALE")
    for name, common in (("Dasylirion wheeleri", "common sotol"), ("Camassia quamash", "small camas")):
        make_vernacular(make_taxon(name, "X."), common)
    for typed in ("Sotol", "sotol"):
        found = names.resolve(typed)
        assert (found.status, {match.text for match in found.candidates}) == (
            "ambiguous",
            {"SOTOL", "common sotol"},
        )
    assert (names.search("sotol").resolved.status, len(names.search("sotol").ids)) == ("none", 2)
    assert answer("SOTOL") == ("symbol", "SOTOL")
    assert answer("camas") == ("symbol", "CAMAS")
    assert answer("Heuchera rubescens Jim Dandy - male") == ("exact", "HERU")


def test_a_hybrid_and_a_species_with_the_same_words_are_told_apart_by_the_sign_alone():
    make_synonym(
        make_taxon("Amelanchier sanguinea", "(Pursh) DC.", symbol="AMSA"), "Amelanchier grandiflora", ""
    )
    make_synonym(
        make_taxon("Amelanchier laevis", "Wiegand", symbol="AMLA"), "Amelanchier ×grandiflora", "Rehder"
    )
    assert answer("Amelanchier × grandiflora 'Autumn Brilliance'") == ("synonym", "AMLA")
    assert answer("Amelanchier grandiflora 'Autumn Brilliance'") == ("ambiguous", "")
    assert answer("Amelanchier grandiflora Autumn Brilliance") == ("ambiguous", "")


def test_what_the_catalogue_has_under_another_genus_is_offered_by_its_epithet():
    make_taxon("Dodecatheon meadia", "L.")
    make_taxon("Physocarpus meadius", "X.")
    make_taxon("Heuchera rubescens var. meadia", "Y.")
    found = names.resolve("Primula meadia")
    assert (found.status, [match.text for match in found.candidates]) == (
        "none",
        ["Dodecatheon meadia", "Physocarpus meadius", "Heuchera rubescens var. meadia"],
    )
    found = names.resolve("Primula meadia (L.) A.R. Mast & Reveal")
    assert [match.text for match in found.candidates] == ["Dodecatheon meadia"]
    assert "ICN Art. 11.4" in found.narrative[-1]
    assert names.resolve("Primula foobaria").candidates == ()
