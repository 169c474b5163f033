"""A whole name, pasted as it was found, taken apart into the fields of a form."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import QueryDict

from catalog import nomenclature, writing
from catalog.choices import SynonymKind
from catalog.models import Synonym, Taxon
from catalog.nomenclature import ParsedName

VERBATIM: Final = "verbatim"
BUTTON: Final = "_read"
MOST_ROWS: Final = 1000
"""Rows of a form that are looked at, as many as Django itself takes."""

_LABELS: Final = {
    "name": "name",
    "authority": "authority",
    "full_name": "full name",
    "rank": "rank",
    "notho": "hybrid",
    "hybrid_formula": "hybrid formula",
    "cultivar_epithet": "cultivar epithet",
    "name_note": "name note",
    "note": "note",
    "kind": "kind",
    "parent": "parent",
}
_ONLY_IF_GIVEN: Final = frozenset({"name_note", "note", "kind", "parent"})
"""Fields that stay as they are when the name says nothing of them."""


@dataclass(frozen=True)
class Reading:
    """A name that was read: what goes into which field, and in words what became of the form.

    ``fields`` is empty, and ``fault`` a sentence, where the text is no name.
    """

    fields: Mapping[str, str]
    parent: Taxon | None = None
    fault: str = ""
    told: str = ""


def read(text: str, model: type[Taxon] | type[Synonym]) -> Reading:
    """Take a name apart for a taxon or a synonym. A query, for the taxon above."""
    parsed = nomenclature.parse(text)
    if not parsed.quality:
        why = " ".join(warning.text for warning in parsed.warnings if not warning.quality)
        return Reading({}, fault=f"This was not read as a botanical name. {why} Nothing was filled in.")
    if model is Synonym:
        return Reading(_of_synonym(parsed))
    parent = _parent(parsed)
    fields = _of_taxon(parsed)
    return Reading(fields | {"parent": str(parent.pk)} if parent else fields, parent)


def asked_for(sent: QueryDict) -> list[str]:
    """Prefixes of the names to be read, "" for the main form: those whose button was pressed, and those that
    were given whole and without parts, which nothing but reading them can complete.
    """
    prefixes = ["", *(f"synonyms-{number}-" for number in range(_rows(sent)))]
    pressed = {name.removeprefix(BUTTON) for name in sent if name.startswith(BUTTON)}
    return [
        prefix
        for prefix in prefixes
        if prefix in pressed or (_text(sent, prefix + VERBATIM) and _is_bare(sent, prefix))
    ]


def filled(sent: QueryDict, prefix: str, model: type[Taxon] | type[Synonym]) -> tuple[QueryDict, Reading]:
    """What was sent with the parts of one name filled in, and the reading, which tells what it replaced."""
    reading = read(sent.get(prefix + VERBATIM, ""), model)
    better = sent.copy()
    replaced = []
    for field, value in reading.fields.items():
        before = _text(sent, prefix + field)
        if field in _ONLY_IF_GIVEN and not value:
            continue
        better[prefix + field] = value
        if before and before != value and field not in ("parent", "kind", "rank", "notho"):
            replaced.append(f"{_LABELS[field]} (it was “{before[:120]}”)")
    return better, Reading(reading.fields, reading.parent, reading.fault, _told(reading, replaced))


def _told(reading: Reading, replaced: list[str]) -> str:
    """What was filled in, in a sentence."""
    if reading.fault:
        return ""
    given = [_LABELS[field] for field, value in reading.fields.items() if value]
    told = f"Read. Filled in: {', '.join(given)}."
    return f"{told} Replaced: {'; '.join(replaced)}." if replaced else told


def _of_taxon(parsed: ParsedName) -> dict[str, str]:
    columns = writing.columns_of(parsed)
    return {
        "name": columns.name,
        "authority": columns.authority,
        "full_name": columns.full_name,
        "rank": columns.rank,
        "notho": columns.notho,
        "hybrid_formula": columns.hybrid_formula,
        "cultivar_epithet": parsed.cultivar,
        "name_note": columns.name_note,
    }


def _of_synonym(parsed: ParsedName) -> dict[str, str]:
    columns = writing.columns_of(parsed)
    kind = writing.kind_of(parsed)
    return {
        "name": columns.name,
        "authority": columns.authority,
        "full_name": columns.full_name,
        "note": columns.name_note,
        "kind": "" if kind == SynonymKind.UNSPECIFIED else kind,
    }


def _parent(parsed: ParsedName) -> Taxon | None:
    """The next higher taxon that the name itself tells, if the catalogue has just one of that name. A query."""
    if not parsed.parent_name:
        return None
    bearers = Taxon.objects.filter(name_key=nomenclature.name_key(parsed.parent_name))
    found = list(bearers.order_by("pk")[:2])
    return found[0] if len(found) == 1 else None


def _rows(sent: QueryDict) -> int:
    total = sent.get("synonyms-TOTAL_FORMS", "")
    return min(int(total), MOST_ROWS) if total.isascii() and total.isdigit() and len(total) < 9 else 0


def _is_bare(sent: QueryDict, prefix: str) -> bool:
    return not _text(sent, f"{prefix}name") and f"{prefix}DELETE" not in sent


def _text(sent: Mapping[str, Any], field: str) -> str:
    return str(sent.get(field, "")).strip()
