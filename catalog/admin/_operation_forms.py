"""The forms of acts of taxonomy: another name, another parent, swapped names, two taxa made one."""

from typing import Any, Final

from django import forms

from catalog import nomenclature, taxonomy
from catalog.admin._fields import TaxonSelect
from catalog.admin._site import site
from catalog.admin._typing import RowChoiceField
from catalog.choices import EntryKind, Rank, SynonymKind
from catalog.models import Source, Synonym, Taxon
from catalog.models.taxa import symbol_validator

NOT_KEPT: Final = "none"
KEPT_AS: Final = (
    (SynonymKind.HOMOTYPIC.value, "Homotypic synonym: the same type, moved or re-ranked"),
    (SynonymKind.HETEROTYPIC.value, "Heterotypic synonym: another type, judged to be the same taxon"),
    (SynonymKind.ORTHOGRAPHIC.value, "Spelling variant of the new name"),
    (SynonymKind.UNSPECIFIED.value, "Synonym of a kind that the source does not tell"),
)
DROPPED: Final = (NOT_KEPT, "Nothing: it was written wrongly, and is corrected")


class TaxonField(RowChoiceField):
    """A taxon, found by any of its names."""

    def __init__(self, **options: Any) -> None:
        widget = TaxonSelect(Taxon._meta.get_field("parent"), site)
        super().__init__(Taxon.objects.all(), widget=widget, **options)


class ActForm(forms.Form):
    """What every act asks: what becomes of the name that goes, by which source, and why."""

    becomes = forms.ChoiceField(
        label="The present name becomes", choices=KEPT_AS, widget=forms.RadioSelect, initial=KEPT_AS[0][0]
    )
    source = forms.ModelChoiceField(
        Source.objects.all(),
        required=False,
        label="By which source",
        to_field_name="key",
        help_text="Where this synonymy is taken from; it stands with the synonym.",
    )
    reason = forms.CharField(
        label="Reason",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Why it is done. It stands in the history of every plant that changes.",
    )

    def __init__(self, *args: Any, taxon: Taxon, **options: Any) -> None:
        self.taxon = taxon
        super().__init__(*args, **options)
        self.order_fields([name for name in self.fields if name not in ("becomes", "source", "reason")])

    @property
    def becomes_kind(self) -> str:
        """The kind of synonym, "" where the name is not kept."""
        kind = str(self.cleaned_data["becomes"])
        return "" if kind == NOT_KEPT else kind

    @property
    def source_key(self) -> str:
        """The key of the source, or ""."""
        source = self.cleaned_data.get("source")
        return source.key if source is not None else ""


class RenameForm(ActForm):
    """Another name in the same place."""

    name = forms.CharField(max_length=200, help_text="Without authority. Write × (not x) in a hybrid's name.")
    authority = forms.CharField(
        max_length=200,
        required=False,
        help_text="Of a new combination: the author of the basionym in brackets, then who made it: (Torr.) Rydb.",
    )
    rank = forms.ChoiceField(choices=[("", "Cultivar, no rank"), *Rank.choices], required=False)
    symbol = forms.CharField(
        label="USDA symbol of the new name",
        max_length=12,
        required=False,
        validators=[symbol_validator],
        help_text="A symbol belongs to a name. Write the present one here if the plant keeps it.",
    )
    kind = EntryKind.RENAMED

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["becomes"].choices = [*KEPT_AS, DROPPED]  # type: ignore[attr-defined]
        for name in ("name", "authority", "rank"):
            self.fields[name].initial = getattr(self.taxon, name)

    def new_name(self) -> taxonomy.NewName:
        """What was asked for."""
        asked = self.cleaned_data
        return taxonomy.NewName(
            name=" ".join(asked["name"].split()),
            authority=" ".join(asked["authority"].split()),
            rank=asked["rank"],
            symbol=asked["symbol"].strip().upper() or self._own_symbol(),
            becomes=self.becomes_kind,
            source=self.source_key,
        )

    def parent(self) -> Taxon | None:
        """The parent that it shall have."""
        return self.taxon.parent

    def _own_symbol(self) -> str:
        """A name that is only corrected keeps its symbol, and so does one that does not change."""
        asked = self.cleaned_data
        is_same = (asked["name"], asked["authority"]) == (self.taxon.name, self.taxon.authority)
        return (self.taxon.symbol or "") if is_same or not self.becomes_kind else ""


class MoveForm(RenameForm):
    """Another parent, and the name that follows from it."""

    under = TaxonField(
        label="New parent",
        help_text="Of a higher rank. A species moved to another genus needs a new name: a new combination, whose "
        "epithet may change its ending. It is proposed here; what is printed decides.",
    )
    kind = EntryKind.MOVED
    field_order = ("under", "name", "authority", "rank", "symbol")

    def parent(self) -> Taxon | None:
        """The parent that was chosen."""
        parent: Taxon = self.cleaned_data["under"]
        return parent


class SwapForm(ActForm):
    """A synonym that becomes the accepted name."""

    synonym = forms.ModelChoiceField(
        Synonym.objects.none(), label="Shall be the accepted name", widget=forms.RadioSelect, empty_label=None
    )
    under = TaxonField(
        label="Parent",
        required=False,
        help_text="Leave empty for the parent that the name itself tells, or the present one.",
    )
    kind = EntryKind.SWAPPED

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        keys = [synonym.pk for synonym in taxonomy.synonyms_to_accept(self.taxon)]
        field: Any = self.fields["synonym"]
        field.queryset = Synonym.objects.filter(pk__in=keys)

    def new_name(self) -> taxonomy.NewName:
        """The synonym's name, with its own symbol."""
        synonym: Synonym = self.cleaned_data["synonym"]
        return taxonomy.NewName(
            name=synonym.name,
            authority=synonym.authority,
            rank=nomenclature.parse(synonym.name).rank if " " in synonym.name else self.taxon.rank,
            becomes=self.becomes_kind,
            source=self.source_key,
        )

    def parent(self) -> Taxon | None:
        """The parent that was chosen, else the one of the name, else the present one."""
        chosen: Taxon | None = self.cleaned_data["under"]
        if chosen is not None or " " not in self.new_name().name:
            return chosen or self.taxon.parent
        key = nomenclature.name_key(nomenclature.parse(self.new_name().name).parent_name)
        own = self.taxon.parent
        if own is None or own.name_key == key or own.rank in {Rank.SUBGENUS, Rank.SECTION}:
            return own
        return Taxon.objects.filter(name_key=key).first() or own


class MergeForm(ActForm):
    """The taxon that stays, and what becomes of the name of the one that goes."""

    stays = TaxonField(
        label="Merge into",
        help_text="The taxon that stays, with its name and address. This one becomes a synonym of it.",
    )
    kind = EntryKind.MERGED

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["becomes"].initial = SynonymKind.HETEROTYPIC.value
        self.fields["becomes"].label = "Its name becomes"


class BelowForm(forms.Form):
    """The name of one taxon below."""

    taxon = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(max_length=200)
    authority = forms.CharField(max_length=200, required=False)
    symbol = forms.CharField(max_length=12, required=False, validators=[symbol_validator])


BelowFormSet = forms.formset_factory(BelowForm, extra=0, max_num=taxonomy.MOST_CHANGED, absolute_max=1000)

FORMS: Final[dict[str, type[ActForm]]] = {
    "rename": RenameForm,
    "move": MoveForm,
    "swap": SwapForm,
    "merge": MergeForm,
}
"""The form of each act, by the word in its address."""

TITLES: Final = {"rename": "Rename", "move": "Move", "swap": "Swap names", "merge": "Merge"}
"""What each act is called, by the same word."""
