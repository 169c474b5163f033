"""The templates: explicit arguments, nothing inline, a first line that says what a component expects."""

import re
from pathlib import Path

import pytest
from django.template import Context, Origin, Template
from django.template.loader import get_template

from tests.project.files import ROOT, files, named

TEMPLATES = files(".html", under="templates")
INCLUDE = re.compile(r"{%\s*include\s+([^%]+)%}")
INLINE_SCRIPT = re.compile(
    r"<script\b(?![^>]*\b(?:src=|type=\"(?:application/(?:ld\+)?json|importmap)\"))", re.IGNORECASE
)
INLINE_STYLE = re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE)
INLINE_HANDLER = re.compile(r"<[^>]*\son[a-z]+\s*=|javascript:", re.IGNORECASE)
OTHER_HOST = re.compile(
    r"<(?:script|link|img|iframe|form)\b[^>]*(?:src|href|action)=[\"'](?:https?:)?//", re.IGNORECASE
)


def source(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("template", TEMPLATES, ids=named)
def test_a_template_compiles(template: Path):
    assert get_template(str(template.relative_to(ROOT / "templates")))


@pytest.mark.parametrize("template", TEMPLATES, ids=named)
def test_an_include_says_what_it_passes(template: Path):
    open_handed = [
        tag
        for tag in INCLUDE.findall(source(template))
        if is_ours(tag.split()[0]) and tag.split()[-1] != "only"
    ]
    assert not open_handed


def is_ours(included: str) -> bool:
    """Whether an include names a template of ours; those of Django's admin expect the whole context."""
    return (ROOT / "templates" / included.strip("\"'")).exists()


@pytest.mark.parametrize("template", TEMPLATES, ids=named)
@pytest.mark.parametrize("inline", [INLINE_SCRIPT, INLINE_STYLE, INLINE_HANDLER, OTHER_HOST])
def test_nothing_is_written_that_the_content_policy_refuses(template: Path, inline: re.Pattern[str]):
    assert not inline.search(source(template))


def test_a_component_says_first_what_it_is_and_expects():
    components = files(".html", under="templates/catalog/components")
    assert not [named(path) for path in components if not source(path).startswith(("{#", "{% comment"))]


def printing_an_undefined_variable(origin: str) -> Template:
    """A template that stands at ``origin``, as far as Django knows."""
    return Template("a{{ nobody_gave_me }}b", origin=Origin(origin))


def test_an_undefined_variable_fails_in_our_templates():
    """The guard of ``tests.project.undefined``."""
    ours = printing_an_undefined_variable(str(ROOT / "templates" / "made_up.html"))
    with pytest.raises(AssertionError, match=r"made_up\.html prints nobody_gave_me, which is not defined"):
        ours.render(Context())


def test_an_undefined_variable_is_let_be_in_the_templates_of_others():
    assert printing_an_undefined_variable("django/admin.html").render(Context()) == "ab"
