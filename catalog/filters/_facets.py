"""The facets as the form draws them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from catalog import facets
from catalog.choices import Affected
from catalog.facets import Mode, Result, Selection
from catalog.glossary import Terms
from catalog.models import Region
from catalog.traits import FACETS, QUALIFIED, Kind, Trait
from catalog.units import Units

from ._finding import MOST_FOUND, SUFFIX, Finding, common_names_found, is_found, largest
from ._lengths import in_feet, is_length, names_in_feet
from ._wording import ANYWHERE_LABEL, MODES, UNKNOWN_LABEL, Wording

OPEN_AT_FIRST = frozenset({"native", "habit", "life-cycle", "light", "moisture"})
MOST_OF_MANY = 12
"""Families and genera offered of hundreds before one is looked for: those with the most plants."""

HALVES = "Half zones"


@dataclass(frozen=True)
class Option:
    """One checkbox: how many plants it would list; one that would list none is disabled, not hidden.

    ``hint`` is another name of the value, blank for none.
    """

    value: str
    label: str
    meaning: str
    count: int
    is_checked: bool
    swatch: str = ""
    hint: str = ""

    @property
    def is_disabled(self) -> bool:
        """Whether choosing it would list nothing."""
        return not self.count and not self.is_checked


@dataclass(frozen=True)
class RangeField:
    """Two fields, named ``names``, for the ends of a range of numbers.

    ``others`` are further ranges that the address chooses; ``switch`` is the list's query in the other units,
    which are ``other_unit``, both blank where there is no choice of units.
    """

    names: tuple[str, str]
    low: str
    high: str
    unit: str
    others: tuple[str, ...]
    switch: str = ""
    other_unit: str = ""


@dataclass(frozen=True)
class FacetField:
    """One facet of the form.

    ``options`` come under headings, blank for none; ``free`` are the options for "known to be without";
    ``modes`` how several places are taken together, with the chosen one marked; ``kept`` the parameters of what is
    chosen but has no option, which the form sends along unseen; ``finding`` the search for a value, of which only
    facets of many values have one.
    """

    trait: Trait
    options: tuple[tuple[str, tuple[Option, ...]], ...]
    unknown: Option
    free: tuple[Option, ...]
    modes: tuple[tuple[str, str, bool], ...]
    range: RangeField | None
    kept: tuple[tuple[str, str], ...]
    finding: Finding | None
    is_open: bool
    active: int

    @property
    def meanings(self) -> tuple[Option, ...]:
        """The options whose value needs to be explained, each once."""
        return tuple(option for _, listed in self.options for option in listed if option.meaning)


def facet_fields(
    selection: Selection,
    result: Result,
    terms: Terms,
    regions: Sequence[Region],
    finding: Mapping[str, str] = MappingProxyType({}),
) -> list[FacetField]:
    """Every facet in the registry's order; ``finding`` gives the texts of the small searches by trait key.

    A query for each family or genus that is looked for, none otherwise.
    """
    drawing = _Drawing(selection, result, terms, regions, finding)
    return [drawing.field(trait) for trait in FACETS]


class _Drawing:
    def __init__(
        self,
        selection: Selection,
        result: Result,
        terms: Terms,
        regions: Sequence[Region],
        finding: Mapping[str, str],
    ) -> None:
        self.selection = selection
        self.result = result
        self.regions = regions
        self.finding = finding
        self.chosen = {choice.trait.key for choice in selection.choices}
        self.wording = Wording(terms, {region.code: region.name for region in regions})

    def field(self, trait: Trait) -> FacetField:
        """One facet."""
        choice = self.selection.choice(trait.key)
        many, more = self._of_many(trait) if trait.kind is Kind.LINEAGE else ((), 0)
        options, free = (("", many),) if many else tuple(self._headed(trait)), tuple(self._free(trait))
        offered = [option.value for _, listed in options for option in listed]
        text = self.finding.get(trait.key, "")
        found = {*offered} - {*choice.chosen}
        return FacetField(
            trait=trait,
            options=options,
            unknown=Option(
                value=facets.UNKNOWN,
                label=UNKNOWN_LABEL,
                meaning="",
                count=self.result.unknown[trait.key],
                is_checked=facets.UNKNOWN in choice.chosen,
            ),
            free=free,
            modes=tuple((mode.value, words, mode is choice.mode) for mode, words in self._modes(trait)),
            range=self._range(trait) if trait.kind is Kind.RANGE else None,
            kept=tuple(self._kept(trait, offered, [option.value for option in free])),
            finding=Finding(f"{trait.address}{SUFFIX}", text, more, is_empty=bool(text) and not found)
            if trait.many
            else None,
            is_open=bool(choice or text) or trait.key in OPEN_AT_FIRST,
            active=len(choice.tokens(negated=False)) + len(choice.tokens(negated=True)),
        )

    def _headed(self, trait: Trait) -> Iterator[tuple[str, tuple[Option, ...]]]:
        match trait.kind:
            case Kind.RANGE | Kind.LINEAGE:
                return
            case Kind.PLACES:
                for heading, codes in self._places(self.finding.get(trait.key, "")):
                    yield heading, tuple(self._option(trait, code) for code in codes)
            case Kind.ZONES:
                whole = [value for value in self.result.counts[trait.key] if value.isdigit()]
                yield "", tuple(self._option(trait, value) for value in whole)
                # A whole zone that is chosen stands for its halves: unticking it is to take both away.
                partly = [value for value in whole if not self.selection.has(trait.key, value)]
                yield HALVES, tuple(self._option(trait, f"{zone}{half}") for zone in partly for half in "ab")
            case _:
                yield "", tuple(self._option(trait, value) for value in self._values(trait))
                yield from self._qualified(trait)

    def _places(self, text: str) -> Iterator[tuple[str, list[str]]]:
        """Anywhere and the regions, then the parts of each that has several; of what is looked for only that."""
        parts = Counter(region.parent_id for region in self.regions)
        within: dict[str | None, list[str]] = defaultdict(list)
        for region in self.regions:
            if is_found(text, region.name, region.code):
                within[region.parent_id].append(region.code)
        anywhere = [facets.ANYWHERE] if is_found(text, ANYWHERE_LABEL) else []
        yield "", anywhere + within[None]
        for above in self.regions:
            if above.code in within and parts[above.code] > 1:
                yield above.name, within[above.code]

    def _qualified(self, trait: Trait) -> Iterator[tuple[str, tuple[Option, ...]]]:
        """The values with each qualifier that some plant has, under the qualifier's word.

        That a source names nobody is no choice of a visitor's: the value without a qualifier holds these too.
        """
        if trait.qualifier is None:
            return
        headings = self.wording.terms[trait.qualifier.__name__]
        for qualifier in trait.qualifier.values:
            ending = QUALIFIED + qualifier
            listed = [value for value in self.result.counts[trait.key] if value.endswith(ending)]
            if listed and qualifier != Affected.UNSPECIFIED:
                yield headings[qualifier].label, tuple(self._option(trait, value) for value in listed)

    def _values(self, trait: Trait) -> Iterable[str]:
        """Of a vocabulary all values, in the editors' order."""
        return self.wording.terms[trait.vocabulary.__name__] if trait.vocabulary is not None else ()

    def _of_many(self, trait: Trait) -> tuple[tuple[Option, ...], int]:
        """Families or genera, the largest of those looked for with what is chosen, and how many more there are."""
        counts, text = self.result.counts[trait.key], self.finding.get(trait.key, "")
        common = common_names_found(trait, text)
        if text:
            found, most = {name for name in counts if name in common or is_found(text, name)}, MOST_FOUND
        else:
            found, most = {name for name in counts if counts[name]}, MOST_OF_MANY
        offered = {*largest(found, counts, most), *self.selection.choice(trait.key).chosen} - {facets.UNKNOWN}
        options = (replace(self._option(trait, name), hint=common.get(name, "")) for name in sorted(offered))
        return tuple(options), len(found - offered)

    def _option(self, trait: Trait, value: str, *, negated: bool = False) -> Option:
        counts: Mapping[str, int] = self.result.free[trait.key] if negated else self.result.counts[trait.key]
        entry = self.wording.entry(trait, value)
        is_chosen = trait.key in self.chosen and self.selection.has(trait.key, value, negated=negated)
        return Option(
            value=value,
            label=entry.label if entry else self.wording.text(trait, value),
            meaning=entry.meaning if entry else "",
            count=counts.get(value, 0),
            is_checked=is_chosen,
            swatch=value if trait.key == "bloom-colour" else "",
        )

    def _free(self, trait: Trait) -> Iterator[Option]:
        if trait.key == "hazard":
            free = self.result.free[trait.key]
            named = (
                value
                for value in free
                if QUALIFIED in value and not value.endswith(QUALIFIED + Affected.UNSPECIFIED)
            )
            for value in (*self._values(trait), *named):
                yield self._option(trait, value, negated=True)

    def _kept(self, trait: Trait, offered: Iterable[str], free: Iterable[str]) -> Iterator[tuple[str, str]]:
        """What is chosen and not offered: a place of another level, a value that the list must not have."""
        if not self.selection.choice(trait.key):
            return
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
        field = RangeField(
            names=(f"{trait.address}_min", f"{trait.address}_max"),
            low=low,
            high=high if to else low,
            unit=trait.unit,
            others=tuple(ranges[1:]),
        )
        if not is_length(trait):
            return field
        if self.selection.units == Units.US:
            metric = self.selection.measured_in(Units.METRIC).query()
            return replace(
                field,
                names=names_in_feet(trait),
                low=in_feet(field.low),
                high=in_feet(field.high),
                unit="ft",
                switch=metric,
                other_unit=Units.METRIC,
            )
        return replace(field, switch=self.selection.measured_in(Units.US).query(), other_unit=Units.US)
