"""Text is read in its own encoding, and never misread."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.importing._reading import FileProblem, read_table, read_text

TEXT = "symbol,name\nHECU8,Heuchera ×cuneata\nECTE5,Lücking’s lichen\n"


def refusal(content: bytes) -> str:
    with pytest.raises(FileProblem) as caught:
        read_table(content, columns=["symbol", "name"])
    return str(caught.value)


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("cp1252", "cp1252"),
    ],
)
def test_every_encoding_gives_the_same_rows(codec, encoding):
    table = read_table(TEXT.encode(codec), columns=["symbol", "name"])

    assert [row["name"] for _, row in table] == ["Heuchera ×cuneata", "Lücking’s lichen"]
    assert table.encoding == encoding


def test_cp1252_is_said_in_a_notice():
    assert "read as cp1252" in read_text(TEXT.encode("cp1252")).notices[0]


def test_utf_8_needs_no_notice():
    assert read_text(TEXT.encode()).notices == ()


def test_a_file_of_mixed_encodings_is_refused_at_the_first_other_line():
    lines = [b"symbol,name"] + [b"A,\xc3\x97b"] * 212 + [b"C,\xd7d"] + [b"E,f"] * 10

    assert refusal(b"\n".join(lines)).startswith("Line 214 is not UTF-8 text.")


def test_two_encodings_within_one_line_are_refused():
    assert refusal(b"symbol,name\nA,\xc3\x97 and \xd7\n").startswith("Line 2 is not UTF-8 text.")


def test_bytes_that_no_encoding_of_ours_has_are_refused():
    assert refusal(b"symbol,name\nA,\x81\xd7b\n").startswith("Line 2 is not UTF-8 text.")


@pytest.mark.parametrize("codec", ["mac-roman", "cp437"])
def test_letters_of_old_systems_are_not_taken_for_windows(codec):
    assert refusal("symbol,name\nA,Höring ex Bébé\n".encode(codec)).startswith("Line 2 is not UTF-8 text.")


@pytest.mark.parametrize("damaged", ["Ã—", "Ã©", "â€™", "Å‚", "ï¿½", "Â°"])
def test_text_that_was_misread_before_is_refused(damaged):
    message = refusal(f"symbol,name\nA,b\nC,d{damaged}e\n".encode())

    assert message.startswith("Line 3")
    assert "once read as cp1252" in message


@pytest.mark.parametrize(
    "sound", ["São Tomé", "MAÇÃ", "Ängelholm “på”", "Ñandú", "Šťastný", "d’Urv.", "Straße”"]
)
def test_words_with_accents_are_not_taken_for_damage(sound):
    assert read_text(f"symbol,name\nA,{sound}\n".encode()).encoding == "UTF-8"


def test_the_sign_for_a_lost_character_is_refused():
    assert refusal("symbol,name\nA,b\ufffd\n".encode()).startswith("Line 2 holds the sign")


@pytest.mark.parametrize("control", ["\0", "\x07", "\x1a", "\x85", "\x97"])
def test_control_characters_are_refused(control):
    assert refusal(f"symbol,name\nA,b\nC,{control}d\n".encode()).startswith("Line 3 holds a")


def test_a_broken_utf_16_file_is_refused_with_its_line():
    assert refusal("symbol,name\nA,b\n".encode("utf-16") + b"x").startswith("Line 3 is not UTF-16 text.")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n\x00", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\x00", "a PNG picture"),
        (b"PK\x03\x04\x14\x00[Content_Types].xml xl/workbook.xml", "an Excel workbook"),
        (b"PK\x03\x04\x14\x00readme.txt", "a ZIP archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Excel workbook"),
        (b"MZ\x90\x00\x03", "a Windows program"),
        (b"\n<!DOCTYPE html><html>", "a web page"),
        ("symbol,name\nA,b\n".encode("utf-16-le"), "UTF-16 text without its byte order mark"),
        (bytes(range(32)) * 20, "binary data"),
    ],
)
def test_a_file_that_is_no_text_is_refused_by_what_it_looks_like(content, kind):
    assert refusal(content).startswith(f"This file is not a CSV or text file (it looks like {kind}")


@given(st.binary(max_size=400))
def test_no_bytes_raise_anything_but_a_file_problem(content):
    try:
        text = read_text(content).text
    except FileProblem:
        return
    assert "\ufffd" not in text
    assert "\0" not in text


@given(st.binary(max_size=200))
def test_no_table_raises_anything_but_a_file_problem(content):
    try:
        table = read_table(b"symbol,name\n" + content, columns=["symbol", "name"])
    except FileProblem:
        return
    assert all(set(row) == {"symbol", "name"} for _, row in table)
