"""Derived columns of a name, filled in from what was written. No queries."""

import re
from typing import Final

from django.db import models

from catalog import nomenclature, richtext
from catalog.choices import Rank
from catalog.models import ArticleSection, Source, Synonym, Taxon, VernacularName

_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")
_UNSEEN: Final = re.compile("[\u200b\u202a-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""Blanks without width, halves of characters, and what turns the direction of all text behind it."""


def prepare(instance: models.Model) -> None:
    """Put a row into the form in which it is stored: names in the Code's typography, keys, clean article HTML.

    Control characters, which come with text copied out of a PDF and which neither a feed nor a workbook can hold, go,
    and so does what is not seen and yet makes another name of a name.
    """
    for column in instance._meta.concrete_fields:
        text = instance.__dict__.get(column.attname)
        if isinstance(text, str) and (
            _CONTROLS.search(text) or (not text.isascii() and _UNSEEN.search(text))
        ):
            setattr(instance, column.attname, _UNSEEN.sub("", _CONTROLS.sub(" ", text)))
    match instance:
        case Taxon():
            _prepare_taxon(instance)
        case Synonym():
            _prepare_name(instance)
        case VernacularName():
            instance.name = " ".join(instance.name.split())
        case ArticleSection():
            instance.body = richtext.clean(instance.body)
            instance.heading = " ".join(instance.heading.split())
        case Source():
            instance.citation = instance.citation.strip()


def _prepare_name(named: Taxon | Synonym) -> None:
    parsed = nomenclature.parse(named.name)
    is_bare = parsed.quality and not parsed.authority and not parsed.note
    named.name = parsed.name if is_bare else " ".join(named.name.split())
    named.authority = " ".join(named.authority.split())
    named.full_name = " ".join(named.full_name.split()) or f"{named.name} {named.authority}".strip()
    named.name_key = nomenclature.name_key(named.name)
    named.authority_key = nomenclature.authority_key(named.authority)
    named.symbol = (named.symbol or "").strip().upper() or None


def _prepare_taxon(taxon: Taxon) -> None:
    """A taxon's full name is composed from its parent's when only name and authority were given."""
    composed = not taxon.full_name.strip()
    _prepare_name(taxon)
    parsed = nomenclature.parse(taxon.name)
    taxon.notho = taxon.notho or parsed.notho
    taxon.cultivar_epithet = (taxon.cultivar_epithet or parsed.cultivar).strip().strip("'‘’")
    if composed and taxon.parent is not None:
        taxon.full_name = _full_name_below(taxon, taxon.parent)


def _full_name_below(taxon: Taxon, parent: Taxon) -> str:
    """``Heuchera rubescens Torr. var. alpicola Jeps.``: each part of the name keeps its own authority."""
    prefix = parent.name + " "
    is_part_of_species = parent.rank in Rank.values and Rank(parent.rank).order >= Rank.SPECIES.order
    if not is_part_of_species or not taxon.name.startswith(prefix):
        return f"{taxon.name} {taxon.authority}".strip()
    return f"{parent.full_name} {taxon.name.removeprefix(prefix)} {taxon.authority}".strip()
