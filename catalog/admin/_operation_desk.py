"""One act of taxonomy as it is being prepared: what was sent, what is proposed below, what it would do."""

import hashlib
import json
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.http import QueryDict

from catalog import nomenclature, taxonomy, writing
from catalog.admin._name_review import NEAR_DUPLICATE, Draft, review
from catalog.admin._operation_forms import FORMS, BelowFormSet, MergeForm, MoveForm, RenameForm, SwapForm
from catalog.editorial import Choice
from catalog.models import Operation, Taxon

PICK = "pick:"
"""Before the key of a conflict, in the names of the boxes."""


class ActDesk:
    """Reads the form of an act, completes it with proposals, previews it and carries it out."""

    def __init__(self, act: str, taxon: Taxon, sent: QueryDict | None) -> None:
        self.taxon, self.sent = taxon, sent
        self.form: Any = FORMS[act](sent, taxon=taxon) if sent is not None else FORMS[act](taxon=taxon)
        self.remarks: list[str] = []
        self.below: Any = None
        self.proposals: dict[int, taxonomy.Proposal] = {}
        self.choices: list[Choice] = []
        self.preview: taxonomy.Preview | None = None
        self.below_for = ""

    def read(self) -> bool:
        """Read what was sent, with names proposed where none were sent. False when the form has faults."""
        if self.sent is None or not self.form.is_valid():
            return False
        if isinstance(self.form, MoveForm):
            self._propose_move(self.form)
        if isinstance(self.form, RenameForm):
            self.remarks += self._twins(self.form.new_name())
        self._read_below()
        return bool(not self.below.is_bound or self.below.is_valid())

    def look(self) -> None:
        """Preview what was read."""
        self.preview = taxonomy.rehearse(self._plan)

    def carry_out(self, user: AbstractBaseUser, reason: str) -> Operation:
        """Do what was previewed. Raises what :func:`catalog.taxonomy.perform` raises, and Refused where this user may
        not, or the form says something else than it did.
        """

        def plan_as_seen() -> taxonomy.Plan:
            plan = self._plan()
            if self._seen().get("inputs") != self._digest():
                raise taxonomy.Refused("The form was changed after this preview. Look at the new one.")
            keys = {*plan.after, *([plan.goes.pk] if plan.goes else [])}
            writing.require(writing.families_of(user), keys)
            if not taxonomy.may_carry_out(user, plan.kind, Taxon.objects.filter(pk__in=keys)):
                raise taxonomy.Refused("It would change plants on the public site: a reviewer may do that.")
            return plan

        versions = self._seen().get("versions", {})
        return taxonomy.perform(self.form.kind, plan_as_seen, versions, user, reason)

    @property
    def seen(self) -> str:
        """What the page keeps of this preview."""
        versions = self.preview.versions if self.preview is not None else {}
        return json.dumps({"versions": versions, "inputs": self._digest()})

    def rows(self) -> list[tuple[Any, Taxon, list[str]]]:
        """The names below: each form with its taxon and what to look at."""
        if self.below is None:
            return []
        keys = [_key(form["taxon"].value()) for form in self.below.forms]
        taxa = Taxon.objects.in_bulk(keys)
        return [
            (form, taxa[key], self._remarks(form, taxa[key]))
            for form, key in zip(self.below.forms, keys, strict=True)
            if key in taxa
        ]

    def _plan(self) -> taxonomy.Plan:
        form = self.form
        taxon = _read(self.taxon.pk)
        below = self._names_below()
        if isinstance(form, MergeForm):
            merger = taxonomy.plan_merger(
                taxon,
                _read(form.cleaned_data["stays"].pk),
                self._picks(),
                below,
                becomes=form.becomes_kind,
                source=form.source_key,
            )
            self.choices = merger.choices
            return merger.plan
        return taxonomy.plan_new_name(form.kind, taxon, form.new_name(), form.parent(), below)

    def _propose_move(self, form: MoveForm) -> None:
        """Put the name that follows from the parent into the form, where the present one was left standing."""
        asked = form.cleaned_data
        proposal = taxonomy.proposed_move(self.taxon, asked["under"])
        if proposal is None or asked["name"] != self.taxon.name:
            return
        assert self.sent is not None  # noqa: S101  a form without what was sent is not looked at
        completed = self.sent.copy()
        completed["name"], completed["authority"] = proposal.name, proposal.authority
        completed["symbol"] = proposal.symbol
        self.form = MoveForm(completed, taxon=self.taxon)
        self.form.is_valid()
        self.remarks = [
            f"Under {asked['under'].name} its name is proposed as {proposal.name}.",
            *proposal.remarks,
        ]

    def _twins(self, name: taxonomy.NewName) -> list[str]:
        """Where the catalogue has the new name already, such as by another author."""
        draft = Draft(name.name, name.authority, taxon=self.taxon.pk, stored=self.taxon)
        return [notice.text for notice in review(draft).notices if notice.code == NEAR_DUPLICATE]

    def _read_below(self) -> None:
        """The names below as they were sent; as they are proposed where the name above is another by now."""
        name = self._name_above()
        self.below_for = f"{name}|{self.form.becomes_kind}"
        assert self.sent is not None  # noqa: S101  see above
        proposals = taxonomy.proposed_below(self.taxon, name, is_kept=bool(self.form.becomes_kind))
        self.proposals = {proposal.taxon.pk: proposal for proposal in proposals}
        if self.sent.get("below_for") == self.below_for:
            self.below = BelowFormSet(self.sent, prefix="below")
            return
        rows = [
            {"taxon": row.taxon.pk, "name": row.name, "authority": row.authority, "symbol": row.symbol}
            for row in proposals
        ]
        self.below = BelowFormSet(initial=rows, prefix="below")

    def _name_above(self) -> str:
        if isinstance(self.form, MergeForm):
            return str(self.form.cleaned_data["stays"].name)
        form: RenameForm | SwapForm = self.form
        return form.new_name().name

    def _names_below(self) -> dict[int, taxonomy.NewName]:
        found = {}
        for form, taxon, _ in self.rows():
            row = form.cleaned_data if form.is_bound else form.initial
            name, symbol = " ".join(row["name"].split()), row.get("symbol", "").strip().upper()
            found[taxon.pk] = taxonomy.NewName(
                name=name,
                authority=" ".join(row.get("authority", "").split()),
                rank=taxon.rank if taxon.is_cultivar else nomenclature.parse(name).rank or taxon.rank,
                symbol=symbol,
                becomes=self.form.becomes_kind,
                source=self.form.source_key,
            )
        return found

    def _remarks(self, form: Any, taxon: Taxon) -> list[str]:
        """What to look at in a name below: of the proposal while it stands, else of what was typed."""
        proposal = self.proposals.get(taxon.pk)
        name, authority = form["name"].value() or "", form["authority"].value() or ""
        if proposal is not None and (proposal.name, proposal.authority) == (name, authority):
            return proposal.remarks
        is_new_genus = name.split(" ")[0] != taxon.name.split(" ")[0]
        return taxonomy.remarks_on(
            name, authority, is_new_genus=is_new_genus and name != getattr(proposal, "name", "")
        )

    def _picks(self) -> dict[str, str]:
        sent = self.sent or QueryDict()
        return {key.removeprefix(PICK): str(sent[key]) for key in sent if key.startswith(PICK)}

    def _seen(self) -> dict[str, Any]:
        try:
            seen = json.loads((self.sent or QueryDict()).get("seen", "") or "{}")
        except ValueError:
            return {}
        return seen if isinstance(seen, dict) else {}

    def _digest(self) -> str:
        asked = {name: str(value) for name, value in self.form.cleaned_data.items() if name != "reason"}
        below = {key: repr(name) for key, name in self._names_below().items()}
        picked = sorted((choice.key, choice.picked) for choice in self.choices)
        said = json.dumps([asked, sorted(below.items()), picked])
        return hashlib.sha256(said.encode()).hexdigest()


def _read(key: int) -> Taxon:
    return Taxon.objects.select_related("parent").get(pk=key)


def _key(value: Any) -> int:
    return int(value) if str(value).isdecimal() and len(str(value)) < 19 else 0
