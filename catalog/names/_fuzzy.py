"""Names that are like what was typed: candidates from the genera like its first word, weighed by ``_score``."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalog import nomenclature
from catalog.models import NameEntry, WordRole

from . import _words
from ._asked import Asked
from ._bulk import chunks
from ._loose import loose, sounded
from ._match import BOTANICAL, Row
from ._score import MARGIN, MOST, SOUND, Difference, compare, is_slip
from ._taxa import Shown
from ._vocabulary import Lexicon, Vocabulary, lexicon

MOST_GENERA: Final = 12
MOST_CANDIDATES: Final = 6
DOUBTFUL: Final = 4.0
"""A name that costs more is not even a candidate."""

LEAST: Final = 70
"""And it must be so much alike, of 100."""

LONG: Final = 12
"""Letters from which two edits in an epithet are seldom another plant (Carya illinoensis, illinoinensis)."""

_EPITHET_EDITS: Final = 5
_MOST_COMPARED: Final = 20
_ASKED: Final = 8
"""So many taxa of a genus are asked whether they may be shown."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that is like what was typed, with its entries."""

    canonical: str
    difference: Difference
    is_slip: bool
    rows: tuple[Row, ...]
    percent: int

    @property
    def taxa(self) -> set[int]:
        """The taxa that bear or bore the name."""
        return {row.taxon_id for row in self.rows}


class Judged(NamedTuple):
    """What the candidates come to: the cheapest first, and those among them that may be meant.

    ``is_other`` says that what was typed is the name of a species that the catalogue does not have.
    """

    candidates: tuple[Candidate, ...] = ()
    meant: tuple[Candidate, ...] = ()
    is_other: bool = False
    has_genus: bool = False

    @property
    def is_near(self) -> bool:
        """Whether the likest name is like enough to be asked about."""
        return bool(self.candidates) and self.candidates[0].difference.cost <= MOST

    @property
    def may_be_spelt_so(self) -> bool:
        """Whether the likest name differs in one letter, or a long one in two."""
        if not self.candidates:
            return False
        best = self.candidates[0]
        return best.difference.cost <= (2 if len(best.canonical.split()[-1]) >= LONG else 1)

    @property
    def is_variant(self) -> bool:
        """Whether the likest name differs in no more than endings and letters that sound alike."""
        return bool(self.candidates) and max(self.candidates[0].difference.words) <= SOUND

    @property
    def taxa(self) -> set[int]:
        """The taxa that may be meant; one: it is."""
        return {taxon for candidate in self.meant for taxon in candidate.taxa}


class _Genus(NamedTuple):
    """The names in a genus, and what follows the generic name in each."""

    names: list[str]
    epithets: list[str]


def judge(asked: Sequence[Asked], shown: Shown) -> list[Judged]:
    """The verdict on each of these texts. A handful of queries for some hundred texts."""
    known = lexicon(shown.vocabulary, (word for each in asked for word in each.words[1:]))
    near = {
        genus: _near(genus, shown.vocabulary, known)
        for genus in {each.words[0] for each in asked if each.words}
    }
    several = {other for each in asked if len(each.words) > 1 for other in near[each.words[0]]}
    names = _names_in(several)
    weighed = [_weighed(each, near, names) for each in asked]
    rows = _rows_of({name for found in weighed for name, _ in found}, shown)
    genera_shown = _genera_shown({each.words[0] for each in asked if each.words} & known.genera, shown)
    return [
        _verdict(each, found, rows, known, genera_shown) if each.words else Judged()
        for each, found in zip(asked, weighed, strict=True)
    ]


def _near(genus: str, vocabulary: Vocabulary, known: Lexicon) -> list[str]:
    """Generic names that may be meant, the nearest first. One that is in use is only itself, or sounds the same."""
    if genus in known.genera:
        sounding = vocabulary.sounding(sounded(genus), WordRole.GENUS)
        return [genus, *_alike(genus, sounding, 2)]
    shortest = len(genus) <= 3 or known.has_genus(genus)
    most = 1 if shortest else 2 if len(genus) <= 7 else 3
    return _alike(genus, vocabulary.about_as_long(len(genus), most, WordRole.GENUS), most)


def _alike(genus: str, genera: Sequence[str], most: int) -> list[str]:
    found = process.extract(genus, genera, scorer=OSA.distance, score_cutoff=most, limit=MOST_GENERA)
    return [name for name, distance, _ in found if distance]


