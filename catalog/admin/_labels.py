"""Taxa in one line, as the admin writes them."""

from catalog.models import Taxon


def describe(taxon: Taxon) -> str:
    """One line that tells a taxon from every other: full name, rank, standing, symbol."""
    parts = [taxon.rank_label.lower(), taxon.get_status_display().lower(), taxon.symbol or "no symbol"]
    if taxon.excluded:
        parts.append("excluded")
    return f"{taxon} — {', '.join(parts)}"
