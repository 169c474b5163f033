"""Everything that the page of a plant shows, fetched in a number of queries that does not depend on the plant."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from django.db.models import Count, Prefetch, Q, prefetch_related_objects
from django.utils.html import strip_tags

from catalog import glossary
from catalog.choices import LegalKind, Rank, SectionKind, Severity
from catalog.glossary import Terms
from catalog.models import (
    CareGuide,
    Distribution,
    Hazard,
    LegalStatus,
    LookAlike,
    Photo,
    Region,
    Source,
    Synonym,
    Taxon,
    TaxonQuerySet,
    VernacularName,
)

from ._article import ArticlePart, article_parts
from ._cards import shortened, showable_photos
from ._drawings import Drawing, drawing_of
from ._gallery import Gallery, gallery_of
from ._glance import Glance, glance_of
from ._lineage import Lineage, donors_of, lineage_of
from ._map import DistributionMap, map_of
from ._names import common_names, parted_names
from ._places import Places, places_of, told_places
from ._ranks import counted_ranks
from ._sources import CitedSource, cited_sources
from ._telling_apart import told_apart
from ._traits import NAMED, Cited, Fact, Group, assemble, cited_together, fetch, grouped
from ._values import Part

MOST_RELATIVES = 60
LONGEST_TEASER = 280
LOUD = (LegalKind.PROHIBITED, LegalKind.NOXIOUS, LegalKind.INVASIVE)
SUBJECTS = {
    "places": ("native", "introduced"),
    "names": NAMED,
    "article": ("article",),
    "look_alikes": ("look-alikes",),
}
"""Parts of the page that are no single trait, and the keys under which they are cited."""

FEDERAL = "US"
"""The jurisdiction that tells no place within the country."""


@dataclass(frozen=True)
class Relative:
    """Another taxon named on a page, with its common name, and perhaps what tells the two apart."""

    taxon: Taxon
    common_name: str
    character: str = ""


@dataclass(frozen=True)
class LegalNote:
    """What the law says of a plant in several places: ``places`` in words, each perhaps with a code.

    ``sources`` are those that say it of any of the places, each once.
    """

    kind: str
    label: str
    definition: str
    places: tuple[str, ...]
    is_loud: bool
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Sheet:
    """A plant's page. Every text may be blank and every tuple empty; nothing queries any more.

    ``children`` are the first of them; ``children_counted`` says how many there are of each rank.
    """

    taxon: Taxon
    heading: VernacularName | None
    other_names: tuple[VernacularName, ...]
    lineage: Lineage
    places: Places
    map: DistributionMap | None
    facts: dict[str, Fact]
    care: CareGuide | None
    sections: tuple[ArticlePart, ...]
    synonyms: tuple[Synonym, ...]
    photos: tuple[Photo, ...]
    legal: tuple[LegalNote, ...]
    parent: Relative | None
    children: tuple[Relative, ...]
    children_counted: str
    has_more_children: bool
    sisters: tuple[Relative, ...]
    look_alikes: tuple[Relative, ...]
    sources: tuple[CitedSource, ...]
    cited: dict[str, tuple[Cited, ...]]

    @property
    def common_name(self) -> str:
        """The name that heads the page; blank without an English one."""
        return self.heading.name if self.heading else ""

    @property
    def groups(self) -> tuple[Group, ...]:
        """The facts of the plant and of growing it, under headings."""
        return grouped(fact for key, fact in self.facts.items() if key != "resists")

    @property
    def tells_how_to_grow(self) -> bool:
        """Whether anything is recorded on growing it, as a fact or in words."""
        return bool(self.sections) or any(group.key == "growing" for group in self.groups)

    @property
    def glance(self) -> tuple[Glance, ...]:
        """The facts that a gardener asks first, in few words."""
        return glance_of(self.facts)

    @property
    def teaser(self) -> str:
        """One or two sentences on the plant, cut at a word; from the article where no teaser was written."""
        written = self.care.teaser if self.care else ""
        if not written and self.sections:
            written = " ".join(strip_tags(self.sections[0].body).split())
        return shortened(written, LONGEST_TEASER)

    @property
    def gallery(self) -> Gallery | None:
        """Its photos as the page shows them."""
        return gallery_of(self.photos)

    @property
    def drawing(self) -> Drawing:
        """What stands in for a photo."""
        habit, propagation, height = self.habit, self.facts.get("propagation"), self.facts.get("height")
        return drawing_of(
            group=self.taxon.group,
            family=self.lineage.family.name if self.lineage.family else "",
            habits=habit.value if habit else None,
            propagation=propagation.value if propagation else None,
            height=height.value if height else None,
        )

    @property
    def article_title(self) -> str:
        """The title of the article; blank where it has none, or there is no care guide to hold it."""
        return self.care.article_title if self.care else ""

    @property
    def suits(self) -> bool:
        """Whether it is told whom the plant suits, or when to choose another."""
        return bool(self.care and (self.care.perfect_for_list or self.care.not_ideal_if_list))

    @property
    def suits_within_article(self) -> bool:
        """Whether that belongs in a section of the article, which asks the same question."""
        return self.suits and any(section.kind == SectionKind.RIGHT for section in self.sections)

    @property
    def life_cycle(self) -> Fact | None:
        """How long it lives."""
        return self.facts.get("life-cycle")

    @property
    def habit(self) -> Fact | None:
        """Its plant type."""
        return self.facts.get("habit")

    @property
    def wildlife(self) -> Fact | None:
        """The animals that use it."""
        return self.facts.get("wildlife")

    @property
    def tolerances(self) -> Fact | None:
        """The stresses it withstands, or not."""
        return self.facts.get("resists")

    @property
    def wetland(self) -> Fact | None:
        """Its wetland ratings."""
        return self.facts.get("wetland")

    @property
    def hazards(self) -> Fact | None:
        """The harm it can do, known harmlessness included."""
        return self.facts.get("hazard")

    @property
    def harms(self) -> tuple[Part, ...]:
        """The harm it can do."""
        return self._harm(known_to_do_none=False)

    @property
    def harmless(self) -> tuple[Part, ...]:
        """The kinds of harm that it is known not to do."""
        return self._harm(known_to_do_none=True)

    def _harm(self, *, known_to_do_none: bool) -> tuple[Part, ...]:
        rows: Sequence[Hazard] = self.hazards.value if self.hazards else ()
        parts = self.hazards.parts if self.hazards else ()
        return tuple(
            part
            for row, part in zip(rows, parts, strict=True)
            if (row.severity == Severity.NONE) is known_to_do_none
        )


def of(taxon: Taxon) -> Sheet:
    """The page of a taxon at species rank or below. About 27 queries, whatever the plant holds."""
    terms = glossary.terms()
    lineage = lineage_of(taxon, terms)
    donors = donors_of(taxon, [row.taxon for row in lineage.above])
    _fetch(taxon, donors)
    heading, other_names = parted_names(taxon)
    children, sisters, alike = _children(taxon), _sisters(taxon), list(_look_alikes(taxon))
    numbers = _children_by_rank(taxon)
    called = common_names(other.pk for other in (*children, *sisters, *(pair[0] for pair in alike)))
    apart = {**told_apart(children, terms), **told_apart([taxon, *sisters] if sisters else [], terms)}
    parent = next((row for row in lineage.above if row.taxon.pk == taxon.parent_id), None)
    return Sheet(
        taxon=taxon,
        heading=heading,
        other_names=other_names,
        lineage=lineage,
        places=places_of(taxon, terms),
        map=map_of(told_places(taxon), glossary.regions()),
        facts=assemble(taxon, donors, terms),
        care=getattr(taxon, "care", None),
        sections=article_parts(tuple(taxon.sections.all()), terms),
        synonyms=tuple(taxon.synonyms.all()),
        photos=tuple(taxon.photos.all()),
        legal=tuple(_legal_notes(taxon, terms)),
        parent=Relative(parent.taxon, parent.common_name) if parent else None,
        children=tuple(_relative(other, called, apart) for other in children),
        children_counted=counted_ranks(numbers, terms),
        has_more_children=sum(numbers.values()) > len(children),
        sisters=tuple(_relative(other, called, apart) for other in sisters),
        look_alikes=tuple(Relative(other, called.get(other.pk, ""), text) for other, text in alike),
        sources=cited_sources(taxon.citations.all(), _sources_of_rows(taxon, lineage)),
        cited={subject: _cited(taxon, subject, terms) for subject in SUBJECTS},
    )


def _fetch(taxon: Taxon, donors: Sequence[Taxon]) -> None:
    """Everything that hangs on the taxon, and what it may take from the taxa above it. Thirteen queries."""
    fetch([taxon, *donors])
    prefetch_related_objects(
        [taxon],
        "sections",
        Prefetch("distribution", Distribution.objects.select_related("region")),
        Prefetch("synonyms", Synonym.objects.select_related("source")),
        Prefetch("vernacular_names", VernacularName.objects.select_related("source")),
        Prefetch("legal", LegalStatus.objects.select_related("source")),
        Prefetch("photos", showable_photos()),
    )


def _relative(taxon: Taxon, called: dict[int, str], apart: dict[int, str]) -> Relative:
    return Relative(taxon, called.get(taxon.pk, ""), apart.get(taxon.pk, ""))


def _children(taxon: Taxon) -> list[Taxon]:
    return _published(taxon.children.all())


def _children_by_rank(taxon: Taxon) -> dict[str, int]:
    return dict(taxon.children.published().order_by().values_list("rank").annotate(Count("pk")))


def _sisters(taxon: Taxon) -> list[Taxon]:
    """The other parts of the same species. A species' sisters fill a genus, which has a page of its own."""
    is_part = not taxon.rank or Rank(taxon.rank).is_infraspecific
    if not is_part or taxon.parent_id is None:
        return []
    return _published(Taxon.objects.filter(parent=taxon.parent_id).exclude(pk=taxon.pk))


