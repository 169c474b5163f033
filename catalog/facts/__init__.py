"""What pages show of a taxon: facts with their sources, places, lineage and relatives, ready for reading."""

from ._article import ArticlePart, article_parts, linked_taxa
from ._cards import IN_SHORT, Card, cards, showable_photos
from ._comparison import Compared, Comparison, compared
from ._counter import CounterLine, CounterSheet, counter_sheet
from ._drawings import Drawing, drawing_of
from ._gallery import Enlarged, Gallery, PartShown, gallery_of
from ._glance import Glance
from ._group import GroupSheet, group_of
from ._latin import latin, latin_parents
from ._lineage import Lineage, LineageRow, lineage_of
from ._map import DistributionMap, map_of, outlines
from ._measures import length_text, nights_text
from ._members import Member, children_of, members
from ._names import common_names
from ._places import Place, Places, Standing, native_states, native_status, places_of
from ._sheet import Sheet, of
from ._similar import Similar, similar
from ._sources import CitedSource, cited_sources
from ._telling_apart import told_apart
from ._told import TOLD, Told, told
from ._traits import Cited, Fact, Group
from ._values import Part, and_join, months_text
from ._words_told import DRAWN as WORDS_DRAWN

__all__ = [
    "IN_SHORT",
    "TOLD",
    "WORDS_DRAWN",
    "ArticlePart",
    "Card",
    "Cited",
    "CitedSource",
    "Compared",
    "Comparison",
    "CounterLine",
    "CounterSheet",
    "DistributionMap",
    "Drawing",
    "Enlarged",
    "Fact",
    "Gallery",
    "Glance",
    "Group",
    "GroupSheet",
    "Lineage",
    "LineageRow",
    "Member",
    "Part",
    "PartShown",
    "Place",
    "Places",
    "Sheet",
    "Similar",
    "Standing",
    "Told",
    "and_join",
    "article_parts",
    "cards",
    "children_of",
    "cited_sources",
    "common_names",
    "compared",
    "counter_sheet",
    "drawing_of",
    "gallery_of",
    "group_of",
    "latin",
    "latin_parents",
    "length_text",
    "lineage_of",
    "linked_taxa",
    "map_of",
    "members",
    "months_text",
    "native_states",
    "native_status",
    "nights_text",
    "of",
    "outlines",
    "places_of",
    "showable_photos",
    "similar",
    "told",
    "told_apart",
]
