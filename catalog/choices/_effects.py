"""Vocabularies of what a plant does to animals and people, and withstands."""

from ._vocabulary import Vocabulary


class Animal(Vocabulary):
    """Animals that use the plant."""

    BATS = "bats", "Bats, which drink nectar or hunt the insects that flowers draw.", "Bats"
    BEES = "bees", "Bees of any kind.", "Bees"
    NATIVE_BEES = "native-bees", "Bees native to the continent.", "Native bees"
    SPECIALIST_BEES = "specialist-bees", "Bees that gather pollen from few kinds of plant.", "Specialist bees"
    BUMBLE_BEES = (
        "bumble-bees",
        "Large, furry native bees that fly in cool weather and shake pollen loose by buzzing.",
        "Bumble bees",
    )
    HONEY_BEES = "honey-bees", "The honey bee, which came from Europe and is kept in hives.", "Honey bees"
    BUTTERFLIES = "butterflies", "Butterflies as adults, which drink nectar by day.", "Butterflies"
    MOTHS = "moths", "Moths as adults, most of which fly at night.", "Moths"
    CATERPILLARS = "caterpillars", "Caterpillars of butterflies and moths.", "Caterpillars"
    HUMMINGBIRDS = (
        "hummingbirds",
        "Hummingbirds, which drink nectar on the wing, often from red or tubular flowers.",
        "Hummingbirds",
    )
    SONGBIRDS = (
        "songbirds",
        "Perching birds that eat its seed, its fruit or the insects on it, or nest in it.",
        "Songbirds",
    )
    GAME_BIRDS = "game-birds", "Grouse, quail, turkeys and other birds that people hunt.", "Game birds"
    SMALL_MAMMALS = (
        "small-mammals",
        "Mice, squirrels, rabbits and other mammals of their size.",
        "Small mammals",
    )
    BROWSERS = "browsers", "Deer, elk and other browsing animals.", "Browsing animals"
    POLLINATORS = "pollinators", "Pollinators of any kind.", "Pollinators"
    BENEFICIAL_INSECTS = "beneficial-insects", "Insects that prey on pests.", "Beneficial insects"


class AnimalRelation(Vocabulary):
    """What the plant is to the animal."""

    NECTAR = "nectar", "Gives nectar.", "Nectar"
    POLLEN = "pollen", "Gives pollen.", "Pollen"
    LARVAL_HOST = "larval-host", "Feeds the larvae.", "Larval host"
    FRUIT = "fruit", "Gives fruit or berries.", "Fruit"
    SEED = "seed", "Gives seed or nuts.", "Seed"
    BROWSE = "browse", "Is browsed.", "Browse"
    COVER = "cover", "Gives shelter or nesting places.", "Cover"
    VISITS = "visits", "Is visited; the source does not say for what.", "Visits"


class Stress(Vocabulary):
    """What a plant can resist or tolerate."""

    BLACK_WALNUT = "black-walnut", "Juglone from black walnut roots.", "Black walnut"
    COMPACTION = (
        "compaction",
        "Soil pressed hard by feet or machines, with little room for air.",
        "Compaction",
    )
    DEER = "deer", "Browsing by deer.", "Deer"
    DISEASES = "diseases", "Rusts, mildews, rots and other diseases of plants.", "Diseases"
    DROUGHT = "drought", "Weeks without rain, once its roots have settled.", "Drought"
    EROSION = "erosion", "Washing away of soil.", "Erosion"
    FIRE = "fire", "Fire that passes over it.", "Fire"
    FLOODING = "flooding", "Soil without air, as when flooded (USDA: anaerobic tolerance).", "Flooded soil"
    FOOT_TRAFFIC = "foot-traffic", "Being walked on.", "Foot traffic"
    HEAT = "heat", "Long spells of hot weather.", "Heat"
    HEDGING = "hedging", "Shearing as a hedge (USDA: hedge tolerance).", "Hedging"
    HUMIDITY = "humidity", "Air that stays damp, in which mildew and rot spread.", "Humidity"
    INSECT_PESTS = "insect-pests", "Insects that eat or suck its leaves, stems or roots.", "Insect pests"
    LIME = "lime", "Lime in the soil (USDA: CaCO3 tolerance).", "Lime"
    POOR_SOIL = "poor-soil", "Soil poor in nutrients.", "Poor soil"
    POLLUTION = "pollution", "Polluted air.", "Pollution"
    RABBITS = "rabbits", "Grazing by rabbits.", "Rabbits"
    SALT = "salt", "Salt in soil or spray (USDA: salinity tolerance).", "Salt"
    SHADE = "shade", "Shade (USDA: shade tolerance).", "Shade"
    WIND = "wind", "Strong or steady wind.", "Wind"


class Grade(Vocabulary):
    """How strongly something is resisted."""

    NONE = "none", "No tolerance.", "None"
    LOW = "low", "A little tolerance.", "Low"
    MEDIUM = "medium", "Fair tolerance.", "Medium"
    HIGH = "high", "Great tolerance.", "High"


class HazardKind(Vocabulary):
    """What harm a plant can do."""

    TOXIC = "toxic", "Poisonous when eaten.", "Poisonous"
    CONTACT_DERMATITIS = "contact-dermatitis", "Irritates the skin.", "Skin irritation"
    SPINES_THORNS = "spines-thorns", "Has spines, thorns or prickles.", "Spines or thorns"
    ALLELOPATHIC = "allelopathic", "Hinders other plants near it.", "Hinders neighbours"
    BLOAT = "bloat", "Can cause bloat in grazing animals.", "Bloat in livestock"
    INVASIVE = "invasive", "Spreads and crowds out other plants.", "Invasive"
    WEEDY = "weedy", "Seeds or spreads freely.", "Weedy"
    MALODOROUS = "malodorous", "Smells bad.", "Bad smell"
    MESSY = "messy", "Drops much litter.", "Messy"
    WEAK_WOOD = "weak-wood", "Breaks easily.", "Weak wood"
    SHORT_LIVED = "short-lived", "Often dies within a few years.", "Short-lived"


class Affected(Vocabulary):
    """Who is harmed."""

    HUMANS = "humans", "People.", "People"
    CHILDREN = "children", "Children.", "Children"
    DOGS = "dogs", "Dogs.", "Dogs"
    CATS = "cats", "Cats.", "Cats"
    HORSES = "horses", "Horses.", "Horses"
    LIVESTOCK = "livestock", "Grazing animals.", "Livestock"
    UNSPECIFIED = "unspecified", "The source does not say who.", "Not specified"


class Severity(Vocabulary):
    """How bad the harm is."""

    NONE = "none", "Known to do no harm.", "None"
    SLIGHT = "slight", "Slight harm.", "Slight"
    MODERATE = "moderate", "Moderate harm.", "Moderate"
    SEVERE = "severe", "Severe harm.", "Severe"
    UNSPECIFIED = "unspecified", "The source does not say how bad.", "Not specified"
