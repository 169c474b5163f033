"""An authority taken apart: ``(Benth. ex A. Gray) Torr. & A. Gray in Emory`` (ICN Art. 46, 49)."""

import re
from dataclasses import dataclass
from typing import Final, Self

_YEAR: Final = re.compile(r"[,(]? ?\(?\b(1[5-9]\d\d|20\d\d)\b[a-z]?\)?")
_AND: Final = re.compile(r",? (?:&|et|and) |, ")


@dataclass(frozen=True, slots=True)
class Citation:
    """Those who published a name.

    ``authors`` published it; ``ascribed`` are those before ``ex``, whom they credit; ``within`` are the
    authors of the larger work after ``in``; ``year`` is "" where none is given (botany gives none).
    """

    authors: tuple[str, ...] = ()
    ascribed: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    year: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read one citation, without the brackets of a basionym."""
        year = _YEAR.search(text)
        bare = _YEAR.sub("", text).strip(" ,")
        published, _, within = bare.partition(" in ")
        ascribed, ex, authors = published.rpartition(" ex ")
        return cls(
            authors=_team(authors if ex else published),
            ascribed=_team(ascribed),
            within=_team(within),
            year=year[1] if year else "",
        )


@dataclass(frozen=True, slots=True)
class Authorship:
    """Who first described the taxon (``basionym``) and who gave it the present name (``combining``).

    A name in its first place has no basionym authors.
    """

    basionym: Citation
    combining: Citation

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an authority; brackets that do not pair are passed over."""
        basionym, combining = "", text
        if text.startswith("("):
            inner, closed, rest = text[1:].partition(")")
            basionym, combining = (inner, rest) if closed else ("", inner)
        return cls(Citation.parse(basionym), Citation.parse(combining))


def _team(text: str) -> tuple[str, ...]:
    """The authors of ``Rosend., Butters & Lakela``, each once."""
    return tuple(name for name in (part.strip(" ,()") for part in _AND.split(text)) if name)
