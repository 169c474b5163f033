"""Plants with something in every part, and small changes of them drawn at random."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings

from catalog import writing
from catalog.choices import Status
from catalog.models import (
    ArticleSection,
    CareGuide,
    Citation,
    Distribution,
    Hazard,
    LookAlike,
    Photo,
    Profile,
    Synonym,
    Taxon,
    VernacularName,
)
from catalog.serialising import serialise
from tests.factories import make_source, make_taxon


def make_whole_plant(**fields: Any) -> Taxon:
    """A plant under a genus, with a row of most kinds."""
    genus = make_taxon("Heuchera", "L.")
    taxon = make_taxon(parent=genus, **fields)
    source = make_source()
    rows = (
        Synonym(taxon=taxon, name="Heuchera pachypoda", authority="Greene", source=source),
        VernacularName(taxon=taxon, name="pink alumroot", preferred=True),
        Profile(taxon=taxon, height_min=10, height_max=35),
        CareGuide(taxon=taxon, light=("full-sun",), zone_min=7, zone_max=16, soil_note="Gravel helps."),
        ArticleSection(taxon=taxon, heading="Home", body="<p>High in the mountains, among wet rocks.</p>"),
        Distribution(taxon=taxon, region_id="US-CA", establishment=("native",)),
        Hazard(taxon=taxon, kind="toxic", severity="none"),
        Photo(
            taxon=taxon, image=stored_photo("one"), licence="public-domain", alternative_text="Pink bells."
        ),
        Citation(taxon=taxon, trait="zone", source=source, quote="zones 4-8"),
    )
    with writing.change() as change:
        for row in rows:
            change.save(row)
    return taxon


def stored_photo(name: str) -> str:
    """A file among the photos; its name in the storage."""
    path = Path(settings.MEDIA_ROOT) / "photos" / f"{name}.jpg"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    return f"photos/{name}.jpg"


def export(taxon: Taxon) -> dict[str, Any]:
    """The plant document as an export has it."""
    return serialise(Taxon.objects.select_related("parent").get(pk=taxon.pk))


def change_at_random(taxon: Taxon, dice: random.Random) -> None:
    """One change of the plant through the write door."""
    with writing.change() as change:
        dice.choice(CHANGES)(Taxon.objects.select_related("parent").get(pk=taxon.pk), change, dice)


def _rename(taxon: Taxon, change: writing.Change, dice: random.Random) -> None:
    taxon.name, taxon.full_name = f"Heuchera {dice.choice(['prima', 'secunda', 'tertia'])}", ""
    taxon.slug = ""
    change.save(taxon)


def _remark(taxon: Taxon, change: writing.Change, dice: random.Random) -> None:
    taxon.name_note = f"remark {dice.randrange(9)}"
    taxon.status = dice.choice(Status.values)
    change.save(taxon)


def _synonym(taxon: Taxon, change: writing.Change, dice: random.Random) -> None:
    word = "".join(dice.choices("abcdefgh", k=12))
    change.save(Synonym(taxon=taxon, name=f"Heuchera {word}", authority="Mill."))


def _drop(taxon: Taxon, change: writing.Change, dice: random.Random) -> None:
    model: Any = dice.choice([Synonym, VernacularName, ArticleSection, Distribution, Citation, Photo, Hazard])
    row = model.objects.filter(taxon=taxon).first()
    if row is not None:
        change.delete(row)


def _care(taxon: Taxon, change: writing.Change, dice: random.Random) -> None:
    care = CareGuide.objects.filter(taxon=taxon).first() or CareGuide(taxon=taxon)
    care.light = dice.choice([None, (), ("full-sun",), ("part-shade", "deep-shade")])
    care.soil_note = dice.choice(["", "Gravel helps.", "Gravel helps, sand too."])
    change.save(care)


def _section(taxon: Taxon, change: writing.Change, dice: random.Random) -> None:
    place = taxon.sections.count()
    change.save(
        ArticleSection(
            taxon=taxon, heading=f"Part {dice.randrange(99)}", body="<p>Words.</p>", position=place
        )
    )


def _photo(taxon: Taxon, change: writing.Change, dice: random.Random) -> None:
    name = f"p{dice.randrange(10**9)}"
    change.save(Photo(taxon=taxon, image=stored_photo(name), caption=name, position=taxon.photos.count()))


def _look_alike(taxon: Taxon, change: writing.Change, dice: random.Random) -> None:
    other = Taxon.objects.filter(name="Heuchera").first()
    if other is not None and not LookAlike.objects.filter(taxon=taxon).exists():
        change.save(LookAlike(taxon=taxon, other=other, character="A genus is no species."))


CHANGES: list[Callable[[Taxon, writing.Change, random.Random], None]] = [
    _rename, _remark, _synonym, _drop, _care, _section, _photo, _look_alike,
]  # fmt: skip
