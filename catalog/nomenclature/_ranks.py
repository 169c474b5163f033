"""Ranks: how they are written before an epithet, and how a name at a higher rank ends."""

from typing import Final, NamedTuple


class Connector(NamedTuple):
    """The term that goes before an epithet: as we write it, and the code of its rank ("" if we keep none)."""

    text: str
    rank: str


_SPELLINGS: Final = {
    Connector("subsp.", "subspecies"): "subsp. subsp ssp. ssp subspecies subspec. subspec",
    Connector("var.", "variety"): "var. var v. v varietas variety",
    Connector("subvar.", "subvariety"): "subvar. subvar sv. subvarietas",
    Connector("f.", "form"): "f. f fo. fo fa. fa fm. fm form. form forma forma. fma.",
    Connector("subf.", "subform"): "subf. subf sf. subforma subfo.",
    Connector("nothosubsp.", "subspecies"): "nothosubsp. nothosubsp nothossp. nothossp nsubsp. nssp.",
    Connector("nothovar.", "variety"): "nothovar. nothovar nvar.",
    Connector("nothof.", "form"): "nothof. nothof nothofo. nothoforma",
    Connector("nothosubvar.", "subvariety"): "nothosubvar.",
    Connector("convar.", ""): "convar. convar cvar. convarietas",
    Connector("agamosp.", ""): "agamosp.",
    Connector("agamossp.", ""): "agamossp.",
    Connector("agamovar.", ""): "agamovar.",
    Connector("prol.", ""): "prol. prol proles proles.",
    Connector("race", ""): "race r.",
    Connector("st.", ""): "st. stirps",
    Connector("lusus", ""): "lusus lus.",
    Connector("monstr.", ""): "monstr. m. mut.",
    Connector("morph.", ""): "morph.",
    Connector("ecotype", ""): "ecotype",
    Connector("ab.", ""): "ab. ab.n. aberr.",
    Connector("*", ""): "*",
}
INFRASPECIFIC: Final = {word: connector for connector, words in _SPELLINGS.items() for word in words.split()}
# Slips for a rank term, where an epithet follows that of the species: spp. says "several species" elsewhere.
MISTAKEN: Final = {
    word: connector
    for connector, words in {
        Connector(
            "subsp.", "subspecies"
        ): "spp. spp sp. sp susp. susp sbsp. sbsp subps. subsb. subs. sups. supsp. sspp.",
        Connector("var.", "variety"): "vra. vr. varr. vars.",
    }.items()
    for word in words.split()
}

_INFRAGENERIC_SPELLINGS: Final = {
    Connector("subg.", "subgenus"): "subg. subg subgen. subgen subgenus",
    Connector("sect.", "section"): "sect. sect section sectio",
    Connector("nothosubg.", "subgenus"): "nothosubg. nothosubgen.",
    Connector("nothosect.", "section"): "nothosect. nothosect",
    Connector("subsect.", ""): "subsect. subsect subsectio",
    Connector("ser.", ""): "ser. series",
    Connector("subser.", ""): "subser. subseries",
    Connector("nothoser.", ""): "nothoser.",
}
INFRAGENERIC: Final = {
    word: connector for connector, words in _INFRAGENERIC_SPELLINGS.items() for word in words.split()
}

# ICN Art. 16.3, 17.1, 18.1, 19.1, 19.3; -anae is custom. The first ending that fits decides.
_ENDINGS: Final = (
    ("phytina", "subdivision"),
    ("opsida", "class"),
    ("oideae", "subfamily"),
    ("aceae", "family"),
    ("phyta", "division"),
    ("ineae", "suborder"),
    ("idae", "subclass"),
    ("anae", "superorder"),
    ("ales", "order"),
    ("eae", "tribe"),
)
# Names of families that stay in use beside those in -aceae (ICN Art. 18.5).
_CONSERVED_FAMILIES: Final = frozenset(
    "Compositae Cruciferae Gramineae Guttiferae Labiatae Leguminosae Palmae Umbelliferae".split()
)
# Generic names that end as a higher rank would.
_GENERA: Final = frozenset("Bolophyta Kentrophyta".split())


def rank_of_uninomial(word: str) -> str:
    """The rank that the ending of a name of one word gives it; "genus" where the ending says nothing."""
    if word in _CONSERVED_FAMILIES:
        return "family"
    if word in _GENERA:
        return "genus"
    for ending, rank in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return rank
    return "genus"
