"""The list of contradictions: derived from the records, and kept with them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils.html import escape

from catalog.choices import EstablishmentMeans, RegionKind, SectionKind
from catalog.models import (
    ArticleLink,
    ArticleSection,
    CareGuide,
    Citation,
    Contradiction,
    Dismissal,
    Distribution,
    Profile,
    Region,
    Revision,
)
from catalog.serialising import ARTICLE, Row, traits_of

from ._finding import COMPARED, Finding, Record, findings
from ._links import keep_links

AT_ONCE: Final = 300
"""Taxa in one query: some builds of SQLite take no more than 999 parameters."""
LARGE: Final = (RegionKind.REGION.value,)


def of(taxon: int) -> list[tuple[Finding, bool]]:
    """The contradictions of one plant as its rows read now, each with whether it has been answered. Seven queries."""
    return list(_found([taxon]).get(taxon, ()))


def reindex(taxa: Sequence[int]) -> None:
    """Write the list anew for those of these taxa (by key) of which it has changed.

    Five queries where none of them says anything. The plants to which their articles link are written with it.
    """
    for start in range(0, len(taxa), AT_ONCE):
        some = taxa[start : start + AT_ONCE]
        keep_links(some)
        fresh = _rows(some)
        stored = list(Contradiction.objects.filter(taxon__in=some).order_by("pk"))
        if [_said(row) for row in stored] != [_said(row) for row in fresh]:
            Contradiction.objects.filter(taxon__in=some).delete()
            Contradiction.objects.bulk_create(fresh, batch_size=100)


def rebuild() -> None:
    """Write the whole list anew, some taxa at a time; another writer may pass in between."""
    keys = set(ArticleSection.objects.values_list("taxon", flat=True))
    keys |= set(_valued().values_list("taxon", flat=True))
    keys |= set(Contradiction.objects.values_list("taxon", flat=True))
    keys |= set(ArticleLink.objects.values_list("taxon", flat=True))
    every = sorted(keys)
    for start in range(0, len(every), AT_ONCE):
        with transaction.atomic():
            Revision.objects.locked()
            reindex(every[start : start + AT_ONCE])


def _rows(taxa: Sequence[int]) -> list[Contradiction]:
    return [
        Contradiction(
            taxon_id=taxon,
            kind=one.kind,
            place=one.place,
            said=one.said,
            claim=one.claim,
            fact=one.fact,
            dismissed=dismissed,
        )
        for taxon, found in _found(taxa).items()
        for one, dismissed in found
    ]


def _said(row: Contradiction) -> tuple[object, ...]:
    return (row.taxon_id, row.kind, row.place, row.said, row.claim, row.fact, row.dismissed)


def _found(taxa: Sequence[int]) -> dict[int, list[tuple[Finding, bool]]]:
    records = dict(_records(taxa))
    found = {taxon: findings(record) for taxon, record in records.items()}
    found = {taxon: every for taxon, every in found.items() if every}
    answered: dict[int, set[tuple[str, str, str]]] = defaultdict(set)
    if found:
        for taxon, *said in Dismissal.objects.filter(taxon__in=found).values_list(
            "taxon", "kind", "said", "fact"
        ):
            answered[taxon].add(tuple(said))  # type: ignore[arg-type]
    return {
        taxon: [(one, (one.kind.value, one.said, one.fact) in answered[taxon]) for one in every]
        for taxon, every in found.items()
    }


def _records(taxa: Sequence[int]) -> Iterator[tuple[int, Record]]:
    sections: dict[int, list[Row]] = defaultdict(list)
    for section in ArticleSection.objects.filter(taxon__in=taxa).order_by("position", "pk"):
        sections[section.taxon_id].append(ARTICLE.to_row(section))
    citations: dict[int, list[Row]] = defaultdict(list)
    for citation in _valued().filter(taxon__in=taxa).select_related("source"):
        said = {"trait": citation.trait, "value": citation.value, "chosen": citation.chosen}
        citations[citation.taxon_id].append({**said, "source": str(citation.source)})
    speaking = sorted({*sections, *citations})
    if not speaking:
        return
    profiles = {row.taxon_id: row for row in Profile.objects.filter(taxon__in=speaking)}
    guides = {row.taxon_id: row for row in CareGuide.objects.filter(taxon__in=speaking)}
    places = dict(Region.objects.exclude(kind__in=LARGE).values_list("code", "name"))
    standing: dict[int, dict[str, Sequence[str]]] = defaultdict(dict)
    rows = Distribution.objects.filter(taxon__in=speaking).values_list("taxon", "region", "establishment")
    for taxon, region, codes in rows:
        if region in places:
            standing[taxon][region] = codes
    for taxon in speaking:
        native = [code for code, how in standing[taxon].items() if EstablishmentMeans.NATIVE in how]
        yield (
            taxon,
            Record(
                sections=[*_teaser(guides.get(taxon)), *sections[taxon]],
                traits=traits_of(profiles.get(taxon), guides.get(taxon)),
                citations=citations[taxon],
                native=frozenset(native),
                recorded=frozenset(chain(standing[taxon])),
                places=places,
            ),
        )


def _teaser(care: CareGuide | None) -> list[Row]:
    """The teaser as a section of the article: it makes claims too."""
    text = escape(care.teaser) if care is not None else ""
    return [{"kind": SectionKind.OTHER.value, "heading": "Teaser", "body": f"<p>{text}</p>"}] if text else []


def _valued() -> "QuerySet[Citation]":
    """Citations whose value is compared; not those of every name of a checklist."""
    return Citation.objects.filter(chosen=True, subject="", value__isnull=False, trait__in=sorted(COMPARED))
