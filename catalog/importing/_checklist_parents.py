"""Where a name of a checklist stands in the tree: its family, genus, species; made where the list lacks them."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from catalog.choices import Rank
from catalog.importing._catalogue import Catalogue, Known
from catalog.importing._checklist_rows import NameReader
from catalog.importing._names import RANK_ORDER, ReadName
from catalog.importing._plan import Ledger
from catalog.nomenclature import ParsedName


@dataclass(eq=False, slots=True)
class NewTaxon:
    """A taxon to be stored. ``pk`` is given when it is written; ``line`` is None for one that no row names."""

    read: ReadName
    symbol: str | None
    line: int | None
    family_name: str = ""
    parent: "NewTaxon | Known | None" = None
    pk: int = 0

    @property
    def name_key(self) -> str:
        """The key of the name."""
        return self.read.name_key

    @property
    def authority_key(self) -> str:
        """The key of the authority."""
        return self.read.authority_key

    @property
    def rank(self) -> str:
        """The rank's code."""
        return self.read.columns.rank

    @property
    def full_name(self) -> str:
        """The name with its authorities."""
        return self.read.columns.full_name


Node = NewTaxon | Known


class Tree:
    """Every taxon there is or will be, by name; finds parents and makes those that are missing."""

    def __init__(self, catalogue: Catalogue, names: NameReader, ledger: Ledger) -> None:
        self._names = names
        self.made: list[NewTaxon] = []
        self.by_full_name: dict[tuple[str, str], Node] = {}
        self._by_name: dict[str, list[Node]] = defaultdict(list)
        self._catalogue = catalogue
        self._ledger = ledger
        for known in catalogue.taxa.values():
            self.enter(known)

    def enter(self, node: Node) -> None:
        """Make a taxon known to the tree."""
        self.by_full_name[node.name_key, node.authority_key] = node
        self._by_name[node.name_key].append(node)

    def family(self, name: str) -> Node:
        """The family of this name, made if it is missing."""
        wanted = self._names.read(name)
        found = self._named(wanted.name_key, Rank.FAMILY)
        if found:
            return found[0]
        self._ledger.add("families", None, name)
        return self._make(wanted)

    def parent_of(self, name: ReadName, family_name: str) -> Node | None:
        """The next higher taxon of a name that stands in the family, or None for a genus without one."""
        rank = name.columns.rank
        text = _parent_text(name.parsed, rank) if RANK_ORDER[rank] > RANK_ORDER[Rank.GENUS] else ""
        if not text:
            return self.family(family_name) if family_name else None
        return self._above(self._names.read(text), rank, family_name)

    def _above(self, wanted: ReadName, below: str, family_name: str) -> Node | None:
        """The taxon of the wanted name, or the next above it whose rank is higher than ``below``."""
        rank = wanted.columns.rank
        if RANK_ORDER[rank] >= RANK_ORDER[below]:
            return self.parent_of(wanted, family_name)
        found = self._named(wanted.name_key, rank)
        if found:
            return self._closest(found, wanted, family_name)
        made = self._make(wanted)
        made.family_name = family_name
        made.parent = self.parent_of(wanted, family_name)
        self._ledger.add("parents made", None, made.full_name, f"{rank} that no row names")
        return made

    def _make(self, name: ReadName) -> NewTaxon:
        node = NewTaxon(name, None, None)
        self.made.append(node)
        self.enter(node)
        return node

    def _named(self, key: str, rank: str) -> list[Node]:
        return [node for node in self._by_name.get(key, ()) if node.rank == rank]

    def _closest(self, found: list[Node], wanted: ReadName, family_name: str) -> Node:
        """Of homonyms the one with the authority that the name gives, then the one in the family, then the first."""
        if len(found) == 1:
            return found[0]
        same = [node for node in found if node.authority_key == wanted.authority_key]
        related = [node for node in found if self.family_name(node) == family_name]
        return (same or related or found)[0]

    def family_name(self, node: Node | None) -> str:
        """The name of a taxon's family, "" when it has none."""
        while isinstance(node, NewTaxon):
            if node.rank == Rank.FAMILY:
                return node.read.columns.name
            if node.family_name or node.parent is None:
                return node.family_name
            node = node.parent
        family = self._catalogue.taxa.get(node.family_id) if node and node.family_id else None
        return family.name if family else ""


def commonest_families(genera: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each genus (by key) the family that most of its rows name; pairs of key and family."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for genus, family in genera:
        counted[genus][family] += 1
    return {genus: families.most_common(1)[0][0] for genus, families in counted.items()}


def _parent_text(parsed: ParsedName, rank: str) -> str:
    if parsed.is_formula and RANK_ORDER[rank] > RANK_ORDER[Rank.SPECIES]:
        return parsed.species_name
    return parsed.parent_full_name
