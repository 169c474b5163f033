"""Words of botany that articles use: no value of a trait, but told in the glossary and where they stand.

Our own sentences, for gardeners. For the words as botanists define them the glossary names H. Beentje, The Kew Plant
Glossary (2nd edition, 2016).
"""

from ._vocabulary import Vocabulary


class GrowthWord(Vocabulary):
    """How a plant grows, above the ground and below it."""

    ROSETTE = "rosette", "Leaves in a circle close to the ground, or at the end of a stem.", "Rosette"
    CLUMP = "clump", "Many stems close together, from one base.", "Clump"
    MAT = "mat", "Low growth that spreads flat over the ground and covers it.", "Mat"
    THICKET = "thicket", "Stems grown so close together that one hardly gets through.", "Thicket"
    CROWN = (
        "crown",
        "Of a herb, the place at the ground where stems and roots meet; of a tree, its branches with their leaves.",
        "Crown",
    )
    NODE = "node", "The place on a stem where a leaf or a branch begins.", "Node"
    RHIZOME = "rhizome", "A stem that grows along under the ground and sends up shoots.", "Rhizome"
    RUNNER = (
        "runner",
        "A stem that creeps over the ground and roots as it goes; also called a stolon.",
        "Runner",
    )
    STOLON = "stolon", "A runner: a stem that creeps over the ground and roots as it goes.", "Stolon"
    SUCKER = "sucker", "A shoot that comes up from a root, at some distance from the first stem.", "Sucker"
    BULB = "bulb", "A short stem under the ground, wrapped in fleshy leaves that store food.", "Bulb"
    CORM = "corm", "The short, solid, swollen foot of a stem, under the ground.", "Corm"
    TUBER = "tuber", "A swollen part of a stem or root that stores food.", "Tuber"
    TAPROOT = "taproot", "One main root that goes straight down.", "Taproot"
    ROOT_BALL = "root-ball", "The roots of a plant with the soil that they hold together.", "Root ball"
    TENDRIL = "tendril", "A thin part of a stem or leaf that winds round a support.", "Tendril"
    PAD = (
        "pad",
        "Of a prickly pear, a flat, fleshy joint of its stem; of a water lily, a leaf that floats.",
        "Pad",
    )
    DORMANT = "dormant", "At rest: alive, but not growing, through cold or drought.", "Dormant"


class LeafWord(Vocabulary):
    """Leaves: how they stand, of what they are made, and their shapes."""

    ALTERNATE = "alternate", "One leaf at each node, now on one side and now on the other.", "Alternate"
    OPPOSITE = "opposite", "Two leaves at each node, across from each other.", "Opposite"
    WHORLED = "whorled", "Three or more leaves in a ring at one node.", "Whorled"
    BLADE = "blade", "The flat part of a leaf.", "Blade"
    PETIOLE = "petiole", "The stalk of a leaf.", "Petiole"
    LEAFLET = "leaflet", "One of the parts, like leaves, of which a compound leaf is made.", "Leaflet"
    PINNATE = "pinnate", "With leaflets along both sides of a stalk, like the barbs of a feather.", "Pinnate"
    PALMATE = (
        "palmate",
        "With lobes or leaflets that spread from one point, like fingers of a hand.",
        "Palmate",
    )
    LOBED = "lobed", "Cut into rounded or pointed parts by bays that do not reach the middle.", "Lobed"
    TOOTHED = "toothed", "With small points along the edge.", "Toothed"
    LINEAR = "linear", "Long and narrow, with sides that run alongside each other.", "Linear"
    LANCE_SHAPED = (
        "lance-shaped",
        "Several times as long as wide, pointed, widest below the middle.",
        "Lance-shaped",
    )
    OVATE = "ovate", "Shaped like an egg in outline, with the wide end at the stalk.", "Ovate"
    HEART_SHAPED = (
        "heart-shaped",
        "Pointed, with two round lobes and a notch where the stalk begins.",
        "Heart-shaped",
    )
    FROND = "frond", "The leaf of a fern, or of a palm.", "Frond"
    NEEDLE = "needle", "A leaf as thin and stiff as a needle, such as pines have.", "Needle"


class FlowerWord(Vocabulary):
    """Flowers: their parts, and how they stand together."""

    INFLORESCENCE = (
        "inflorescence",
        "The flowers of one shoot together, in their arrangement.",
        "Inflorescence",
    )
    SPIKE = "spike", "Flowers without stalks of their own along one stem.", "Spike"
    RACEME = "raceme", "Flowers on stalks of their own along one stem.", "Raceme"
    PANICLE = "panicle", "A branched cluster, each branch with several flowers.", "Panicle"
    UMBEL = "umbel", "Flowers on stalks that spread from one point, like the ribs of an umbrella.", "Umbel"
    CORYMB = (
        "corymb",
        "A flat-topped cluster: the lower the stalk of a flower begins, the longer it is.",
        "Corymb",
    )
    FLOWER_HEAD = (
        "flower-head",
        "Many small flowers close together on one base, often taken for one flower, as of a daisy.",
        "Flower head",
    )
    FLORET = "floret", "One of the small flowers of a flower head, or of a grass.", "Floret"
    CATKIN = (
        "catkin",
        "A soft spike of small flowers without petals, as on birches; it often hangs.",
        "Catkin",
    )
    SPADIX = "spadix", "A fleshy spike set with small flowers.", "Spadix"
    SPATHE = "spathe", "The large bract round a spadix, such as the hood of jack-in-the-pulpit.", "Spathe"
    BRACT = (
        "bract",
        "A leaf that stands beneath a flower or a cluster, at times coloured like a petal.",
        "Bract",
    )
    SEPAL = "sepal", "One of the outer leaves of a flower, often green, which close the bud.", "Sepal"
    PETAL = "petal", "One of the leaves inside the sepals of a flower, often coloured.", "Petal"
    STAMEN = (
        "stamen",
        "A part of a flower that makes pollen: a thread with a pollen sac at its end.",
        "Stamen",
    )
    NECTAR = "nectar", "Sugary liquid in flowers, on which bees, butterflies and hummingbirds feed.", "Nectar"
    BELL_SHAPED = "bell-shaped", "With the petals joined and widening to the rim, like a bell.", "Bell-shaped"


class FruitWord(Vocabulary):
    """Fruit, seed and spores."""

    ACORN = "acorn", "The nut of an oak, in its cup.", "Acorn"
    CAPSULE = "capsule", "A dry fruit of several parts that opens to let its seeds out.", "Capsule"
    CONE = (
        "cone",
        "Scales round an axis, with seeds or pollen between them, as on pines; of a coneflower, its raised middle.",
        "Cone",
    )
    DRUPE = "drupe", "A fleshy fruit with a stone round its seed, like a cherry.", "Drupe"
    POD = (
        "pod",
        "A dry case that splits open to let its seeds out; that of the pea family mostly along both edges.",
        "Pod",
    )
    SAMARA = "samara", "A dry fruit with a wing, such as maples and ashes have.", "Samara"
    SORUS = "sorus", "A small group of spore cases on the back or along the edge of a fern's frond.", "Sorus"
    SPORE = "spore", "A single cell from which a fern or moss begins; they make no seeds.", "Spore"
