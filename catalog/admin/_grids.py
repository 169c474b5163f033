"""A grid of many taxa by one fact: a plain form, stored as a small sheet."""

from dataclasses import dataclass, field
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from catalog import editorial, sheets
from catalog.admin._reasons import given_reason
from catalog.admin._sheets import SheetPages
from catalog.documents import DocumentError
from catalog.models import Taxon

ROWS: Final = 50
NONE: Final = "none"
FACTS: Final = tuple(
    column for column in sheets.COLUMNS if column.is_written and column.group in {"The plant", "Growing it"}
)
OVERTAKEN: Final = (
    "It was changed since you opened this page. What you entered is still here. Open the page in another tab, and "
    "carry over there what you need."
)


@dataclass
class GridRow:
    """One taxon of the grid: its cell as text and as ticked codes, and what was wrong with it."""

    number: int
    record: sheets.Record
    version: str
    text: str
    faults: list[str] = field(default_factory=list)

    @property
    def ticked(self) -> set[str]:
        """The codes in the cell."""
        return set(self.text.split("; ")) if self.text else set()


class GridPages(SheetPages):
    """The grids and what is stored from them."""

    def get_urls(self) -> list[Any]:
        """Their pages."""
        both = require_http_methods(["GET", "HEAD", "POST"])
        return [
            self._page("grid/", both(self.of_the_list(self.grid_view)), "grid"),
            *super().get_urls(),
        ]

    def grid_view(self, request: HttpRequest) -> HttpResponse:
        """What the list shows, fifty taxa at a time, with one fact to be filled in for all."""
        self._allow(request, "catalog.change_taxon")
        asked = request.GET.get("trait", "light")
        column = next((column for column in FACTS if column.key == asked), FACTS[0])
        page = self.paginator(self.filtered(request), ROWS).get_page(request.GET.get("p", "1"))
        places = sheets.Places()
        found = list(sheets.records(Taxon.objects.filter(pk__in=[taxon.pk for taxon in page.object_list])))
        order = {taxon.pk: place for place, taxon in enumerate(page.object_list)}
        rows = [
            GridRow(number, record, str(record.taxon.version), column.read(record, places))
            for number, record in enumerate(sorted(found, key=lambda record: order[record.taxon.pk]))
        ]
        faults: list[str] = []
        if request.method == "POST":
            faults = self._store_grid(request, column, rows)
            if not faults:
                return HttpResponseRedirect(request.get_full_path())
        kept = [(name, value) for name, values in request.GET.lists() for value in values if name != "trait"]
        context = {
            "column": column,
            "columns": FACTS,
            "choices": [*sheets.choices_of(column), (NONE, "None of these")]
            if sheets.choices_of(column)
            else [],
            "rows": rows,
            "page": page,
            "kept": kept,
            "faults": faults,
            "may_publish": editorial.may_publish_own(request.user),
        }
        return self._answer(request, "grid", None, f"{column.title} of many taxa", **context)

    def _store_grid(self, request: HttpRequest, column: sheets.Column, rows: list[GridRow]) -> list[str]:
        """Store the rows that were sent; the faults, each beside its row where it has one."""
        by_id = {str(row.record.taxon.name_id): row for row in rows}
        sent = []
        for number in range(ROWS):
            name_id = request.POST.get(f"id-{number}", "")
            if not name_id:
                continue
            text = "; ".join(part for part in request.POST.getlist(f"cell-{number}") if part)
            version = request.POST.get(f"version-{number}", "")
            sent.append((number + 1, {"id": name_id, "version": version, column.key: text}))
            if name_id in by_id:
                by_id[name_id].text, by_id[name_id].version = text, version
        numbers = {line: by_id.get(cells["id"]) for line, cells in sent}
        publish = self.publishes(request)
        plan = sheets.plan_rows(sent, publish=publish)
        for fault in plan.faults:
            row = numbers.get(fault.line or 0)
            if row is not None:
                row.faults.append(OVERTAKEN if fault.column == "version" else fault.rule)
        if plan.faults:
            return ["Some rows cannot be saved; each says why. Nothing was saved."]
        summary = f"{column.title} was filled in for {len(plan.changes)} taxa."
        return self._stored(request, sent, summary, publish=publish)

    def _stored(
        self, request: HttpRequest, rows: list[tuple[int, dict[str, str]]], summary: str, *, publish: bool
    ) -> list[str]:
        reason = given_reason(request)
        try:
            plan, act = sheets.store(
                lambda: sheets.plan_rows(rows, publish=publish),
                summary,
                request.user,  # type: ignore[arg-type]
                reason,
            )
        except DocumentError as refused:
            return [*refused.problems, "Nothing was saved."]
        except ValidationError as refused:
            return [*refused.messages, "Nothing was saved."]
        self.say_what_came(request, plan, act)
        return []
