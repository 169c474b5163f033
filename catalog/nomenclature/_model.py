"""What a name consists of once it has been read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from catalog.nomenclature._authorship import Authorship
from catalog.nomenclature._warnings import NameWarning

HYBRID_SIGN: Final = "×"
_ABOVE_SPECIES: Final = frozenset({"subgenus", "section", "infragenus"})


@dataclass(frozen=True, slots=True)
class Part:
    """One epithet, or the generic name, with what is written round it.

    ``rank`` is a code of the catalogue, "infragenus" or "infraspecies" where the rank is not one we keep or
    is not given. ``connector`` is the term before the epithet (``subsp.``), "" for genus and species, and
    "()" for a subgenus in brackets. ``note`` is kept as written, with the comma it begins with.
    """

    rank: str
    epithet: str
    connector: str = ""
    hybrid: bool = False
    authority: str = ""
    note: str = ""
    qualifier: str = ""

    @property
    def authorship(self) -> Authorship:
        """The authority taken apart."""
        return Authorship.parse(self.authority)

    @property
    def text(self) -> str:
        """The connector, the hybrid sign and the epithet."""
        if self.connector == "()":
            return f"({self.epithet})"
        word = HYBRID_SIGN + self.epithet if self.hybrid else self.epithet
        return f"{self.connector} {word}" if self.connector else word


@dataclass(frozen=True, slots=True)
class ParsedName:
    """A scientific name taken apart. Every text is "" where the name has no such part.

    verbatim        the text as it was given
    notho           "generic", "specific" or "infraspecific": the lowest part that bears the sign × or notho-
    parts           genus (or the uninomial), infrageneric part, specific epithet, infraspecific epithets
    hybrid_formula  the parents: "cylindrica × rubescens" where a formula explains the name, the whole
                    "Platanthera aquilonis × purpurascens" where it stands for it (``is_formula``)
    hybrid_parents  the names of the parents, each whole: "Platanthera aquilonis", "Platanthera purpurascens"
    formula_tail    what follows the first × of a formula that stands for the name, as written
    cultivar, cultivar_group, trade_designation      without quotes or signs; a grex (ICNCP Art. 4) is such a group
    note            what is said of the name ("nom. inval.", "auct. non Benth."); never part of it. A note on
                    a higher part is that part's; "[excluded]" is ``is_excluded``
    qualifier       "cf.", "aff.", "spp.", "s.l." …
    tail            the end of the text that was not understood
    suffix          all that follows the last part, as written
    rank            a code of the catalogue; "" for a cultivar, a rank we do not keep or not given, or no name
    quality         1 clean … 4 doubtful, 0 not a name
    """

    verbatim: str
    parts: tuple[Part, ...] = ()
    notho: str = ""
    hybrid_formula: str = ""
    formula_tail: str = ""
    hybrid_parents: tuple[str, ...] = ()
    is_formula: bool = False
    cultivar: str = ""
    cultivar_group: str = ""
    is_grex: bool = False
    trade_designation: str = ""
    note: str = ""
    qualifier: str = ""
    tail: str = ""
    suffix: str = ""
    rank: str = ""
    is_excluded: bool = False
    is_misapplied: bool = False
    is_autonym: bool = False
    quality: int = 0
    warnings: tuple[NameWarning, ...] = ()

    @property
    def genus(self) -> str:
        """The generic name, or the name of one word at a higher rank, without the hybrid sign."""
        return self.parts[0].epithet if self.parts else ""

    @property
    def specific_epithet(self) -> str:
        """The specific epithet without the hybrid sign."""
        return next((part.epithet for part in self.parts if part.rank == "species"), "")

    @property
    def infraspecific(self) -> tuple[Part, ...]:
        """The parts below the species, in the order of the name."""
        for index, part in enumerate(self.parts):
            if part.rank == "species":
                return self.parts[index + 1 :]
        return ()

    @property
    def infraspecific_epithet(self) -> str:
        """The last infraspecific epithet without the hybrid sign."""
        parts = self.infraspecific
        return parts[-1].epithet if parts else ""

    @property
    def authority(self) -> str:
        """The authority of the final epithet; "" for an autonym (ICN Art. 22.1, 26.1) and a formula."""
        return "" if self.is_autonym or self.is_formula or not self.parts else self.parts[-1].authority

    @property
    def authorship(self) -> Authorship:
        """The authority of the final epithet taken apart."""
        return Authorship.parse(self.authority)

    @property
    def name(self) -> str:
        """The name without authorities, as the catalogue stores it."""
        if self.is_formula:
            return self.hybrid_formula
        return " ".join((*_texts(self.parts), *self._cultivated()))

    @property
    def full_name(self) -> str:
        """The name with the authority of every part after that part, as USDA PLANTS prints it."""
        words = _with_authorities(self.parts, autonym=self.is_autonym)
        if self.is_formula:
            return " ".join((*words, HYBRID_SIGN, self.formula_tail or "?"))
        return " ".join((*words, *self._cultivated()))

    @property
    def verbatim_full(self) -> str:
        """All that was written, set in our form: blanks, × and connectors are ours, nothing is left out."""
        words: list[str] = []
        for part in self.parts:
            words += [part.qualifier] if part.qualifier else []
            words.append(part.text)
            words += [part.authority] if part.authority else []
            if part.note.startswith(","):
                words[-1] += part.note
            elif part.note:
                words.append(part.note)
        return " ".join((*words, self.suffix)).rstrip()

    @property
    def species_name(self) -> str:
        """The name of the species, without authority; "" for a name above the species."""
        return " ".join(_texts(_down_to_species(self.parts)))

    @property
    def parent_name(self) -> str:
        """The name of the next higher taxon without authority; "" for a genus and above.

        A cultivar's is the name it belongs to; that of a formula between species is the genus.
        """
        return " ".join(_texts(self._parent_parts()))

    @property
    def parent_full_name(self) -> str:
        """``parent_name`` with the authorities that this name gives; a genus has none here."""
        parts = self._parent_parts()
        return " ".join(_with_authorities(parts, autonym=is_autonym(parts)))

    @property
    def is_hybrid(self) -> bool:
        """Whether this is a nothotaxon or a hybrid formula."""
        return bool(self.notho) or self.is_formula

    def _cultivated(self) -> Iterator[str]:
        if self.cultivar_group:
            yield f"{self.cultivar_group} {'grex' if self.is_grex else 'Group'}"
        if self.cultivar:
            yield f"'{self.cultivar}'"
        if self.trade_designation:
            yield self.trade_designation

    def _parent_parts(self) -> tuple[Part, ...]:
        if self.is_formula:
            return self.parts[:1] if self.rank == "species" else self.parts[:-1]
        if self.cultivar or self.cultivar_group or self.trade_designation:
            return self.parts
        return self.parts[:-1]


def _texts(parts: tuple[Part, ...]) -> Iterator[str]:
    """The words of a name; an infrageneric part is not part of a species' name (ICN Art. 23.1)."""
    has_species = any(part.rank == "species" for part in parts)
    return (part.text for part in parts if not (has_species and part.rank in _ABOVE_SPECIES))


def _with_authorities(parts: tuple[Part, ...], *, autonym: bool) -> list[str]:
    has_species = any(part.rank == "species" for part in parts)
    words: list[str] = []
    for part in parts:
        if has_species and part.rank in _ABOVE_SPECIES:
            continue
        words.append(part.text)
        if part.authority and not (autonym and part is parts[-1]):
            words.append(part.authority)
    return words


def _down_to_species(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    for index, part in enumerate(parts):
        if part.rank == "species":
            return parts[: index + 1]
    return ()


def is_autonym(parts: tuple[Part, ...]) -> bool:
    """Whether the final infraspecific epithet repeats the specific one (ICN Art. 26.1)."""
    species = _down_to_species(parts)
    return bool(species) and len(parts) > len(species) and parts[-1].epithet == species[-1].epithet
