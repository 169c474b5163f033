"""The labelled parts of a profile document: native status, synonyms, classification, source."""

from datetime import date

import pytest

from catalog.importing._native_status import native_places
from catalog.importing._profile_lines import read_lines
from catalog.importing._profile_parts import classification_of, source_of
from catalog.importing._profile_synonyms import synonyms_of

PLACE = "National Plant Data Team, Greensboro, NC USA"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Native to the lower 48 states", {"L48": "native"}),
        (
            "native to Alaska, Canada, and the lower 48 states.",
            {"AK": "native", "CAN": "native", "L48": "native"},
        ),
        ("Native to Puerto Rico and the U.S. Virgin Islands", {"PR": "native", "VI": "native"}),
        ("Introduced in Hawaii", {"HI": "introduced"}),
        (
            "Native to Canada; introduced in Alaska & Hawaii",
            {"CAN": "native", "AK": "introduced", "HI": "introduced"},
        ),
        ("Native and introduced in Canada", {"CAN": "native introduced"}),
        ("Native to California and West Virginia", {"US-CA": "native", "US-WV": "native"}),
        ("Native to Arkansas, not Kansas", {"US-AR": "native", "US-KS": "native"}),
        ("Native to Newfoundland and Labrador", {"CA-NF": "native", "CA-LB": "native"}),
        ("Native to St. Pierre and Miquelon and Greenland", {"SPM": "native", "GL": "native"}),
        ("Naturalized in Washington, D.C.", {"US-DC": "introduced"}),
        ("", {}),
    ],
)
def test_a_native_status_is_read_by_region(text, expected):
    places, _ = native_places(text)

    assert {place.region: " ".join(place.establishment) for place in places} == expected


def test_probable_means_are_marked():
    places, rest = native_places("Probably native to Hawaii, native to Alaska")

    assert [(place.region, place.probable) for place in places] == [("HI", ("native",)), ("AK", ())]
    assert rest == ""


@pytest.mark.parametrize("text", ["Native to Atlantis", "Somewhere in Alaska", "Not native to Canada"])
def test_words_that_are_not_understood_are_told(text):
    assert native_places(text)[1]


def test_a_denied_status_says_nothing():
    assert native_places("Not native to Canada")[0] == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Heuchera rubescens Torr. var. pachypoda (Greene) Rosend., Butters & Lakela (HERUP)",
            [("Heuchera rubescens Torr. var. pachypoda (Greene) Rosend., Butters & Lakela", "HERUP")],
        ),
        (
            "Aus bus (L.) Doe, Roe & Poe (AUBU); Aus cus Doe",
            [("Aus bus (L.) Doe, Roe & Poe", "AUBU"), ("Aus cus Doe", "")],
        ),
        (
            "Aus bus Doe, Roe (AUBU), Cus dus Poe & Moe (CUDU2)",
            [("Aus bus Doe, Roe", "AUBU"), ("Cus dus Poe & Moe", "CUDU2")],
        ),
        ("Aus bus Doe (AUBU) and ×Cusara dus Poe", [("Aus bus Doe", "AUBU"), ("×Cusara dus Poe", "")]),
        (
            "Aus bus Doe (AUBU)\nCus dus Poe,\nMoe & Zoe (CUDU)",
            [("Aus bus Doe", "AUBU"), ("Cus dus Poe, Moe & Zoe", "CUDU")],
        ),
        ("Aus bus (DC.) Doe", [("Aus bus (DC.) Doe", "")]),
        ("none", []),
        ("", []),
    ],
)
def test_commas_of_an_authority_never_split_a_synonym(text, expected):
    entries, faults, _ = synonyms_of(read_lines(text))

    assert [(entry.full_name, entry.symbol) for entry in entries] == expected
    assert faults == []


def test_a_symbol_that_a_spreadsheet_spoiled_is_a_fault():
    assert "is a date where a symbol belongs" in synonyms_of(read_lines("Aus bus Doe (2-Dec)"))[1][0].rule


