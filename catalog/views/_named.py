"""The taxa behind entries of the names index, with what tells them apart."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from catalog import facts, glossary
from catalog.choices import SynonymKind
from catalog.facts import Card
from catalog.glossary import Terms
from catalog.models import NameKind, Synonym, Taxon
from catalog.names import Match

BOTANICAL: Final = (NameKind.ACCEPTED, NameKind.SYNONYM)
NAMED_FOR_ITSELF: Final = (NameKind.ACCEPTED, NameKind.SYMBOL)


@dataclass(frozen=True)
class Named:
    """A public taxon that a text may mean, and the entry by which it was found."""

    taxon: Taxon
    common_name: str
    match: Match

    @property
    def is_botanical(self) -> bool:
        """Whether the entry is a botanical name."""
        return self.match.kind in BOTANICAL


@dataclass(frozen=True)
class Choice(Named):
    """One of several taxa among which a visitor chooses, with what tells it from the others; texts may be blank.

    ``why`` says what the text is to it ("misapplied name"); ``note`` is the nomenclatural remark ("auct. non L.");
    ``difference`` tells it from its sisters. ``address`` is where the choice leads.
    """

    address: str
    rank: str
    card: Card
    why: str
    note: str
    difference: str

    @property
    def native(self) -> str:
        """Where it is native, unless the difference tells it in detail."""
        return "" if self.difference.startswith("Native") else self.card.native


def named(matches: Iterable[Match]) -> list[Named]:
    """The taxa of these entries, in their order. Two queries."""
    listed = list(matches)
    taxa = Taxon.objects.published().in_bulk([match.taxon_id for match in listed])
    common = facts.common_names(taxa)
    return [
        Named(taxa[match.taxon_id], common.get(match.taxon_id, ""), match)
        for match in listed
        if match.taxon_id in taxa
    ]


def choices(matches: Sequence[Match], *, at: str = "", asked: str = "") -> list[Choice]:
    """The taxa of these entries with what tells them apart, in their order. Ten queries for any number of them.

    Each leads to the taxon's page, or to the page ``at``, which is told the taxon and what was ``asked``.
    """
    terms = glossary.terms()
    cards = {card.taxon.pk: card for card in facts.cards([match.taxon_id for match in matches], terms)}
    differences = facts.told_apart([card.taxon for card in cards.values()], terms)
    synonyms = _synonyms(matches)
    shared = Counter((match.text, match.authority) for match in matches if match.kind == NameKind.SYNONYM)
    return [
        Choice(
            taxon=card.taxon,
            common_name=card.common_name,
            match=match,
            address=_address(card.taxon, at, asked),
            rank=terms["Rank"][card.taxon.rank].label if card.taxon.rank else "Cultivar",
            card=card,
            why=_why(match, synonym, terms, is_shared=shared[match.text, match.authority] > 1),
            note=synonym.note if synonym else "",
            difference=differences.get(match.taxon_id, ""),
        )
        for match in matches
        if (card := cards.get(match.taxon_id)) is not None
        for synonym in (synonyms.get((match.taxon_id, match.text, match.authority)),)
    ]


def by_name_id(address: str) -> Taxon | None:
    """The public taxon whose accepted name or synonym has this permanent id."""
    try:
        name_id = UUID(address)
    except ValueError:
        return None
    public = Taxon.objects.published()
    accepted = public.filter(name_id=name_id).first()
    return accepted or public.filter(pk__in=Synonym.objects.filter(name_id=name_id).values("taxon")).first()


def _address(taxon: Taxon, at: str, asked: str) -> str:
    return f"{at}?{urlencode({'plant': taxon.slug, 'q': asked})}" if at else taxon.get_absolute_url()


def _synonyms(matches: Iterable[Match]) -> dict[tuple[int, str, str], Synonym]:
    """The synonyms behind entries, by taxon, name and authority. One query."""
    found = [match for match in matches if match.kind == NameKind.SYNONYM]
    rows = Synonym.objects.filter(
        taxon__in={match.taxon_id for match in found}, name__in={match.text for match in found}
    )
    return {(row.taxon_id, row.name, row.authority): row for row in rows}


def _why(match: Match, synonym: Synonym | None, terms: Terms, *, is_shared: bool) -> str:
    """What the entry is to its taxon; of a synonym its kind, where it is known.

    One name of one author that belongs to several taxa does so *pro parte*, unless it is misapplied.
    """
    if synonym is not None and synonym.kind == SynonymKind.MISAPPLIED:
        return terms["SynonymKind"][synonym.kind].label.lower()
    if is_shared and match.authority:
        return "synonym in part (pro parte)"
    if synonym is None or synonym.kind == SynonymKind.UNSPECIFIED:
        return match.why
    return f"synonym ({terms['SynonymKind'][synonym.kind].label.lower()})"
