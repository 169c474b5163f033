"""Blocks: one partial, one stylesheet; colours are named in one place."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TEMPLATES = settings.BASE_DIR / "templates"
STYLES = settings.BASE_DIR / "catalog" / "static" / "catalog"
PARTIALS = TEMPLATES / "catalog" / "components"
SHEETS = [sheet for sheet in sorted(STYLES.rglob("*.css")) if "admin" not in sheet.parts]
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(", re.IGNORECASE)


def stem(path: Path) -> str:
    return path.stem


def test_every_component_has_a_stylesheet_of_its_name_and_the_other_way():
    assert {stem(path) for path in PARTIALS.glob("*.html")} == {
        stem(path) for path in (STYLES / "components").glob("*.css")
    }


@pytest.mark.parametrize("sheet", SHEETS, ids=stem)
def test_a_stylesheet_is_of_a_layer_and_short(sheet: Path):
    text = sheet.read_text(encoding="utf-8")
    assert text.startswith("/*")
    assert re.search(r"^@layer (?:tokens|base|layout|components|print) {", text, re.MULTILINE)
    assert len(text.splitlines()) <= 400


@pytest.mark.parametrize("sheet", SHEETS, ids=stem)
def test_raw_colours_stand_in_the_tokens_alone(sheet: Path):
    if sheet.name != "tokens.css":
        assert not COLOUR.findall(sheet.read_text(encoding="utf-8"))


@pytest.mark.parametrize("sheet", SHEETS, ids=stem)
def test_every_role_that_is_used_is_defined(sheet: Path):
    defined = set(re.findall(r"(--[\w-]+):", (STYLES / "tokens.css").read_text(encoding="utf-8")))
    text = sheet.read_text(encoding="utf-8")
    assert set(re.findall(r"var\((--[\w-]+)", text)) <= defined | set(re.findall(r"(--[\w-]+):", text))
