"""A list as rows: its form, its headings and its column of names are found out, and nothing of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog import lists
from catalog.lists import IN_A_PAGE, Limits, ListRefused, Table, TooMuch
from tests.factories import make_taxon

SMALL = Limits(names=3, lines=6, columns=4, text=200, unpacked=1_000_000)


def read(text: str, name: str = "", limits: Limits = IN_A_PAGE, **told) -> Table:
    """The table in a text, or with a name in the file of that name."""
    separator = told.pop("separator", "")
    if name:
        text, separator = lists.read_file(name, text.encode(), limits)
    return lists.read_text(text, limits, separator=separator, **told)


def names_in(table: Table) -> list[str]:
    return [row[table.column] for row in table.rows]


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="\r\n\0", codec="utf-8"))))
def test_a_list_of_lines_keeps_every_line_in_its_order(lines):
    table = lists.read_text("".join(f"{line}\n" for line in lines), IN_A_PAGE, separator="lines")
    assert names_in(table) == lines
    assert table.first == 1


@given(st.text(alphabet=st.sampled_from('a,;|\t\n\r"\0 é×𝄞')), st.sampled_from(list(lists.SEPARATORS)))
def test_any_text_is_read_or_refused_in_a_sentence(text, separator):
    sentence, table = outcome(text, separator)
    assert sentence.startswith("Line ") or table is not None
    assert table is None or all(len(row) == len(table.headings) for row in table.rows)


def outcome(text: str, separator: str) -> tuple[str, Table | None]:
    """Why a text was refused, or its table."""
    try:
        return "", lists.read_text(text, IN_A_PAGE, separator=separator, column=0)
    except ListRefused as refused:
        return str(refused), None


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_sort_of_line_end_parts_lines(end):
    assert names_in(read(end.join(["a", "", "b", ""]))) == ["a", "", "b"]


def test_rows_from_a_spreadsheet_are_a_table():
    table = read("Plant\tQty\nAcer rubrum\t5\n\nQuercus alba\t3\n")
    assert (table.separator, table.has_headings, table.column) == ("tab", True, 0)
    assert table.rows == (("Acer rubrum", "5"), ("", ""), ("Quercus alba", "3"))
    assert (table.headings, table.first) == (("Plant", "Qty"), 2)


def test_lines_of_which_some_hold_a_tab_stay_lines():
    text = "1.\tAcer rubrum\nQuercus alba\n2 x\tCarex\t$3\n"
    assert names_in(read(text)) == text.splitlines()


@pytest.mark.parametrize("text", ["maple, red\noak, white\n", "Acer rubrum, 5 gal\nQuercus alba, 1 gal\n"])
def test_pasted_lines_with_commas_and_without_headings_stay_lines(text):
    assert names_in(read(text)) == text.splitlines()


@pytest.mark.parametrize(("sign", "code"), [(",", "comma"), (";", "semicolon"), ("|", "bar"), ("\t", "tab")])
def test_known_headings_make_a_table(sign, code):
    table = read(f"Qty{sign}Botanical name\n5{sign}Acer rubrum\n")
    assert (table.separator, table.column, names_in(table)) == (code, 1, ["Acer rubrum"])


@pytest.mark.parametrize(
    ("headings", "column"),
    [
        ("symbol,scientific_name,common_names", 1),
        ("Common Name,SKU,Botanical_Name", 2),
        ("sku,plant", 1),
        ("Common name,USDA Symbol", 1),
    ],
)
def test_the_likeliest_heading_names_the_column(headings, column):
    assert read(f"{headings}\n{',' * headings.count(',')}x\n").column == column


def test_headings_are_found_below_the_rows_of_a_title():
    table = read("Availability\t\t\n\t\t\n2026-03-01\tfax\t\nCode\tBotanical name\tQty\nP1\tAcer rubrum\t5\n")
    assert (table.headings, table.column, table.first) == (("Code", "Botanical name", "Qty"), 1, 5)
    assert names_in(table) == ["Acer rubrum"]


def test_a_row_as_wide_as_those_above_it_is_no_heading():
    table = read("P1\tAcer rubrum\t5\nP2\tplant\t6\n", column=1)
    assert (table.has_headings, names_in(table)) == (False, ["Acer rubrum", "plant"])


@pytest.mark.django_db
def test_without_headings_the_column_is_the_one_that_the_catalogue_knows():
    make_taxon("Acer rubrum", "L.")
    table = read("5\tred\tAcer rubrum\n6\tblue\tAcer rubrum L.\n")
    assert (table.has_headings, table.column) == (False, 2)
    assert table.headings == ("column 1", "column 2", "column 3")


def test_a_column_can_be_chosen_and_headings_denied():
    table = read("name,note\nAcer rubrum,x\n", headings=False, column=1, separator="comma")
    assert names_in(table) == ["note", "x"]


def test_ragged_rows_keep_all_their_cells():
    table = read("name,qty\nAcer rubrum\nCarex,1,extra,more\n")
    assert table.rows == (("Acer rubrum", "", "", ""), ("Carex", "1", "extra", "more"))
    assert table.headings == ("name", "qty", "column 3", "column 4")


def test_a_csv_file_is_a_table_without_known_headings_too():
    assert read("Carex,5,x\nJuncus,6,y\n", "list.csv", column=0).separator == "comma"


def test_a_csv_file_of_one_column_has_a_heading_or_none():
    assert names_in(read("scientific_name\nAcer rubrum\n", "a.csv")) == ["Acer rubrum"]
    assert names_in(read("Acer rubrum\nCarex\n", "a.csv")) == ["Acer rubrum", "Carex"]


def test_a_quote_that_does_not_close_is_named_with_its_line():
    with pytest.raises(
        ListRefused, match=r"^Line 3 opens a quote that is never closed\. Nothing was looked up\.$"
    ):
        read('name,qty\nCarex,1\n"Acer rubrum,5\nHERUA,6\n', "a.csv")
    with pytest.raises(ListRefused, match="Line 2 has text after a closing quote"):
        read('name,qty\n"Acer" rubrum,5\n', separator="comma")


def test_a_cell_may_not_be_endless():
    with pytest.raises(ListRefused, match="Line 2 has a cell longer than 131,072 characters"):
        read(f"name,qty\n{'x' * 200_000},5\n", separator="comma")


def test_a_guarded_cell_is_read_as_it_was():
    assert read("name,note\n'+Laburnocytisus 'Adamii','=1\n").rows == (("+Laburnocytisus 'Adamii'", "=1"),)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a\nb\nc\nd\n", "The list has 4 names; the limit is 3. Nothing was looked up."),
        ("a\n\nb\n\nc\n\nd\n", "The list has 4 names; the limit is 3. Nothing was looked up."),
        ("\n\n\n\n\n\n\n", "The list has 7 lines; the limit is 6. Nothing was looked up."),
        ("name,1,2,3,4\n", "The list has 5 columns; the limit is 4. Nothing was looked up."),
    ],
)
def test_a_list_over_a_limit_is_refused_with_the_number(text, sentence):
    with pytest.raises(TooMuch, match=f"^{sentence}$"):
        read(text, limits=SMALL)


def test_blank_lines_are_no_names():
    assert names_in(read("a\n\n\n\nb\nc\n", limits=SMALL)) == ["a", "", "", "", "b", "c"]


def test_a_list_or_file_of_too_many_bytes_is_refused():
    with pytest.raises(TooMuch, match=r"The list has 0\.00 MB"):
        read("x" * 201, limits=SMALL)
    with pytest.raises(TooMuch, match=r"The file has 0\.00 MB"):
        read("x" * 201, "a.txt", limits=SMALL)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_file_is_read_in_its_encoding(encoding):
    text, _ = lists.read_file("a.txt", "×Heuchera\r\né\r\n".encode(encoding), IN_A_PAGE)
    assert text == "×Heuchera\né\n"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"MZ\x90\x00\x03", "a Windows program"),
        (b"PK\x03\x04 [Content_Types].xml xl/", "an Excel workbook"),
        ("Acer rubrum".encode("utf-16-le"), "UTF-16 text without its byte order mark"),
    ],
)
@pytest.mark.parametrize("name", ["a.csv", "a.txt"])
def test_what_is_no_text_is_refused_with_what_it_looks_like(name, content, kind):
    with pytest.raises(ListRefused, match=rf"This file is not a CSV or text file \(it looks like {kind}"):
        lists.read_file(name, content, IN_A_PAGE)


def test_a_title_above_the_headings_of_a_file_does_not_make_it_a_list_of_lines():
    table = read("Our list\n\nWholesale 2026\nName,Size\nAcer rubrum,1\n", "list.csv")
    assert (table.separator, table.headings, table.names) == ("comma", ("Name", "Size"), ["Acer rubrum"])
    assert read("Our list\nAcer rubrum, red maple\n").is_lines


def test_a_name_in_several_columns_is_put_together():
    table = read(
        "Genus\tSpecies\tVariety\tCultivar\tSize\n"
        "Acer\trubrum\t\tOctober Glory\t5g\n"
        "Heuchera\trubescens\tpachypoda\t\t1g\n"
        "Heuchera\tx cuneata\tf. alba\t'Blue'\tqt\n"
        "Acer\tAcer saccharum\t\t\t3g\n"
        "\t\t\t\t\n"
    )
    assert table.names == [
        "Acer rubrum 'October Glory'",
        "Heuchera rubescens var. pachypoda",
        "Heuchera x cuneata f. alba 'Blue'",
        "Acer saccharum",
        "",
    ]
    assert table.rows[0] == ("Acer", "rubrum", "", "October Glory", "5g")
    assert read("Species\tSize\nrubrum\t5g\n").names == ["rubrum"]
