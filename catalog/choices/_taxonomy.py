"""Vocabularies of names, ranks and the standing of a record."""

from ._vocabulary import Vocabulary


class Rank(Vocabulary):
    """Ranks of the Code, highest first; the order of the members is the order of the ranks (ICN Art. 3 and 4).

    A cultivar is no rank: its taxon has an empty rank (see :class:`catalog.models.Taxon`).
    """

    KINGDOM = "kingdom", "The highest rank used here: all plants.", "Kingdom"
    SUBKINGDOM = (
        "subkingdom",
        "A rank between kingdom and division, such as the vascular plants.",
        "Subkingdom",
    )
    SUPERDIVISION = "superdivision", "A rank above division, such as the seed plants.", "Superdivision"
    DIVISION = "division", "The rank below kingdom; botanists also call it phylum.", "Division"
    SUBDIVISION = "subdivision", "A rank below division.", "Subdivision"
    CLASS = "class", "The rank between division and order.", "Class"
    SUBCLASS = "subclass", "A rank below class.", "Subclass"
    SUPERORDER = "superorder", "A rank between subclass and order.", "Superorder"
    ORDER = "order", "A group of related families; its name ends in -ales.", "Order"
    SUBORDER = "suborder", "A rank below order.", "Suborder"
    FAMILY = "family", "A group of related genera; its name ends in -aceae.", "Family"
    SUBFAMILY = "subfamily", "A rank below family.", "Subfamily"
    TRIBE = "tribe", "A rank between subfamily and genus.", "Tribe"
    GENUS = "genus", "A group of related species; the first word of every species name.", "Genus"
    SUBGENUS = "subgenus", "A rank below genus.", "Subgenus"
    SECTION = "section", "A rank between subgenus and species.", "Section"
    SPECIES = "species", "The basic unit of classification; its name has two words.", "Species"
    SUBSPECIES = (
        "subspecies",
        "A part of a species, often of one region; written subsp. or ssp.",
        "Subspecies",
    )
    VARIETY = "variety", "A part of a species or subspecies that differs in the wild; written var.", "Variety"
    SUBVARIETY = "subvariety", "A rank below variety.", "Subvariety"
    FORM = "form", "A minor variation, such as a flower colour; written f.", "Form"
    SUBFORM = "subform", "The lowest rank.", "Subform"

    @property
    def order(self) -> int:
        """Position from the top, 0 for kingdom; a child's order is greater than its parent's."""
        return list(type(self)).index(self)

    @property
    def is_infraspecific(self) -> bool:
        """Whether the rank lies below species."""
        return self.order > Rank.SPECIES.order


class PlantGroup(Vocabulary):
    """The plant groups of USDA PLANTS."""

    DICOT = "dicot", "Flowering plants whose seedlings usually have two seed leaves.", "Dicot"
    MONOCOT = (
        "monocot",
        "Flowering plants whose seedlings have one seed leaf: grasses, lilies, orchids.",
        "Monocot",
    )
    GYMNOSPERM = "gymnosperm", "Seed plants without flowers, such as pines and junipers.", "Gymnosperm"
    FERN = "fern", "Ferns: vascular plants that spread by spores.", "Fern"
    LYCOPOD = "lycopod", "Clubmosses and spikemosses.", "Lycopod"
    HORSETAIL = "horsetail", "Horsetails and scouring rushes.", "Horsetail"
    QUILLWORT = "quillwort", "Quillworts: small spore-bearing plants of wet places.", "Quillwort"
    WHISK_FERN = "whisk-fern", "Whisk ferns: spore-bearing plants without true roots.", "Whisk-fern"
    MOSS = "moss", "Mosses.", "Moss"
    LIVERWORT = "liverwort", "Liverworts.", "Liverwort"
    HORNWORT = "hornwort", "Hornworts.", "Hornwort"
    LICHEN = "lichen", "Lichens: a fungus living with an alga; listed by PLANTS beside the plants.", "Lichen"
    GREEN_ALGA = "green-alga", "Green algae.", "Green alga"
    RED_ALGA = "red-alga", "Red algae.", "Red alga"


class Status(Vocabulary):
    """Where a record stands on its way to the public; only a published one is ever shown."""

    DRAFT = "draft", "Being written; staff alone see it.", "Draft"
    REVIEW = "review", "Finished by its editor and waiting for a reviewer.", "In review"
    PUBLISHED = "published", "On the public site.", "Published"
    WITHDRAWN = "withdrawn", "Was public and has been taken back.", "Withdrawn"


