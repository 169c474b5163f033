"""Writing a plant as one plain document."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from catalog.models import ArticleSection, CareGuide, LookAlike, Photo, Profile, RightsHolder, Source, Taxon

from ._photos import holder_row, photo_row
from ._sections import ARTICLE, SECTIONS, Row, Section
from ._values import traits_of

FORMAT = "native-plant-catalogue"
VERSION = 1
CHUNK = 400
"""Keys in one query: some builds of SQLite take no more than 999."""
CARE_TEXTS = (
    "care_level_reason",
    "soil_note",
    "water_note",
    "temperature_note",
    "planting_note",
    "maintenance_note",
)
CARE_LISTS = ("perfect_for", "not_ideal_if")
NAME_FIELDS = (
    "rank", "name", "authority", "full_name", "verbatim", "symbol", "group", "notho", "hybrid_formula",
    "cultivar_epithet", "name_note",
)  # fmt: skip
STATE_FIELDS = ("status", "excluded", "sensitive", "slug")


def serialise(taxon: Taxon) -> dict[str, Any]:
    """The whole plant as a plain document. Parts that hold nothing are left out. About fifteen queries."""
    return serialise_many([taxon])[taxon.pk]


def serialise_many(taxa: Iterable[Taxon]) -> dict[int, dict[str, Any]]:
    """The documents of several taxa by key. About fifteen queries for every 400 taxa, and one for each parent that was
    not read with its taxon.
    """
    documents = {}
    for chunk in batched(taxa, CHUNK):
        documents.update(_documents(chunk))
    return documents


def _documents(taxa: Sequence[Taxon]) -> dict[int, dict[str, Any]]:
    keys = [taxon.pk for taxon in taxa]
    profiles = {row.taxon_id: row for row in Profile.objects.filter(taxon__in=keys)}
    guides = {row.taxon_id: row for row in CareGuide.objects.filter(taxon__in=keys)}
    sections = {section.key: rows_by_taxon(section, keys) for section in SECTIONS}
    articles, look_alikes, photos = _article_sections(keys), _look_alikes(keys), _photos(keys)
    found = {}
    for taxon in taxa:
        key, care = taxon.pk, guides.get(taxon.pk)
        parts: dict[str, Any] = {section.key: sections[section.key].get(key) for section in SECTIONS[:2]}
        parts |= {"traits": traits_of(profiles.get(key), care), "care": care_texts(care)}
        parts["article"] = _article(care, articles.get(key, []))
        parts |= {section.key: sections[section.key].get(key) for section in SECTIONS[2:]}
        parts |= {"look_alikes": look_alikes.get(key), "photos": photos.get(key)}
        found[key] = {"taxon": taxon_row(taxon), **{name: part for name, part in parts.items() if part}}
    return found


def bundle(taxa: Iterable[Taxon]) -> dict[str, Any]:
    """Documents of several taxa with the sources and rights holders they name, as a file holds them."""
    plants = list(serialise_many(taxa).values())
    named = {
        row["source"]
        for plant in plants
        for section in SECTIONS
        for row in plant.get(section.key, ())
        if "source" in row
    }
    sources = Source.objects.filter(key__in=[key for key in named if key]).order_by("key")
    return {
        "format": FORMAT,
        "version": VERSION,
        "sources": [source_row(source) for source in sources],
        "rights_holders": _holders(plants),
        "plants": plants,
    }


def _holders(plants: Iterable[dict[str, Any]]) -> list[Row]:
    """The rights holders of whom their name does not say all."""
    named = {photo["rights_holder"] for plant in plants for photo in plant.get("photos", ())}
    holders = RightsHolder.objects.exclude(credit="", url="").order_by("name")
    return [holder_row(holder) for holder in holders if holder.name in named]


def taxon_row(taxon: Taxon) -> Row:
    """The names and the standing of a taxon in plain form."""
    row: Row = {field: getattr(taxon, field) for field in NAME_FIELDS + STATE_FIELDS}
    row["name_id"] = str(taxon.name_id)
    row["parent"] = None if taxon.parent is None else parent_row(taxon.parent)
    row["reviewed_on"] = taxon.reviewed_on.isoformat() if taxon.reviewed_on else None
    return row


def parent_row(parent: Taxon) -> Row:
    """What a document says of the parent: enough to find it, also under another name."""
    return {
        "rank": parent.rank,
        "name": parent.name,
        "authority": parent.authority,
        "name_id": str(parent.name_id),
    }


def source_row(source: Source) -> Row:
    """A source in plain form."""
    fields = ("key", "title", "publisher", "place", "year", "url", "licence", "citation")
    row: Row = {field: getattr(source, field) for field in fields}
    row["accessed"] = source.accessed.isoformat() if source.accessed else None
    return row


def rows_of(section: Section, taxon: Taxon) -> list[Row]:
    """The stored rows of one section in plain form and in the document's order. One query."""
    return rows_by_taxon(section, [taxon.pk]).get(taxon.pk, [])


def rows_by_taxon(section: Section, taxa: Sequence[int]) -> dict[int, list[Row]]:
    """The same for several taxa (by key). One query."""
    return {taxon: in_order(section, rows) for taxon, rows in section.read(taxa).items()}


def in_order(section: Section, rows: list[Row]) -> list[Row]:
    """Rows in the order in which a document lists them, whatever order they were stored in."""
    return sorted(rows, key=lambda row: [str(row[key]) for key in section.columns])


def care_texts(care: CareGuide | None) -> Row:
    """The notes and lists of a care guide that hold anything."""
    if care is None:
        return {}
    texts: Row = {field: getattr(care, field) for field in CARE_TEXTS if getattr(care, field)}
    texts |= {field: lines for field in CARE_LISTS if (lines := getattr(care, f"{field}_list"))}
    return texts


def _article_sections(taxa: Sequence[int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for section in ArticleSection.objects.filter(taxon__in=taxa).order_by("position", "pk"):
        row = ARTICLE.to_row(section)
        del row["position"]
        found[section.taxon_id].append(row)
    return found


def _article(care: CareGuide | None, sections: list[Row]) -> Row:
    article: Row = {}
    if care is not None and (care.article_title or care.teaser):
        article |= {"title": care.article_title, "teaser": care.teaser}
    return article | ({"sections": sections} if sections else {})


def _look_alikes(taxa: Sequence[int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    rows = LookAlike.objects.filter(taxon__in=taxa).select_related("other")
    for row in sorted(rows, key=lambda row: (row.other.name, row.other.authority)):
        other = row.other
        found[row.taxon_id].append(
            {
                "name": other.name,
                "authority": other.authority,
                "character": row.character,
                "name_id": str(other.name_id),
            }
        )
    return found


def _photos(taxa: Sequence[int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    photos = Photo.objects.filter(taxon__in=taxa).select_related("rights_holder")
    for photo in photos.order_by("position", "pk"):
        found[photo.taxon_id].append(photo_row(photo))
    return found


def batched(rows: Iterable[Taxon], size: int) -> Iterator[list[Taxon]]:
    """Lists of at most ``size`` taxa."""
    iterator = iter(rows)
    while batch := list(islice(iterator, size)):
        yield batch
