"""Excel workbooks: read within bounds, computing nothing."""

import io
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest

from catalog import lists
from catalog.lists import IN_A_PAGE, Limits, ListRefused, Table, TooMuch

SHEET = "xl/worksheets/sheet1.xml"


def workbook(*rows, sheets=("Sheet",)) -> bytes:
    """A workbook with these rows on its last sheet, the others empty."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title in sheets:
        sheet = book.create_sheet(title)
    for row in rows:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_sheet(change) -> bytes:
    """A workbook whose sheet was changed behind Excel's back."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(["name"], ["Acer rubrum"]))) as sound,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as changed,
    ):
        for part in sound.namelist():
            content = sound.read(part)
            changed.writestr(part, change(content) if part == SHEET else content)
    return file.getvalue()


def read(content: bytes, limits: Limits = IN_A_PAGE, name: str = "list.xlsx") -> Table:
    text, separator = lists.read_file(name, content, limits)
    return lists.read_text(text, limits, separator=separator)


def test_a_sheet_keeps_its_rows_columns_and_blank_lines():
    table = read(workbook(["Botanical", "Qty"], ["Acer rubrum", 5], [], [None, 2.5], ["HERUA"]))
    assert table.headings == ("Botanical", "Qty")
    assert table.rows == (("Acer rubrum", "5"), ("", ""), ("", "2.5"), ("HERUA", ""))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5.0, "5"),
        (0.1, "0.1"),
        (0.00001, "0.00001"),
        (True, "TRUE"),
        (date(2024, 5, 1), "2024-05-01"),
        (datetime(2024, 5, 1, 12, 30), "2024-05-01T12:30:00"),
        (time(12, 30), "12:30:00"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ('6" pot', '6" pot'),
        (1e308, "1e+308"),
    ],
)
def test_a_cell_is_read_as_a_person_reads_it(value, text):
    assert read(workbook(["name", "note"], ["Acer", value])).rows == (("Acer", text),)


def test_a_formula_is_never_computed():
    table = read(workbook(["name", "note"], ["Acer", "=1+1"], ["Carex", '=HYPERLINK("http://x")']))
    assert [row[1] for row in table.rows] == ["=1+1", '=HYPERLINK("http://x")']


def test_the_first_sheet_that_holds_something_is_read():
    assert read(workbook(["name"], ["Acer"], sheets=("Cover", "Stock"))).rows == (("Acer",),)
    assert read(workbook(sheets=("Cover",))).rows == ()


def test_a_workbook_that_unpacks_to_too_much_is_refused():
    bomb = with_sheet(lambda content: content + b" " * 31_000_000)
    assert len(bomb) < 100_000
    with pytest.raises(TooMuch, match="unpacks to more than 30 MB"):
        read(bomb)


def test_a_part_that_lies_about_its_size_is_refused():
    bomb = with_sheet(lambda content: content + b" " * 5_000_000)
    with zipfile.ZipFile(io.BytesIO(bomb)) as archive:
        size = archive.getinfo(SHEET).file_size
    with pytest.raises(ListRefused, match="damaged"):
        read(bomb.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little")))


def test_a_workbook_of_too_many_parts_is_refused():
    file = io.BytesIO(workbook(["name"]))
    with zipfile.ZipFile(file, "a") as archive:
        for number in range(2_001):
            archive.writestr(f"x/{number}", "")
    with pytest.raises(TooMuch, match=r"2,0\d\d parts; the limit is 2,000"):
        read(file.getvalue())


@pytest.mark.parametrize(
    "change",
    [
        lambda sheet: b'<!DOCTYPE a [<!ENTITY b "cc">]>' + sheet,
        lambda sheet: sheet[: len(sheet) // 2],
        lambda sheet: b"not xml",
        lambda sheet: sheet.replace(b'r="1"', b'r="x"'),
    ],
)
def test_a_damaged_sheet_is_refused_in_a_sentence(change):
    with pytest.raises(ListRefused, match="The workbook is damaged and cannot be read"):
        read(with_sheet(change))


def test_a_workbook_with_a_password_is_refused_by_what_it_is():
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1024) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(ListRefused, match=r"protected by a password\. Save it without one, or as CSV\."):
        read(content)


def test_half_a_workbook_is_damaged():
    content = workbook(["name"], ["Acer"])
    with pytest.raises(ListRefused, match="The workbook is damaged"):
        read(content[: len(content) // 2])


@pytest.mark.parametrize(("content", "kind"), [(b"%PDF-1.7", "a PDF document"), (b"name,qty\n", "text")])
def test_another_file_by_a_workbooks_name_is_refused(content, kind):
    with pytest.raises(ListRefused, match=rf"This file is not an Excel workbook \(it looks like {kind}\)"):
        read(content)


def test_rows_far_below_are_read_without_what_is_said_of_the_size():
    lying = with_sheet(lambda sheet: sheet.replace(b'<dimension ref="A1:A2"', b'<dimension ref="A1:A1"'))
    assert read(lying).rows == (("Acer rubrum",),)


@pytest.mark.parametrize("cell", ["A900000", "XFD3"])
def test_a_cell_far_away_is_too_much(cell):
    row = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    far = f'<row r="{row}"><c r="{cell}" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    with pytest.raises(TooMuch, match="The sheet is larger than 20,000 lines"):
        read(with_sheet(lambda sheet: sheet.replace(b"</sheetData>", far.encode())))
