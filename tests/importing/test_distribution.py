"""Places by state, by region and of profiles."""

from pathlib import Path

import pytest
from django.core.management import CommandError

from catalog import facets, writing
from catalog.importing import _running
from catalog.importing._distribution_files import codes_of
from catalog.models import Citation, Distribution, ImportRun
from tests.factories import make_family, make_place, make_synonym, make_taxon
from tests.importing.checklist_files import fingerprint, run_import

pytestmark = pytest.mark.django_db


def states(tmp_path: Path, *rows: str) -> Path:
    """A file of places by state."""
    path = tmp_path / "states.csv"
    path.write_text("\n".join(["symbol,status,state", *rows]) + "\n", encoding="utf-8")
    return path


def regions(tmp_path: Path, *rows: str) -> Path:
    """A file of native status by region."""
    path = tmp_path / "regions.csv"
    lines = ['"scientificName","Family","nativeStatus","plantOrigin"', *rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def places(symbol: str = "TEMI") -> dict[str, tuple[str, ...]]:
    """The stored codes of a taxon by region; ``?`` follows what is only probable."""
    rows = Distribution.objects.filter(taxon__symbol=symbol)
    return {
        row.region_id: tuple(f"{code}?" if code in row.probable else code for code in row.establishment)
        for row in rows
    }


@pytest.mark.parametrize("direct", [0, 300])
def test_states_become_places_and_both_is_a_set_of_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, direct: int
):
    monkeypatch.setattr(_running, "DIRECT", direct)
    make_taxon("Testaster minor", "Mill.", symbol="TEMI")
    rows = (
        "TEMI,native,Nevada",
        "TEMI,introduced,Nevada",
        "TEMI,native,Labrador",
        "TEMI,native,Newfoundland",
    )
    run_import("import_distribution", states(tmp_path, *rows, "TEMI,native,Virgin Islands"))
    assert places() == {
        "US-NV": ("native", "introduced"),
        "CA-LB": ("native",),
        "CA-NF": ("native",),
        "US-VI": ("native",),
    }
    cited = Citation.objects.values_list("trait", "source__key", "value__US-NV").get()
    assert cited == ("native", "usda-plants", ["native", "introduced"])
    assert facets.check() == []


@pytest.mark.parametrize(
    ("packed", "expected"),
    [
        ("L48(N)", {"L48": ("native",)}),
        ("L48(N)AK(N?)CAN(NI)", {"L48": ("native",), "AK": ("native?",), "CAN": ("native", "introduced")}),
        ("CAN(I,W)", {"CAN": ("introduced", "waif")}),
        ("HI(NI?)", {"HI": ("native?", "introduced?")}),
        ("NA(GP)", {"NA": ("garden-persistent",)}),
        ("NA", {}),
    ],
)
def test_packed_regions_are_unpacked(tmp_path: Path, packed: str, expected: dict[str, tuple[str, ...]]):
    make_taxon("Testaster minor", "Mill.", symbol="TEMI")
    run_import("import_distribution", regions(tmp_path, f'"Testaster minor","Testaceae","{packed}","native"'))
    assert places() == expected


def test_codes_that_are_none_are_not_read():
    assert codes_of("NX") is None
    assert codes_of("") is None


def test_files_of_both_levels_add_up_in_one_run_or_two(tmp_path: Path):
    make_taxon("Testaster minor", "Mill.", symbol="TEMI")
    by_state = states(tmp_path, "TEMI,native,Nevada")
    by_region = regions(tmp_path, '"Testaster minor","Testaceae","L48(N)","native"')
    run_import("import_distribution", by_state)
    printed = run_import("import_distribution", by_region)
    assert "no longer in the file" not in printed
    assert places() == {"US-NV": ("native",), "L48": ("native",)}
    before = fingerprint()
    run_import("import_distribution", by_state, by_region)
    assert fingerprint() == before
    assert ImportRun.objects.count() == 2


def test_an_editors_place_stays_and_the_files_is_cited(tmp_path: Path):
    taxon = make_taxon("Testaster minor", "Mill.", symbol="TEMI")
    make_place(taxon, "US-NV", "introduced")
    printed = run_import("import_distribution", states(tmp_path, "TEMI,native,Nevada", "TEMI,native,Utah"))
    assert places() == {"US-NV": ("introduced",), "US-UT": ("native",)}
    assert "US-NV introduced; the file says US-NV native" in printed
    cited = Citation.objects.get()
    assert (cited.chosen, cited.reason) == (False, "US-NV: the file says native")


