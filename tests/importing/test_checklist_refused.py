"""A checklist that cannot be used is refused as a whole: line, column, value, rule, and nothing changes."""

from pathlib import Path

import pytest
from django.core.management import CommandError

from tests.importing.checklist_files import fingerprint, import_rows, run_import
from tests.importing.checklists import HEADER, SMALL, checklist

pytestmark = pytest.mark.django_db

GENUS = ("TESTA", "", "Testaster L.", "", "Testaceae")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("", "", "Planta una L.", "", ""), "Line 3, column Symbol: is empty"),
        (("PLUN", "", "", "", ""), "Line 3, column Scientific Name with Author: is empty"),
        (
            ("2-Dec", "", "Planta una L.", "", ""),
            'Line 3, column Symbol: "2-DEC" is a date where a symbol belongs',
        ),
        (("PLUN", "MARCH-2", "Planta una L.", "", ""), 'column Synonym Symbol: "MARCH-2" is a date'),
        (("PL;UN", "", "Planta una L.", "", ""), 'Line 3, column Symbol: "PL;UN" is not a symbol'),
        (("P" * 13, "", "Planta una L.", "", ""), "is longer than 12 characters"),
        (("PLUN", "", "Planta una L.", "n" * 151, ""), "column Common Name:"),
        (
            ("PLUN", "", "12345", "", ""),
            'Line 3, column Scientific Name with Author: "12345" is not a botanical name',
        ),
        (("PLUN", "", "Planta una " + "Aut. " * 50, "", ""), "longer than 200 characters"),
        (("TESTA", "", "Planta una L.", "", ""), 'column Symbol: "TESTA" stands for another name on line 2'),
        (
            ("TESTA", "TESTA", "Planta una L.", "", ""),
            'column Synonym Symbol: "TESTA" stands for another name',
        ),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, row: tuple[str, ...], words: str):
    before = fingerprint()
    with pytest.raises(CommandError) as refused:
        import_rows(tmp_path, GENUS, row)
    assert words in str(refused.value)
    assert str(refused.value).endswith("Nothing was imported.")
    assert fingerprint() == before


def test_every_bad_row_is_told_at_once(tmp_path: Path):
    rows = [("", "", f"Planta {'a' * number} L.", "", "") for number in range(2, 6)]
    with pytest.raises(CommandError) as refused:
        import_rows(tmp_path, GENUS, *rows)
    assert [f"Line {line}," in str(refused.value) for line in (3, 4, 5, 6)] == [True] * 4


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty"),
        (b"%PDF-1.7 and so on", "it looks like a PDF document"),
        (checklist(), "The file has a header and no rows"),
        (checklist(GENUS).replace(b'"Family"', b'"Symbol"'), "more than once"),
        (checklist(GENUS).replace(b'"Family"', b'"Kin"'), "lacks the column Family"),
        (checklist(GENUS).replace(b",", b";").replace(b'"', b""), "separates its columns with semicolons"),
        (checklist(GENUS) + b'"TEMI","","Testaster minor', "opens a quote that is never closed"),
        (checklist(GENUS) + b'"TEMI","","Testaster\0minor","",""\n', "NUL"),
        (checklist(GENUS) + b'"TEMI","","Testaster minor"\n', "Line 3 has 3 cells where the header has 5"),
        (checklist(GENUS) + '"TÉMI","","Testaster"\n'.encode() + b'"\xe9","","","",""\n', "mixes encodings"),
        (checklist((*GENUS[:3], "x" * 100_001, "")), "the limit is 100,000"),
    ],
)
def test_a_file_that_is_no_checklist_is_refused(tmp_path: Path, content: bytes, words: str):
    path = tmp_path / "list.txt"
    path.write_bytes(content)
    before = fingerprint()
    with pytest.raises(CommandError, match=r"Nothing was imported\.$") as refused:
        run_import("import_checklist", path)
    assert words in str(refused.value)
    assert fingerprint() == before


def test_a_file_that_is_not_there_is_told_without_a_traceback(tmp_path: Path):
    with pytest.raises(CommandError, match="cannot be read"):
        run_import("import_checklist", tmp_path / "none.txt")


def test_a_bad_row_at_the_end_of_a_long_file_changes_nothing(tmp_path: Path):
    rows = [(f"P{number}A", "", f"Planta {_word(number)} L.", "", "Plantaceae") for number in range(1_000)]
    before = fingerprint()
    with pytest.raises(CommandError, match="Line 1,002"):
        import_rows(tmp_path, *rows, ("3-Mar", "", "Planta ultima L.", "", ""))
    assert fingerprint() == before


def test_the_report_holds_every_entry_as_csv_or_json(tmp_path: Path):
    for name, words in (("report.csv", "action,kind,line,column,subject,text"), ("report.json", '"counts"')):
        report = tmp_path / name
        import_rows(tmp_path, *SMALL, dry_run=True, report=report)
        text = report.read_text(encoding="utf-8")
        assert words in text
        assert "Testaster orphanus Mill.: NOWHE is not among the accepted names; not stored" in text


def test_a_report_that_cannot_be_written_says_so(tmp_path: Path):
    with pytest.raises(CommandError, match="report cannot be written"):
        import_rows(tmp_path, *SMALL, dry_run=True, report=tmp_path / "none" / "report.csv")


def test_the_header_is_matched_without_regard_to_case(tmp_path: Path):
    path = tmp_path / "list.txt"
    path.write_bytes(checklist(GENUS).replace(HEADER[0].encode(), b"SYMBOL "))
    assert "accepted names 1" in run_import("import_checklist", path, dry_run=True)


def _word(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}")
