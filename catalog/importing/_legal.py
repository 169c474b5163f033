"""Noxious weeds by state and federal listing: plan and write."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from catalog.choices import LegalKind
from catalog.importing._catalogue import Catalogue
from catalog.importing._facts import SEVERAL, UNKNOWN, Citing, FactsPlan, Told, cited_before
from catalog.importing._findings import FileRefused, Finding
from catalog.importing._plan import SourceFile
from catalog.importing._reading import MAX_PROBLEMS, read_table
from catalog.importing._sources import NOXIOUS
from catalog.importing._storing import Track, untracked
from catalog.models import LegalStatus, Region

NAME, FEDERAL, STATE = COLUMNS = ("Scientific Name", "Federal Noxious Status", "State Noxious Status")
TRAIT = "legal"
COUNTRY = "US"
LONGEST_CODE = LegalStatus._meta.get_field("code").max_length or 0
LONGEST_WORDS = LegalStatus._meta.get_field("words").max_length or 0
_PACKED = re.compile(r"([A-Z]{2})\s*\(([^()]*)\)\s*,?\s*")

Codes = dict[str, list[str]]
"""By jurisdiction, the codes under which it lists a plant."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One row of the file: a name, and the codes by jurisdiction."""

    line: int
    name: str
    codes: Codes


@dataclass(slots=True)
class _Listed:
    """All rows of one taxon; ``names`` says, by jurisdiction, under which synonym it is listed."""

    line: int
    codes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    names: dict[str, str] = field(default_factory=dict)


def read_listings(path: Path) -> tuple[SourceFile, tuple[Listing, ...]]:
    """Read the file. Raises FileRefused with every row that cannot be understood."""
    table = read_table(path, columns=COLUMNS, optional=("Common Name", "Native Status"))
    states = set(Region.objects.filter(code__startswith=f"{COUNTRY}-").values_list("code", flat=True))
    problems: list[Finding] = []
    listings = []
    for line, cells in table:
        name, federal, packed = (" ".join(cells[column].split()) for column in COLUMNS)
        if not name:
            problems.append(Finding(line, NAME, None, "is empty"))
        codes = {COUNTRY: _split(federal)} if federal else {}
        codes |= dict(_unpacked(line, packed, states, problems))
        if any(len(code) > LONGEST_CODE for found in codes.values() for code in found):
            problems.append(Finding(line, STATE, packed, f"has a code longer than {LONGEST_CODE} characters"))
        if codes:
            listings.append(Listing(line, name, codes))
        if len(problems) >= MAX_PROBLEMS:
            raise FileRefused(problems, more=True)
    if problems:
        raise FileRefused(problems)
    return SourceFile(path.name, table.sha256, table.notices), tuple(listings)


class LegalPlan(FactsPlan):
    """What a file of noxious weeds would change."""

    kind = "legal-status"

    def __init__(self, file: SourceFile, listings: tuple[Listing, ...], track: Track = untracked) -> None:
        super().__init__([file], track)
        self._catalogue = Catalogue()
        self._before = cited_before(NOXIOUS, TRAIT)
        self._stored = _stored()
        for taxon, listed in self._by_taxon(listings).items():
            self._plan_taxon(taxon, listed)

    def _by_taxon(self, listings: tuple[Listing, ...]) -> dict[int, _Listed]:
        found: dict[int, _Listed] = {}
        for listing in self.track(listings, desc="listings"):
            match = self._catalogue.match_name(listing.name)
            if match.one is None:
                kind = SEVERAL if match.taxa else UNKNOWN
                names = ", ".join(self._catalogue.taxa[taxon].full_name for taxon in match.taxa)
                self.ledger.report(
                    kind, listing.line, listing.name, f"{names}; not stored" if names else "not stored"
                )
                continue
            listed = found.setdefault(match.one, _Listed(listing.line))
            for place, codes in listing.codes.items():
                listed.codes[place].update(codes)
                if match.by == "synonym":
                    listed.names[place] = listing.name
        return found

    def _plan_taxon(self, taxon: int, listed: _Listed) -> None:
        now = {place: sorted(codes) for place, codes in sorted(listed.codes.items())}
        cited = self._before.get((taxon, TRAIT))
        said: Codes = cited.value if cited and isinstance(cited.value, dict) else {}
        held = self._stored.get(taxon, {})
        known = self._catalogue.taxa[taxon]
        told = Told(taxon, "noxious in", listed.line, known.symbol or known.full_name)
        stored = {place: sorted(codes) for place, codes in held.items()}
        merged = self.compare(before=said, now=now, stored=stored, told=told)
        for place, codes in merged.write.items():
            rows = held.get(place, {})
            for code in codes:
                if code not in rows:
                    self.new[LegalStatus].append(_row(taxon, place, code, listed.names.get(place, "")))
            self.removed += [(LegalStatus, pk) for code, pk in rows.items() if code not in codes]
        kept = [f"{place}: the file says {', '.join(now[place])}" for place in merged.kept]
        self.cite(Citing(NOXIOUS, taxon, TRAIT, {**said, **now}, kept=kept), cited)


def plan_legal_status(path: Path, *, track: Track = untracked) -> Callable[[], LegalPlan]:
    """Read the file, once, and answer with what makes the plan. Raises FileRefused."""
    file, listings = read_listings(path)
    return lambda: LegalPlan(file, listings, track)


def _row(taxon: int, place: str, code: str, synonym: str) -> LegalStatus:
    words = f"Listed as {synonym}"[:LONGEST_WORDS] if synonym else ""
    row = LegalStatus(
        taxon_id=taxon, jurisdiction=place, kind=LegalKind.NOXIOUS.value, code=code, words=words
    )
    row.source_note = NOXIOUS  # type: ignore[attr-defined]
    return row


def _split(codes: str) -> list[str]:
    return [code.strip() for code in codes.split(",") if code.strip()]


def _unpacked(
    line: int, packed: str, states: set[str], problems: list[Finding]
) -> Iterator[tuple[str, list[str]]]:
    """``CO (CW), OR (BDW, Q)``: states with codes, both parted by commas."""
    if _PACKED.sub("", packed):
        problems.append(Finding(line, STATE, packed, "is not of the form CO (CW), OR (BDW, Q)"))
        return
    for state, codes in _PACKED.findall(packed):
        if f"{COUNTRY}-{state}" not in states:
            problems.append(Finding(line, STATE, state, "is not the code of a state"))
        else:
            yield f"{COUNTRY}-{state}", _split(codes)


def _stored() -> dict[int, dict[str, dict[str, int]]]:
    """Every listing as a noxious weed by taxon, jurisdiction and code. One query."""
    found: dict[int, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    rows = LegalStatus.objects.filter(kind=LegalKind.NOXIOUS)
    for pk, taxon, place, code in rows.values_list("pk", "taxon_id", "jurisdiction", "code"):
        found[taxon][place][code] = pk
    return found
