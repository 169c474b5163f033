"""Listings as noxious weeds."""

from pathlib import Path

import pytest
from django.core.management import CommandError

from catalog import writing
from catalog.models import Citation, LegalStatus
from tests.factories import make_synonym, make_taxon
from tests.importing.checklist_files import fingerprint, run_import

pytestmark = pytest.mark.django_db

HEADER = "Scientific Name,Common Name,Federal Noxious Status,State Noxious Status,Native Status"


def listings(tmp_path: Path, *rows: str) -> Path:
    """A file of noxious weeds."""
    path = tmp_path / "noxious.csv"
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


def stored() -> set[tuple[str, str, str]]:
    """Every stored listing."""
    return set(LegalStatus.objects.values_list("jurisdiction", "code", "words"))


def test_nested_commas_become_a_row_for_each_code(tmp_path: Path):
    make_taxon("Testaster minor", "(L.) Mill.")
    path = listings(tmp_path, 'Testaster minor (L.) Mill.,test,"NW, Q","CO (CW), OR (BDW, Q)",L48 (I)')
    run_import("import_legal_status", path)
    assert stored() == {
        ("US", "NW", ""),
        ("US", "Q", ""),
        ("US-CO", "CW", ""),
        ("US-OR", "BDW", ""),
        ("US-OR", "Q", ""),
    }
    assert set(LegalStatus.objects.values_list("kind", "source__key")) == {("noxious", "usda-noxious")}
    before = fingerprint()
    run_import("import_legal_status", path)
    assert fingerprint() == before


def test_a_synonyms_listing_goes_to_the_accepted_name_and_says_so(tmp_path: Path):
    make_synonym(make_taxon("Testaster minor", "Mill."), "Aster vetus", "L.")
    run_import("import_legal_status", listings(tmp_path, "Aster vetus L.,,,NV (NW),"))
    assert stored() == {("US-NV", "NW", "Listed as Aster vetus L.")}


def test_a_name_of_several_plants_or_none_is_reported(tmp_path: Path):
    make_taxon("Testaster minor", "Mill.")
    make_taxon("Testaster minor", "Moench")
    rows = ("Testaster minor Gray,,,NV (NW),", "Planta nulla L.,,,NV (NW),")
    printed = run_import("import_legal_status", listings(tmp_path, *rows))
    assert stored() == set()
    assert "Testaster minor Mill., Testaster minor Moench; not stored" in printed
    assert "Planta nulla L.: not stored" in printed


def test_a_newer_code_replaces_the_lists_own_and_an_editors_stays(tmp_path: Path):
    make_taxon("Testaster minor", "Mill.")
    run_import("import_legal_status", listings(tmp_path, 'Testaster minor Mill.,,,"NV (NW), UT (NW)",'))
    with writing.change() as change:
        change.delete(LegalStatus.objects.get(jurisdiction="US-UT"))
    printed = run_import(
        "import_legal_status", listings(tmp_path, 'Testaster minor Mill.,,,"NV (CAW), UT (CAW)",')
    )
    assert stored() == {("US-NV", "CAW", "")}
    assert "removed; the file says US-UT CAW" in printed
    assert Citation.objects.get().value == {"US-NV": ["CAW"], "US-UT": ["CAW"]}


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ("Planta una L.,,,ZZ (NW),", 'Line 2, column State Noxious Status: "ZZ" is not the code of a state'),
        ("Planta una L.,,,NV NW,", "is not of the form CO (CW), OR (BDW, Q)"),
        (",,,NV (NW),", "Line 2, column Scientific Name: is empty"),
        (f"Planta una L.,,{'N' * 41},,", "has a code longer than 40 characters"),
    ],
)
def test_a_bad_row_refuses_the_file(tmp_path: Path, cells: str, words: str):
    with pytest.raises(CommandError) as refused:
        run_import("import_legal_status", listings(tmp_path, cells))
    assert words in str(refused.value)
