"""Sets of vocabulary terms as boxes to tick, in the words that editors have given them."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from catalog import glossary
from catalog.choices import Vocabulary
from catalog.glossary import Entry, Terms
from catalog.models import KNOWN_NONE, ChoiceSetFormField

_BY_CODES = {tuple(vocabulary.values): name for name, vocabulary in glossary.VOCABULARIES.items()}


def term_choices(codes: tuple[str, ...], terms: Terms) -> list[tuple[str, str]]:
    """Codes and labels of the vocabulary that has exactly these codes, in the editors' words and order.

    Empty when no vocabulary has them. ``terms`` is what :func:`catalog.glossary.terms` gave for this request.
    """
    name = _BY_CODES.get(codes)
    return [(entry.code, entry.label) for entry in terms[name].values()] if name else []


class TermCheckboxes(forms.CheckboxSelectMultiple):
    """Boxes whose tooltips are the definitions. ``entries`` by code is set by the field.

    A taxon's form has some three hundred of them: they are written in one go instead of by three templates each,
    which took half of the time of the whole page.
    """

    entries: Mapping[str, Entry] = {}

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The boxes in a frame that bears the set's id and class."""
        frame = self.build_attrs(self.attrs, attrs)
        frame_id = frame.get("id", "")
        ticked = set(self.format_value(value))
        boxes = format_html_join(
            "",
            '<div><label for="{}_{}"><input type="checkbox"{}> {}</label></div>',
            (
                (frame_id, number, flatatt(self._box(name, code, ticked, f"{frame_id}_{number}")), label)
                for number, (code, label) in enumerate(self.choices)
            ),
        )
        named = {
            "id": frame_id,
            "class": frame.get("class"),
            "role": "group",
            "aria-label": frame.get("aria-label"),
        }
        return format_html("<div{}>{}</div>", flatatt(named), boxes)

    def _box(self, name: str, code: Any, ticked: set[str], box_id: str) -> dict[str, Any]:
        box = {"name": name, "value": str(code), "id": box_id, "checked": str(code) in ticked}
        entry = self.entries.get(str(code))
        return box if entry is None else {**box, "title": entry.definition}


class TermSetField(ChoiceSetFormField):
    """Boxes for one vocabulary and one more for "known to be none"; nothing ticked is "not recorded"."""

    widget = TermCheckboxes

    def __init__(self, *, vocabulary: type[Vocabulary], terms: Terms, **options: Any) -> None:
        super().__init__(vocabulary=vocabulary, **options)
        entries = terms[vocabulary.__name__]
        self.choices = [*((entry.code, entry.label) for entry in entries.values()), *self.beside()]
        self.widget.entries = entries
        self.widget.attrs["class"] = f"choice-set choice-set--{vocabulary.__name__.lower()}"

    def beside(self) -> list[tuple[str, str]]:
        """Choices that are no term."""
        return [(KNOWN_NONE, "None of these")]


class StatedSetField(TermSetField):
    """A set that cannot be unknown: nothing ticked is the empty set."""

    def beside(self) -> list[tuple[str, str]]:
        """No box for none: leaving all empty says so."""
        return []

    def prepare_value(self, value: Any) -> Any:
        """The empty set ticks nothing."""
        return value

    def clean(self, value: Any) -> tuple[str, ...]:
        """The codes ticked, in the vocabulary's order."""
        return super().clean(value) or ()
