"""A plant profile joined with what the catalogue already holds of the plant, as a plant document.

What stands in the catalogue stays: a profile fills what is not recorded. Where it says otherwise, its word becomes a
citation that is not chosen, for an editor to judge.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from catalog import documents, nomenclature
from catalog.choices import PlantGroup, Rank, Status
from catalog.importing._findings import FileRefused, Finding
from catalog.importing._plan import Ledger
from catalog.importing._profile_document import (
    BulletList,
    ProfileDocument,
    Section,
    section_html,
    without_fit_lists,
)
from catalog.importing._profile_names import lineage_of
from catalog.importing._profile_sources import sources_of
from catalog.importing._proposals import Proposal
from catalog.models import Taxon

Row = dict[str, Any]

NOTES = {
    "soil": "soil_note",
    "water": "water_note",
    "temperature": "temperature_note",
}
NOT_ACCEPTED = "Proposed from the text; no editor has accepted it yet."
DIFFERS = "The catalogue had another value when the document was imported."


@dataclass(frozen=True)
class Choices:
    """What the person who imports has asked for."""

    accept_facts: bool = False
    publish: bool = False


class ProfileBundle:
    """Builds the document of one profile's plant and the documents of the parents that it needs."""

    def __init__(
        self, profile: ProfileDocument, proposals: Iterable[Proposal], choices: Choices, ledger: Ledger
    ) -> None:
        self.profile = profile
        self.proposals = list(proposals)
        self.choices = choices
        self.ledger = ledger
        self.sources = sources_of(profile)
        self.database, self.document = (row["key"] for row in self.sources)
        self.taxon = _existing(profile)
        self.plant: Row = documents.serialise(self.taxon) if self.taxon else {}
        self.cited = {(row["trait"], row["source"]): row for row in self.plant.get("citations", [])}

    def build(self) -> Row:
        """The bundle to load; loading it where it has been loaded before changes nothing."""
        lineage = self._lineage()
        self._names(lineage)
        self._origins(lineage)
        self._head_facts()
        self._article()
        self._facts()
        self.plant["citations"] = list(self.cited.values())
        return {
            "format": "native-plant-catalogue",
            "version": 1,
            "sources": self.sources,
            "plants": [*lineage, self.plant],
        }

    # ---- names and place in the tree

    def _lineage(self) -> list[Row]:
        """Documents of the parents that classification and name give, the highest first; those that exist stay."""
        rows: list[Row] = []
        parent: Row | None = None
        for entry in lineage_of(self.profile.botanical_name, self.profile.classification):
            if entry.line is None and self._has_parent():
                continue
            if entry.rank not in Rank.values or self._is_own(entry.name):
                continue
            known = _unique(entry.name, entry.authority, entry.rank)
            if known is not None:
                row = {"taxon": documents.serialise(known)["taxon"], "if_missing": True}
                if known.parent is None and parent is not None:
                    row = documents.serialise(known)
                    row["taxon"]["parent"] = parent
                    self.ledger.change("parent", entry.line, known.name, f"placed under {parent['name']}")
            else:
                row = self._new_parent(entry.name, entry.authority, entry.rank, entry.common_name, parent)
                self.ledger.add(entry.rank, entry.line, entry.full_name)
            rows.append(row)
            parent = {key: row["taxon"][key] for key in ("rank", "name", "authority")}
        self.parent = parent
        return rows

    def _has_parent(self) -> bool:
        return self.taxon is not None and self.taxon.parent_id is not None

    def _new_parent(self, name: str, authority: str, rank: str, common_name: str, parent: Row | None) -> Row:
        row: Row = {
            "taxon": {"rank": rank, "name": name, "authority": authority, "parent": parent},
            "citations": [_citation("name", self.database)],
            "if_missing": True,
        }
        row["taxon"] |= {"status": self._status(), "group": self._group()}
        if common_name:
            row["vernacular_names"] = [{"name": common_name, "preferred": True, "source": self.database}]
        return row

    def _names(self, lineage: list[Row]) -> None:
        taxon = self.plant.setdefault("taxon", self._new_taxon())
        if self.choices.publish:
            taxon["status"] = Status.PUBLISHED.value
        taxon["group"] = taxon.get("group") or self._group()
        taxon["symbol"] = taxon.get("symbol") or self.profile.symbol or None
        if taxon.get("parent") is None and lineage:
            taxon["parent"] = self.parent
        if self.taxon is None:
            self.ledger.add("plant", None, taxon["name"])
        self._synonyms()
        self._common_name()

    def _new_taxon(self) -> Row:
        parsed = nomenclature.parse(self.profile.botanical_name)
        own = [entry for entry in self.profile.classification if self._is_own(entry.name)]
        return {
            "rank": parsed.rank,
            "name": parsed.name,
            "authority": parsed.authority or (own[0].authority if own else ""),
            "hybrid_formula": parsed.hybrid_formula,
            "name_note": parsed.note,
            "status": self._status(),
        }

    def _origins(self, lineage: list[Row]) -> None:
        """Cite the data source for the plant's name, its synonyms and its place."""
        for trait, is_given, agrees in (
            ("name", True, True),
            ("synonymy", bool(self.profile.synonyms), True),
            ("classification", bool(lineage and self.profile.classification), self._is_placed()),
        ):
            if is_given and (trait, self.database) not in self.cited:
                self._cite(trait, self.database, None, "", agrees=agrees, accept=True)
                self.ledger.add("citation", None, trait)

    def _is_placed(self) -> bool:
        """Whether the plant stands, in the catalogue or by this import, below the lowest rank that is given."""
        parents = [self.plant["taxon"].get("parent")]
        if self.taxon is not None:
            above = Taxon.objects.above(self.taxon)
            parents += [{"rank": taxon.rank, "name": taxon.name} for taxon in above]
        return _place(self.parent) in map(_place, parents)

    def _synonyms(self) -> None:
        rows = self.plant.setdefault("synonyms", [])
        known = {_key(row["name"], row["authority"]) for row in rows}
        symbols = {row.get("symbol") for row in rows}
        for entry in self.profile.synonyms:
            parsed = nomenclature.parse(entry.full_name)
            if _key(parsed.name, parsed.authority) in known or (entry.symbol and entry.symbol in symbols):
                continue
            rows.append(
                {
                    "name": parsed.name,
                    "authority": parsed.authority,
                    "full_name": parsed.full_name,
                    "symbol": entry.symbol or None,
                    "note": parsed.note,
                    "kind": "misapplied" if parsed.is_misapplied else "unspecified",
                    "source": self.database,
                }
            )
            self.ledger.add("synonym", entry.line, entry.full_name)

    def _common_name(self) -> None:
        rows = self.plant.setdefault("vernacular_names", [])
        english = [row for row in rows if row["language"] == "en"]
        title = self._title()
        if not title or any(row["name"].casefold() == title.casefold() for row in english):
            return
        preferred = not any(row["preferred"] for row in english)
        rows.append(
            {"name": title, "language": "en", "region": "", "preferred": preferred, "source": self.document}
        )
        self.ledger.add("common name", None, title)

    def _title(self) -> str:
        """The title, in lower case where the text itself writes it so within a sentence."""
        text = " ".join(section_html(section) for section in self.profile.sections)
        lower = self.profile.title.lower()
        return lower if f" {lower}" in text else self.profile.title

    def _is_own(self, name: str) -> bool:
        return nomenclature.name_key(name) == nomenclature.name_key(self.profile.botanical_name)

    def _status(self) -> str:
        return (Status.PUBLISHED if self.choices.publish else Status.DRAFT).value

    def _group(self) -> str:
        wanted = [entry.name.casefold() for entry in self.profile.classification if entry.rank == "group"]
        return next((group.value for group in PlantGroup if str(group.label).casefold() in wanted), "")

    # ---- facts

    def _head_facts(self) -> None:
        for trait, codes in (("life-cycle", self.profile.life_cycle), ("habit", self.profile.habit)):
            if codes:
                self._trait(trait, list(codes), self.database, f"{trait}: {', '.join(codes)}", accept=True)
        places = {place.region: list(place.establishment) for place in self.profile.native_places}
        probable = {place.region: list(place.probable) for place in self.profile.native_places}
        if places:
            self._places(places, probable, self.database, self.profile.native_status, accept=True)

    def _facts(self) -> None:
        accept = self.choices.accept_facts
        for other in (one for one in self.proposals if one.is_alternative):
            words = (
                f"{_plain(other.value)} (“{other.sentence}”) was not taken; a plainer sentence says otherwise"
            )
            self.ledger.report("the text says two things", other.line, other.trait, words)
        for trait in dict.fromkeys(proposal.trait for proposal in self.proposals):
            said = [one for one in self.proposals if one.trait == trait and not one.is_alternative]
            quote = " … ".join(dict.fromkeys(one.sentence for one in said))
            value = _together([one.value for one in said])
            if trait == "native":
                self._places(value, {}, self.document, quote, accept=accept)
            elif trait == "wildlife":
                self._wildlife(value, quote, accept=accept)
            else:
                self._trait(trait, value, self.document, quote, accept=accept)
        care = self.plant.setdefault("care", {})
        for label, text in self.profile.conditions if accept else ():
            note = NOTES.get(label.casefold())
            if note and not care.get(note):
                care[note] = text

    def _trait(self, trait: str, value: Any, source: str, quote: str, *, accept: bool) -> None:
        traits = self.plant.setdefault("traits", {})
        fills = accept and trait not in traits
        if fills:
            traits[trait] = value
            self.ledger.add("fact", None, trait, _plain(value))
        self._cite(trait, source, value, quote, agrees=fills or traits.get(trait) == value, accept=accept)

    def _places(self, places: Row, probable: Row, source: str, quote: str, *, accept: bool) -> None:
        rows = self.plant.setdefault("distribution", [])
        known = {row["region"]: row["establishment"] for row in rows}
        for region, codes in places.items() if accept else ():
            if region not in known:
                rows.append({"region": region, "establishment": codes, "probable": probable.get(region, [])})
                known[region] = codes
                self.ledger.add("place", None, region, _plain(codes))
        agrees = all(known.get(region) == codes for region, codes in places.items())
        self._cite("native", source, places, quote, agrees=agrees, accept=accept)

    def _wildlife(self, wanted: list[Row], quote: str, *, accept: bool) -> None:
        rows = self.plant.setdefault("wildlife", [])
        for row in wanted if accept else ():
            if not any(known["animal"] == row["animal"] for known in rows):
                rows.append(row)
                self.ledger.add("fact", None, "wildlife", row["animal"])
        agrees = all(any(known["animal"] == row["animal"] for known in rows) for row in wanted)
        self._cite("wildlife", self.document, wanted, quote, agrees=agrees, accept=accept)

    def _cite(self, trait: str, source: str, value: Any, quote: str, *, agrees: bool, accept: bool) -> None:
        """Note what a source says; what an editor has written on the citation since stays as it is."""
        earlier = self.cited.get((trait, source))
        if earlier is not None and (earlier["chosen"] or earlier["reason"] != NOT_ACCEPTED or not accept):
            return
        reason = "" if agrees and accept else DIFFERS if accept else NOT_ACCEPTED
        self.cited[trait, source] = _citation(
            trait, source, value=value, quote=quote, chosen=agrees and accept, reason=reason
        )
        if reason == DIFFERS:
            self.ledger.report("differs from the catalogue", None, trait, _plain(value))
        elif reason:
            self.ledger.add("proposal", None, trait, f"{_plain(value)} (“{quote}”)")

    # ---- article

    def _article(self) -> None:
        article = self.plant.setdefault("article", {})
        care = self.plant.setdefault("care", {})
        for key, lines in (
            ("perfect_for", self.profile.perfect_for),
            ("not_ideal_if", self.profile.not_ideal_if),
        ):
            if lines and not care.get(key):
                care[key] = list(lines)
        if not self.profile.sections:
            return
        if article.get("sections"):
            if ("article", self.document) not in self.cited:
                self.ledger.report(
                    "article kept", None, self.profile.title, "the plant has an article already"
                )
            return
        article["title"] = article.get("title") or self.profile.article_title
        article["teaser"] = article.get("teaser") or self.profile.teaser
        article["sections"] = [
            {
                "kind": section.kind,
                "heading": section.heading,
                "body": section_html(self._without_fit(section)),
            }
            for section in self.profile.sections
        ]
        self._cite("article", self.document, None, "", agrees=True, accept=True)
        self.ledger.add("article", None, self.profile.article_title or self.profile.title)

    def _without_fit(self, section: Section) -> Section:
        """The section without the lists of what the plant suits, which the page shows as lists of their own."""
        fits = (self.profile.perfect_for, self.profile.not_ideal_if)
        blocks = section.blocks
        lines = [
            line
            for label, block in pairwise(blocks)
            if isinstance(block, BulletList) and tuple(text for _, text in block.points) in fits
            for line in (label.line, block.line)
        ]
        return without_fit_lists(section, lines)


