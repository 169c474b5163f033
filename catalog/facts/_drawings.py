"""Which line drawing stands in for a photo: of the plant's habit, never of the species. Pure: no queries."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from catalog.choices import Habit, PlantGroup, Propagation

FERN_GROUPS = frozenset(
    {
        PlantGroup.FERN,
        PlantGroup.LYCOPOD,
        PlantGroup.HORSETAIL,
        PlantGroup.QUILLWORT,
        PlantGroup.WHISK_FERN,
    }
)
FAMILIES = {
    "Arecaceae": "palm",
    "Cactaceae": "cactus",
    "Cyperaceae": "sedge",
    "Juncaceae": "sedge",
    "Saxifragaceae": "rosette",
    **dict.fromkeys(
        (
            "Alismataceae",
            "Cabombaceae",
            "Ceratophyllaceae",
            "Haloragaceae",
            "Hydrocharitaceae",
            "Lemnaceae",
            "Menyanthaceae",
            "Nelumbonaceae",
            "Nymphaeaceae",
            "Pontederiaceae",
            "Potamogetonaceae",
        ),
        "aquatic",
    ),
}
"""Families that grow in one way: palms, cacti, sedges, rushes, saxifrages with leaves at the ground, water plants."""
WOODY = frozenset({"tree", "shrub", "subshrub"})
GEOPHYTE = frozenset({Propagation.BULB, Propagation.CORM})
HABITS = (
    (Habit.TREE, "tree"),
    (Habit.VINE, "vine"),
    (Habit.SHRUB, "shrub"),
    (Habit.SUBSHRUB, "subshrub"),
    (Habit.GRAMINOID, "grass"),
    (Habit.FERN, "fern"),
    (Habit.FORB, "forb"),
)
"""Of several habits the first here is drawn that fits the height."""
TALL = (
    (Habit.TREE, 450, frozenset({Habit.SHRUB, Habit.SUBSHRUB})),
    (Habit.SHRUB, 50, frozenset({Habit.SUBSHRUB})),
)
"""What is recorded as this and is no taller, in centimetres, is drawn as one of the lower habits if they are recorded
too: the definitions have a tree usually over 4 to 5 m, and a subshrub usually under 0.5 m."""
NAMES = {
    "tree": "a broadleaf tree",
    "conifer": "a conifer",
    "shrub": "a shrub",
    "subshrub": "a subshrub",
    "forb": "a leafy forb",
    "rosette": "a forb with a rosette of leaves",
    "grass": "a grass",
    "sedge": "a sedge",
    "fern": "a fern",
    "vine": "a vine",
    "cactus": "a cactus",
    "bulb": "a plant with a bulb or corm",
    "monocot": "a forb of the monocots, such as lilies and irises",
    "palm": "a palm",
    "yucca": "a rosette of stiff leaves, as of yuccas and agaves",
    "aquatic": "a water plant",
}


@dataclass(frozen=True)
class Drawing:
    """A drawing of this project. ``key`` is the stem of its file; "sprig" where the habit is not recorded."""

    key: str

    @property
    def file(self) -> str:
        """The static file."""
        return f"catalog/drawings/{self.key}.svg"

    @property
    def words(self) -> str:
        """What it shows, and that it shows no more than that."""
        if self.key not in NAMES:
            return "Drawing of a leafy sprig: the habit is not recorded"
        return f"Drawing of the habit, {NAMES[self.key]}, not of the species"


def drawing_of(
    *,
    group: str,
    family: str,
    habits: Collection[str] | None,
    propagation: Collection[str] | None,
    height: Sequence[Decimal | None] | None,
) -> Drawing:
    """The drawing for these recorded facts, of which any may be empty.

    ``family`` is the name of the family, ``height`` both its ends in centimetres.
    """
    if group in FERN_GROUPS:
        return Drawing("fern")
    if family in FAMILIES:
        return Drawing(FAMILIES[family])
    found = _by_habit(habits or (), max((end for end in height or () if end is not None), default=None))
    if found in WOODY and group == PlantGroup.MONOCOT:
        return Drawing("grass" if Habit.GRAMINOID in (habits or ()) else "yucca")
    if found == "tree" and group == PlantGroup.GYMNOSPERM:
        return Drawing("conifer")
    if found == "forb" and GEOPHYTE.intersection(propagation or ()):
        return Drawing("bulb")
    if found == "forb" and group == PlantGroup.MONOCOT:
        return Drawing("monocot")
    return Drawing(found)


def _by_habit(habits: Collection[str], height: Decimal | None) -> str:
    fitting = set(habits)
    for habit, least, lower in TALL:
        if height is not None and height <= least and lower & fitting:
            fitting.discard(habit)
    return next((key for habit, key in HABITS if habit in fitting), "sprig")
