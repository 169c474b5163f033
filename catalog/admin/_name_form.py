"""Forms of names: a box for the whole name, a button that has it read, and what is worth knowing of it."""

from typing import Any, Final

from django import forms
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from catalog.admin._name_reading import BUTTON, VERBATIM, Reading
from catalog.admin._name_review import Draft, Review, review, stored_doubts
from catalog.admin._written import PartForm, WrittenForm
from catalog.choices import SynonymKind
from catalog.models import Synonym, Taxon

SEEN: Final = "name_notices_seen"
"""What a page sends of the notices that it showed, so that the next save goes through."""

WATCHED: Final = frozenset({"name", "authority", "symbol"})
HELD: Final = (
    "Nothing is saved yet. Read what is said of the name under “Name as given”; "
    "press the button again to keep it as it is."
)


class NameAsGiven(forms.TextInput):
    """The box for a whole name, with its button and the place for what is said of it.

    ``address`` is where a script asks for both; it says the same as the page does without it.
    """

    address = ""
    own = ""
    reading: Reading | None = None
    findings = Review()

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The box and what belongs to it."""
        context = {
            "box": super().render(name, value, attrs, renderer),
            "button": BUTTON + name.removesuffix(VERBATIM),
            "box_id": (attrs or {}).get("id", ""),
            "address": self.address,
            "own": self.own,
            "report": report(self.reading, self.findings),
        }
        return render_to_string("admin/components/name-as-given.html", context)


def report(reading: Reading | None, findings: Review) -> SafeString:
    """What was read and what is worth knowing, as a piece of a page."""
    context = {"reading": reading, "notices": findings.notices, "held": findings.held, "seen": SEEN}
    return render_to_string("admin/components/name-report.html", context)


class NamedForm(WrittenForm):
    """A form of a name. A save stops once where the name is likely to be in the catalogue already, or faulty.

    ``readings`` are by the prefix of their form, "" for the main one.
    """

    findings = Review()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields.get(VERBATIM)
        if field is None:
            return
        field.strip = False  # type: ignore[attr-defined]  # kept letter for letter
        field.widget = NameAsGiven({"class": "vTextField", "autocomplete": "off", "spellcheck": "false"})
        field.widget.address = reverse(f"admin:catalog_{self._meta.model._meta.model_name}_read_name")
        field.widget.own = str(self.instance.pk or "")
        if self.instance.pk and not self.is_bound:
            field.widget.findings = stored_doubts(self.instance)

    def full_clean(self) -> None:
        """Clean; where a name was read say what became of it."""
        super().full_clean()
        prefix = f"{self.prefix}-" if self.prefix else ""
        if self.readings is not None and prefix in self.readings:
            self._show(review(self.draft()), self.readings[prefix])

    def clean(self) -> dict[str, Any] | None:
        """The other rules, and one stop before a name that needs a second look."""
        cleaned = super().clean()
        if not WATCHED.isdisjoint(self.changed_data):
            findings = review(self.draft())
            self._show(findings, None)
            seen = self.data.getlist(SEEN) if hasattr(self.data, "getlist") else ()
            if findings.held and findings.held not in seen:
                self.add_error(None, HELD)
        return cleaned

    def draft(self) -> Draft:
        """The name as it stands in the form, untidied."""
        note, kind = self._raw("note"), self._raw("kind")
        stored = self.instance if self.instance.pk else None
        taxon = self.instance.pk if isinstance(self.instance, Taxon) else self.instance.taxon_id
        return Draft(
            name=self._raw("name"),
            authority=self._raw("authority"),
            symbol=self._raw("symbol"),
            verbatim=self._raw(VERBATIM) if VERBATIM in self.changed_data else "",
            taxon=taxon,
            stored=self._as_stored(stored),
            is_misapplied=bool(note) or kind == SynonymKind.MISAPPLIED,
        )

    def _as_stored(self, stored: Taxon | Synonym | None) -> Taxon | Synonym | None:
        """The row with the name that it has in the catalogue."""
        if isinstance(stored, Synonym):
            return Synonym(pk=stored.pk, name=self.initial["name"], authority=self.initial["authority"])
        return stored

    def _show(self, findings: Review, reading: Reading | None) -> None:
        self.findings = findings
        if VERBATIM in self.fields:
            widget = self.fields[VERBATIM].widget
            widget.findings, widget.reading = findings, reading

    def _raw(self, name: str) -> str:
        if name not in self.fields:
            return ""
        return str(self.data.get(self.add_prefix(name)) or "")


class SynonymForm(NamedForm):
    """A synonym in a page of its own."""


class SynonymRowForm(NamedForm, PartForm):
    """A synonym among the parts of its taxon."""
