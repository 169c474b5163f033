"""What an address means that is no taxon's own."""

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from catalog import nomenclature
from catalog.choices import Status
from catalog.models import FormerSlug, NameEntry, NameKind

from ._search import Match, as_match, each_once, prefixed, public

NEAREST = 8
CANDIDATES = 2000


@dataclass(frozen=True)
class Resolution:
    """What an address or a name leads to: no match, one, or several among which the visitor chooses.

    ``kind`` is "symbol", "former", "accepted", "synonym", "common name", or "none"; then ``matches`` are near.
    """

    kind: str
    matches: tuple[Match, ...]

    @property
    def is_found(self) -> bool:
        """Whether the text leads anywhere."""
        return self.kind != "none"


def resolve_address(text: str) -> Resolution:
    """Read the last part of an address: symbol, former address, name of a taxon, synonym, common name, in that order.

    The first reading that leads to a public taxon wins; all its targets are given. A handful of queries.
    """
    asked = text.replace("\x00", " ").strip()[:300]
    spaced = asked.replace("_", " ").replace("+", " ")
    slug = nomenclature.slug(asked)
    parsed = nomenclature.parse(spaced)
    botanical = (NameKind.ACCEPTED, NameKind.SYNONYM)
    if found := _entries(kind__in=[NameKind.SYMBOL, NameKind.SYNONYM_SYMBOL], key=asked.casefold()):
        return Resolution("symbol", found)
    if found := _former(asked):
        return Resolution("former", found)
    if parsed.name and parsed.authority:
        found = _with_authority(parsed)
        if found:
            return Resolution(_kind(found), found)
    if slug and (found := _entries(kind__in=botanical, slug=slug)):
        return Resolution(_kind(found), _preferring_accepted(found))
    canonical = nomenclature.match_keys(spaced).canonical
    if canonical and (found := _entries(kind__in=botanical, canonical=canonical)):
        return Resolution(_kind(found), _preferring_accepted(found))
    if (found := _entries(kind=NameKind.VERNACULAR, key=nomenclature.fold(asked.replace("-", " ")))) or (
        found := _entries(kind=NameKind.VERNACULAR, key=nomenclature.fold(spaced))
    ):
        return Resolution("common name", found)
    return Resolution("none", tuple(_near(asked)))


def _entries(**conditions: object) -> tuple[Match, ...]:
    rows = public().filter(**conditions).order_by("kind", "text", "taxon_id")[:500]
    return tuple(each_once(as_match(row) for row in rows))


def _former(slug: str) -> tuple[Match, ...]:
    former = (
        FormerSlug.objects.filter(slug=slug, taxon__status=Status.PUBLISHED).select_related("taxon").first()
    )
    if former is None:
        return ()
    return (Match(former.taxon_id, "former", slug, "", "former address"),)


def _with_authority(parsed: nomenclature.ParsedName) -> tuple[Match, ...]:
    wanted = nomenclature.authority_key(parsed.authority)
    found = _entries(kind__in=[NameKind.ACCEPTED, NameKind.SYNONYM], key=nomenclature.name_key(parsed.name))
    return tuple(match for match in found if nomenclature.authority_key(match.authority) == wanted)


def _preferring_accepted(found: tuple[Match, ...]) -> tuple[Match, ...]:
    """An accepted name always leads to its own taxon, whatever else the name was used for."""
    accepted = tuple(match for match in found if match.kind == NameKind.ACCEPTED)
    return accepted or found


def _kind(found: tuple[Match, ...]) -> str:
    return "accepted" if any(match.kind == NameKind.ACCEPTED for match in found) else "synonym"


def _near(asked: str) -> list[Match]:
    """Names and symbols that begin alike and differ least from what was asked."""
    wanted = nomenclature.fold(asked.replace("-", " ").replace("_", " "))
    if len(wanted) < 2:
        return []
    rows: dict[int, NameEntry] = {}
    for field, size in (("key", 4), ("key", 3)):
        if len(rows) < NEAREST:
            query = public().filter(prefixed(field, wanted[:size]))
            rows.update((row.pk, row) for row in query.order_by("key")[:CANDIDATES])
    scored = process.extract(
        wanted,
        {pk: row.key for pk, row in rows.items()},
        scorer=fuzz.ratio,
        limit=NEAREST * 3,
        score_cutoff=60,
    )
    return each_once(as_match(rows[pk]) for _, _, pk in scored)[:NEAREST]
