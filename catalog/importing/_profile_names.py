"""Checks of the botanical names in a profile document against one another."""

from collections.abc import Mapping, Sequence

from catalog import nomenclature
from catalog.importing._findings import Finding
from catalog.importing._names import RANK_ORDER
from catalog.importing._profile_document import RankEntry
from catalog.importing._profile_lines import Line, begins_end


def second_plant_faults(lines: Sequence[Line], names: Sequence[tuple[int, str]], plant: str) -> list[Finding]:
    """A fault for each line but the first that begins the document of a plant.

    ``names`` are the lines labelled as botanical name, as (line, name). The name of the same ``plant`` begins a
    document only after the end of the one before, its classification or source.
    """
    end = next((line.number for line in lines if begins_end(line)), lines[-1].number if lines else 0)
    rule = "a second plant begins here; put each plant in a file of its own"
    return [
        Finding(line, "Botanical name", None, rule)
        for line, name in names[1:]
        if nomenclature.parse(name).quality and (line > end or _key(name) != _key(plant))
    ]


def sign_warnings(botanical_name: str, ranks: Sequence[RankEntry]) -> list[Finding]:
    """A warning for each rank that names the plant, or a taxon above it, with the hybrid sign where its name has none.

    The sign does not count when names are compared (ICN Art. H.3), so the two are taken for one taxon.
    """
    parsed = nomenclature.parse(botanical_name)
    above = [parsed.parts[0].text] if parsed.parts else []
    own = {nomenclature.name_key(name): name for name in (*above, parsed.species_name, parsed.name) if name}
    warnings = []
    for entry in ranks:
        wanted = own.get(nomenclature.name_key(entry.name))
        if wanted and wanted.count(nomenclature.HYBRID_SIGN) != entry.name.count(nomenclature.HYBRID_SIGN):
            rule = f"is {wanted} in the line “Botanical name:”; the hybrid sign × is wrong in one of them"
            warnings.append(Finding(entry.line, f"Classification, {entry.label}", entry.name, rule))
    return warnings


def contradictions(botanical_name: str, ranks: Sequence[RankEntry]) -> list[Finding]:
    """A warning for each rank whose line names another taxon than the botanical name itself does."""
    named = _named(botanical_name)
    return [
        Finding(
            entry.line,
            f"Classification, {entry.label}",
            entry.name,
            f"is not {named[entry.rank].name}, of which the line “Botanical name:” speaks; it was left out",
        )
        for entry in ranks
        if _contradicts(entry, named)
    ]


def lineage_of(botanical_name: str, ranks: Sequence[RankEntry]) -> list[RankEntry]:
    """The classification, the highest first, with the genus, species and subspecies that only the name tells.

    Lines that contradict the name are left out.
    """
    named = _named(botanical_name)
    given = [entry for entry in ranks if not _contradicts(entry, named)]
    told = {entry.rank for entry in given}
    implied = [
        RankEntry(rank, rank, parsed.name, parsed.authority, "", parsed.full_name, None)
        for rank, parsed in named.items()
        if rank not in told
    ]
    return sorted([*given, *implied], key=lambda entry: RANK_ORDER.get(entry.rank, -1))


def _named(botanical_name: str) -> dict[str, nomenclature.ParsedName]:
    """The plant and what its name says it stands under, by rank."""
    named = {}
    parsed = nomenclature.parse(botanical_name)
    while parsed.name:
        named[parsed.rank] = parsed
        parsed = nomenclature.parse(parsed.parent_full_name)
    return {rank: above for rank, above in named.items() if rank}


def _contradicts(entry: RankEntry, named: Mapping[str, nomenclature.ParsedName]) -> bool:
    wanted = named.get(entry.rank)
    return wanted is not None and _key(wanted.name) != _key(entry.name)


def _key(name: str) -> str:
    return nomenclature.name_key(nomenclature.parse(name).name)
