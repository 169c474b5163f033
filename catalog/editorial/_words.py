"""What the parts of a plant document are called, and its codes in words. Nothing here asks the database."""

from collections.abc import Mapping
from typing import Any, Final

from catalog import choices
from catalog.choices import Vocabulary
from catalog.traits import BY_KEY

PARTS: Final = {
    "taxon": "Name and standing",
    "synonyms": "Synonyms",
    "vernacular_names": "Common names",
    "traits": "Facts",
    "care": "Care notes",
    "article": "Care article",
    "wildlife": "Wildlife",
    "hazards": "Hazards",
    "resistances": "Tolerances",
    "distribution": "Distribution",
    "wetland": "Wetland status",
    "legal": "Legal status",
    "placements": "Other classifications",
    "photos": "Photos",
    "look_alikes": "Look-alikes",
    "citations": "Sources of facts",
    "dismissals": "Contradictions answered",
}
"""The parts in the order of the form."""

LABELS: Final = {
    "name_id": "Lasting identifier",
    "symbol": "USDA symbol",
    "notho": "Hybrid",
    "slug": "Address",
    "reviewed_on": "Last reviewed",
    "sensitive": "Places not told",
    "not_ideal_if": "Not ideal if",
    "locator": "Page or address",
    "read_on": "Date read",
    "source_url": "Where it comes from",
    "against": "Withstands",
    "focus_x": "Focus from the left, %",
    "focus_y": "Focus from the top, %",
}

VOCABULARIES: Final[Mapping[tuple[str, str], type[Vocabulary]]] = {
    ("taxon", "rank"): choices.Rank,
    ("taxon", "group"): choices.PlantGroup,
    ("taxon", "notho"): choices.Notho,
    ("taxon", "status"): choices.Status,
    ("synonyms", "kind"): choices.SynonymKind,
    ("wildlife", "animal"): choices.Animal,
    ("wildlife", "relation"): choices.AnimalRelation,
    ("hazards", "kind"): choices.HazardKind,
    ("hazards", "affects"): choices.Affected,
    ("hazards", "severity"): choices.Severity,
    ("resistances", "against"): choices.Stress,
    ("resistances", "grade"): choices.Grade,
    ("distribution", "establishment"): choices.EstablishmentMeans,
    ("distribution", "probable"): choices.EstablishmentMeans,
    ("wetland", "region"): choices.WetlandRegion,
    ("wetland", "indicator"): choices.WetlandIndicator,
    ("legal", "kind"): choices.LegalKind,
    ("placements", "classification"): choices.Classification,
    ("article", "kind"): choices.SectionKind,
    ("dismissals", "kind"): choices.ContradictionKind,
    ("photos", "part"): choices.PhotoPart,
    ("photos", "licence"): choices.Licence,
}
PROSE: Final = frozenset(
    {"quote", "character", "body", "teaser", "caption", "alternative_text", "words", "care_level_reason"}
)


def label_of(part: str, key: str) -> str:
    """What a field of a part is called."""
    if part == "traits" and key in BY_KEY:
        return BY_KEY[key].label
    return LABELS.get(key) or key.replace("_", " ").capitalize()


def is_prose(part: str, key: str) -> bool:
    """Whether a field holds sentences, which are compared word by word."""
    return key in PROSE or part == "care"


def words_of(part: str, key: str, value: Any, regions: Mapping[str, str]) -> str:
    """A value as a person reads it; nothing where there is none."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if part == "traits":
        return _trait(key, value)
    if part == "taxon" and key == "parent":
        return f"{value.get('name', '')} {value.get('authority', '')}".strip()
    if isinstance(value, dict):
        said = ((regions.get(name, name), words_of(part, name, one, regions)) for name, one in value.items())
        return ", ".join(f"{name}: {words}" for name, words in said)
    if isinstance(value, list):
        joiner = "\n" if part == "care" else ", "
        return joiner.join(words_of(part, key, one, regions) for one in value) or "none"
    vocabulary = VOCABULARIES.get((part, key))
    if vocabulary is not None:
        return _term(vocabulary, value)
    if key in ("region", "subject") and value in regions:
        return regions[value]
    if part == "citations" and key == "trait" and value in BY_KEY:
        return BY_KEY[value].label
    return str(value)


def _trait(key: str, value: Any) -> str:
    trait = BY_KEY.get(key)
    if trait is None or not isinstance(value, list | dict):
        return str(value)
    if isinstance(value, list):
        terms = [_term(trait.vocabulary, str(code)) if trait.vocabulary else str(code) for code in value]
        return ", ".join(terms) or "none of these"
    ends = [str(value[end]) for end in ("min", "max") if value.get(end) is not None]
    return f"{'–'.join(dict.fromkeys(ends))} {trait.unit}".strip()


def _term(vocabulary: type[Vocabulary], code: str) -> str:
    return str(vocabulary(code).label) if code in vocabulary.values else str(code)
