"""Vocabularies of how a plant is grown and used."""

from ._vocabulary import Vocabulary


class Light(Vocabulary):
    """Light needed, in hours of direct sun a day in the growing season."""

    FULL_SUN = "full-sun", "Six hours or more of direct sun a day.", "Full sun"
    PART_SHADE = "part-shade", "Two to six hours of direct sun a day.", "Part shade"
    DAPPLED = "dappled", "Sunlight broken by the leaves of trees for most of the day.", "Dappled sun"
    DEEP_SHADE = "deep-shade", "Less than two hours of direct sun a day.", "Deep shade"


class Moisture(Vocabulary):
    """How moist the soil stays, wettest first."""

    WET = "wet", "Soil is soggy or under water for much of the year.", "Wet"
    WET_MESIC = "wet-mesic", "Soil is moist and now and then wet.", "Wet-mesic"
    MESIC = "mesic", "Soil is moist but drains: neither wet nor dry.", "Medium (mesic)"
    DRY_MESIC = "dry-mesic", "Soil drains well and dries between rains.", "Dry-mesic"
    DRY = "dry", "Soil is dry for long spells.", "Dry"


class WaterUse(Vocabulary):
    """How much water the plant uses once established."""

    VERY_LOW = "very-low", "Lives on rain alone, even in dry places.", "Very low"
    LOW = "low", "Needs little water.", "Low"
    MODERATE = "moderate", "Needs water now and then.", "Moderate"
    HIGH = "high", "Needs steady water.", "High"


class Soil(Vocabulary):
    """Soil textures the plant grows in."""

    CLAY = "clay", "Fine, heavy soil.", "Clay"
    LOAM = "loam", "Medium soil of sand, silt and clay.", "Loam"
    SAND = "sand", "Coarse, light soil.", "Sand"
    ORGANIC = "organic", "Soil rich in humus.", "High organic matter"
    ROCKY = "rocky", "Shallow, stony or gravelly soil.", "Rocky"


class Drainage(Vocabulary):
    """How water leaves the soil."""

    STANDING_WATER = "standing-water", "Water stands often or always.", "Standing water"
    OCCASIONAL_FLOODING = "occasional-flooding", "Floods now and then.", "Occasional flooding"
    OCCASIONALLY_WET = "occasionally-wet", "Wet for short times.", "Occasionally wet"
    MOIST = "moist", "Holds moisture.", "Moist"
    GOOD_DRAINAGE = "good-drainage", "Water drains away readily.", "Good drainage"
    OCCASIONALLY_DRY = "occasionally-dry", "Dries out now and then.", "Occasionally dry"
    VERY_DRY = "very-dry", "Dries out fast and stays dry.", "Very dry"


class PlantingTime(Vocabulary):
    """When to plant out."""

    EARLY_SPRING = "early-spring", "As soon as the ground can be worked.", "Early spring"
    AFTER_LAST_FROST = "after-last-frost", "In spring after the last frost.", "After the last spring frost"
    SUMMER = "summer", "In the warm months, watered until it has rooted.", "Summer"
    AUTUMN = "autumn", "In autumn, to root before winter.", "Autumn"
    WINTER = "winter", "In winter, where the ground stays open.", "Winter"


class Mulch(Vocabulary):
    """What to cover the soil with."""

    GRAVEL = "gravel", "Gravel or small stones.", "Gravel or stone"
    ORGANIC = "organic", "Bark, leaves or compost.", "Organic"
    NONE = "none", "Bare soil.", "No mulch"


class Propagation(Vocabulary):
    """Ways to make new plants."""

    SEED = "seed", "Sown from seed.", "Seed"
    SPORES = "spores", "Sown from spores, as ferns and mosses are.", "Spores"
    DIVISION = "division", "A clump is dug up and split, each part with roots of its own.", "Division"
    CUTTINGS = "cuttings", "Pieces of stem or root are set to grow roots and shoots.", "Cuttings"
    BARE_ROOT = "bare-root", "Young plants are sold and set without soil on their roots.", "Bare root"
    CONTAINER = "container", "Young plants are raised and sold in pots.", "Container stock"
    BULB = "bulb", "From bulbs: short stems wrapped in fleshy leaves.", "Bulbs"
    CORM = "corm", "From corms: short, solid, swollen bases of stems.", "Corms"
    TUBERS = "tubers", "From tubers: swollen stems or roots that store food.", "Tubers"
    SPRIGS = "sprigs", "Pieces of running stem are set out to root.", "Sprigs"
    SOD = "sod", "Turf is cut with its soil and laid.", "Sod"