def _existing(profile: ProfileDocument) -> Taxon | None:
    """The taxon that a profile describes, by symbol or by its name. Raises FileRefused when the two disagree."""
    parsed = nomenclature.parse(profile.botanical_name)
    named = _unique(parsed.name, parsed.authority, parsed.rank)
    if not profile.symbol:
        return named
    bearer = Taxon.objects.select_related("parent").filter(symbol=profile.symbol).first()
    if bearer is not None and bearer.name_key != nomenclature.name_key(parsed.name):
        rule = f"is the symbol of {bearer.name} in the catalogue, not of {parsed.name}"
        raise FileRefused([Finding(None, "USDA symbol", profile.symbol, rule)])
    if bearer is None and named is not None and named.symbol:
        rule = f"is not the symbol that {named.name} has in the catalogue ({named.symbol})"
        raise FileRefused([Finding(None, "USDA symbol", profile.symbol, rule)])
    return bearer or named


def _unique(name: str, authority: str, rank: str) -> Taxon | None:
    """The taxon of this rank with this name; with this authority where several share the name."""
    key = nomenclature.name_key(name)
    found = list(Taxon.objects.select_related("parent").filter(rank=rank, name_key=key)[:20])
    if len(found) > 1 or (found and authority):
        wanted = nomenclature.authority_key(authority)
        fitting = [taxon for taxon in found if taxon.authority_key in {wanted, ""}]
        return fitting[0] if fitting else None
    return found[0] if found else None


def _citation(
    trait: str, source: str, *, value: Any = None, quote: str = "", chosen: bool = True, reason: str = ""
) -> Row:
    row = {"trait": trait, "source": source, "value": value, "quote": quote}
    return row | {"chosen": chosen, "reason": reason, "derived": ""}


def _place(parent: Row | None) -> tuple[str, str] | None:
    return (parent["rank"], nomenclature.name_key(parent["name"])) if parent else None


def _key(name: str, authority: str) -> tuple[str, str]:
    return nomenclature.name_key(name), nomenclature.authority_key(authority)


def _together(values: list[Any]) -> Any:
    """Sets and rows of several sentences added up; mappings joined; of ranges the first."""
    first = values[0]
    if isinstance(first, list):
        joined = [one for value in values for one in value]
        return [one for number, one in enumerate(joined) if one not in joined[:number]]
    if isinstance(first, dict) and "min" not in first:
        return {key: codes for value in values for key, codes in value.items()}
    return first


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        return ", ".join(f"{key} {_plain(part)}" for key, part in value.items() if part is not None)
    return ", ".join(map(_plain, value)) if isinstance(value, list) else str(value)
