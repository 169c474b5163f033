"""Botanical names as HTML."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from catalog import nomenclature


def latin(name: str) -> SafeString:
    """A name with its Latin in italics and the rest upright. Every letter is escaped."""
    return format_html_join("", "{}", ((_span(span),) for span in nomenclature.spans(name)))


def _span(span: nomenclature.Span) -> str:
    return format_html('<i lang="la" translate="no">{}</i>', span.text) if span.italic else span.text
