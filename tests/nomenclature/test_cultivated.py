"""Cultivars, groups and trade designations."""

import pytest

from catalog.nomenclature import parse


def test_a_cultivar_belongs_to_its_species_and_has_no_rank():
    name = parse("Heuchera sanguinea Engelm. 'Splendens'")

    assert name.cultivar == "Splendens"
    assert name.rank == ""
    assert name.name == "Heuchera sanguinea 'Splendens'"
    assert name.full_name == "Heuchera sanguinea Engelm. 'Splendens'"
    assert name.parent_name == "Heuchera sanguinea"
    assert name.parent_full_name == "Heuchera sanguinea Engelm."


@pytest.mark.parametrize(
    ("text", "cultivar"),
    [
        ("Acer rubrum cv. 'October Glory'", "October Glory"),
        ("Acer rubrum cv. October Glory", "October Glory"),
        ("Acer rubrum cv October Glory", "October Glory"),
        ("Acer rubrum `October Glory`", "October Glory"),
        ("Acer rubrum ´October Glory´", "October Glory"),
        ("Acer rubrum L. ('October Glory')", "October Glory"),
        ("Iris ×hollandica hort. 'Blue Magic'", "Blue Magic"),
        ("Malus ×'Prairifire'", "Prairifire"),
        ("Cornus sericea L., 'Cardinal'", "Cardinal"),
        ("Amelanchier ×grandiflora 'Autumn Brilliance' 6-7' B&B", "Autumn Brilliance"),
        ("Malus x 'Prairifire'", "Prairifire"),
        ("Ceanothus ‘Ray Hartman’", "Ray Hartman"),
        ("Ceanothus “Ray Hartman”", "Ray Hartman"),
        ("Arctostaphylos 'Everett's Choice'", "Everett's Choice"),
        ("Salvia 'Ladies' Night'", "Ladies' Night"),
        ("Ribes sanguineum Pursh var. glutinosum (Benth.) Loudon 'White Icicle'", "White Icicle"),
        ("Rosa 'Foo' [excluded]", "Foo"),
    ],
)
def test_the_epithet_of_a_cultivar_stands_in_quotes_or_after_cv(text, cultivar):
    assert parse(text).cultivar == cultivar


@pytest.mark.parametrize("text", ["Cymbidium Alexanderi grex", "Cymbidium Alexanderi gx"])
def test_a_grex_is_no_epithet(text):
    name = parse(text)

    assert (name.cultivar_group, name.is_grex, name.specific_epithet) == ("Alexanderi", True, "")
    assert name.name == "Cymbidium Alexanderi grex"


@pytest.mark.parametrize(
    "said", ["PP12345", "PP 12345", "PP#12,345", "(PP 12345)", "PPAF", "PBR", "USPP 12345"]
)
def test_who_may_breed_a_cultivar_is_said_of_it(said):
    name = parse(f"Physocarpus opulifolius 'Monlo' {said} nom. nud.")

    assert (name.cultivar, name.trade_designation, name.note) == ("Monlo", "", f"{said} nom. nud.")


def test_letters_like_a_patent_s_are_an_author_s_where_no_cultivar_is_named():
    assert parse("Foo bar PBR").authority == "PBR"


def test_a_quote_that_opens_again_closes_the_first():
    name = parse("Rosa 'Foo' 'Bar'")

    assert name.cultivar == "Bar"


@pytest.mark.parametrize(
    ("text", "group", "authority"),
    [
        ("Acer palmatum Dissectum Group", "Dissectum", ""),
        ("Acer palmatum Thunb. Dissectum Group", "Dissectum", "Thunb."),
        ("Acer palmatum (Dissectum Group) 'Garnet'", "Dissectum", ""),
        ("Brassica oleracea L. Capitata Alba Gp", "Capitata Alba", "L."),
    ],
)
def test_a_group_is_named(text, group, authority):
    name = parse(text)

    assert (name.cultivar_group, name.authority, name.rank) == (group, authority, "")
    assert f"{group} Group" in name.name


@pytest.mark.parametrize(
    ("text", "trade", "cultivar"),
    [
        ("Acer rubrum OCTOBER GLORY®", "OCTOBER GLORY", ""),
        ("Acer rubrum 'PNI 0268' OCTOBER GLORY®", "OCTOBER GLORY", "PNI 0268"),
        ("Rosa FLOWER CARPET 'Noatraum'", "FLOWER CARPET", "Noatraum"),
        ("Hydrangea ENDLESS™", "ENDLESS", ""),
        ("Rosa 'Meidiland' BONICA", "BONICA", "Meidiland"),
        ("Hydrangea macrophylla (Thunb.) Ser. Endless Summer® 'Bailmer'", "Endless Summer", "Bailmer"),
        ("Acer rubrum L. Red Sunset ® ('Franksred')", "Red Sunset", "Franksred"),
        ("Rosa 'Radrazz' (Knock Out®)", "Knock Out", "Radrazz"),
        ("Rosa KNOCK OUT® ('Radrazz')", "KNOCK OUT", "Radrazz"),
        ("Hydrangea arborescens INVINCIBELLE® SPIRIT ('NCHA1')", "INVINCIBELLE SPIRIT", "NCHA1"),
        ("Hydrangea macrophylla ENDLESS SUMMER® BLOOMSTRUCK®", "ENDLESS SUMMER BLOOMSTRUCK", ""),
    ],
)
def test_a_trade_designation_is_printed_in_capitals(text, trade, cultivar):
    name = parse(text)

    assert (name.trade_designation, name.cultivar) == (trade, cultivar)
    assert trade in name.name


def test_an_author_in_capitals_is_an_author():
    assert parse("Acontias lineatus WAGLER 1830").authority == "WAGLER 1830"
