"""The sentences that tell how a name was reached."""

from collections.abc import Iterable, Sequence

from catalog.models import NameKind
from catalog.nomenclature import NameWarning, ParsedName

from ._match import Row
from ._taxa import Named

LEFT_OUT = "Left out of the line: "
CAPITALS = "Epithets were read with a small letter."
SIGN = "The x before the epithet was read as the sign of a hybrid."
RANKS_BETWEEN = "The ranks between the species and the last epithet are no part of the name (ICN Art. 24.1)."
AUTONYM = "“{}” holds the type of the species (ICN Art. 26.1); the catalogue does not list it apart."
BLANK = "The line is blank."
NOTHING = "No name, symbol or common name in the catalogue is like it."
NOT_SPELT_SO = "No symbol, name or common name is spelt so."
ABBREVIATED = "The generic name is abbreviated; it was completed by its epithets."
ABBREVIATED_AND_MISSPELT = "The generic name is abbreviated, and no such epithet is spelt so."
HYPHENED = "Read with a hyphen: {}."
OTHERS_HOLD = "Other common names hold its words."
WITHOUT_THE_LAST = "But for its last word it is a common name."
SYMBOL_OR_WORD = "It is a USDA symbol, and a word of other plants' common names."
SPECIES_ONLY = "The catalogue has the species, but no such name below it."
LIKE_SEVERAL = "It is like more than one name."
DOUBTFUL = "It is like a name in the catalogue, but not enough to be sure."
SAME_EPITHET = "These have its epithet, which a plant keeps that is moved to another genus (ICN Art. 11.4)."
HOLDS_THE_WORDS = "No common name is just so; these hold its words."
HOLDS_LIKE_WORDS = "No common name is just so, or has these words; these have words like them."
PLURAL = "The plural was read as the singular."
POSSESSIVE = "The ’s was left out."


def not_read(asked: ParsedName) -> tuple[str, ...]:
    """What of a name was understood to say something else than the name, or not understood."""
    told = []
    if asked.qualifier:
        told.append(f"“{asked.qualifier[:40]}” is no part of the name.")
    if NameWarning.MISTAKEN_RANK in asked.warnings:
        told.append(f"A rank term that is not in use was read as {asked.infraspecific[0].connector}")
    if asked.tail:
        told.append(f"{LEFT_OUT}{asked.tail[:80]}.")
    return tuple(told)


def written_out(told: Iterable[tuple[str, str]]) -> str:
    """Which words were read as short for which."""
    return f"Read {', '.join(f'“{short}” as {long}' for short, long in told)}."


def too_long(most: int) -> str:
    """That a line is longer than a name can be."""
    return f"The line is longer than {most} characters and was not read."


def leads(row: Row, named: Named) -> str:
    """What an entry is to the taxon to which it leads."""
    if row.kind == NameKind.ACCEPTED:
        return f"{row.text} is an accepted name."
    if row.kind == NameKind.SYMBOL:
        return f"{row.text} is the USDA symbol of {named.name}."
    if row.kind == NameKind.SYNONYM_SYMBOL:
        return f"{row.text} is the USDA symbol of a synonym of {named}."
    full = " ".join(filter(None, (row.text, row.authority)))
    if row.kind == NameKind.SYNONYM:
        return f"{full} is a synonym of {named}."
    return f"“{row.text}” is a common name of {named}."


def choose(rows: Sequence[Row]) -> str:
    """That several taxa share what was typed."""
    taxa = len({row.taxon_id for row in rows})
    return (
        f"It leads to {taxa} plants: choose."
        if taxa > 1
        else "Whether this plant is meant is for you to say."
    )


def beside(common: str) -> str:
    """That a common name beside a botanical one is the plant's."""
    return f"“{common[:60]}” is a common name of the same plant."


def other_common(common: str) -> str:
    """That what stands beside a botanical name was taken for a common name."""
    return f"“{common[:60]}” was taken for a common name or a cultivar; the catalogue does not have it for this plant."


def common_of_others(common: str, names: Sequence[str]) -> str:
    """That a common name beside a botanical one is in the catalogue other plants'."""
    told = ", ".join(names[:3]) + (" and others" if len(names) > 3 else "")
    return f"“{common[:60]}” is in the catalogue a common name of {told}; the botanical name was taken."


def may_be_cultivar(text: str) -> str:
    """That what stands behind a botanical name was left out."""
    return f"{LEFT_OUT}{text[:60]}. It may be a cultivar; the catalogue has no such name of this plant."


def several_names(missing: Iterable[str]) -> tuple[str, ...]:
    """That a line lists several names, and which of them were not found."""
    lost = [f"“{text[:60]}”" for text in missing]
    told = "The line names several plants: all that were found are given."
    return (told, f"Not found: {', '.join(lost)}.") if lost else (told,)


def parents(missing: Iterable[str]) -> tuple[str, ...]:
    """That a text is a hybrid formula, and which of the parents were not found."""
    lost = [f"“{text[:60]}”" for text in missing]
    told = "It is the formula of a hybrid: its parents are given."
    return (told, f"Not found: {', '.join(lost)}.") if lost else (told,)


def spelt_like(name: str, percent: int) -> str:
    """Which name a misspelt one is like."""
    return f"It is spelt like {name} ({percent} % alike)."


def shares(words: Iterable[str]) -> str:
    """That no plant has a common name, and which of its words those have that are offered."""
    told = ", ".join(words)
    return (
        f"No plant in the catalogue has this name; these have a word of it, or one that ends alike: {told}."
    )


def another_plant(genus: str, epithet: str) -> str:
    """That what was typed is a plant's name, though not one in the catalogue."""
    name = f"{genus.capitalize()} {epithet}"
    return f"{name} is in use as the name of a species, and the catalogue does not have it."


def compared(qualifier: str) -> str:
    """That a plant was not determined, but compared with one."""
    meaning = (
        "says that it is near this one and not this one" if qualifier.startswith("aff") else "leaves it open"
    )
    return f"“{qualifier[:10]}” {meaning}."


def genus_known(genus: str) -> str:
    """That the genus is in the catalogue."""
    return f"The catalogue has the genus {genus.capitalize()}, but no such name in it."