class Upkeep(Vocabulary):
    """Regular work the plant asks for."""

    DEADHEAD = "deadhead", "Cut off spent flower stems.", "Dead-head"
    DIVIDE = "divide", "Lift and divide clumps.", "Divide"
    CUT_BACK = "cut-back", "Cut back once a year.", "Cut back"
    PRUNE = "prune", "Prune for shape or health.", "Prune"
    STAKE = "stake", "Support tall stems.", "Stake"


class Climate(Vocabulary):
    """Climates in which the plant does well."""

    COOL = "cool", "Cool summers and cold winters.", "Cool"
    HOT_HUMID = "hot-humid", "Hot, humid summers.", "Hot and humid"
    HOT_DRY = "hot-dry", "Hot, dry summers.", "Hot and dry"
    COASTAL = "coastal", "Mild, moist air near the sea.", "Coastal"


class CareLevel(Vocabulary):
    """How much skill and work the plant asks for."""

    EASY = "easy", "Grows with little help in a fitting place.", "Easy"
    MODERATE = "moderate", "Needs some regular care.", "Moderate"
    DEMANDING = "demanding", "Needs particular conditions or steady attention.", "Demanding"


class LandscapeUse(Vocabulary):
    """Places and tasks in the garden."""

    ACCENT = "accent", "A single plant that draws the eye.", "Accent"
    BORDER = "border", "Flower or shrub borders.", "Border"
    CONTAINER = "container", "Pots and troughs.", "Container"
    EROSION_CONTROL = "erosion-control", "Slopes and banks to be held.", "Erosion control"
    GROUND_COVER = "ground-cover", "Covers the ground.", "Ground cover"
    HEDGE = "hedge", "Clipped or free hedges.", "Hedge"
    LAWN = "lawn", "Mown or walked-on grass.", "Lawn"
    MASS_PLANTING = "mass-planting", "Planted in numbers.", "Mass planting"
    MEADOW = "meadow", "Meadow and prairie plantings.", "Meadow or prairie"
    NATURALIZED_AREA = "naturalized-area", "Left to itself in a natural setting.", "Naturalized area"
    POND_EDGE = "pond-edge", "Ponds and their margins.", "Pond edge"
    RESTORATION = "restoration", "Restoring wild plant communities.", "Restoration"
    RIPARIAN = "riparian", "Banks of streams and rivers.", "Stream bank"
    ROCK_WALL = "rock-wall", "Walls and crevices.", "Rock wall"
    SCREEN = "screen", "Screens and windbreaks.", "Screen or windbreak"
    SHADE_TREE = "shade-tree", "Gives shade.", "Shade tree"
    SLOPE = "slope", "Slopes and banks.", "Slope"
    SMALL_SPACE = "small-space", "Small gardens.", "Small space"
    SPECIMEN = "specimen", "Grown singly for its own sake.", "Specimen"
    STREET_TREE = "street-tree", "Planted along streets.", "Street tree"
    UNDERSTORY = "understory", "Grown beneath trees.", "Understory"
    WOODLAND = "woodland", "Woods and their edges.", "Woodland"


class GardenTheme(Vocabulary):
    """Kinds of garden the plant fits."""

    ALPINE = "alpine", "Rock gardens and troughs for mountain plants.", "Alpine or rock"
    BUTTERFLY = "butterfly", "Gardens for butterflies.", "Butterfly"
    COTTAGE = "cottage", "Informal mixed planting.", "Cottage"
    CUTTING = "cutting", "Flowers for the vase.", "Cutting"
    DROUGHT_TOLERANT = "drought-tolerant", "Gardens watered little or never (xeriscapes).", "Drought-tolerant"
    EDIBLE = "edible", "Gardens whose plants can be eaten.", "Edible"
    NATIVE = "native", "Gardens of native plants.", "Native"
    NIGHTTIME = "nighttime", "Gardens to enjoy after dark.", "Nighttime"
    POLLINATOR = "pollinator", "Gardens for bees and other pollinators.", "Pollinator"
    PRAIRIE = "prairie", "Gardens after the prairie.", "Prairie"
    RAIN = "rain", "Hollows that take up storm water.", "Rain"
    SHADE = "shade", "Gardens under trees or walls.", "Shade"
    WATER = "water", "Ponds and bogs.", "Water"
    WINTER = "winter", "Gardens for the winter months.", "Winter"
    WOODLAND = "woodland", "Gardens like the floor of a wood.", "Woodland"


class Availability(Vocabulary):
    """How the plant can be bought, by USDA characteristics."""

    ROUTINE = "routine", "Routinely in the trade.", "Routinely available"
    CONTRACT = "contract", "Grown to order.", "By contract growing"
    FIELD_COLLECTED = "field-collected", "Collected in the field only.", "Field collections only"
    NO_KNOWN_SOURCE = "no-known-source", "USDA knew of no source.", "No known source"