def test_an_empty_rank_is_never_glued_to_the_next_label():
    entries, warnings = classification_of(
        read_lines("Subdivision\nClass\n\nMagnoliopsida - Dicotyledons\nOrder\nFamily\n")
    )

    assert [(entry.label, entry.name) for entry in entries] == [("Class", "Magnoliopsida")]
    assert warnings == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Saxifragaceae Juss. - Saxifrage family", ("Saxifragaceae", "Juss.", "Saxifrage family")),
        ("Saxifragaceae Juss. – Saxifrage family", ("Saxifragaceae", "Juss.", "Saxifrage family")),
        ("Rosaceae", ("Rosaceae", "", "")),
        ("Rosaceae Juss. -", ("Rosaceae", "Juss.", "")),
        ("Compositae Giseke - Daisy - or aster family", ("Compositae", "Giseke", "Daisy - or aster family")),
    ],
)
def test_a_value_is_name_authority_and_common_name(value, expected):
    entries, _ = classification_of(read_lines(f"Family\n\n{value}"))

    assert [(entry.name, entry.authority, entry.common_name) for entry in entries] == [expected]


@pytest.mark.parametrize(
    ("label", "value", "expected"),
    [
        ("Species", "Heuchera ×cuneata Rosend. - hybrid alumroot", ("Heuchera ×cuneata", "Rosend.")),
        (
            "Species",
            "Capsella bursa-pastoris (L.) Medik. - shepherd's-purse",
            ("Capsella bursa-pastoris", "(L.) Medik."),
        ),
        (
            "Variety",
            "Heuchera rubescens Torr. var. alpicola Jeps.",
            ("Heuchera rubescens var. alpicola", "Jeps."),
        ),
        ("Genus", "×Achnella Barkworth - achnella", ("×Achnella", "Barkworth")),
    ],
)
def test_names_with_hyphens_signs_and_connectors_are_whole(label, value, expected):
    entries, _ = classification_of(read_lines(f"{label}: {value}"))

    assert [(entry.name, entry.authority) for entry in entries] == [expected]


def test_lines_under_no_rank_are_told():
    entries, warnings = classification_of(read_lines("Clade\n\nRosids\n\nOrder\n\nRosales"))

    assert [entry.name for entry in entries] == ["Rosales"]
    assert [(warning.line, warning.value) for warning in warnings] == [(1, "Clade"), (3, "Rosids")]


@pytest.mark.parametrize(
    "text",
    [
        f"USDA, NRCS 2025. The PLANTS Database. https://plants.usda.gov,. 2/25/2025. {PLACE}",
        f"USDA, NRCS. 2025. The PLANTS Database (https://plants.usda.gov, accessed 2025-02-25). {PLACE}.",
        f"USDA, NRCS (2025). The PLANTS Database, https://plants.usda.gov, 25 February 2025. {PLACE}",
        f"USDA, NRCS 2025. The PLANTS Database. https://plants.usda.gov. February 25, 2025. {PLACE}",
    ],
)
def test_a_source_line_is_read_in_several_forms(text):
    source, faults, warnings = source_of(read_lines(f"Plant data source: {text}"))

    assert source is not None
    assert (source.publisher, source.year, source.title) == ("USDA, NRCS", 2025, "The PLANTS Database")
    assert (source.url, source.accessed) == ("https://plants.usda.gov", date(2025, 2, 25))
    assert source.place == PLACE
    assert (source.verbatim, faults, warnings) == (text, [], [])


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "ftp://example.org", "//example.org", "http://", "data:text/html,x"]
)
def test_an_address_that_is_not_http_is_a_fault(address):
    _, faults, _ = source_of(read_lines(f"Source: A 2025. B. {address}. 2/25/2025. C"))

    assert len(faults) == 1


@pytest.mark.parametrize("written", ["13/45/2023", "2023-02-30", "45/13/23"])
def test_a_date_that_cannot_be_read_is_told_and_kept_verbatim(written):
    source, faults, warnings = source_of(read_lines(f"Source: A 2025. B. https://example.org. {written}. C"))

    assert source is not None
    assert (source.accessed, faults) == (None, [])
    assert written in source.verbatim
    assert written in str(warnings[0])


def test_a_day_over_twelve_tells_the_order_of_a_date():
    source, _, _ = source_of(read_lines("Source: A 2025. B. https://example.org. 25/2/2025. C"))

    assert source is not None
    assert source.accessed == date(2025, 2, 25)
