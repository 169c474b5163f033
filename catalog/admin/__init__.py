"""The editors' desk: the stock Django admin, arranged in the order in which an editor thinks."""

from catalog.admin._audit import AuditEntryAdmin
from catalog.admin._contradictions import ContradictionAdmin
from catalog.admin._imports import ImportRunAdmin
from catalog.admin._names import SynonymAdmin
from catalog.admin._people import CatalogGroupAdmin, CatalogUserAdmin
from catalog.admin._photos import PhotoAdmin
from catalog.admin._records import CitedLinkAdmin, HistoryEntryAdmin
from catalog.admin._rights import RightsHolderAdmin
from catalog.admin._site import CatalogAdminSite, site
from catalog.admin._sources import SourceAdmin
from catalog.admin._taxon import TaxonAdmin
from catalog.admin._words import RegionAdmin, TermAdmin

__all__ = [
    "AuditEntryAdmin",
    "CatalogAdminSite",
    "CatalogGroupAdmin",
    "CatalogUserAdmin",
    "CitedLinkAdmin",
    "ContradictionAdmin",
    "HistoryEntryAdmin",
    "ImportRunAdmin",
    "PhotoAdmin",
    "RegionAdmin",
    "RightsHolderAdmin",
    "SourceAdmin",
    "SynonymAdmin",
    "TaxonAdmin",
    "TermAdmin",
    "site",
]
