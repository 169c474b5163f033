"""Vocabularies of what a plant is."""

from ._vocabulary import Vocabulary


class LifeCycle(Vocabulary):
    """How long an individual lives (USDA: duration)."""

    ANNUAL = "annual", "Lives for one year or less.", "Annual"
    BIENNIAL = "biennial", "Lives for two years and flowers in the second.", "Biennial"
    PERENNIAL = "perennial", "Lives for three years or more.", "Perennial"


class Habit(Vocabulary):
    """Plant type, as USDA PLANTS defines growth habit; ferns and mosses have a value of their own."""

    FORB = "forb", "A vascular plant without much wood above ground that is no grass or fern.", "Forb"
    GRAMINOID = "graminoid", "A grass or grass-like plant: grasses, sedges, rushes.", "Grass or grass-like"
    FERN = "fern", "A fern or fern ally.", "Fern"
    SUBSHRUB = "subshrub", "A low shrub, usually under 0.5 m (1.5 ft) and never over 1 m (3 ft).", "Subshrub"
    SHRUB = "shrub", "A woody plant with several stems, usually under 4 to 5 m (13 to 16 ft).", "Shrub"
    TREE = "tree", "A woody plant with a single trunk, usually over 4 to 5 m (13 to 16 ft).", "Tree"
    VINE = "vine", "A twining or climbing plant with long stems.", "Vine"
    MOSS = (
        "moss",
        "A moss, liverwort or hornwort: a green plant without vessels.",
        "Moss, liverwort or hornwort",
    )
    LICHEN = "lichen", "A fungus and an alga living together.", "Lichen"


class GrowthRate(Vocabulary):
    """Growth rate after establishment, by USDA characteristics."""

    SLOW = "slow", "Grows slowly.", "Slow"
    MODERATE = "moderate", "Grows at a middling pace.", "Moderate"
    RAPID = "rapid", "Grows fast.", "Rapid"


class Form(Vocabulary):
    """Shape and orientation of the grown plant, by USDA characteristics."""

    CLIMBING = "climbing", "Climbs over supports.", "Climbing"
    COLUMNAR = "columnar", "Narrow and upright.", "Columnar"
    CONICAL = "conical", "Broad below and pointed above.", "Conical"
    DECUMBENT = "decumbent", "Lies on the ground with rising tips.", "Decumbent"
    ERECT = "erect", "Stands upright.", "Erect"
    IRREGULAR = "irregular", "Has no regular outline.", "Irregular"
    OVAL = "oval", "Egg-shaped in outline.", "Oval"
    PROSTRATE = "prostrate", "Lies flat on the ground.", "Prostrate"
    ROUNDED = "rounded", "Round in outline.", "Rounded"
    SEMI_ERECT = "semi-erect", "Leans or arches.", "Semi-erect"
    VASE = "vase", "Narrow below and spreading above.", "Vase-shaped"


class Month(Vocabulary):
    """Months of the year; addresses use the numbers 1 to 12."""

    JANUARY = "1", "January.", "January"
    FEBRUARY = "2", "February.", "February"
    MARCH = "3", "March.", "March"
    APRIL = "4", "April.", "April"
    MAY = "5", "May.", "May"
    JUNE = "6", "June.", "June"
    JULY = "7", "July.", "July"
    AUGUST = "8", "August.", "August"
    SEPTEMBER = "9", "September.", "September"
    OCTOBER = "10", "October.", "October"
    NOVEMBER = "11", "November.", "November"
    DECEMBER = "12", "December.", "December"


class Colour(Vocabulary):
    """Colours of flower, fruit and foliage in bloom."""

    WHITE = "white", "White.", "White"
    CREAM = "cream", "Creamy or yellowish white.", "Cream"
    YELLOW = "yellow", "Yellow.", "Yellow"
    GOLD = "gold", "Deep yellow to gold.", "Gold"
    ORANGE = "orange", "Orange.", "Orange"
    RED = "red", "Red.", "Red"
    MAROON = "maroon", "Dark brownish red.", "Maroon"
    PINK = "pink", "Pink or rose.", "Pink"
    LAVENDER = "lavender", "Pale bluish purple.", "Lavender"
    PURPLE = "purple", "Purple or violet.", "Purple"
    BLUE = "blue", "Blue.", "Blue"
    GREEN = "green", "Green.", "Green"
    BROWN = "brown", "Brown or tan.", "Brown"
    INCONSPICUOUS = "inconspicuous", "Too small or plain to be noticed as colour.", "Inconspicuous"


class FruitColour(Vocabulary):
    """Colours of ripe fruit or seed."""

    BLACK = "black", "Black.", "Black"
    BLUE = "blue", "Blue.", "Blue"
    BROWN = "brown", "Brown.", "Brown"
    GREEN = "green", "Green.", "Green"
    ORANGE = "orange", "Orange.", "Orange"
    PURPLE = "purple", "Purple.", "Purple"
    RED = "red", "Red.", "Red"
    WHITE = "white", "White.", "White"
    YELLOW = "yellow", "Yellow.", "Yellow"


class FoliageColour(Vocabulary):
    """Colour of the leaves in summer, by USDA characteristics."""

    GREEN = "green", "Mid green.", "Green"
    DARK_GREEN = "dark-green", "Dark green.", "Dark green"
    GRAY_GREEN = "gray-green", "Greyish green.", "Grey-green"
    YELLOW_GREEN = "yellow-green", "Yellowish green.", "Yellow-green"
    WHITE_GRAY = "white-gray", "Whitish grey.", "White-grey"
    RED = "red", "Red.", "Red"


class FoliageTexture(Vocabulary):
    """How fine or coarse the foliage looks."""

    FINE = "fine", "Small or narrow leaves.", "Fine"
    MEDIUM = "medium", "Neither fine nor coarse.", "Medium"
    COARSE = "coarse", "Large or bold leaves.", "Coarse"


class FoliageRetention(Vocabulary):
    """Whether leaves stay the year round."""

    EVERGREEN = "evergreen", "Keeps green leaves the year round.", "Evergreen"
    SEMI_EVERGREEN = "semi-evergreen", "Keeps part of its leaves in winter.", "Semi-evergreen"
    WINTER_DECIDUOUS = "winter-deciduous", "Drops its leaves for winter.", "Winter-deciduous"
    SUMMER_DECIDUOUS = "summer-deciduous", "Drops its leaves in the dry season.", "Summer-deciduous"


class Showy(Vocabulary):
    """Parts that catch the eye, by USDA characteristics."""

    FLOWERS = "flowers", "Conspicuous flowers.", "Flowers"
    FRUIT = "fruit", "Conspicuous fruit or seed.", "Fruit or seed"
    AUTUMN_FOLIAGE = "autumn-foliage", "Conspicuous leaf colour in autumn.", "Autumn leaves"
