"""The truth about plants: every catalogue row, and the derived tables that are built from it."""

from ._sets import KNOWN_NONE, ChoiceSetField, ChoiceSetFormField
from .audit import AuditEntry, AuditKind
from .care import ArticleSection, CareGuide
from .contradictions import ArticleLink, Contradiction, Dismissal
from .distribution import Distribution, LegalStatus, Placement, Region, WetlandStatus
from .editorial import ImportRun, Revision, Term
from .effects import Hazard, LookAlike, Resistance, WildlifeValue
from .history import FormerReason, HistoryEntry, Operation, Schedule, WorkingDraft
from .indexes import FacetEntry, FacetOrder, FacetPosting, NameEntry, NameKind, NameWord, WordRole
from .links import CitedLink, LinkState
from .photos import Photo, RightsHolder, photo_path
from .profile import Profile
from .scopes import FamilyScope
from .sources import Citation, Source
from .synonyms import ALSO_ACCEPTED, Synonym, VernacularName
from .taxa import PLANT_RANKS, STEP, FormerSlug, Taxon, TaxonQuerySet, path_step
from .zips import ZipCode

__all__ = [
    "ALSO_ACCEPTED",
    "KNOWN_NONE",
    "PLANT_RANKS",
    "STEP",
    "ArticleLink",
    "ArticleSection",
    "AuditEntry",
    "AuditKind",
    "CareGuide",
    "ChoiceSetField",
    "ChoiceSetFormField",
    "Citation",
    "CitedLink",
    "Contradiction",
    "Dismissal",
    "Distribution",
    "FacetEntry",
    "FacetOrder",
    "FacetPosting",
    "FamilyScope",
    "FormerReason",
    "FormerSlug",
    "Hazard",
    "HistoryEntry",
    "ImportRun",
    "LegalStatus",
    "LinkState",
    "LookAlike",
    "NameEntry",
    "NameKind",
    "NameWord",
    "Operation",
    "Photo",
    "Placement",
    "Profile",
    "Region",
    "Resistance",
    "Revision",
    "RightsHolder",
    "Schedule",
    "Source",
    "Synonym",
    "Taxon",
    "TaxonQuerySet",
    "Term",
    "VernacularName",
    "WetlandStatus",
    "WildlifeValue",
    "WordRole",
    "WorkingDraft",
    "ZipCode",
    "path_step",
    "photo_path",
]
