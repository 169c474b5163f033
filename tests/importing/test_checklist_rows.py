"""What becomes of each kind of row of a checklist."""

from pathlib import Path

import pytest

from catalog.choices import Notho, Rank, Status, SynonymKind
from catalog.models import ImportRun, Synonym, Taxon, VernacularName
from tests.importing.checklist_files import fingerprint, import_rows, run_import
from tests.importing.checklists import SMALL, checklist
from tests.real_data import real_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(tmp_path: Path) -> str:
    """What the import of the small checklist prints."""
    return import_rows(tmp_path, *SMALL, examples=5)


@pytest.mark.usefixtures("report")
def test_an_accepted_row_becomes_a_published_taxon_with_its_common_name():
    taxon = Taxon.objects.get(symbol="TEMIA")
    assert (taxon.name, taxon.authority) == ("Testaster minor var. alpicola", "Jeps.")
    assert taxon.full_name == "Testaster minor (L.) Mill. var. alpicola Jeps."
    assert (taxon.rank, taxon.status) == (Rank.VARIETY, Status.PUBLISHED)
    assert taxon.slug == "testaster-minor-var-alpicola"
    names = VernacularName.objects.values_list("name", "preferred", "language", "source__key")
    assert names.get(taxon=taxon) == ("lesser test aster", True, "en", "usda-plants")


@pytest.mark.usefixtures("report")
def test_a_synonym_keeps_its_own_symbol_and_an_authority_with_commas():
    synonym = Synonym.objects.get(symbol="TEMIP")
    assert synonym.taxon.symbol == "TEMIA"
    assert synonym.name == "Testaster minor var. pachypoda"
    assert synonym.authority == "(Greene) Rosend., Butters & Lakela"
    assert synonym.kind == SynonymKind.UNSPECIFIED


@pytest.mark.usefixtures("report")
def test_a_misapplied_name_is_told_from_a_synonym():
    synonym = Synonym.objects.get(symbol="TEMA7")
    assert (synonym.kind, synonym.note) == (SynonymKind.MISAPPLIED, "auct. non Benth.")


@pytest.mark.usefixtures("report")
def test_taxa_stand_under_their_species_genus_and_family():
    taxon = Taxon.objects.get(symbol="TEMIA")
    above = [(parent.rank, parent.full_name) for parent in Taxon.objects.above(taxon)]
    assert above == [
        ("family", "Testaceae"),
        ("genus", "Testaster L."),
        ("species", "Testaster minor (L.) Mill."),
    ]
    assert taxon.family is not None
    assert (taxon.family.name, taxon.genus.symbol if taxon.genus else None) == ("Testaceae", "TESTA")


@pytest.mark.usefixtures("report")
def test_a_name_with_two_infraspecific_epithets_hangs_under_its_subspecies_which_is_made():
    taxon = Taxon.objects.get(symbol="HESEB3")
    parent = taxon.parent
    assert parent is not None
    assert parent.full_name == "Heterotheca sessiliflora (Nutt.) Shinners subsp. echioides (Benth.) Semple"
    assert (parent.rank, parent.symbol, parent.status) == (Rank.SUBSPECIES, None, Status.PUBLISHED)
    assert parent.parent is not None
    assert parent.parent.full_name == "Heterotheca sessiliflora (Nutt.) Shinners"


@pytest.mark.usefixtures("report")
def test_hybrids_autonyms_and_excluded_names_are_stored_as_what_they_are():
    hybrid = Taxon.objects.get(symbol="TEGL")
    assert (hybrid.name, hybrid.notho, hybrid.hybrid_formula) == (
        "Testaster ×glaucus",
        Notho.SPECIFIC,
        "major × minor",
    )
    assert hybrid.name_note == "(pro sp.)"
    genus = Taxon.objects.get(symbol="HELE4").parent
    assert genus is not None
    assert (genus.name, genus.notho) == ("×Hesperotropsis", Notho.GENERIC)
    assert Taxon.objects.get(symbol="TEMIM").authority == ""
    assert Taxon.objects.get(symbol="TEEX").excluded


@pytest.mark.usefixtures("report")
def test_a_remark_in_the_place_of_a_family_makes_no_family():
    assert not Taxon.objects.filter(name__startswith="Uncertain").exists()
    assert Taxon.objects.get(symbol="ABBE2").family is None


def test_what_matters_is_reported_by_line(report: str):
    assert "synonym without its accepted row 1" in report
    assert (
        "line 14: ORPH: Testaster orphanus Mill.: NOWHE is not among the accepted names; not stored" in report
    )
    assert "blanks at the ends of a cell 1" in report
    assert (
        "line 11: ABBE2: Abrothallus bertianus De Not.: “Uncertain Ascomycota Family” is not stored" in report
    )
    assert not Synonym.objects.filter(symbol="ORPH").exists()


