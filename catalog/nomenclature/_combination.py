"""A name moved to another genus or rank: whom to credit, and whether its epithet must change its ending."""

from typing import Final

_DECLINED: Final = ("us", "a", "um", "er", "is", "e", "or")
_GENITIVE: Final = ("ae", "arum", "orum")
"""Nouns in the genitive, after people and places: they never change."""


def basionym_authority(authority: str) -> str:
    """Who stands in brackets when the name is moved: the author of the basionym (ICN Art. 49.1).

    ``Torr.`` and ``(Torr.) Rydb.`` both give ``(Torr.)``; nothing gives nothing. Who makes the new combination stands
    behind the brackets and cannot be worked out.
    """
    text = authority.strip()
    if text.startswith("("):
        inner, closed, _ = text[1:].partition(")")
        return f"({inner.strip()})" if closed and inner.strip() else ""
    return f"({text})" if text else ""


def lacks_combining_author(authority: str) -> bool:
    """Whether an authority names the basionym's author in brackets and nobody behind them."""
    text = authority.strip()
    return text.startswith("(") and text.endswith(")") and text.count("(") == 1


def may_decline(epithet: str) -> bool:
    """Whether an epithet ends like an adjective, which agrees with the gender of its genus (ICN Art. 23.5).

    A noun in apposition may end so too and never changes: this is a question to an editor, not an answer.
    """
    return epithet.endswith(_DECLINED) and not epithet.endswith(_GENITIVE)
