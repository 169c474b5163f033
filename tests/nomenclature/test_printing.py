"""Names on a page, in an address, and beside a symbol."""

import pytest

from catalog.nomenclature import MAX_LENGTH, Span, is_symbol_like, parse, slug, spans, symbol_prefix


def italics(name: str) -> str:
    """The name with its Latin between asterisks."""
    return "".join(f"*{span.text}*" if span.italic else span.text for span in spans(name))


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Heuchera rubescens var. alpicola", "*Heuchera rubescens* var. *alpicola*"),
        ("Heuchera rubescens Torr. ssp. alpicola Jeps.", "*Heuchera rubescens* Torr. subsp. *alpicola* Jeps."),
        ("Heuchera ×cuneata", "*Heuchera* ×*cuneata*"),
        ("×Hesperotropsis leylandii", "×*Hesperotropsis leylandii*"),
        ("Heuchera sanguinea 'Splendens'", "*Heuchera sanguinea* 'Splendens'"),
        ("Carex spp.", "*Carex* spp."),
        ("Carex cf. nudata", "*Carex* cf. *nudata*"),
        ("Cotoneaster (Pyracantha) rogersiana", "*Cotoneaster* (*Pyracantha*) *rogersiana*"),
        ("Quercus sect. Lobatae Loudon", "*Quercus* sect. *Lobatae* Loudon"),
        ("Abroma augusta (L.) L. f., orth. var.", "*Abroma augusta* (L.) L. f., orth. var."),
        ("Helianthus ×glaucus Small (pro sp.)", "*Helianthus* ×*glaucus* Small (pro sp.)"),
        ("Iris tenax × innominata", "*Iris tenax* × *innominata*"),
        ("Heuchera ×cuneata [cylindrica × rubescens var. alba]",
         "*Heuchera* ×*cuneata* [*cylindrica* × *rubescens* var. *alba*]"),
        ("Acer leucoderme ×saccharum [unnamed hybrid]", "*Acer leucoderme* × *saccharum* [unnamed hybrid]"),
        ("Salix alba × ?", "*Salix alba* × ?"),
        ("Salix alba × [", "*Salix alba* × ["),
        ("Asteraceae", "*Asteraceae*"),
        ("1. ?", "1. ?"),
        ("", ""),
    ],
)  # fmt: skip
def test_latin_is_italic_and_the_rest_upright(name, printed):
    assert italics(name) == printed


def test_markup_in_a_name_is_text_for_the_page_to_escape():
    text = "<script>alert(1)</script>"

    assert spans(text) == (Span(text, False),)


def test_text_too_long_for_a_name_is_upright():
    text = "A" * (MAX_LENGTH + 1)

    assert spans(text) == (Span(text, False),)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Heuchera rubescens var. alpicola", "heuchera-rubescens-var-alpicola"),
        ("Heuchera rubescens Torr. ssp. alpicola Jeps.", "heuchera-rubescens-subsp-alpicola"),
        ("Heuchera ×cuneata", "heuchera-x-cuneata"),
        ("×Hesperotropsis leylandii", "x-hesperotropsis-leylandii"),
        ("Heuchera sanguinea 'Splendens'", "heuchera-sanguinea-splendens"),
        ("Arctostaphylos 'Everett's Choice'", "arctostaphylos-everetts-choice"),
        ("Platanthera aquilonis × purpurascens", "platanthera-aquilonis-x-purpurascens"),
        ("Hedyotis st.-johnii", "hedyotis-st-johnii"),
        ("Isoëtes hübneri", "isoetes-huebneri"),
        ("Rosa 'Élégante'", "rosa-elegante"),
        ("Saxifragaceae", "saxifragaceae"),
        ("1. Acer", "1-acer"),
        ("漢", "name"),
        ("", "name"),
    ],
)
def test_an_address_is_the_name_in_ascii(name, address):
    assert slug(name) == address


@pytest.mark.parametrize(
    ("name", "prefix"),
    [
        ("Heuchera rubescens", "HERU"),
        ("Heuchera rubescens Torr. var. alpicola Jeps.", "HERUA"),
        ("Heuchera ×cuneata", "HECU"),
        ("×Hesperotropsis leylandii", "HELE"),
        ("Carex viridula ssp. brachyrrhyncha var. elatior", "CAVIE"),
        ("Acer nigrum Michx. f. var. palmeri Sarg.", "ACNIP"),
        ("Hedyotis st.-johnii", "HEST"),
        ("Platanthera dilatata var. leucostachys × y", "PLDI"),
        ("Phragmites australis ssp. americanus × ssp. australis", "PHAUA"),
        ("Abroma Jacq.", "ABROM"),
        ("Poa L.", "POA"),
        ("1.", ""),
    ],
)
def test_a_symbol_begins_with_letters_of_the_name(name, prefix):
    assert symbol_prefix(parse(name)) == prefix


@pytest.mark.parametrize("text", ["HERUA", "herua", " HERUA ", "HERU3", "ABIET", "CAREX104", "Poa"])
def test_a_symbol_has_letters_and_then_digits(text):
    assert is_symbol_like(text)


@pytest.mark.parametrize("text", ["", "HE", "HERU 3", "3HERU", "HERUBESCENS", "HERU1234", "Acer rubrum"])
def test_other_text_is_not_like_a_symbol(text):
    assert not is_symbol_like(text)
