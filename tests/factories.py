"""Plain functions that make valid things through the write door."""

from collections.abc import Iterable
from itertools import repeat
from typing import Any

from catalog import writing
from catalog.choices import Rank, Status
from catalog.models import CareGuide, Distribution, Profile, Source, Synonym, Taxon, VernacularName

TRACED = False
"""Whether what is made leaves an entry in the history; the tests of the history set it."""


def make_taxon(name: str = "Heuchera rubescens", authority: str = "Torr.", **fields: Any) -> Taxon:
    """A saved, published taxon; its rank is read from the name's words unless given."""
    fields.setdefault("rank", "" if fields.get("cultivar_epithet") or "'" in name else _rank(name))
    fields.setdefault("status", Status.PUBLISHED)
    taxon = Taxon(name=name, authority=authority, **fields)
    with writing.change(traced=TRACED) as change:
        change.save(taxon)
    return taxon


def make_taxa(
    names: Iterable[str], parents: Iterable[Taxon | None] = repeat(None), **fields: Any
) -> list[Taxon]:
    """Many saved, published taxa in one change, each under the parent in its place: for lists that have to be long."""
    fields = {"authority": "X.", "status": Status.PUBLISHED, **fields}
    taxa = [
        Taxon(name=name, parent=parent, rank=_rank(name), **fields)
        for name, parent in zip(names, parents, strict=False)
    ]
    with writing.change(traced=TRACED) as change:
        assert change.add(taxa) == []
    return taxa


def make_family(name: str = "Saxifragaceae", authority: str = "Juss.", **fields: Any) -> Taxon:
    """A saved, published family."""
    return make_taxon(name, authority, rank=Rank.FAMILY, **fields)


def make_synonym(
    taxon: Taxon, name: str = "Heuchera pachypoda", authority: str = "Greene", **fields: Any
) -> Synonym:
    """A saved synonym."""
    synonym = Synonym(taxon=taxon, name=name, authority=authority, **fields)
    with writing.change(traced=TRACED) as change:
        change.save(synonym)
    return synonym


def make_vernacular(taxon: Taxon, name: str = "pink alumroot", **fields: Any) -> VernacularName:
    """A saved common name, preferred unless said otherwise."""
    fields.setdefault("preferred", True)
    vernacular = VernacularName(taxon=taxon, name=name, **fields)
    with writing.change(traced=TRACED) as change:
        change.save(vernacular)
    return vernacular


def make_profile(taxon: Taxon, **traits: Any) -> Profile:
    """A saved profile row."""
    profile = Profile(taxon=taxon, **traits)
    with writing.change(traced=TRACED) as change:
        change.save(profile)
    return profile


def make_care(taxon: Taxon, **traits: Any) -> CareGuide:
    """A saved care guide."""
    care = CareGuide(taxon=taxon, **traits)
    with writing.change(traced=TRACED) as change:
        change.save(care)
    return care


def make_place(taxon: Taxon, region: str = "US-CA", *codes: str) -> Distribution:
    """A saved place, native unless codes say otherwise."""
    place = Distribution(taxon=taxon, region_id=region, establishment=codes or ("native",))
    with writing.change(traced=TRACED) as change:
        change.save(place)
    return place


def make_source(key: str = "usda-plants", title: str = "The PLANTS Database", **fields: Any) -> Source:
    """A saved source."""
    source = Source(key=key, title=title, **fields)
    with writing.change(traced=TRACED) as change:
        change.save(source)
    return source


def _rank(name: str) -> str:
    if " var. " in name:
        return Rank.VARIETY
    if " subsp. " in name:
        return Rank.SUBSPECIES
    return Rank.SPECIES if " " in name else Rank.GENUS
