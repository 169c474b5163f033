"""Writing a plant as one plain document."""

from collections.abc import Collection, Iterable
from typing import Any

from catalog.models import CareGuide, LookAlike, Profile, Source, Taxon

from ._sections import ARTICLE, SECTIONS, Row, Section
from ._values import traits_of

FORMAT = "native-plant-catalogue"
VERSION = 1
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
    "rank", "name", "authority", "full_name", "verbatim", "symbol", "group", "hybrid_formula", "name_note",
)  # fmt: skip
STATE_FIELDS = ("status", "excluded", "sensitive", "slug")


def serialise(taxon: Taxon) -> dict[str, Any]:
    """The whole plant as a plain document. Parts that hold nothing are left out. About fifteen queries."""
    profile = Profile.objects.filter(taxon=taxon).first()
    care = CareGuide.objects.filter(taxon=taxon).first()
    document: dict[str, Any] = {"taxon": taxon_row(taxon)}
    parts: dict[str, Any] = {section.key: rows_of(section, taxon) for section in SECTIONS[:2]}
    parts |= {"traits": traits_of(profile, care), "care": care_texts(care), "article": _article(taxon, care)}
    parts |= {section.key: rows_of(section, taxon) for section in SECTIONS[2:]}
    parts["look_alikes"] = _look_alikes(taxon)
    document.update((key, part) for key, part in parts.items() if part)
    return document


def bundle(taxa: Iterable[Taxon]) -> dict[str, Any]:
    """Documents of several taxa with the sources they name, as a file holds them."""
    plants = [serialise(taxon) for taxon in taxa]
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
        "plants": plants,
    }


def taxon_row(taxon: Taxon) -> Row:
    """The names and the standing of a taxon in plain form."""
    row: Row = {field: getattr(taxon, field) for field in NAME_FIELDS + STATE_FIELDS}
    row["name_id"] = str(taxon.name_id)
    row["parent"] = None if taxon.parent is None else parent_row(taxon.parent)
    row["reviewed_on"] = taxon.reviewed_on.isoformat() if taxon.reviewed_on else None
    return row


def parent_row(parent: Taxon) -> Row:
    """What a document says of the parent: enough to find it."""
    return {"rank": parent.rank, "name": parent.name, "authority": parent.authority}


def source_row(source: Source) -> Row:
    """A source in plain form."""
    fields = ("key", "title", "publisher", "place", "year", "url", "licence", "citation")
    row: Row = {field: getattr(source, field) for field in fields}
    row["accessed"] = source.accessed.isoformat() if source.accessed else None
    return row


def rows_of(section: Section, taxon: Taxon) -> list[Row]:
    """The stored rows of one section in plain form and in the document's order. One query."""
    return rows_by_taxon(section, [taxon.pk]).get(taxon.pk, [])


def rows_by_taxon(section: Section, taxa: Collection[int]) -> dict[int, list[Row]]:
    """The same for several taxa (by key). One query."""
    stored: Any = section.model._default_manager.filter(taxon__in=taxa)
    if "source" in section.columns:
        stored = stored.select_related("source")
    found: dict[int, list[Row]] = {}
    for row in stored:
        found.setdefault(row.taxon_id, []).append(with_name_id(section, row))
    return {taxon: in_order(section, rows) for taxon, rows in found.items()}


def with_name_id(section: Section, instance: Any) -> Row:
    """A row in plain form, with the lasting identifier if it is a name."""
    row = section.to_row(instance)
    if section.key == "synonyms":
        row["name_id"] = str(instance.name_id)
    return row


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


def _article(taxon: Taxon, care: CareGuide | None) -> Row:
    sections = [ARTICLE.to_row(section) for section in taxon.sections.order_by("position", "pk")]
    for row in sections:
        del row["position"]
    article: Row = {}
    if care is not None and (care.article_title or care.teaser):
        article |= {"title": care.article_title, "teaser": care.teaser}
    return article | ({"sections": sections} if sections else {})


def _look_alikes(taxon: Taxon) -> list[Row]:
    rows = LookAlike.objects.filter(taxon=taxon).select_related("other")
    return sorted(
        (
            {"name": row.other.name, "authority": row.other.authority, "character": row.character}
            for row in rows
        ),
        key=lambda row: (row["name"], row["authority"]),
    )