def test_a_newer_file_changes_its_own_places_and_leaves_what_an_editor_removed(tmp_path: Path):
    make_taxon("Testaster minor", "Mill.", symbol="TEMI")
    run_import("import_distribution", states(tmp_path, "TEMI,native,Nevada", "TEMI,native,Utah"))
    with writing.change() as change:
        change.delete(Distribution.objects.get(region="US-UT"))
    newer = states(tmp_path, "TEMI,introduced,Nevada", "TEMI,introduced,Utah", "TEMI,native,Idaho")
    printed = run_import("import_distribution", newer)
    assert places() == {"US-NV": ("introduced",), "US-ID": ("native",)}
    assert "removed; the file says US-UT introduced" in printed


def test_what_is_not_there_or_not_plain_is_reported_and_not_stored(tmp_path: Path):
    testaceae, otheraceae = make_family("Testaceae", ""), make_family("Otheraceae", "")
    for family, authority, symbol in ((testaceae, "Mill.", "TEMI"), (otheraceae, "Moench", "TEMI2")):
        genus = make_taxon("Testaster", authority, parent=family)
        make_taxon("Testaster minor", authority, symbol=symbol, parent=genus)
    make_synonym(make_taxon("Planta alba", "L."), "Planta vetus", "L.")
    rows = (
        '"Testaster minor","Otheraceae","L48(N)","native"',
        '"Testaster minor","Elsewhereaceae","L48(I)","alien"',
        '"Planta vetus","Testaceae","L48(N)","native"',
        '"Planta nulla","Testaceae","L48(N)","native"',
    )
    printed = run_import("import_distribution", regions(tmp_path, *rows))
    assert places("TEMI2") == {"L48": ("native",)}
    assert Distribution.objects.count() == 1
    assert "line 3: Testaster minor: not stored" in printed
    assert "line 4: Planta vetus: of Planta alba L.; not stored" in printed
    assert "line 5: Planta nulla: not stored" in printed


def test_profiles_name_their_plants_by_number(tmp_path: Path):
    make_taxon("Testaster minor", "Mill.", symbol="TEMI")
    (tmp_path / "plants.csv").write_text(
        "Id,Symbol,ScientificName\n7,TEMI,Testaster minor Mill.\n", encoding="utf-8"
    )
    path = tmp_path / "native_status.csv"
    path.write_text(
        "PlantID,Region,Status,Type\n7,HI,N,Native\n7,HI,I?,Introduced\n7,PB,I,Introduced\n", encoding="utf-8"
    )
    run_import("import_distribution", path)
    assert places() == {"HI": ("native", "introduced?"), "PB": ("introduced",)}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("TEMI,native,Atlantis", 'Line 2, column state: "Atlantis" is not the name of a state'),
        ("TEMI,wild,Nevada", 'Line 2, column status: "wild" is none of native, introduced'),
        ("3-Mar,native,Nevada", 'Line 2, column symbol: "3-Mar" is a date'),
    ],
)
def test_a_bad_row_refuses_the_file(tmp_path: Path, row: str, words: str):
    before = fingerprint()
    with pytest.raises(CommandError) as refused:
        run_import("import_distribution", states(tmp_path, row))
    assert words in str(refused.value)
    assert fingerprint() == before


@pytest.mark.parametrize(
    ("packed", "words"),
    [
        ("XX(N)", '"XX" is not the code of a region'),
        ("L48(Z)", '"Z" is not made of'),
        ("L48 N", "is not of the form"),
    ],
)
def test_a_bad_packed_status_refuses_the_file(tmp_path: Path, packed: str, words: str):
    with pytest.raises(CommandError) as refused:
        run_import("import_distribution", regions(tmp_path, f'"Planta alba","","{packed}","native"'))
    assert words in str(refused.value)


def test_a_file_of_no_known_form_is_told_what_is_known(tmp_path: Path):
    path = tmp_path / "other.csv"
    path.write_text("one,two\n1,2\n", encoding="utf-8")
    with pytest.raises(CommandError, match="places by state: symbol, status, state"):
        run_import("import_distribution", path)
