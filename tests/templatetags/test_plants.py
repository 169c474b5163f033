"""Names in templates: Latin in italics, the rest upright, everything escaped."""

import pytest

from catalog.models import Taxon
from catalog.templatetags.plants import plant_name, plant_parents, web_address

LATIN = '<i lang="la" translate="no">{}</i>'


def test_only_the_latin_is_in_italics():
    taxon = Taxon(
        name="Heuchera rubescens var. alpicola", full_name="Heuchera rubescens Torr. var. alpicola Jeps."
    )
    assert plant_name(taxon) == f"{LATIN.format('Heuchera rubescens')} var. {LATIN.format('alpicola')}"
    assert plant_name(taxon, full=True) == (
        f"{LATIN.format('Heuchera rubescens')} Torr. var. {LATIN.format('alpicola')} Jeps."
    )


def test_the_hybrid_sign_and_a_cultivar_stand_upright():
    assert plant_name("Heuchera ×cuneata") == f"{LATIN.format('Heuchera')} ×{LATIN.format('cuneata')}"
    assert plant_name("Quercus alba 'Rosea'").endswith(" &#x27;Rosea&#x27;")


def test_no_epithet_of_a_parent_becomes_a_genus():
    leucophylla, rubra = LATIN.format("leucophylla"), LATIN.format("rubra")
    formula = "leucophylla × rubra subsp. gulfensis"
    assert plant_parents(formula) == f"{leucophylla} × {rubra} subsp. {LATIN.format('gulfensis')}"


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", 'Acer <b onclick="x">', "Acer rubrum <L.>"])
def test_a_name_never_becomes_markup(text: str):
    assert "<script" not in plant_name(text)
    assert "<b" not in plant_name(text)
    assert "<L" not in plant_name(text)


def test_a_full_name_that_is_missing_falls_back_to_the_name():
    assert plant_name(Taxon(name="Acer rubrum"), full=True) == LATIN.format("Acer rubrum")


@pytest.mark.parametrize("text", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "", "HTTP"])
def test_only_web_addresses_are_linked(text: str):
    assert web_address(text) == ""


def test_web_addresses_stay():
    assert web_address("https://plants.usda.gov") == "https://plants.usda.gov"