def _names_in(genera: Iterable[str]) -> dict[str, _Genus]:
    """The botanical names in each genus, each once. A query for every 900 genera."""
    found: dict[str, set[str]] = defaultdict(set)
    for chunk in chunks(sorted(genera)):
        rows = NameEntry.objects.filter(genus__in=chunk).values_list("genus", "canonical")
        for genus, canonical in rows:
            if " " in canonical:
                found[genus].add(canonical)
    return {genus: _genus(genus, names) for genus, names in found.items()}


def _genus(genus: str, names: set[str]) -> _Genus:
    ordered = sorted(names)
    return _Genus(ordered, [name[len(genus) + 1 :] for name in ordered])


def _weighed(
    asked: Asked, near: dict[str, list[str]], names: dict[str, _Genus]
) -> list[tuple[str, Difference]]:
    """The likest names with their differences, the cheapest first."""
    typed = asked.words
    if not typed:
        return []
    if len(typed) == 1:
        found = [(genus, compare(typed, (genus,))) for genus in near[typed[0]]]
    else:
        found = [
            (name, compare(typed, tuple(name.split())))
            for genus in near[typed[0]]
            if genus in names
            for name in _likely(typed, names[genus])
        ]
    kept = [pair for pair in found if pair[1].cost <= DOUBTFUL and pair[1].percent(typed) >= LEAST]
    return sorted(kept, key=lambda pair: (pair[1].cost, pair[0]))[:MOST_CANDIDATES]


def _likely(typed: tuple[str, ...], genus: _Genus) -> Iterable[str]:
    """Names of a genus whose epithets are written nearly as those typed, or that leave one of them out."""
    rest = " ".join(typed[1:])
    found = process.extract(
        rest, genus.epithets, scorer=OSA.distance, score_cutoff=_EPITHET_EDITS, limit=_MOST_COMPARED
    )
    yield from (genus.names[index] for _, _, index in found)
    if len(typed) > 2:
        ends = f" {typed[-1]}"
        same_species = (name for name in genus.names if name.split(" ", 2)[1] == typed[1])
        yield from (
            name for name in same_species if name.endswith(ends) and name.count(" ") != len(typed) - 1
        )


def _rows_of(names: set[str], shown: Shown) -> dict[str, tuple[Row, ...]]:
    """The entries of each canonical name whose taxa may be shown."""
    every = (row for rows in shown.like({loose(name) for name in names}).values() for row in rows)
    found: dict[str, list[Row]] = defaultdict(list)
    botanical = (row for row in every if row.kind in BOTANICAL and row.canonical in names)
    for row in sorted(botanical, key=lambda row: (row.kind, row.taxon_id)):
        found[row.canonical].append(row)
    return {name: tuple(rows) for name, rows in found.items()}


def _genera_shown(genera: set[str], shown: Shown) -> set[str]:
    """Those of these genera in which there is a taxon that may be shown, as the first of each tell. Two queries."""
    if shown.drafts:
        return genera
    first = {genus: list(taxa[:_ASKED]) for genus, taxa in _words.with_words(genera, WordRole.GENUS).items()}
    public = shown.among(pk for taxa in first.values() for pk in taxa)
    return {genus for genus, taxa in first.items() if not public.isdisjoint(taxa)}


def _verdict(
    asked: Asked,
    found: list[tuple[str, Difference]],
    rows: dict[str, tuple[Row, ...]],
    known: Lexicon,
    genera_shown: set[str],
) -> Judged:
    typed = asked.words
    candidates = tuple(
        Candidate(
            name,
            difference,
            is_slip(typed, tuple(name.split()), difference, known),
            rows[name],
            difference.percent(typed),
        )
        for name, difference in found
        if rows.get(name)
    )
    is_other = len(typed) > 1 and known.has_species(typed[0], typed[1])
    has_genus = typed[0] in genera_shown
    if not candidates or not candidates[0].is_slip:
        return Judged(candidates, (), is_other, has_genus)
    limit = candidates[0].difference.cost + MARGIN
    meant = tuple(each for each in candidates if each.is_slip and each.difference.cost < limit)
    return Judged(candidates, _by_authority(asked, meant), is_other, has_genus)


def _by_authority(asked: Asked, meant: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Those among several that bear the authority that was given."""
    if not asked.parsed.authority:
        return meant
    wanted = nomenclature.authority_key(asked.parsed.authority)
    narrowed = []
    for candidate in meant:
        same = tuple(row for row in candidate.rows if nomenclature.authority_key(row.authority) == wanted)
        if same:
            narrowed.append(replace(candidate, rows=same))
    return tuple(narrowed) or meant
