"""``resolve_names`` and ``parse_names``: lists by the command line."""

import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_synonym, make_taxon, make_vernacular


@pytest.fixture
def listed(tmp_path):
    def write(text, encoding="utf-8"):
        path = tmp_path / "list.txt"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def run(command, *arguments):
    out = io.StringIO()
    call_command(command, *map(str, arguments), stdout=out)
    return out.getvalue()


def table(text):
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture(scope="module")
def alumroots(shared_rows):
    species = make_taxon(symbol="HERU")
    variety = make_taxon("Heuchera rubescens var. alpicola", "Jeps.", symbol="HERUA")
    make_synonym(variety, "Heuchera pachypoda", "Greene", symbol="HEPA9")
    for taxon in (species, variety):
        make_vernacular(taxon)


@pytest.mark.usefixtures("db", "alumroots")
def test_a_list_comes_back_line_by_line(listed):
    rows = table(
        run(
            "resolve_names",
            listed("HERUA\n\n5 gal Heuchera pachypoda\npink alumroot\nHeuchra rubescens\nquux"),
        )
    )
    assert [(row["line"], row["input"], row["status"], row["accepted_symbol"]) for row in rows] == [
        ("1", "HERUA", "symbol", "HERUA"),
        ("2", "", "blank", ""),
        ("3", "5 gal Heuchera pachypoda", "synonym", "HERUA"),
        ("4", "pink alumroot", "ambiguous", ""),
        ("5", "Heuchra rubescens", "fuzzy", "HERU"),
        ("6", "quux", "none", ""),
    ]
    assert rows[2]["matched_name"] == "Heuchera pachypoda Greene"
    assert rows[2]["accepted_name"] == "Heuchera rubescens var. alpicola"
    assert rows[3]["candidates"].count("(HERU") == 2
    assert "is a synonym of" in rows[2]["narrative"]


@pytest.mark.usefixtures("db", "alumroots")
def test_the_columns_are_the_documented_ones(listed):
    header = run("resolve_names", listed("HERU\n")).splitlines()[0]
    assert header == "line,input,status,matched_name,accepted_name,accepted_symbol,score,candidates,narrative"


@pytest.mark.usefixtures("db", "alumroots")
def test_the_output_can_be_a_file(listed, tmp_path):
    target = tmp_path / "out.csv"
    assert run("resolve_names", listed("HERU\n"), "--output", target) == ""
    assert table(target.read_text(encoding="utf-8"))[0]["accepted_symbol"] == "HERU"


@pytest.mark.usefixtures("db", "alumroots")
@pytest.mark.parametrize("text", ["=1+1", "+cmd|x", "-1", "@SUM(A1)", "\tHERU"])
def test_no_cell_is_a_formula(listed, text):
    assert table(run("resolve_names", listed(text)))[0]["input"] == f"'{text}"


@pytest.mark.usefixtures("db", "alumroots")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_encodings_and_line_ends_are_understood(listed, encoding):
    rows = table(run("resolve_names", listed("HERU\r\n×quux é\r\nHERUA\r\n", encoding)))
    assert [row["input"] for row in rows] == ["HERU", "×quux é", "HERUA"]


@pytest.mark.usefixtures("db", "alumroots")
def test_a_file_that_cannot_be_read_or_written_is_told_in_a_sentence(listed, tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        run("resolve_names", tmp_path / "nowhere.txt")
    with pytest.raises(CommandError, match="cannot be written"):
        run("resolve_names", listed("x"), "--output", tmp_path / "no" / "out.csv")


@pytest.mark.usefixtures("db", "alumroots")
def test_an_empty_file_has_no_lines(listed):
    assert table(run("resolve_names", listed(""))) == []


def test_names_are_taken_apart_without_a_database(listed):
    lines = run(
        "parse_names", listed("Heuchera rubescens Torr. var. alpicola Jeps.\nHeuchera x cuneata\n\n")
    ).splitlines()
    first, second, third = map(json.loads, lines)
    assert list(first) == ("input parsed quality canonical authority rank hybrid cultivar warnings".split())
    assert first["canonical"] == "Heuchera rubescens var. alpicola"
    assert (first["authority"], first["rank"], first["quality"]) == ("Jeps.", "variety", 1)
    assert (second["canonical"], second["hybrid"]) == ("Heuchera ×cuneata", "specific")
    assert (third["parsed"], third["quality"]) == (False, 0)


def test_a_formula_and_a_cultivar_are_taken_apart(listed):
    lines = run("parse_names", listed("Iris tenax × innominata\nAcer rubrum 'Red Sunset'")).splitlines()
    formula, cultivar = map(json.loads, lines)
    assert (formula["canonical"], formula["hybrid"]) == ("Iris tenax × Iris innominata", "formula")
    assert (cultivar["canonical"], cultivar["cultivar"]) == ("Acer rubrum", "Red Sunset")
