"""Cells that a spreadsheet would compute are kept from it, and come back as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog import lists

FORMULAS = (
    '=HYPERLINK("http://x")',
    "+Laburnocytisus 'Adamii'",
    "-5",
    "@x",
    "\t=1",
    "\r=1",
    "=cmd|' /C calc'!A0",
)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_formula_stays_one(text):
    assert lists.guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Acer rubrum", "", "5-pack", "'October Glory'", "a=b", "×Heuchera", "é"])
def test_other_text_stays_as_it_is(text):
    assert lists.guarded(text) == text
    assert lists.unguarded(text) == text


@given(st.text(alphabet=st.sampled_from("'=+-@\t\ra1 ")) | st.text())
def test_every_text_comes_back_as_it_was(text):
    assert lists.unguarded(lists.guarded(text)) == text


@given(st.text(alphabet=st.sampled_from("'=+-@\t\ra1 ")))
def test_no_guarded_text_begins_as_a_formula(text):
    assert not lists.guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))