def _published(taxa: TaxonQuerySet) -> list[Taxon]:
    """The first public ones, with profile and care.

    The status is looked at here: SQLite without statistics would begin with it, and read most of the table.
    """
    rows = taxa.select_related("profile", "care")
    return [taxon for taxon in rows if taxon.is_published][:MOST_RELATIVES]


def _look_alikes(taxon: Taxon) -> Iterator[tuple[Taxon, str]]:
    """The plants mistaken for this one, from whichever side it was recorded, with what tells them apart."""
    pairs = LookAlike.objects.filter(Q(taxon=taxon) | Q(other=taxon)).select_related("taxon", "other")
    for pair in pairs.order_by("pk"):
        other = pair.other if pair.taxon_id == taxon.pk else pair.taxon
        if other.is_published:
            yield other, pair.character


def _legal_notes(taxon: Taxon, terms: Terms) -> Iterator[LegalNote]:
    """The legal statuses gathered by kind, bans and weeds first; of a sensitive plant the federal ones only.

    One query for the places' names.
    """
    rows = [row for row in taxon.legal.all() if row.jurisdiction == FEDERAL or not taxon.sensitive]
    names = dict(Region.objects.filter(pk__in={row.jurisdiction for row in rows}).values_list("code", "name"))
    names[FEDERAL] = "United States (federal)"
    names["CA"] = "Canada (federal)"
    for kind in sorted(LegalKind, key=lambda kind: kind not in LOUD):
        told = [row for row in rows if row.kind == kind]
        if told:
            entry = terms["LegalKind"][kind]
            places = tuple(_jurisdiction(row, names) for row in told)
            sources = tuple(dict.fromkeys(row.source for row in told if row.source is not None))
            yield LegalNote(kind, entry.label, entry.definition, places, kind in LOUD, sources)


