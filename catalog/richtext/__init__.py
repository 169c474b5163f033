"""Article text: the few elements it may hold, its links to plants, and what else is read from it. Pure."""

from ._clean import SCHEMES, clean, is_safe_address
from ._links import PLANT_LINK, PlantLink, link_to_plant, linked_plants, plant_links, with_plant_links
from ._reading import Heading, outline, plain_text, word_count
from ._typed import from_typed, laid_out
from ._words import Finder

__all__ = [
    "PLANT_LINK",
    "SCHEMES",
    "Finder",
    "Heading",
    "PlantLink",
    "clean",
    "from_typed",
    "is_safe_address",
    "laid_out",
    "link_to_plant",
    "linked_plants",
    "outline",
    "plain_text",
    "plant_links",
    "with_plant_links",
    "word_count",
]
