"""The one style sheet of the site: all of its parts, in the order that the layers want, never out of date."""

import os
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.finders import get_finders

from config.finders import SHEET, SOURCES, StyleSheetFinder

CLASS = re.compile(r"\.[a-z][\w-]*(?=[^{}]*\{)")


def built() -> str:
    found = finders.find(SHEET)
    assert found
    return Path(found).read_text(encoding="utf-8")


def test_every_public_sheet_is_in_it_and_no_sheet_of_the_admin():
    text = built()
    for sheet in SOURCES.rglob("*.css"):
        classes = set(
            CLASS.findall(re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL))
        )
        if "admin" not in sheet.parts:
            assert classes <= set(CLASS.findall(text)), sheet.name
    assert "/*" not in text
    assert "#changelist" not in text


def test_the_order_of_the_layers_comes_first():
    assert built().startswith("@layer tokens, base, layout, components, print;")


def test_no_address_within_it_could_be_broken_by_its_place():
    assert "url(" not in built()


def test_a_changed_part_shows_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("config.finders.SOURCES", tmp_path)
    tokens = tmp_path / "tokens.css"
    tokens.write_text("a { color: red }")
    finder = StyleSheetFinder()
    first = Path(finder.find(SHEET))
    assert first.read_text() == "a { color: red }"
    tokens.write_text("a { color: blue }")
    os.utime(tokens, ns=(first.stat().st_mtime_ns + 1,) * 2)
    assert Path(finder.find(SHEET)).read_text() == "a { color: blue }"


def test_it_is_collected_with_the_static_files():
    (finder,) = [finder for finder in get_finders() if isinstance(finder, StyleSheetFinder)]
    ((name, storage),) = finder.list(None)
    assert name == SHEET
    assert storage.exists(name)
    assert finder.find("catalog/other.css") == []
    assert finder.find(SHEET, find_all=True) == [finder.find(SHEET)]
