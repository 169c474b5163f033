"""The real files, whole: counts, a second time, and the constant size of what follows."""

import json
from pathlib import Path

import pytest

from tests.importing.import_processes import Site, new_site
from tests.real_data import real_data

pytestmark = pytest.mark.slow

CHECKLIST = "usda/plantlst_rebuilt.txt"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A catalogue with the whole checklist."""
    path = real_data(CHECKLIST)
    site = new_site(tmp_path_factory.mktemp("real"))
    code, _, err = site.run("import_checklist", str(path))
    assert (code, err) == (0, "")
    return site


def report_of(site: Site, folder: Path, command: str, *paths: Path) -> dict[str, dict[str, int]]:
    """Run an import; the counts of its report."""
    report = folder / "report.json"
    code, _, err = site.run(command, *map(str, paths), "--report", str(report))
    assert (code, err) == (0, "")
    counts: dict[str, dict[str, int]] = json.loads(report.read_text(encoding="utf-8"))["counts"]
    return counts


def test_every_row_is_stored_or_reported_and_a_second_time_changes_nothing(site: Site, tmp_path: Path):
    before = site.fingerprint()
    report = tmp_path / "report.json"
    code, out, err = site.run("import_checklist", str(real_data(CHECKLIST)), "--report", str(report))
    assert (code, err) == (0, "")
    assert "nothing was changed" in out
    assert site.fingerprint() == before
    assert site.is_sound()
    counts = json.loads(report.read_text(encoding="utf-8"))["counts"]
    assert "add" not in counts
    assert counts["unchanged"] == {"accepted names": 49_182, "synonyms": 44_297, "common names": 33_816}
    reported = counts["report"]
    assert reported["synonym without its accepted row"] == 9
    assert reported["accepted name without a common name"] == 15_366
    assert reported["no family but a remark in its place"] == 159
    assert 400 <= reported["name with several targets"] <= 430
    assert 1_400 <= reported["name without authority"] <= 1_500
    assert site.count("synonym") == 44_297
    assert site.count("taxon") >= 49_182 + 546 + 12


@pytest.mark.parametrize(
    ("command", "files", "kind", "number"),
    [
        (
            "import_distribution",
            ("usda/usda_state_distribution_long.csv", "usda/usda_native_status_by_region.csv"),
            "places",
            299_324,
        ),
        (
            "import_classification",
            (
                "classification/usda_cronquist_families_from_profiles.csv",
                "classification/apg4_families_vegnasis.csv",
            ),
            "higher taxa",
            92,
        ),
        (
            "import_characteristics",
            ("usda/usda_characteristics_2162.csv", "usda/usda_plants_32800.csv"),
            "group",
            32_800,
        ),
        ("import_legal_status", ("usda/usda_noxious_2015.csv",), "noxious in", 2_296),
    ],
)
def test_the_files_beside_it(
    site: Site, tmp_path: Path, command: str, files: tuple[str, ...], kind: str, number: int
):
    paths = [real_data(file) for file in files]
    assert report_of(site, tmp_path, command, *paths)["add"][kind] == number
    before = site.fingerprint()
    assert "add" not in report_of(site, tmp_path, command, *paths)
    assert site.fingerprint() == before
    assert site.is_sound()
