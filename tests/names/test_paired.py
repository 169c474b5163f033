"""A line may give a plant's botanical and its common name side by side, in either order."""

import pytest

from catalog import names
from tests.factories import make_synonym, make_taxon, make_vernacular

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("maples")]


@pytest.fixture(scope="module")
def maples(shared_rows):
    genus = make_taxon("Acer", "L.", symbol="ACER")
    red, sugar = (
        make_taxon("Acer rubrum", "L.", symbol="ACRU"),
        make_taxon("Acer saccharum", "Marshall", symbol="ACSA3"),
    )
    silver = make_taxon("Acer saccharum var. schneckii", "Rehder", symbol="ACSAS2")
    make_synonym(red, "Acer drummondii", "Hook. & Arn. ex Nutt.")
    for taxon, name in (
        (genus, "maple"),
        (red, "red maple"),
        (sugar, "sugar maple"),
        (silver, "Schneck's maple"),
    ):
        make_vernacular(taxon, name)
    make_vernacular(
        make_taxon("Polystichum munitum", "(Kaulf.) C. Presl", symbol="POMU"), "western swordfern"
    )
    make_vernacular(make_taxon("Quercus bicolor", "Willd.", symbol="QUBI"), "swamp white oak")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acer rubrum Red Maple", ("exact", "ACRU")),
        ("Acer rubrum red maple", ("exact", "ACRU")),
        ("ACER RUBRUM RED MAPLE", ("exact", "ACRU")),
        ("12 Acer rubrum Red Maple 5 gal $24.50", ("exact", "ACRU")),
        ("Acer rubrum L. Red Maple", ("exact", "ACRU")),
        ("Red Maple Acer rubrum", ("exact", "ACRU")),
        ("Acer drummondii Red Maple", ("synonym", "ACRU")),
        ("Acer rubrum Maple", ("exact", "ACRU")),
        ("Acer saccharum Schneck's Maple", ("exact", "ACSA3")),
        ("Acer saccharum var. schneckii Sugar Maple", ("exact", "ACSAS2")),
        ("Polystichum munitum Western Sword Fern", ("exact", "POMU")),
        ("Acer rubrum Swamp Maple", ("exact", "ACRU")),
        ("Acer rubrum October Glory", ("exact", "ACRU")),
        ("Acer rubrum Somerset's Best", ("exact", "ACRU")),
        ("October Glory Acer rubrum", ("exact", "ACRU")),
        ("Acer rubrum Glory", ("exact", "ACRU")),
        ("ACER RUBRUM GLORY", ("exact", "ACRU")),
        ("Acer rubrum Gro-Low", ("exact", "ACRU")),
        ("Acer rubrum Nuttall", ("ambiguous", "")),
        ("Acer rubrum Compacta", ("ambiguous", "")),
        ("Acer rubrum David", ("ambiguous", "")),
        ("Acer rubrum Swamp White Oak", ("exact", "ACRU")),
        ("Acer rubrum - sugar maple", ("ambiguous", "")),
        ("7\tAcer rubrum\tSugar Maple\t5 gal", ("ambiguous", "")),
        ("Acer rubrum (swamp white oak)", ("exact", "ACRU")),
        ("ACRU Acer rubrum", ("exact", "ACRU")),
        ("#ACSA3 Acer saccharum", ("symbol", "ACSA3")),
        ("ACSA3, Acer rubrum", ("ambiguous", "")),
        ("QUBI - Acer rubrum", ("ambiguous", "")),
        ("Acer rubrum A. Gray", ("ambiguous", "")),
        ("Acer rubrum Torrey & Gray", ("ambiguous", "")),
        ("Acer rubrum Sugar Maple", ("ambiguous", "")),
        ("Acer rubrum Sugar", ("ambiguous", "")),
        ("Acer rubrum Wood", ("ambiguous", "")),
        ("Acer rubrum swampense", ("ambiguous", "")),
    ],
)
def test_the_botanical_name_leads_unless_the_common_one_means_another_plant(text, expected):
    resolved = names.resolve(text)
    assert (resolved.status, resolved.accepted_symbol) == expected


def test_the_account_tells_what_the_common_name_is():
    assert (
        names.resolve("Acer rubrum Red Maple").narrative[0]
        == "“Red Maple” is a common name of the same plant."
    )
    assert names.resolve("Acer rubrum Swamp Maple").narrative[0] == (
        "“Swamp Maple” was taken for a common name or a cultivar; the catalogue does not have it for this plant."
    )
    assert names.resolve("Acer rubrum Swamp White Oak").narrative[0] == (
        "“Swamp White Oak” is in the catalogue a common name of Quercus bicolor; the botanical name was taken."
    )


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Acer rubrum Sugar Maple", ["Acer rubrum", "sugar maple"]),
        ("Acer rubrum Acer saccharum", ["Acer rubrum", "Acer saccharum"]),
        ("Acer Rubrum Quercus Bicolor", ["Acer rubrum", "Quercus bicolor"]),
        ("ACER RUBRUM QUERCUS BICOLOR", ["Acer rubrum", "Quercus bicolor"]),
    ],
)
def test_two_plants_in_one_line_are_both_given(text, given):
    found = names.resolve(text)
    assert found.status == "ambiguous"
    assert [match.text for match in found.candidates] == given
