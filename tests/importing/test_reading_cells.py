"""Rules for single cells: symbols that a spreadsheet spoiled, and web addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.importing._reading import symbol_problem, url_problem


@pytest.mark.parametrize(
    "text",
    [
        "2-Dec",
        "02-Dec",
        "2-Dec-25",
        "Dec-02",
        "Dec-2002",
        "Dec 2, 2025",
        "2 December 2025",
        "March 2",
        "12/2/2025",
        "12/2",
        "2025-12-02",
        "2025-12-02 00:00:00",
        "2.12.2025",
        "5-Jun",
        "Sept-7",
    ],
)
def test_a_date_where_a_symbol_belongs_is_told(text):
    assert "is a date where a symbol belongs" in (symbol_problem(text) or "")


@pytest.mark.parametrize("text", ["45993", "1.00E+05", "3.505", "-7"])
def test_a_number_where_a_symbol_belongs_is_told(text):
    assert "is a number where a symbol belongs" in (symbol_problem(text) or "")


@pytest.mark.parametrize("text", ["HER UA", "HERU-A", "HERÜA", "#REF!", "<b>"])
def test_other_signs_are_no_symbol(text):
    assert "is not a symbol" in (symbol_problem(text) or "")


@pytest.mark.parametrize(
    "text", ["HERUA", "herua", "HERUR2", " HERU ", "DECE2", "FEBR7", "JUNE5", "MARCH2", "NOVE2", "2FORB", ""]
)
def test_symbols_of_any_shape_pass(text):
    assert symbol_problem(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "https://plants.usda.gov",
        "http://example.org:8080/a?b=c#d",
        "HTTPS://EXAMPLE.ORG",
        "http://[::1]/",
        "https://пример.рф/",
        "",
    ],
)
def test_web_addresses_pass(text):
    assert url_problem(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "JaVa\tScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example",
        "ftp://example.org",
        "plants.usda.gov",
        "http:/example.org",
        "mailto:a@example.org",
    ],
)
def test_other_schemes_are_refused(text):
    assert url_problem(text) == "is not a web address (it must start with http:// or https://)"


@pytest.mark.parametrize(
    "text",
    [
        "http://",
        "http://a b",
        "http://a\nb",
        "http://user:word@example.org",
        "http://example.org:99999",
        "http://[::1",
        "http://exa<mple.org",
        "http://-",
        "https://?q",
        "http://example.org/\u202egnp",
        "http://" + "a" * 3000,
    ],
)
def test_addresses_that_cannot_be_are_refused(text):
    assert url_problem(text) is not None


@given(st.text(max_size=80))
def test_the_rules_answer_for_any_text(text):
    assert symbol_problem(text) is None or "symbol" in str(symbol_problem(text))
    assert url_problem(text) is None or "web address" in str(url_problem(text))
    assert url_problem("https://" + text) is None or "web address" in str(url_problem("https://" + text))
