"""The answer to a line, made of the entries that were found for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz.distance import OSA

from catalog import nomenclature
from catalog.models import NameKind

from . import _narrative as say
from ._asked import Asked, Equal
from ._fuzzy import Judged
from ._fuzzy_common import LikeCommon
from ._instead import Instead
from ._loose import bare
from ._match import Match, Row, as_match, each_once
from ._taxa import Shown

NOT_AS_WRITTEN: Final = 90
"""The score of an equal name for which a part of what was asked had to be left out of account."""

MOST_CANDIDATES: Final = 60
STATUSES: Final = {
    NameKind.SYMBOL.value: "symbol",
    NameKind.SYNONYM_SYMBOL.value: "symbol",
    NameKind.ACCEPTED.value: "exact",
    NameKind.SYNONYM.value: "synonym",
    NameKind.VERNACULAR.value: "common",
}


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a line means.

    ``status``: exact, symbol, synonym, common, fuzzy (one taxon: ``accepted`` is its key); ambiguous (``candidates``
    to choose from); none (``candidates`` may be near); blank. ``matched_name`` and ``matched_authority`` are those of
    the entry that matched. ``score`` is its likeness, 0 to 100. ``narrative`` tells each step in a sentence.
    """

    status: str
    matched_name: str = ""
    matched_authority: str = ""
    accepted: int | None = None
    accepted_name: str = ""
    accepted_symbol: str = ""
    score: int = 0
    candidates: tuple[Match, ...] = ()
    narrative: tuple[str, ...] = ()


def settled(match: Equal, shown: Shown, *, score: int = 100, notes: tuple[str, ...] = ()) -> Resolved:
    """The answer that equal entries give: one taxon, or several to choose from."""
    told = (*notes, match.how) if match.how else notes
    if len(match.rows) > 1 and len(match.taxa) > 1:
        return choice(match.rows, score=score, notes=told)
    if not match.is_certain:
        return choice(match.rows, score=NOT_AS_WRITTEN, notes=told)
    row = min(match.rows, key=_rank) if len(match.rows) > 1 else match.rows[0]
    return _one(STATUSES[row.kind], row, score, shown, told)


def choice(rows: Iterable[Row], *, score: int = 100, notes: tuple[str, ...] = ()) -> Resolved:
    """A choice among taxa, accepted names first."""
    ordered = sorted(rows, key=_rank)
    matches = each_once(as_match(row, score) for row in ordered)[:MOST_CANDIDATES]
    return Resolved(
        "ambiguous",
        matched_name=ordered[0].text if len({row.text for row in ordered}) == 1 else "",
        score=score,
        candidates=tuple(matches),
        narrative=(*notes, say.choose(ordered)),
    )


def slip(verdict: Judged, shown: Shown, notes: tuple[str, ...], most: int) -> Resolved | None:
    """The answer to a misspelt botanical name that can mean one taxon only, else None; ``most`` is its best score."""
    if len(verdict.taxa) != 1:
        return None
    best = verdict.meant[0]
    row = best.rows[0]
    if best.difference.is_rank_apart:
        return _one(STATUSES[row.kind], row, most, shown, (*notes, say.RANKS_BETWEEN))
    told = (*notes, say.NOT_SPELT_SO, say.spelt_like(row.text, best.percent))
    return _one("fuzzy", row, min(best.percent, most), shown, told)