def test_one_name_of_several_taxa_is_stored_for_each_and_reported(tmp_path: Path):
    rows = (
        *SMALL[:2],
        ("TEMA", "", "Testaster major Mill.", "", "Testaceae"),
        ("TEMI", "ACCA", "Acorus calamus auct. non L.", "", ""),
        ("TEMA", "ACCA2", "Acorus calamus L.", "", ""),
    )
    printed = import_rows(tmp_path, *rows)
    assert Synonym.objects.filter(name="Acorus calamus").count() == 2
    assert "Acorus calamus: leads to TEMA, TEMI" in printed


def test_a_synonym_under_two_taxa_with_one_symbol_gives_it_to_the_first(tmp_path: Path):
    rows = (
        *SMALL[:2],
        ("TEMA", "", "Testaster major Mill.", "", "Testaceae"),
        ("TEMI", "ACCA", "Acorus calamus L.", "", ""),
        ("TEMA", "ACCA", "Acorus calamus L.", "", ""),
    )
    import_rows(tmp_path, *rows)
    stored = (
        Synonym.objects.filter(name="Acorus calamus").order_by("pk").values_list("taxon__symbol", "symbol")
    )
    assert list(stored) == [("TEMI", "ACCA"), ("TEMA", None)]
    before = fingerprint()
    import_rows(tmp_path, *rows)
    assert fingerprint() == before


def test_a_synonym_that_repeats_an_accepted_name_gets_a_note_that_tells_them_apart(tmp_path: Path):
    rows = (*SMALL[:2], ("TEMI", "TEMI9", "Testaster minor (L.) Mill.", "", ""))
    import_rows(tmp_path, *rows)
    assert Synonym.objects.get(symbol="TEMI9").note == "also listed as an accepted name"


def test_homonyms_get_addresses_told_apart_by_their_symbols(tmp_path: Path):
    rows = (SMALL[1], ("TEMI3", "", "Testaster minor Moench", "", "Testaceae"))
    import_rows(tmp_path, *rows)
    slugs = list(Taxon.objects.filter(name="Testaster minor").order_by("pk").values_list("slug", flat=True))
    assert slugs == ["testaster-minor", "testaster-minor-temi3"]


def test_as_draft_publishes_nothing(tmp_path: Path):
    import_rows(tmp_path, *SMALL, as_draft=True)
    assert set(Taxon.objects.values_list("status", flat=True)) == {Status.DRAFT}


@pytest.mark.parametrize(
    ("encoding", "line_end"),
    [("utf-8", "\n"), ("utf-8-sig", "\r\n"), ("utf-8", "\r"), ("latin-1", "\n"), ("utf-16", "\n")],
)
def test_encodings_and_line_ends_make_no_difference(tmp_path: Path, encoding: str, line_end: str):
    rows = (*SMALL, ("TEAL", "", "Testaster löveanus Á. Löve & D. Löve", "thé", "Testaceae"))
    path = tmp_path / "list.txt"
    path.write_bytes(checklist(*rows, encoding=encoding, line_end=line_end))
    printed = run_import("import_checklist", path)
    taxon = Taxon.objects.get(symbol="TEAL")
    assert (taxon.authority, taxon.vernacular_names.get().name) == ("Á. Löve & D. Löve", "thé")
    assert Taxon.objects.get(symbol="TEGL").name == "Testaster ×glaucus"
    assert ("read as cp1252" in printed) is (encoding == "latin-1")


def test_the_run_is_recorded_with_counts_and_report(tmp_path: Path):
    import_rows(tmp_path, *SMALL)
    run = ImportRun.objects.get()
    assert (run.kind, run.file_name, len(run.sha256)) == ("checklist", "checklist.txt", 64)
    assert run.report["counts"]["add"]["accepted names"] == 9
    assert run.report["counts"]["report"]["synonym without its accepted row"] == 1


def test_every_row_of_the_genuine_excerpt_finds_its_place():
    path = real_data("usda/plantlst_genuine_excerpt.txt")
    run_import("import_checklist", path)
    assert Taxon.objects.exclude(symbol=None).count() == 32
    assert Synonym.objects.count() == 20
    heuchera = Taxon.objects.get(symbol="HERUA")
    assert str(heuchera.parent) == "Heuchera rubescens Torr."
    before = fingerprint()
    run_import("import_checklist", path)
    assert fingerprint() == before
