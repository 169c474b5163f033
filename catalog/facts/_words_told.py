"""Words of botany that articles use, told where they stand, and the drawings that the glossary has of them."""

from collections.abc import Iterator
from typing import Final

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html

from catalog import richtext
from catalog.choices import FlowerWord, FruitWord, GrowthWord, Habit, LeafWord, Light, Vocabulary
from catalog.glossary import Entry, Terms

TOLD: Final[dict[type[Vocabulary], str]] = {
    GrowthWord: "growthword",
    LeafWord: "leafword",
    FlowerWord: "flowerword",
    FruitWord: "fruitword",
    Light: "light",
    Habit: "habit",
}
"""The vocabularies whose words are told, each with the chapter of the glossary that holds it."""

SPARED: Final = frozenset({LeafWord.ALTERNATE, LeafWord.OPPOSITE, *Habit} - {Habit.FORB, Habit.SUBSHRUB})
"""What is a word of everyday too, and what everybody knows."""

PLURALS: Final = {"sorus": "sori", "spadix": "spadices"}

SPRITE: Final = "catalog/words.svg"
DRAWN: Final[dict[str, str]] = {
    GrowthWord.ROSETTE: "leaves in a circle on the ground, seen from the side",
    GrowthWord.CLUMP: "many stems that rise from one base",
    GrowthWord.MAT: "low stems that cover the ground",
    GrowthWord.RHIZOME: "a thick stem under the ground with roots below and three shoots above",
    GrowthWord.RUNNER: "a stem over the ground from a plant to a young one that has rooted",
    GrowthWord.BULB: "a bulb cut open, with its fleshy leaves",
    GrowthWord.CORM: "a corm, solid within, with roots below and a shoot above",
    GrowthWord.TUBER: "a tuber on a thread of stem under a plant",
    GrowthWord.TAPROOT: "one thick root that goes straight down",
    GrowthWord.TENDRIL: "a stem with a tendril wound in a spiral",
    LeafWord.ALTERNATE: "a stem with leaves by turns to the left and the right",
    LeafWord.OPPOSITE: "a stem with leaves in pairs",
    LeafWord.WHORLED: "a stem with two rings of leaves",
    LeafWord.PINNATE: "a leaf of seven leaflets, in pairs and one at the end",
    LeafWord.PALMATE: "a leaf of five leaflets that spread from one point",
    LeafWord.LOBED: "a leaf with rounded lobes, as of a white oak",
    LeafWord.TOOTHED: "a leaf with points along its edge",
    LeafWord.LINEAR: "a long, narrow leaf",
    LeafWord.LANCE_SHAPED: "a narrow, pointed leaf, widest below the middle",
    LeafWord.OVATE: "a leaf shaped like an egg, wide at the stalk",
    LeafWord.HEART_SHAPED: "a leaf shaped like a heart, with its notch at the stalk",
    LeafWord.FROND: "a frond with leaflets along its stalk, shorter towards the tip",
    LeafWord.NEEDLE: "a bundle of five needles",
    FlowerWord.SPIKE: "flowers close against one stem",
    FlowerWord.RACEME: "flowers on short stalks along one stem",
    FlowerWord.PANICLE: "a stem with branches, each with several flowers",
    FlowerWord.UMBEL: "flower stalks of one length that spread from one point",
    FlowerWord.CORYMB: "flower stalks from different heights that end at one level",
    FlowerWord.FLOWER_HEAD: "a flower head with rays round a disk, seen from the side",
    FlowerWord.CATKIN: "two hanging catkins",
    FlowerWord.SPADIX: "a spadix, within the outline of its spathe",
    FlowerWord.SPATHE: "a spathe, hooded over its spadix",
    FlowerWord.BELL_SHAPED: "a hanging flower like a bell",
    FruitWord.ACORN: "an acorn in its cup",
    FruitWord.CONE: "a cone with its scales",
    FruitWord.POD: "a pod, with its seeds showing through",
    FruitWord.SAMARA: "the two winged fruits of a maple",
}
"""The words of which the glossary has a drawing, each with what it shows."""


class _Held:
    """The words as last read, by which it is seen whether they have changed."""

    terms: Terms | None = None
    finder = richtext.Finder({})


_held = _Held()


def with_words_told(body: str, terms: Terms) -> str:
    """An article's section with each word of botany, where it stands first, a link to its meaning, which it carries."""
    return _finder(terms).marked(body, lambda key, words: _link(key, words, terms))


def _link(key: str, words: str, terms: Terms) -> str:
    vocabulary, _, code = key.partition(".")
    entry = terms[vocabulary][code]
    chapter = next(chapter for each, chapter in TOLD.items() if each.__name__ == vocabulary)
    drawing = format_html(' data-drawing="{}#{}"', static(SPRITE), code) if code in DRAWN else ""
    return format_html(
        '<a class="gloss" href="{}#{}-{}" data-define="{}: {}"{}>{}</a>',
        *(reverse("catalog:glossary"), chapter, code, entry.label, entry.definition, drawing, words),
    )


def _finder(terms: Terms) -> richtext.Finder:
    if _held.terms is not terms:
        forms = {
            form: f"{vocabulary.__name__}.{code}"
            for vocabulary in TOLD
            for code, entry in terms[vocabulary.__name__].items()
            if code not in SPARED
            for form in _forms(entry)
        }
        _held.finder, _held.terms = richtext.Finder(forms), terms
    return _held.finder


def _forms(entry: Entry) -> Iterator[str]:
    """The label and the editors' other words for it, each with its plural."""
    for word in (entry.label, *entry.synonyms.split(",")):
        if form := " ".join(word.casefold().split()):
            yield from (form, PLURALS.get(form) or f"{form}s")
