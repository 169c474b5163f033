"""Facts found in the prose of a profile, each with the sentence that says it, for an editor to accept or refuse."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from catalog.choices import SectionKind
from catalog.importing._findings import Finding
from catalog.importing._profile_document import ProfileDocument
from catalog.importing._proposal_numbers import Found, bloom_months, division, size, soil_ph, spacing, zones
from catalog.importing._proposal_words import (
    bloom_colour,
    light,
    native_states,
    soil,
    water_use,
    wildlife,
    words,
)
from catalog.importing._prose import Sentence, sentences_of
from catalog.traits import BY_KEY

_RULES: tuple[Callable[[Sentence], Iterator[Found]], ...] = (
    zones,
    light,
    water_use,
    soil,
    soil_ph,
    size,
    spacing,
    division,
    bloom_months,
    bloom_colour,
    words,
    wildlife,
    native_states,
)

_RANGES = (zones, soil_ph, size, spacing, division)

_CONDITION_LABELS = frozenset(
    {"soil", "light", "sun", "sunlight", "water", "watering", "moisture", "temperature", "exposure"}
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One fact: a trait's key, its value in the form of the plant document, and the words that say so.

    A set is a list of codes, a range ``{"min", "max"}`` (one of them None where the text gives the other only; cm,
    years, pH or half zones), months a list of numbers, ``wildlife`` a list of rows, ``native`` a mapping of region
    code to codes of establishment. ``sentence`` is verbatim; ``section`` is the heading it stands under, ``line``
    its line in the document. Sets of one trait add up; a range that contradicts a plainer sentence is marked
    ``is_alternative`` and does not count by itself.
    """

    trait: str
    value: object
    sentence: str
    section: str
    note: str
    line: int
    is_alternative: bool = False


def propose_facts(document: ProfileDocument) -> list[Proposal]:
    """The facts in the article of ``document``, in its order, each from the sentence that says it most plainly."""
    proposals: list[Proposal] = []
    for sentence in sorted(sentences_of(document), key=_plainness):
        for rule in _RULES:
            for trait, value, note in rule(sentence):
                proposal = None if value is None else _proposal(proposals, trait, value, sentence, note)
                if proposal:
                    proposals.append(proposal)
    return sorted(proposals, key=lambda proposal: proposal.line)


def doubtful_ranges(document: ProfileDocument) -> list[Finding]:
    """A warning for each range in the article that makes no sense and of which nothing was made."""
    rule = "is not a range that makes sense, and was not read; correct it or enter the fact by hand"
    findings = [
        Finding(sentence.line, BY_KEY[trait].label, words, rule)
        for sentence in sentences_of(document)
        for numbers in _RANGES
        for trait, value, words in numbers(sentence)
        if value is None
    ]
    return list(dict.fromkeys(findings))


def _plainness(sentence: Sentence) -> int:
    """Labelled conditions ("Soil: …") first, then the sections on growing, then the rest in its order."""
    if sentence.label.split(" ")[0] in _CONDITION_LABELS:
        return 0
    return 1 if sentence.kind in (SectionKind.GROWING, SectionKind.CARE) else 2


def _proposal(
    earlier: list[Proposal], trait: str, value: object, sentence: Sentence, note: str
) -> Proposal | None:
    """A proposal of what is new in ``value``, or None if earlier ones say it all."""
    said = [proposal.value for proposal in earlier if proposal.trait == trait]
    if isinstance(value, list):
        known = [code for codes in said if isinstance(codes, list) for code in codes]
        if all(code in known for code in value):
            return None
    elif value in said:
        return None
    is_alternative = isinstance(value, dict) and "min" in value and bool(said)
    if is_alternative:
        note = "; ".join(part for part in (note, "another sentence says otherwise") if part)
    return Proposal(trait, value, sentence.text, sentence.heading, note, sentence.line, is_alternative)
