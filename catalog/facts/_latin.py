"""Botanical names as HTML."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from catalog import nomenclature


def latin(name: str) -> SafeString:
    """A name with its Latin in italics and the rest upright. Every letter is escaped."""
    return _printed(nomenclature.spans(name))


def latin_parents(formula: str) -> SafeString:
    """The parents of a hybrid, as its record keeps them, printed alike."""
    return _printed(nomenclature.formula_spans(formula))


def _printed(spans: Iterable[nomenclature.Span]) -> SafeString:
    return format_html_join("", "{}", ((_span(span),) for span in spans))


def _span(span: nomenclature.Span) -> str:
    return format_html('<i lang="la" translate="no">{}</i>', span.text) if span.italic else span.text