class Notho(Vocabulary):
    """Which part of a hybrid's name bears the sign × (ICN Art. H.3)."""

    GENERIC = "generic", "A hybrid between genera: the sign stands before the generic name.", "Hybrid genus"
    SPECIFIC = "specific", "A hybrid between species: the sign stands before the epithet.", "Hybrid species"
    INFRASPECIFIC = (
        "infraspecific",
        "A hybrid below species: the sign or notho- goes with the last epithet.",
        "Hybrid below species",
    )


class SynonymKind(Vocabulary):
    """How another name came to belong to a taxon."""

    HOMOTYPIC = (
        "homotypic",
        "Based on the same type specimen: the same plant moved or re-ranked.",
        "Homotypic",
    )
    HETEROTYPIC = "heterotypic", "Based on another specimen, judged to be the same taxon.", "Heterotypic"
    MISAPPLIED = (
        "misapplied",
        "A name of another plant that authors used for this one by mistake.",
        "Misapplied name",
    )
    ORTHOGRAPHIC = "orthographic-variant", "Another spelling of the same name.", "Spelling variant"
    UNSPECIFIED = "unspecified", "The source lists the name without saying which kind it is.", "Synonym"


class Classification(Vocabulary):
    """Classifications that may place a family beside the one of the tree."""

    APG_IV = "apg-iv", "The Angiosperm Phylogeny Group's system of 2016, by DNA evidence.", "APG IV"


class SectionKind(Vocabulary):
    """The usual sections of a care article."""

    SPECIAL = "special", "What sets the plant apart.", "What makes it special"
    WHERE = "where", "Where it grows wild.", "Where it is at home"
    RIGHT = "right", "Whom and which garden it suits.", "Is it right for your garden?"
    GROWING = "growing", "Soil, light, water and temperature.", "Growing conditions"
    CARE = "care", "Planting and the year's work.", "Planting and care"
    WILDLIFE = "wildlife", "What visits it and feeds on it.", "Wildlife and pollinators"
    BOTTOM_LINE = "bottom-line", "The advice in short.", "The bottom line"
    OTHER = "other", "Any other section.", "Other"


class Licence(Vocabulary):
    """Licences under which a photo may be shown."""

    PUBLIC_DOMAIN = "public-domain", "Free of copyright.", "Public domain"
    CC0 = "cc0", "The author has given up all rights.", "CC0 1.0"
    CC_BY = "cc-by-4.0", "Free to use with credit.", "CC BY 4.0"
    CC_BY_SA = (
        "cc-by-sa-4.0",
        "Free to use with credit, changed copies under the same licence.",
        "CC BY-SA 4.0",
    )
    CC_BY_NC = "cc-by-nc-4.0", "Free to use with credit, not for trade.", "CC BY-NC 4.0"
    PERMISSION = "permission", "The author has permitted this site to show it.", "Used with permission"

    @property
    def address(self) -> str:
        """Where its text stands; blank where there is none."""
        path = _DEEDS.get(self.value)
        return f"https://creativecommons.org/{path}/" if path else ""

    @property
    def asks_for_credit(self) -> bool:
        """Whether the author has to be named beside the work."""
        return self.value.startswith("cc-by")


_DEEDS = {
    "public-domain": "publicdomain/mark/1.0",
    "cc0": "publicdomain/zero/1.0",
    "cc-by-4.0": "licenses/by/4.0",
    "cc-by-sa-4.0": "licenses/by-sa/4.0",
    "cc-by-nc-4.0": "licenses/by-nc/4.0",
}


class PhotoPart(Vocabulary):
    """The part of the plant a photo shows."""

    HABIT = "habit", "The whole plant.", "Habit"
    FLOWER = "flower", "Flower or flower head.", "Flower"
    LEAF = "leaf", "Leaf or foliage.", "Leaf"
    FRUIT = "fruit", "Fruit or cone.", "Fruit"
    BARK = "bark", "Bark or stem.", "Bark"
    SEED = "seed", "Ripe seed, in or out of its fruit.", "Seed"
    DRAWING = "drawing", "A drawing of the species.", "Drawing"