def _jurisdiction(row: LegalStatus, names: dict[str, str]) -> str:
    name = names.get(row.jurisdiction, row.jurisdiction)
    said = row.words or row.code
    return f"{name} ({said})" if said else name


def _cited(taxon: Taxon, subject: str, terms: Terms) -> tuple[Cited, ...]:
    """The citations of a part of the page; those of a sensitive plant's places name their source and no more."""
    found = cited_together(taxon.citations.all(), SUBJECTS[subject], terms)
    if subject != "places":
        return found
    if taxon.sensitive:
        bare = {"subject": "", "value": "", "quote": "", "locator": "", "derived": "", "reason": ""}
        return tuple(dict.fromkeys(replace(each, **bare, read_on=None) for each in found))  # type: ignore[arg-type]
    names = {row.region_id: row.region.name for row in taxon.distribution.all()}
    return tuple(replace(each, subject=names.get(each.subject, each.subject)) for each in found)


def _sources_of_rows(taxon: Taxon, lineage: Lineage) -> Iterable[tuple[Source | None, str]]:
    return chain(
        ((synonym.source, "synonyms") for synonym in taxon.synonyms.all()),
        ((name.source, "common names") for name in taxon.vernacular_names.all()),
        ((legal.source, "legal status") for legal in taxon.legal.all()),
        ((placement.source, "classification") for placement in lineage.placements),
    )
