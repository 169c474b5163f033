"""A checklist imported again, in the same or a newer version, and what editors did in between."""

from pathlib import Path

import pytest

from catalog import writing
from catalog.models import Citation, FormerSlug, ImportRun, Synonym, Taxon, VernacularName
from tests.factories import make_synonym, make_taxon, make_vernacular
from tests.importing.checklist_files import fingerprint, import_rows
from tests.importing.checklists import SMALL

pytestmark = pytest.mark.django_db


def changed(row: int, **cells: str) -> tuple[tuple[str, ...], ...]:
    """The small checklist with other cells in one row."""
    names = ("symbol", "synonym", "name", "common", "family")
    new = tuple(cells.get(name, old) for name, old in zip(names, SMALL[row], strict=True))
    return (*SMALL[:row], new, *SMALL[row + 1 :])


def edit(instance: Taxon | Synonym | VernacularName, **columns: str) -> None:
    """Change a row as an editor does."""
    for column, value in columns.items():
        setattr(instance, column, value)
    with writing.change() as change:
        change.save(instance)


def test_the_same_file_twice_changes_nothing_at_all(tmp_path: Path):
    import_rows(tmp_path, *SMALL)
    before = fingerprint()
    printed = import_rows(tmp_path, *SMALL)
    assert fingerprint() == before
    assert ImportRun.objects.count() == 1
    assert "nothing was changed" in printed
    assert "To add" not in printed


def test_rows_in_another_order_change_nothing(tmp_path: Path):
    import_rows(tmp_path, *SMALL)
    before = fingerprint()
    import_rows(tmp_path, *reversed(SMALL))
    assert fingerprint() == before


def test_a_dry_run_tells_what_an_import_then_does(tmp_path: Path):
    before = fingerprint()
    told = import_rows(tmp_path, *SMALL, dry_run=True)
    assert fingerprint() == before
    done = import_rows(tmp_path, *SMALL)
    assert told.splitlines()[:2] == done.splitlines()[:2]
    assert "Dry run: nothing was changed." in told


def test_a_newer_authority_is_taken_over(tmp_path: Path):
    import_rows(tmp_path, *SMALL)
    printed = import_rows(tmp_path, *changed(4, name="Testaster minor (L.) Mill. var. alpicola (Jeps.) Munz"))
    assert Taxon.objects.get(symbol="TEMIA").authority == "(Jeps.) Munz"
    assert "authority “Jeps.” → “(Jeps.) Munz”" in printed


def test_a_newer_name_leaves_the_old_address_behind(tmp_path: Path):
    import_rows(tmp_path, *SMALL)
    import_rows(tmp_path, *changed(4, name="Testaster minor (L.) Mill. var. montana Jeps."))
    taxon = Taxon.objects.get(symbol="TEMIA")
    assert taxon.slug == "testaster-minor-var-montana"
    assert FormerSlug.objects.get(taxon=taxon).slug == "testaster-minor-var-alpicola"


def test_an_editors_authority_stays_and_the_newer_one_is_cited(tmp_path: Path):
    import_rows(tmp_path, *SMALL)
    edit(Taxon.objects.get(symbol="TEMIA"), authority="Jepson", full_name="")
    rows = changed(4, name="Testaster minor (L.) Mill. var. alpicola (Jeps.) Munz")
    printed = import_rows(tmp_path, *rows, examples=9)
    assert Taxon.objects.get(symbol="TEMIA").authority == "Jepson"
    assert "authority stays “Jepson”; the list says “(Jeps.) Munz”" in printed
    cited = Citation.objects.get(taxon__symbol="TEMIA", trait="checklist")
    assert (cited.chosen, cited.quote) == (False, "Testaster minor (L.) Mill. var. alpicola (Jeps.) Munz")
    before = fingerprint()
    import_rows(tmp_path, *rows)
    assert fingerprint() == before


@pytest.mark.parametrize("imported_before", [True, False])
def test_a_plant_that_an_editor_renamed_keeps_the_whole_name(tmp_path: Path, imported_before: bool):
    if imported_before:
        import_rows(tmp_path, *SMALL)
        edit(Taxon.objects.get(symbol="TEMI"), name="Testaster parvus", full_name="")
    else:
        make_taxon("Testaster parvus", "(L.) Mill.", symbol="TEMI")
    printed = import_rows(tmp_path, *changed(1, name="Testaster minor (L.) Nutt."), examples=9)
    taxon = Taxon.objects.get(symbol="TEMI")
    assert (taxon.name, taxon.authority) == ("Testaster parvus", "(L.) Mill.")
    assert taxon.full_name == "Testaster parvus (L.) Mill."
    assert "stays “Testaster parvus" in printed


def test_an_editors_change_survives_the_same_file(tmp_path: Path):
    import_rows(tmp_path, *SMALL)
    edit(Taxon.objects.get(symbol="TEMIA"), authority="Jepson", full_name="")
    edit(VernacularName.objects.get(taxon__symbol="TEMIA"), name="alpine test aster")
    with writing.change() as change:
        change.delete(Synonym.objects.get(symbol="TEMIP"))
    before = fingerprint()
    import_rows(tmp_path, *SMALL)
    assert fingerprint() == before


