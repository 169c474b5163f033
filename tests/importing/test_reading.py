"""Delimited files are read as a whole, or refused with every fault named."""

import time
from pathlib import Path

import pytest

from catalog.importing._reading import FileProblem, FileRefused, read_table
from tests.real_data import real_data

COLUMNS = ["symbol", "name"]


def refusal(content: bytes, **options) -> FileRefused:
    with pytest.raises(FileRefused) as caught:
        read_table(content, columns=COLUMNS, **options)
    return caught.value


def rows(content: bytes) -> list[tuple[int, dict[str, str]]]:
    return list(read_table(content, columns=COLUMNS))


def test_rows_come_with_the_number_of_their_line():
    assert rows(b"symbol,name\nHERUA,pink alumroot\n\nHERUP,\n") == [
        (2, {"symbol": "HERUA", "name": "pink alumroot"}),
        (4, {"symbol": "HERUP", "name": ""}),
    ]


def test_a_row_of_several_lines_bears_the_number_of_its_first():
    table = read_table(b'symbol,name\nA,"one\ntwo"\nB,three\n', columns=COLUMNS)

    assert [(line, row["name"]) for line, row in table] == [(2, "one\ntwo"), (4, "three")]


def test_a_table_can_be_read_twice_and_knows_its_length():
    table = read_table(b"symbol,name\nA,b\nC,d\n", columns=COLUMNS)

    assert list(table) == list(table)
    assert len(table) == 2


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_all_line_ends_read_the_same(ending):
    content = ending.join(["symbol,name", "A,b", "C,d", ""]).encode()

    assert rows(content) == rows(b"symbol,name\nA,b\nC,d\n")


def test_headers_match_in_any_case_and_order():
    table = read_table(b" Name ,SYMBOL\nb,A\n", columns=COLUMNS)

    assert list(table) == [(2, {"symbol": "A", "name": "b"})]
    assert table.headers == ("Name", "SYMBOL")


def test_an_optional_column_that_is_missing_reads_as_empty():
    table = read_table(b"symbol,name\nA,b\n", columns=COLUMNS, optional=["family"])

    assert list(table) == [(2, {"symbol": "A", "name": "b", "family": ""})]
    assert table.present == {"symbol", "name"}


def test_columns_that_nobody_asked_for_are_named_in_a_notice():
    table = read_table(b"symbol,name,colour\nA,b,red\n", columns=COLUMNS)

    assert table.notices == ("Columns that were not read: colour.",)


def test_a_path_and_its_bytes_read_the_same(tmp_path: Path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"symbol,name\nA,b\n")

    assert read_table(path, columns=COLUMNS) == read_table(path.read_bytes(), columns=COLUMNS)


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path):
    with pytest.raises(FileRefused, match=r'"none\.csv" cannot be read'):
        read_table(tmp_path / "none.csv", columns=COLUMNS)


def test_a_missing_column_is_refused_with_those_found_and_needed():
    assert str(refusal(b"symbol,common\nA,b\n")) == (
        "Line 1 lacks the column name. Columns found: symbol, common. Columns needed: symbol, name. "
        "Nothing was imported."
    )


def test_a_double_column_is_refused():
    assert "has the column name more than once" in str(refusal(b"symbol,name,name\nA,b,c\n"))


@pytest.mark.parametrize(("separator", "word"), [(";", "semicolons"), ("\t", "tabs"), ("|", "vertical bars")])
def test_another_separator_is_named(separator, word):
    content = f"symbol{separator}name\nA{separator}b\n".encode()

    assert f"separates its columns with {word}; save it with commas" in str(refusal(content))


def test_a_header_without_rows_is_refused():
    assert str(refusal(b"symbol,name\n")).startswith("The file has a header and no rows.")


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n\n  \n"])
def test_an_empty_file_is_refused(content):
    assert str(refusal(content)).startswith("The file is empty")


def test_an_unclosed_quote_is_refused_where_it_opens():
    problem = refusal(b'symbol,name\nA,b\nC,"d\nE,f\n')

    assert str(problem).startswith("Line 3 opens a quote that is never closed.")
    assert problem.more


def test_text_after_a_closing_quote_is_refused():
    assert "has text after a closing quote" in str(refusal(b'symbol,name\nA,"b"c\n'))


def test_ragged_rows_are_all_named():
    problem = refusal(b"symbol,name\nA\nB,c\nD,e,f\n")

    assert [finding.sentence for finding in problem.problems] == [
        "Line 2 has 1 cell where the header has 2.",
        "Line 4 has 3 cells where the header has 2.",
    ]
    assert str(problem).count("Nothing was imported.") == 1


def test_reading_stops_after_so_many_problems():
    problem = refusal(b"symbol,name\n" + b"A\n" * 100, max_problems=5)

    assert len(problem.problems) == 5
    assert "there may be more" in str(problem)


@pytest.mark.parametrize("length", [110_000, 200_000, 1_000_000])
def test_a_cell_that_is_too_long_is_refused_with_the_limit(length):
    message = str(refusal(b"symbol,name\nA," + b"x" * length + b"\n"))

    assert message.startswith("Line 2")
    assert "100,000" in message


def test_a_quote_that_swallows_the_file_is_suspected():
    content = b'symbol,name\nA,"b\n' + b"C,d\n" * 50_000

    assert "perhaps its closing quote is missing" in str(refusal(content))


def test_ten_thousand_columns_are_refused():
    header = ",".join(f"c{number}" for number in range(10_000))

    assert "has 10,000 columns; the limit is 500" in str(refusal(header.encode() + b"\n1\n"))


def test_a_problem_reads_as_line_column_value_and_rule():
    rule = "is not a web address (it must start with http:// or https://)"

    assert str(FileProblem(92_999, "source_url", "javascript:alert(1)", rule)) == (
        'Line 92,999, column source_url: "javascript:alert(1)" is not a web address '
        "(it must start with http:// or https://). Nothing was imported."
    )


def test_a_value_in_a_message_is_escaped_and_cut():
    problem = FileProblem(1, "name", "a\nb\x00\u202e" + "x" * 200, "is wrong")

    assert '"a\\nb\\x00\\u202exxx' in problem.sentence
    assert "x…" in problem.sentence
    assert len(problem.sentence) < 120


def test_the_genuine_excerpt_is_read_whole():
    table = read_table(
        real_data("usda/plantlst_genuine_excerpt.txt"),
        columns=["Symbol", "Synonym Symbol", "Scientific Name with Author", "Common Name", "Family"],
    )

    assert len(table) == 58
    assert any(row["Symbol"] == "HERUA" for _, row in table)


def test_ninety_three_thousand_rows_take_less_than_a_second_and_a_half():
    path = real_data("usda/plantlst_rebuilt.txt")
    started = time.process_time()

    total = sum(
        1 for _ in read_table(path, columns=["Symbol", "Synonym Symbol", "Scientific Name with Author"])
    )

    assert total == 93_488
    assert time.process_time() - started < 1.5