def likely(rows: Sequence[Row], shown: Shown, notes: tuple[str, ...]) -> Resolved:
    """The answer to an abbreviated name whose epithet is misspelt too: one taxon, or several to choose from."""
    if len({row.taxon_id for row in rows}) > 1:
        return choice(rows, score=NOT_AS_WRITTEN // 2, notes=notes)
    row = min(rows, key=_rank)
    return _one("fuzzy", row, NOT_AS_WRITTEN, shown, notes)


def doubtful(
    asked: Asked,
    verdict: Judged,
    common: LikeCommon,
    species: Equal | None,
    shown: Shown,
    notes: tuple[str, ...],
) -> Resolved:
    """The answer to what no name equals, and no botanical name for certain: a common name, a choice, or none."""
    told = (*notes, say.NOT_SPELT_SO)
    of_common = tuple(note for note in notes if note != say.CAPITALS)
    if verdict.meant:
        return _candidates("ambiguous", verdict, (*told, say.LIKE_SEVERAL))
    if common.rows and not verdict.is_other:
        return _like_common(common, shown, (*of_common, say.NOT_SPELT_SO))
    if common.is_held:
        return choice(common.holding, score=common.percent, notes=(*of_common, say.HOLDS_THE_WORDS))
    if species is not None and len(asked.words) > 2:
        how = say.SPECIES_ONLY if species.is_botanical else say.WITHOUT_THE_LAST
        return choice(species.rows, score=NOT_AS_WRITTEN // 2, notes=(*told, how))
    if verdict.is_other and not verdict.is_variant:
        status = "ambiguous" if verdict.may_be_spelt_so else "none"
        return _candidates(status, verdict, (*told, say.another_plant(*asked.words[:2])))
    if verdict.candidates and verdict.is_near:
        return _candidates("ambiguous", verdict, (*told, say.DOUBTFUL))
    if common.holding:
        return choice(common.holding, score=common.percent, notes=(*of_common, say.HOLDS_LIKE_WORDS))
    if verdict.has_genus:
        return _candidates("none", verdict, (*told, say.genus_known(asked.words[0])))
    return _candidates("none", verdict, (*notes, say.NOTHING))


def _like_common(common: LikeCommon, shown: Shown, told: tuple[str, ...]) -> Resolved:
    told = (*told, say.spelt_like(f"“{common.rows[0].text}”", common.percent))
    if common.is_sure and len({row.taxon_id for row in common.rows}) == 1:
        return _one("fuzzy", common.rows[0], common.percent, shown, told)
    if common.is_held:
        return choice((*common.rows, *common.holding), score=common.percent, notes=(*told, say.OTHERS_HOLD))
    return choice(common.rows, score=common.percent, notes=told)


def sharing(text: str, notes: tuple[str, ...], found: Instead) -> Resolved:
    """The answer to what is like no name: the names that share words with it, to choose from."""
    typed = bare(nomenclature.fold(text))
    matches = [
        as_match(row, round(100 * OSA.normalized_similarity(typed, bare(row.key)))) for row in found.rows
    ]
    kept = (note for note in notes if note != say.CAPITALS)
    told = (*kept, say.shares(found.words), say.choose(found.rows))
    score = max(match.score for match in matches)
    return Resolved("ambiguous", score=score, candidates=tuple(matches), narrative=told)


def moved(resolved: Resolved, rows: Sequence[Row]) -> Resolved:
    """The answer "none" with the names of the same epithet, which may be the plant under another genus."""
    matches = tuple(as_match(row, NOT_AS_WRITTEN // 2) for row in rows)
    return replace(resolved, candidates=matches, narrative=(*resolved.narrative, say.SAME_EPITHET))


def _one(status: str, row: Row, score: int, shown: Shown, told: Sequence[str]) -> Resolved:
    named = shown[row.taxon_id]
    return Resolved(
        status,
        row.text,
        row.authority,
        row.taxon_id,
        named.name,
        named.symbol,
        score,
        (as_match(row, score),) if status == "fuzzy" else (),
        (*told, say.leads(row, named)),
    )


def _candidates(status: str, verdict: Judged, told: tuple[str, ...]) -> Resolved:
    """An answer without a taxon, with the likest names."""
    likest = verdict.meant or verdict.candidates
    matches = each_once(as_match(row, each.percent) for each in likest for row in each.rows)
    return Resolved(
        status,
        score=likest[0].percent if likest else 0,
        candidates=tuple(matches[:MOST_CANDIDATES]),
        narrative=told,
    )


def _rank(row: Row) -> tuple[str, str, int]:
    return (row.kind, row.text, row.taxon_id)
