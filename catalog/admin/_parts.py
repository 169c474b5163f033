"""The parts of a taxon's record that are rows of their own: what is common to them, and its names."""

from typing import Any, Final

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from catalog.admin._citing import CitedRows, asked_citation
from catalog.admin._fields import FixedChoice, WordedFields
from catalog.admin._name_form import SynonymRowForm
from catalog.admin._typing import InlineModelAdmin, ModelField, StackedInline, TabularInline
from catalog.admin._written import READINGS, PartForm, PartFormSet
from catalog.forms import read_value, trait_choices, value_text
from catalog.models import Citation, LookAlike, Region, Synonym, VernacularName

BLANK_ROW: Final = "row"
"""The parameter that asks for one more row of a part, where no script adds it."""


class Part(WordedFields, InlineModelAdmin):
    """Rows of a taxon in its form. ``intro`` is a sentence above them; ``related`` is read with each row."""

    form = PartForm
    formset = PartFormSet
    extra = 0
    intro = ""
    related: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows with what their forms show. One query however many rows."""
        rows = super().get_queryset(request)
        return rows.select_related(*self.related) if self.related else rows

    def get_extra(self, request: HttpRequest, obj: Any = None, **options: Any) -> int:
        """Blank rows: one more where the address asks for it."""
        return super().get_extra(request, obj, **options) + (
            self.opts.model_name in request.GET.getlist(BLANK_ROW)
        )

    def get_formset(self, request: HttpRequest, obj: Any = None, **options: Any) -> Any:
        """The class of the form set, told whether a name was only read in this request."""
        formset_class: Any = super().get_formset(request, obj, **options)
        formset_class.readings = formset_class.form.readings = request.__dict__.get(READINGS)
        return formset_class


class TablePart(Part, TabularInline):
    """Rows in a table: the heading of a column is no label, so each control bears its name itself."""

    def formfield_for_dbfield(self, db_field: ModelField, request: HttpRequest, **options: Any) -> Any:
        """The form field, named."""
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field is not None:
            getattr(field.widget, "widget", field.widget).attrs["aria-label"] = field.label
        return field


class SynonymFormSet(PartFormSet):
    """Synonyms. A synonymy is a judgement: whoever changes one says why."""

    def clean(self) -> None:
        """Ask for the reason, which stands in the form of the taxon."""
        super().clean()
        if self.instance.pk and self.has_changed() and not str(self.data.get("reason", "")).strip():
            raise forms.ValidationError(
                "Synonyms were changed: say why under “Reason”, in the section Publication. Nothing was saved."
            )


class SynonymInline(CitedRows, Part, StackedInline):
    """Other botanical names."""

    model = Synonym
    form = SynonymRowForm
    formset = SynonymFormSet
    verbose_name_plural = "synonyms"
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "verbatim",
                    ("name", "authority", "symbol", "kind"),
                    ("full_name", "note", "source", "sources"),
                )
            },
        ),
    )
    readonly_fields = ("sources",)
    intro = "Other botanical names that this taxon has been called. Each leads visitors to this page."
    show_change_link = True


class VernacularInline(CitedRows, TablePart):
    """Common names."""

    model = VernacularName
    fields = ("name", "language", "preferred", "region", "source", "sources")
    readonly_fields = ("sources",)
    intro = "One name of each language is the preferred one: it is the title of the page."


class LookAlikeInline(TablePart):
    """Plants it is mistaken for."""

    model = LookAlike
    fk_name = "taxon"
    verbose_name_plural = "look-alikes"
    fields = ("other", "character")
    related = ("other",)
    intro = "Plants it is mistaken for. Write each pair once: both pages show it."


class CitationForm(PartForm):
    """A citation. Its trait is chosen from a list; trait, subject and source stay once it is stored."""

    trait = forms.ChoiceField(help_text="What the source says something about.")
    value = forms.CharField(
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="As this source gives it: 4–8, 12–18 in, full sun, May. Empty where its words tell all.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        traits = dict(trait_choices())
        if self.instance.pk:
            self.initial["value"] = value_text(self.instance.trait, self.instance.value)
        else:
            self.initial["value"] = ""
        for name in ("quote", "reason"):
            self.fields[name].widget.attrs["rows"] = 2
        field = self.fields["trait"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  declared above
        if self.instance.pk:
            key = self.instance.trait
            field.choices = [(key, key)]
            fix(field, traits.get(key, key))
            fix(self.fields["source"], str(self.instance.source))
            fix(self.fields["subject"], self.instance.subject or "all of it")
        else:
            field.choices = [("", "—"), *traits.items()]

    def clean_value(self) -> Any:
        """The value in the trait's own form."""
        try:
            return read_value(self.cleaned_data.get("trait", ""), self.cleaned_data["value"])
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any] | None:
        """A place must be one that the catalogue has; a source that is not followed is not followed for a reason."""
        cleaned = super().clean()
        said = self.cleaned_data
        subject = said.get("subject", "")
        is_place = (
            said.get("trait") in ("native", "introduced") and subject and "subject" in self.changed_data
        )
        if is_place and not Region.objects.filter(pk=subject).exists():
            self.add_error("subject", f"“{subject}” is not the code of a place, such as US-NV or CA-ON.")
        if self.has_changed() and not said.get("chosen") and not said.get("reason", "").strip():
            self.add_error("reason", "Say why this source is not followed.")
        return cleaned


class CitationInline(Part, StackedInline):
    """Where the facts come from."""

    model = Citation
    form = CitationForm
    verbose_name = "source of a fact"
    verbose_name_plural = "sources of facts"
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("trait", "subject", "source", "chosen"),
                    ("quote", "locator", "read_on"),
                    ("value", "derived", "reason"),
                )
            },
        ),
    )
    intro = (
        "Which source says what. The page shows the chosen one; a source that says otherwise stays here "
        "unchosen, so that the disagreement can be shown."
    )
    classes = ("collapse",)
    related = ("source",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Citations of whole facts, and of the one place or name that was asked for: there may be hundreds."""
        trait, subject = asked_citation(request) or ("", "")
        return super().get_queryset(request).filter(Q(subject="") | Q(trait=trait, subject=subject))

    def get_extra(self, request: HttpRequest, obj: Any = None, **options: Any) -> int:
        """A blank row where the address asks for one."""
        return super().get_extra(request, obj, **options) + (asked_citation(request) is not None)


class FixedRegionForm(PartForm):
    """A row of one region: once it is stored the region stays, another region is another row."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk and "region" in self.fields:
            fix(self.fields["region"], str(self.instance.region))


def fix(field: forms.Field, words: str) -> None:
    """Show a stored choice in words, and ignore what is sent for it."""
    field.disabled = True
    field.widget = FixedChoice(words)
