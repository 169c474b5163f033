"""What the commands for lists read: tables, workbooks, any encoding, standard input; what they refuse, and how."""

import csv
import io
import json
import subprocess
import sys

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_taxon
from tests.project.files import ROOT

COMMANDS = ("resolve_names", "parse_names")


def run(command, *arguments):
    out = io.StringIO()
    call_command(command, *map(str, arguments), stdout=out)
    return out.getvalue()


def resolved(*arguments):
    rows = csv.DictReader(io.StringIO(run("resolve_names", *arguments)))
    return [(row["line"], row["input"], row["status"]) for row in rows]


@pytest.fixture(scope="module")
def plants(shared_rows):
    make_taxon("Acer rubrum", "L.", symbol="ACRU")
    make_taxon(symbol="HERU")


@pytest.fixture
def stock(tmp_path):
    """The same table as CSV and as a workbook."""
    rows = [["SKU", "Botanical name", "Qty"], ["a1", "Acer rubrum", "5"], ["", "", ""], ["b2", "HERU", "7"]]
    table, book = tmp_path / "stock.csv", openpyxl.Workbook()
    table.write_text("".join(",".join(row) + "\n" for row in rows), encoding="utf-8")
    assert book.active is not None
    for row in rows:
        book.active.append([cell or None for cell in row])
    book.save(tmp_path / "stock.xlsx")
    return tmp_path


@pytest.mark.usefixtures("db", "plants")
@pytest.mark.parametrize("name", ["stock.csv", "stock.xlsx"])
def test_a_table_is_read_by_its_column_of_names(stock, name):
    assert resolved(stock / name) == [
        ("2", "Acer rubrum", "exact"),
        ("3", "", "blank"),
        ("4", "HERU", "symbol"),
    ]
    lines = [json.loads(line) for line in run("parse_names", stock / name).splitlines()]
    assert [(line["input"], line["parsed"]) for line in lines][:2] == [("Acer rubrum", True), ("", False)]


@pytest.mark.usefixtures("db", "plants")
@pytest.mark.parametrize("column", ["sku", "SKU", "1"])
def test_the_column_can_be_named_or_numbered(stock, column):
    assert [row[1] for row in resolved(stock / "stock.csv", "--column", column)] == ["a1", "", "b2"]


@pytest.mark.parametrize("column", ["plant", "0", "4"])
def test_a_column_that_is_not_there_is_told_with_those_that_are(stock, column):
    with pytest.raises(CommandError, match=rf"no column “{column}”. Columns found: SKU, Botanical name, Qty"):
        run("parse_names", stock / "stock.csv", "--column", column)


@pytest.mark.usefixtures("db", "plants")
def test_text_is_a_name_a_line_whatever_it_holds(tmp_path):
    path = tmp_path / "list.txt"
    path.write_text("name,qty\nAcer rubrum\t5\nHERU,\n", encoding="utf-8")
    assert resolved(path) == [
        ("1", "name,qty", "none"),
        ("2", "Acer rubrum\t5", "exact"),
        ("3", "HERU,", "symbol"),
    ]


@pytest.mark.usefixtures("db", "plants")
def test_standard_input_is_a_name_a_line(monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO("HERU\r\n×quux".encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    assert resolved("-") == [("1", "HERU", "symbol"), ("2", "×quux", "none")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_every_usual_encoding_is_read(tmp_path, encoding):
    path = tmp_path / "list.txt"
    path.write_bytes("Heuchera ×cuneata Höwell\n".encode(encoding))
    assert json.loads(run("parse_names", path))["authority"] == "Höwell"


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_no_list_is_told_in_a_sentence(tmp_path, command):
    path = tmp_path / "list.txt"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(CommandError, match="it looks like a PDF document"):
        run(command, path)
    with pytest.raises(CommandError, match="cannot be read"):
        run(command, tmp_path)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_file_ends_the_command_with_a_sentence_and_1(command):
    ended = subprocess.run(
        [sys.executable, "manage.py", command, "nowhere.txt"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.strip() == "CommandError: nowhere.txt cannot be read (No such file or directory)."
