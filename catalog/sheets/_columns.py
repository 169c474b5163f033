"""The columns of a sheet: how each is read from a record, and how a changed cell is written into a document."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from catalog.choices import PlantGroup
from catalog.models import VernacularName
from catalog.serialising import CARE_LISTS, CARE_TEXTS, read_trait
from catalog.traits import BY_KEY as TRAITS_BY_KEY
from catalog.traits import Trait, stored_in

from ._cells import code_of, is_set, trait_text, trait_value, yes_or_no
from ._places import Places, write_means
from ._records import Record

Document = dict[str, Any]
Normal = Callable[[str, Places], str]
REQUIRED: Final = ("id", "version")
"""Columns without which no row is taken back."""


@dataclass(frozen=True)
class Column:
    """One column. ``normal`` brings a cell into the form in which it is exported, and raises ValueError with the rule
    that it breaks; ``write`` puts that text into a document. A column without them is told and not taken back.
    """

    key: str
    title: str
    group: str
    read: Callable[[Record, Places], str]
    normal: Normal | None = None
    write: Callable[[Document, str, Places], None] | None = None
    is_fixed: bool = False
    """Whether another value in a sheet is refused, not passed over: an act of its own changes it."""

    @property
    def is_written(self) -> bool:
        """Whether a changed cell is taken back."""
        return self.write is not None


def _told(key: str, title: str, read: Callable[[Record], str], *, is_fixed: bool = False) -> Column:
    return Column(key, title, "Name and standing", lambda record, places: read(record), is_fixed=is_fixed)


def _trait(trait: Trait) -> Column:
    def read(record: Record, places: Places) -> str:
        row = record.profile if trait.store == "profile" else record.care
        return trait_text(trait, read_trait(trait, row)) if row is not None else ""

    def write(document: Document, text: str, places: Places) -> None:
        traits = document.setdefault("traits", {})
        value = trait_value(trait, text)
        if value is None:
            traits.pop(trait.key, None)
        else:
            traits[trait.key] = value

    title = f"{trait.label} ({trait.unit})" if trait.unit else trait.label
    group = "The plant" if trait.store == "profile" else "Growing it"
    return Column(
        trait.key, title, group, read, lambda text, _: trait_text(trait, trait_value(trait, text)), write
    )


def _means(means: str, title: str) -> Column:
    def read(record: Record, places: Places) -> str:
        return places.text(place.region_id for place in record.places if means in place.establishment)

    def write(document: Document, text: str, places: Places) -> None:
        write_means(document, means, places.read(text))

    def normal(text: str, places: Places) -> str:
        return places.text(places.read(text))

    return Column(means, title, "Places", read, normal, write)


def _care(key: str) -> Column:
    is_list = key in CARE_LISTS

    def read(record: Record, places: Places) -> str:
        return normal(str(getattr(record.care, key)), places) if record.care is not None else ""

    def normal(text: str, places: Places) -> str:
        lines = [line.strip() for line in text.strip().splitlines()]
        return "\n".join(line for line in lines if line) if is_list else "\n".join(lines)

    def write(document: Document, text: str, places: Places) -> None:
        care = document.setdefault("care", {})
        care[key] = text.splitlines() if is_list else text
        if not text:
            del care[key]

    title = key.replace("_", " ").capitalize()
    return Column(key, title, "Care notes", read, normal, write)


def _taxon(key: str, title: str, normal: Callable[[str], str], write: Callable[[str], Any]) -> Column:
    def read(record: Record, places: Places) -> str:
        value = getattr(record.taxon, key)
        return ("yes" if value else "no") if isinstance(value, bool) else str(value or "")

    def written(document: Document, text: str, places: Places) -> None:
        document["taxon"] = {**document["taxon"], key: write(text)}

    return Column(key, title, "Name and standing", read, lambda text, _: normal(text), written)


def _yes_no(text: str) -> str:
    return "yes" if yes_or_no(text) else "no"


def _group(text: str) -> str:
    return code_of(PlantGroup, text) if text.strip() else ""


def _common(text: str, places: Places) -> str:
    name, most = " ".join(text.split()), VernacularName._meta.get_field("name").max_length or 0
    if len(name) > most:
        raise ValueError(f"is longer than {most} characters")
    return name


def _write_common(document: Document, text: str, places: Places) -> None:
    """The preferred English name; the one that was preferred stays beside it."""
    rows = [dict(row) for row in document.get("vernacular_names", ())]
    for row in rows:
        row["preferred"] = row["preferred"] and row["language"] != "en"
    if text:
        same = next((row for row in rows if (row["name"], row["language"]) == (text, "en")), None)
        if same is None:
            same = {"name": text, "language": "en", "region": "", "preferred": True, "source": None}
            rows.append(same)
        same["preferred"] = True
    document["vernacular_names"] = rows


COLUMNS: Final[tuple[Column, ...]] = (
    _told("id", "Lasting identifier", lambda record: str(record.taxon.name_id)),
    _told("version", "Version", lambda record: str(record.taxon.version)),
    _told("name", "Name", lambda record: record.taxon.name, is_fixed=True),
    _told("authority", "Authority", lambda record: record.taxon.authority, is_fixed=True),
    _told("rank", "Rank", lambda record: record.taxon.rank, is_fixed=True),
    _told("parent", "Parent", lambda record: record.taxon.parent.name if record.taxon.parent else ""),
    _told("family", "Family", lambda record: record.taxon.family.name if record.taxon.family else ""),
    _told("status", "Status", lambda record: record.taxon.status, is_fixed=True),
    _taxon("symbol", "USDA symbol", lambda text: text.strip().upper(), lambda text: text or None),
    _taxon("group", "Plant group", _group, str),
    _taxon("excluded", "Excluded", _yes_no, yes_or_no),
    _taxon("sensitive", "Places not told", _yes_no, yes_or_no),
    Column(
        "common-name",
        "Common name",
        "Name and standing",
        lambda record, places: record.common,
        _common,
        _write_common,
    ),
    _means("native", "Native to"),
    _means("introduced", "Introduced in"),
    *(_trait(trait) for trait in stored_in("profile")),
    *(_trait(trait) for trait in stored_in("care")),
    *(_care(key) for key in (*CARE_TEXTS, *CARE_LISTS)),
)
BY_KEY: Final = {column.key: column for column in COLUMNS}


def choices_of(column: Column) -> list[tuple[str, str]]:
    """The codes and labels among which a cell of this column chooses any number; none where it is written freely."""
    trait = TRAITS_BY_KEY.get(column.key)
    if trait is None or not is_set(trait) or trait.vocabulary is None:
        return []
    return [(str(member.value), str(member.label)) for member in trait.vocabulary]
