"""Taxa out to a sheet and back."""

import csv
import io
import json
import zipfile
from typing import Any

import openpyxl
import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from catalog import editorial, sheets, writing
from catalog.choices import EntryKind, Status
from catalog.models import CareGuide, HistoryEntry, ImportRun, Operation, Taxon, WorkingDraft
from tests.admin.posting import make_editor, signed_in
from tests.editorial.plants import export, make_whole_plant
from tests.factories import make_taxon, make_vernacular

pytestmark = pytest.mark.django_db
EXPORT, FILE, IMPORT = (f"admin:catalog_taxon_{name}" for name in ("export", "export_file", "import"))


@pytest.fixture
def taxon() -> Taxon:
    return make_whole_plant(status=Status.DRAFT, symbol="HERU")


def exported(client: Client, *columns: str, **asked: str) -> bytes:
    answer: Any = client.get(reverse(FILE), {"columns": columns, **asked})
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def as_csv(rows: list[dict[str, str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def sheet(client: Client, taxon: Taxon, **cells: str) -> bytes:
    """The sheet of one taxon as exported, with some cells changed."""
    rows = rows_of(exported(client, *(column.key for column in sheets.COLUMNS)))
    (row,) = [row for row in rows if row["id"] == str(taxon.name_id)]
    return as_csv([{**row, **cells}])


def previewed(client: Client, content: bytes, **fields: str) -> Any:
    upload = SimpleUploadedFile("taxa.csv", content)
    return client.post(reverse(IMPORT), {"file": upload, **fields})


def imported(client: Client, content: bytes, **fields: str) -> Any:
    answer = previewed(client, content, **fields)
    assert not answer.context.get("faults"), answer.context["faults"]
    again = {"sheet": answer.context["sheet"], "_apply": "1", "reason": "A better source.", **fields}
    return client.post(reverse(IMPORT), again)


def faults(client: Client, content: bytes) -> str:
    return " ".join(previewed(client, content).context["faults"])


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_was_exported_changes_nothing_when_it_comes_back(chief: Client, taxon: Taxon, kind: str):
    make_vernacular(make_taxon("Heuchera sanguinea", "Engelm."), "=cmd|' /C calc'!A0")
    content = exported(chief, *(column.key for column in sheets.COLUMNS), format=kind)
    plan = previewed(chief, content).context["plan"]
    assert (plan.changes, plan.unchanged) == ([], 3)
    if kind == "csv":
        assert content.startswith(b"\xef\xbb\xbf")
        assert b"'=cmd" in content
    else:
        book = openpyxl.load_workbook(io.BytesIO(content))
        assert {cell.data_type for row in book.worksheets[0] for cell in row} <= {"s", "n", "inlineStr"}


def test_the_export_holds_what_the_list_shows_with_the_columns_that_were_chosen(chief: Client, taxon: Taxon):
    make_taxon("Tellima", "R. Br.")
    taxon.refresh_from_db()
    (row,) = rows_of(exported(chief, "symbol", status__exact="draft"))
    assert row == {"id": str(taxon.name_id), "version": str(taxon.version), "symbol": "HERU"}
    assert rows_of(exported(chief, "symbol", q="tellima"))[0]["symbol"] == ""
    assert chief.get(reverse(FILE), {"columns": "symbol", "nonsense": "1"}).status_code == 302
    assert "2 taxa" in chief.get(reverse(EXPORT), {"status__exact": "published"}).content.decode()


def test_every_kind_of_cell_is_taken_back(chief: Client, taxon: Taxon):
    cells = {
        "symbol": "herx", "group": "Dicot", "excluded": "yes", "common-name": "alumroot of old",
        "native": "NV; California", "introduced": "AZ", "light": "none", "height": "from 12", "zone": "",
        "soil_note": "",
    }  # fmt: skip
    before = export(taxon)
    imported(chief, sheet(chief, taxon, **cells))
    now = export(taxon)
    assert (now["taxon"]["symbol"], now["taxon"]["group"], now["taxon"]["excluded"]) == (
        "HERX",
        "dicot",
        True,
    )
    assert {row["name"]: row["preferred"] for row in now["vernacular_names"]} == {
        "pink alumroot": False, "alumroot of old": True,
    }  # fmt: skip
    assert {row["region"]: row["establishment"] for row in now["distribution"]} == {
        "US-AZ": ["introduced"], "US-CA": ["native"], "US-NV": ["native"],
    }  # fmt: skip
    assert now["traits"] == {"height": {"min": 12, "max": None}, "light": []}
    assert "care" not in now
    act = Operation.objects.get()
    run = ImportRun.objects.get()
    entry = HistoryEntry.objects.filter(taxon=taxon).first()
    assert entry is not None
    assert (entry.kind, entry.operation, entry.run, entry.reason) == (
        EntryKind.IMPORTED,
        act,
        run,
        "A better source.",
    )
    assert len(run.report) == 10
    chief.post(reverse("admin:catalog_taxon_undo", args=[act.pk]))
    assert export(taxon) == before


def test_a_second_import_of_the_same_file_changes_nothing(chief: Client, taxon: Taxon):
    content = sheet(chief, taxon, light="part-shade")
    imported(chief, content)
    version = Taxon.objects.get(pk=taxon.pk).version
    answer = previewed(chief, content)
    assert (answer.context["faults"], answer.context["plan"].changes) == ([], [])
    assert Taxon.objects.get(pk=taxon.pk).version == version


def test_a_row_that_somebody_changed_meanwhile_is_refused(chief: Client, taxon: Taxon):
    content = sheet(chief, taxon, light="part-shade")
    answer = previewed(chief, content)
    Taxon.objects.filter(pk=taxon.pk).update(version=9)
    assert "has been changed since and is at 9. Export it anew." in faults(chief, content)
    late = chief.post(reverse(IMPORT), {"sheet": answer.context["sheet"], "_apply": "1"})
    assert "changed since" in late.content.decode()
    assert CareGuide.objects.get(taxon=taxon).light == ("full-sun",)


def test_each_fault_is_told_by_line_and_column_and_nothing_is_taken(chief: Client, taxon: Taxon):
    row = rows_of(sheet(chief, taxon))[0]
    other = {**row, "id": "0" * 8 + "-0000-0000-0000-" + "0" * 12}
    broken = {**row, "light": "sunny", "native": "Atlantis", "excluded": "perhaps", "name": "Heuchera alia"}
    before = export(taxon)
    said = faults(chief, as_csv([{**row, "height": "99"}, other, broken]))
    for sentence in (
        'Line 3, column id: "00000000-0000-0000-0000-000000000000" is not the lasting identifier',
        "stands in line 2 already",
    ):
        assert sentence in said
    said = faults(chief, as_csv([broken]))
    for sentence in (
        'Line 2, column light: "sunny" is not one of full-sun',
        'column native: "Atlantis" holds “Atlantis”, which is no region',
        "neither yes nor no",
        "changed by an act of taxonomy",
    ):
        assert sentence in said
    assert export(taxon) == before


def test_a_text_that_no_cell_of_a_workbook_holds_is_not_cut_but_told(chief: Client, taxon: Taxon):
    guide = CareGuide.objects.get(taxon=taxon)
    guide.soil_note = "Sand. " * 6_000
    with writing.change() as change:
        change.save(guide)
    asked = {"columns": ["soil_note"], "format": "xlsx", "q": "rubescens"}
    answer = chief.get(reverse(FILE), asked, follow=True)
    told = " ".join(answer.content.decode().split())
    assert "Soil note of Heuchera rubescens Torr. has 35,999 characters" in told
    assert answer.request["QUERY_STRING"] == "q=rubescens"
    assert len(rows_of(exported(chief, "soil_note", q="rubescens"))[0]["soil_note"]) == 35_999


def test_what_breaks_a_rule_of_the_catalogue_is_told_in_the_preview(chief: Client, taxon: Taxon):
    make_taxon("Heuchera sanguinea", "Engelm.", symbol="HESA")
    told = faults(chief, sheet(chief, taxon, symbol="HESA"))
    assert told.startswith(
        "Line 2, Heuchera rubescens, symbol: HESA is already the symbol of Heuchera sanguinea"
    )


def test_unknown_columns_and_other_files_are_told(chief: Client, taxon: Taxon):
    row = rows_of(sheet(chief, taxon))[0]
    answer = previewed(chief, as_csv([{**row, "colour of my shoes": "red"}]))
    assert "colour of my shoes" in " ".join(answer.context["notices"])
    assert "lacks the column version" in faults(chief, b"id\n1\n")
    assert "cannot be read as an Excel workbook" in faults(chief, b"PK\x03\x04nonsense")
    assert "PDF" in faults(chief, b"%PDF-1.7")
    assert "Choose a file" in " ".join(chief.post(reverse(IMPORT), {}).context["faults"])
    lost = chief.post(reverse(IMPORT), {"_apply": "1", "sheet": "{"})
    assert "choose the file again" in lost.content.decode()


def test_too_many_changes_and_too_large_files_are_refused(
    chief: Client, taxon: Taxon, monkeypatch: pytest.MonkeyPatch
):
    content = sheet(chief, taxon, light="none")
    monkeypatch.setattr("catalog.sheets._plan.MOST_CHANGED", 0)
    assert "the limit is 0" in faults(chief, content)
    monkeypatch.setattr("catalog.sheets._reading.LARGEST", 10)
    assert "larger than" in faults(chief, content)


def test_a_public_plant_gets_a_working_draft_unless_a_reviewer_says_otherwise(chief: Client):
    taxon = make_whole_plant()
    live = export(taxon)
    content = sheet(chief, taxon, light="none")
    imported(signed_in(make_editor()), content, publish="1")
    assert export(taxon) == live
    assert WorkingDraft.objects.get().document["traits"]["light"] == []
    assert previewed(chief, content).context["plan"].unchanged == 1
    other = sheet(chief, taxon, light="deep-shade")
    assert "has a working draft by editor1 that changes the same" in faults(chief, other)
    imported(chief, sheet(chief, taxon, height="12"), publish="1")
    assert export(taxon)["traits"]["height"] == {"min": 12, "max": 12}
    assert editorial.waiting_document(WorkingDraft.objects.get())["traits"]["light"] == []


def test_sheets_are_for_those_who_hold_the_permission(chief: Client, taxon: Taxon):
    client = signed_in(make_editor())
    assert client.get(reverse(EXPORT)).status_code == 200
    for user_permission in ("export_taxon", "import_taxon"):
        user = make_editor(f"without-{user_permission}")
        user.user_permissions.remove(*user.user_permissions.filter(codename=user_permission))
        name = EXPORT if user_permission == "export_taxon" else IMPORT
        assert signed_in(user).get(reverse(name)).status_code == 403


def test_a_tampered_preview_changes_no_more_than_the_sheet_might(chief: Client, taxon: Taxon):
    kept = {
        "rows": [[2, {"id": str(taxon.name_id), "version": "1", "status": "published"}]],
        "file": "x",
        "sha256": "",
    }
    chief.post(reverse(IMPORT), {"_apply": "1", "sheet": json.dumps(kept)})
    assert Taxon.objects.get(pk=taxon.pk).status == Status.DRAFT


def test_a_control_character_is_not_stored_and_one_of_old_spoils_no_workbook(chief: Client, taxon: Taxon):
    care = CareGuide.objects.get(taxon=taxon)
    care.soil_note = "Sandy\x08 loam."
    with writing.change() as change:
        change.save(care)
    assert CareGuide.objects.get(taxon=taxon).soil_note == "Sandy  loam."
    CareGuide.objects.filter(taxon=taxon).update(soil_note="Sandy\x08 loam.")
    book = openpyxl.load_workbook(io.BytesIO(exported(chief, "soil_note", format="xlsx")))
    assert "Sandy loam." in [row[2].value for row in book.worksheets[0]]


@pytest.mark.parametrize(
    "sheet", ["", "[]", '{"rows": [[1, {}]], "file": "", "sha256": ""}', '{"rows": [[1e999, {}]]}']
)
def test_a_preview_that_does_not_come_back_whole_is_asked_for_again(chief: Client, sheet: str):
    answer = chief.post(reverse(IMPORT), {"_apply": "1", "sheet": sheet})
    assert answer.context["faults"] == ["The preview was lost: choose the file again."]


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="999999999999"><c r="A999999999999"/></row>',
        "".join(f'<row r="{row}"><c r="XFD{row}"/></row>' for row in range(1, 9)),
    ],
)
def test_a_small_workbook_that_speaks_of_endless_cells_is_refused_at_once(
    chief: Client, monkeypatch: pytest.MonkeyPatch, rows: str
):
    monkeypatch.setattr("catalog.sheets._reading.MOST_ROWS", 1_000)
    monkeypatch.setattr("catalog.sheets._reading.MOST_CELLS", 100_000)
    book, swollen = io.BytesIO(), io.BytesIO()
    openpyxl.Workbook().save(book)
    with zipfile.ZipFile(book) as packed, zipfile.ZipFile(swollen, "w", zipfile.ZIP_DEFLATED) as written:
        for part in packed.namelist():
            content = packed.read(part).decode()
            written.writestr(part, content.replace("</sheetData>", f"{rows}</sheetData>"))
    assert "blank ones counted" in faults(chief, swollen.getvalue())


def test_more_changes_than_come_back_from_a_page_are_told_in_the_preview(
    chief: Client, taxon: Taxon, settings: LazySettings
):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10_300
    assert faults(chief, sheet(chief, taxon, soil_note="Sand.")) == ""
    assert "send the sheet in parts" in faults(chief, sheet(chief, taxon, soil_note="Sand. " * 50))
