"""What editors and imports do to a little flora, each through its own door; what a rule refuses changes nothing."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from django.core.exceptions import ValidationError

from catalog import editorial, importing, writing
from catalog.choices import Status
from catalog.documents import DocumentError
from catalog.models import CareGuide, Distribution, HistoryEntry, Taxon
from catalog.serialising import serialise
from tests.factories import make_family, make_taxon
from tests.importing.checklists import checklist

SPECIES: Final = {
    "ABCO": "Abies concolor",
    "ABGR": "Abies grandis",
    "PIAL": "Picea alba",
    "ABCOL": "Abies concolor var. lowiana",
    "ABCOG": "Abies concolor var. glauca",
}
STATES: Final = {"US-CA": "California", "US-NV": "Nevada"}
REFUSED: Final = (ValidationError, DocumentError)


def plant() -> None:
    """A family, two genera, species and varieties."""
    family = make_family("Pinaceae", "Lindl.")
    genera = {name: make_taxon(name, "Mill.", parent=family) for name in ("Abies", "Picea")}
    for symbol, name in SPECIES.items():
        above = Taxon.objects.get(symbol="ABCO") if " var. " in name else genera[name.split()[0]]
        make_taxon(name, "Nutt.", parent=above, symbol=symbol)


def at(word: str) -> Taxon | None:
    """The taxon with a symbol, or the genus of a name; None when it is deleted."""
    return Taxon.objects.filter(symbol=word).first() or Taxon.objects.filter(name=word, rank="genus").first()


def light(taxon: Taxon, value: str | None) -> None:
    """Record a light, or that it is not known."""
    care = CareGuide.objects.filter(taxon=taxon).first() or CareGuide(taxon=taxon)
    care.light = (value,) if value else None
    with writing.change() as change:
        change.save(care)


def standing(taxon: Taxon, value: str) -> None:
    """Publish it, withdraw it, make it a draft."""
    taxon.status = value
    with writing.change() as change:
        change.save(taxon)


def standing_of_many(symbols: Iterable[str], value: str) -> None:
    """The same to some taxa in one change: all or none."""
    with writing.change() as change:
        for taxon in filter(None, map(at, symbols)):
            taxon.status = value
            change.save(taxon)


def move(taxon: Taxon, above: str) -> None:
    """Place it under another taxon."""
    taxon.parent = at(above)
    with writing.change() as change:
        change.save(taxon)


def rename(taxon: Taxon, epithet: str) -> None:
    """Give its name another last word."""
    taxon.name = f"{taxon.name.rsplit(' ', 1)[0]} {epithet}"
    with writing.change() as change:
        change.save(taxon)


def withdraw_and_delete(taxon: Taxon, _: None) -> None:
    """Delete it as an editor has to: not while it is public."""
    standing(taxon, Status.WITHDRAWN)
    with writing.change() as change:
        change.delete(taxon)


def delete_place(taxon: Taxon, place: str) -> None:
    """Delete the row of one place."""
    with writing.change() as change:
        for row in Distribution.objects.filter(taxon=taxon, region=place):
            change.delete(row)


def publish_draft(taxon: Taxon, value: str | None) -> None:
    """Keep a draft beside the live page, which shows nothing of it, then publish it."""
    document = serialise(taxon)
    traits: dict[str, Any] = {**document.get("traits", {}), "light": [value] if value else []}
    editorial.keep(taxon, {**document, "traits": traits}, None)
    editorial.publish(taxon, None)


def undo(taxon: Taxon, back: int) -> None:
    """Go back to an earlier state."""
    entries = HistoryEntry.objects.of_records().filter(taxon=taxon)
    for entry in entries[back : back + 1]:
        editorial.restore(entry, None)


def recover() -> None:
    """Bring back the record that was deleted last, as a draft."""
    entry = editorial.recoverable().first()
    if entry is not None:
        editorial.recover(entry, None)


def import_places(symbols: Iterable[str], place: str, folder: Path) -> None:
    """A file of places, as the command imports it."""
    path = folder / "places.csv"
    rows = "".join(f"{symbol},Native,{STATES[place]}\n" for symbol in symbols)
    path.write_text(f"symbol,status,state\n{rows}", encoding="utf-8")
    importing.run(importing.plan_distribution([path]), kind="distribution")


def import_checklist(symbols: Iterable[str]) -> None:
    """A checklist that names these taxa and no others, with names of its own and a synonym."""
    rows = [
        line
        for symbol in symbols
        for line in (
            (symbol, "", f"{SPECIES[symbol]} Nutt.", f"common {symbol.lower()}", "Pinaceae"),
            (symbol, f"{symbol}9", f"Pinus {symbol.lower()}a L.", "", ""),
        )
    ]
    importing.run(importing.plan_checklist(checklist(*rows), "checklist.txt"), kind="checklist")


STEPS: Final = {
    step.__name__: step
    for step in (light, standing, move, rename, withdraw_and_delete, delete_place, publish_draft, undo)
}


def take(name: str, word: str, value: Any) -> None:
    """One step of an editor upon one taxon; nothing where it is deleted or a rule refuses."""
    taxon = at(word)
    if taxon is not None:
        with suppress(*REFUSED):
            STEPS[name](taxon, value)