def test_a_newer_common_name_replaces_only_the_lists_own(tmp_path: Path):
    import_rows(tmp_path, *SMALL)
    edit(VernacularName.objects.get(taxon__symbol="TEMI"), name="small aster")
    rows = list(changed(4, common="alpine test aster"))
    rows[1] = (*SMALL[1][:3], "least test aster", "Testaceae")
    import_rows(tmp_path, *rows)
    assert VernacularName.objects.get(taxon__symbol="TEMIA").name == "alpine test aster"
    assert VernacularName.objects.get(taxon__symbol="TEMI").name == "small aster"


def test_a_plant_that_is_there_already_is_matched_by_symbol_and_filled_up(tmp_path: Path):
    taxon = make_taxon("Testaster minor", "(L.) Mill.", symbol="TEMI")
    make_vernacular(taxon, "our aster")
    import_rows(tmp_path, *SMALL)
    taxon.refresh_from_db()
    assert Taxon.objects.filter(name="Testaster minor").count() == 1
    assert taxon.parent is not None
    assert taxon.parent.symbol == "TESTA"
    names = taxon.vernacular_names.order_by("-preferred").values_list("name", "preferred")
    assert list(names) == [("our aster", True), ("lesser test aster", False)]


def test_a_plant_without_symbol_is_matched_by_full_name_then_by_unique_name(tmp_path: Path):
    full = make_taxon("Testaster minor", "(L.) Mill.")
    bare = make_taxon("Testaster exclusus", "")
    import_rows(tmp_path, *SMALL)
    full.refresh_from_db()
    bare.refresh_from_db()
    assert (full.symbol, bare.symbol, bare.authority) == ("TEMI", "TEEX", "Hochr.")


def test_a_synonym_without_symbol_gets_it(tmp_path: Path):
    taxon = make_taxon("Testaster minor", "(L.) Mill.")
    synonym = make_synonym(taxon, "Aster minor", "L.")
    import_rows(tmp_path, *SMALL)
    synonym.refresh_from_db()
    assert synonym.symbol == "ASMI9"
    assert Synonym.objects.filter(name="Aster minor").count() == 1


def test_a_symbol_that_an_accepted_taxon_bears_is_not_given_to_a_synonym(tmp_path: Path):
    make_taxon("Aster minor", "L.", symbol="ASMI9")
    printed = import_rows(tmp_path, *SMALL, examples=9)
    assert not Synonym.objects.filter(symbol="ASMI9").exists()
    assert "ASMI9: Aster minor L. is an accepted name here; not stored as a synonym" in printed


def test_an_accepted_name_that_is_a_synonym_here_is_reported(tmp_path: Path):
    make_synonym(make_taxon("Planta alia", "L."), "Testaster minor", "(L.) Mill.", symbol="TEMI")
    printed = import_rows(tmp_path, *SMALL, examples=9)
    assert "Testaster minor (L.) Mill. is a synonym of Planta alia L. here; not stored" in printed
    assert not Taxon.objects.filter(symbol="TEMI").exists()


def test_a_synonym_moves_with_the_list_unless_an_editor_has_touched_it(tmp_path: Path):
    import_rows(tmp_path, *SMALL)
    rows = [row if row[1] != "TEMIP" else ("TEMI", *row[1:]) for row in SMALL]
    import_rows(tmp_path, *rows)
    assert Synonym.objects.get(symbol="TEMIP").taxon.symbol == "TEMI"
    edit(Synonym.objects.get(symbol="TEMIP"), full_name="Testaster minor var. pachypoda Greene")
    printed = import_rows(tmp_path, *SMALL, examples=9)
    assert Synonym.objects.get(symbol="TEMIP").taxon.symbol == "TEMI"
    assert "stays a synonym of Testaster minor (L.) Mill." in printed


def test_what_a_newer_list_lacks_is_reported_and_stays(tmp_path: Path):
    import_rows(tmp_path, *SMALL)
    before = Taxon.objects.count(), Synonym.objects.count()
    printed = import_rows(tmp_path, *SMALL[:2], *SMALL[4:5], examples=20)
    assert (Taxon.objects.count(), Synonym.objects.count()) == before
    assert "not in this file (9)" in printed
    assert "TEMIP: a synonym of Testaster minor (L.) Mill. var. alpicola Jeps.; it stays as it is" in printed


def test_a_genus_moves_to_another_family_with_the_list(tmp_path: Path):
    import_rows(tmp_path, *SMALL)
    rows = [(*row[:4], "Novaceae") if row[4] == "Testaceae" else row for row in SMALL]
    import_rows(tmp_path, *rows)
    taxon = Taxon.objects.get(symbol="TEMIA")
    assert taxon.family is not None
    assert taxon.family.name == "Novaceae"
    assert taxon.path.startswith(taxon.family.path)


def test_a_made_genus_takes_its_symbol_and_authority_when_the_list_brings_them(tmp_path: Path):
    import_rows(tmp_path, *SMALL[1:])
    assert Taxon.objects.get(name="Testaster").symbol is None
    import_rows(tmp_path, *SMALL)
    made = Taxon.objects.get(name="Testaster")
    assert (made.symbol, made.authority, made.full_name) == ("TESTA", "L.", "Testaster L.")
