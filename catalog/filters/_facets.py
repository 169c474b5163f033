"""The facets as the form draws them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from catalog import facets
from catalog.facets import Mode, Result, Selection
from catalog.glossary import Terms
from catalog.models import Region
from catalog.traits import FACETS, Kind, Trait

from ._wording import UNKNOWN_LABEL, Wording

OPEN_AT_FIRST = frozenset({"native", "habit", "life-cycle", "light", "moisture"})
MOST_OF_MANY = 12
"""Families and genera shown of hundreds: those with the most plants."""

MODES = {
    Mode.ANY: "any of them",
    Mode.ALL: "all of them",
    Mode.ONLY: "only these",
    Mode.EXACTLY: "all of these and no other",
}


@dataclass(frozen=True)
class Option:
    """One checkbox: how many plants it would list; one that would list none is disabled, not hidden."""

    value: str
    label: str
    definition: str
    count: int
    is_checked: bool
    swatch: str = ""

    @property
    def is_disabled(self) -> bool:
        """Whether choosing it would list nothing."""
        return not self.count and not self.is_checked


@dataclass(frozen=True)
class RangeField:
    """Two fields for the ends of a range of numbers; ``others`` are further ranges that the address chooses."""

    low: str
    high: str
    unit: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class FacetField:
    """One facet of the form.

    ``options`` come under headings, blank for none; ``free`` are the options for "known to be without";
    ``modes`` how several places are taken together, with the chosen one marked; ``kept`` the parameters of what is
    chosen but has no option, which the form sends along unseen.
    """

    trait: Trait
    options: tuple[tuple[str, tuple[Option, ...]], ...]
    unknown: Option
    free: tuple[Option, ...]
    modes: tuple[tuple[str, str, bool], ...]
    range: RangeField | None
    kept: tuple[tuple[str, str], ...]
    is_open: bool
    active: int


def facet_fields(
    selection: Selection, result: Result, terms: Terms, regions: Iterable[Region]
) -> list[FacetField]:
    """Every facet in the registry's order. No query but that of ``regions``."""
    drawing = _Drawing(selection, result, terms, list(regions))
    return [drawing.field(trait) for trait in FACETS]


class _Drawing:
    def __init__(self, selection: Selection, result: Result, terms: Terms, regions: list[Region]) -> None:
        self.selection = selection
        self.result = result
        self.regions = regions
        self.wording = Wording(terms, {region.code: region.name for region in regions})

    def field(self, trait: Trait) -> FacetField:
        """One facet."""
        choice = self.selection.choice(trait.key)
        options, free = tuple(self._headed(trait)), tuple(self._free(trait))
        offered = [option.value for _, listed in options for option in listed]
        return FacetField(
            trait=trait,
            options=options,
            unknown=Option(
                value=facets.UNKNOWN,
                label=UNKNOWN_LABEL,
                definition="",
                count=self.result.unknown[trait.key],
                is_checked=facets.UNKNOWN in choice.chosen,
            ),
            free=free,
            modes=tuple((mode.value, words, mode is choice.mode) for mode, words in self._modes(trait)),
            range=self._range(trait) if trait.kind is Kind.RANGE else None,
            kept=tuple(self._kept(trait, offered, [option.value for option in free])),
            is_open=bool(choice) or trait.key in OPEN_AT_FIRST,
            active=len(choice.tokens(negated=False)) + len(choice.tokens(negated=True)),
        )

    def _headed(self, trait: Trait) -> Iterator[tuple[str, tuple[Option, ...]]]:
        if trait.kind is Kind.RANGE:
            return
        if trait.kind is not Kind.PLACES:
            yield "", tuple(self._option(trait, value) for value in self._values(trait))
            return
        yield (
            "",
            tuple(self._option(trait, region.code) for region in self.regions if region.parent_id is None),
        )
        for above in self.regions:
            within = [region.code for region in self.regions if region.parent_id == above.code]
            if len(within) > 1:
                yield above.name, tuple(self._option(trait, code) for code in within)

    def _values(self, trait: Trait) -> Iterable[str]:
        """The values to offer. Of a vocabulary all of them, in the editors' order; of zones the whole ones."""
        if trait.vocabulary is not None:
            return self.wording.terms[trait.vocabulary.__name__]
        counts = self.result.counts[trait.key]
        chosen = self.selection.choice(trait.key).chosen
        if trait.kind is Kind.ZONES:
            halves = [half for half in chosen if not self.selection.has(trait.key, half.rstrip("ab"))]
            return [*(value for value in counts if value.isdigit()), *halves]
        largest = sorted(counts, key=lambda value: (-counts[value], value))[:MOST_OF_MANY]
        return sorted({value for value in largest if counts[value]} | {*chosen} - {facets.UNKNOWN})

    def _option(self, trait: Trait, value: str, *, negated: bool = False) -> Option:
        counts: Mapping[str, int] = self.result.free[trait.key] if negated else self.result.counts[trait.key]
        entry = self.wording.entry(trait, value)
        return Option(
            value=value,
            label=self.wording.text(trait, value),
            definition=entry.definition if entry else "",
            count=counts.get(value, 0),
            is_checked=self.selection.has(trait.key, value, negated=negated),
            swatch=value if trait.key == "bloom-colour" else "",
        )

    def _free(self, trait: Trait) -> Iterator[Option]:
        if trait.key == "hazard":
            yield from (self._option(trait, value, negated=True) for value in self._values(trait))

    def _kept(self, trait: Trait, offered: Iterable[str], free: Iterable[str]) -> Iterator[tuple[str, str]]:
        """What is chosen and not offered: a place of another level, a value that the list must not have."""
        rest = self.selection.removed(trait.key, facets.UNKNOWN)
        for value in offered:
            rest = rest.removed(trait.key, value) if rest.choice(trait.key).chosen else rest
        for value in free:
            rest = rest.removed(trait.key, value, negated=True) if rest.choice(trait.key).excluded else rest
        left = rest.choice(trait.key)
        if trait.kind is not Kind.RANGE:
            yield from ((trait.address, token) for token in left.tokens(negated=False))
        yield from ((f"{trait.address}!", token) for token in left.tokens(negated=True))

    def _modes(self, trait: Trait) -> Iterable[tuple[Mode, str]]:
        return MODES.items() if trait.kind is Kind.PLACES else ()

    def _range(self, trait: Trait) -> RangeField:
        ranges = [value for value in self.selection.choice(trait.key).chosen if value != facets.UNKNOWN]
        first = ranges[0] if ranges else ""
        low, to, high = first.partition("..")
        return RangeField(low, high if to else low, trait.unit, tuple(ranges[1:]))
