"""Numbers of taxa by rank, in words."""

from collections.abc import Mapping

from catalog.choices import Rank
from catalog.glossary import Terms

from ._values import and_join


def counted_ranks(counts: Mapping[str, int], terms: Terms) -> str:
    """So many of each rank, highest first: ``2 varieties and 1 cultivar``; blank for none. Cultivars have rank ""."""
    ranks = [rank.value for rank in Rank if counts.get(rank.value)]
    said = [_counted(counts[rank], terms["Rank"][rank].label.lower()) for rank in ranks]
    if counts.get(""):
        said.append(_counted(counts[""], "cultivar"))
    return and_join(said) if said else ""


def _counted(number: int, word: str) -> str:
    if number != 1 and not word.endswith("s"):
        word = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    return f"{number:,} {word}"
