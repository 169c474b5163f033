"""Names of taxa as the admin writes them."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from catalog import nomenclature
from catalog.models import Taxon

LATIN = '<i lang="la" translate="no">{}</i>'


def describe(taxon: Taxon) -> str:
    """One line that tells a taxon from every other: full name, rank, standing, symbol."""
    parts = [taxon.rank_label.lower(), taxon.get_status_display().lower(), taxon.symbol or "no symbol"]
    if taxon.excluded:
        parts.append("excluded")
    return f"{taxon} — {', '.join(parts)}"


def latin(name: str) -> SafeString:
    """A name with its Latin in italics and the rest upright."""
    return format_html_join("", "{}", ((_piece(piece),) for piece in nomenclature.spans(name)))


def _piece(piece: nomenclature.Span) -> str:
    return format_html(LATIN, piece.text) if piece.italic else piece.text
