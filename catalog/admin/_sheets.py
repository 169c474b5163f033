"""Taxa out to a spreadsheet and back: the columns to choose, the file, the preview of every change, the import."""

import hashlib
import json
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_safe

from catalog import editorial, sheets
from catalog.admin._lists import narrowed
from catalog.admin._operations import OperationPages
from catalog.admin._reasons import given_reason
from catalog.documents import DocumentError
from catalog.importing import FileProblem, FileRefused
from catalog.models import Operation, Taxon

OWN: Final = ("columns", "format", "trait")
"""Parameters of these pages; all others are those of the list."""

USUAL: Final = ("symbol", "common-name", "native", "light", "moisture", "zone", "height", "spread")
"""Columns that are ticked to begin with."""

BESIDE_THE_SHEET: Final = 10_000
"""Bytes that the other fields of the form may take, beside the changes that the page keeps until they are confirmed."""


class SheetPages(OperationPages):
    """Export and re-import of what the list shows."""

    def get_urls(self) -> list[Any]:
        """The pages beside those of the list."""
        both = require_http_methods(["GET", "HEAD", "POST"])
        return [
            self._page("export/", require_safe(self.of_the_list(self.export_view)), "export"),
            self._page("export/file/", require_safe(self.of_the_list(self.export_file_view)), "export_file"),
            self._page("import/", both(self.import_view), "import"),
            *super().get_urls(),
        ]

    def of_the_list(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        """A page of what the list shows; it leads to the list where the address asks for what no list has."""

        def page(request: HttpRequest) -> HttpResponse:
            whole = reverse("admin:catalog_taxon_changelist")
            return narrowed(request, whole, lambda: view(request))

        return page

    def filtered(self, request: HttpRequest) -> QuerySet[Taxon]:
        """All taxa that the list would show for this address, over all its pages. Raises PermissionDenied, and what
        :meth:`of_the_list` answers.
        """
        if not self.has_view_permission(request):
            raise PermissionDenied
        asked = request.GET
        listed = asked.copy()
        for name in OWN:
            listed.pop(name, None)
        request.GET = listed  # type: ignore[assignment]
        try:
            changelist = self.get_changelist_instance(request)
            return changelist.get_queryset(request)
        finally:
            request.GET = asked

    def export_view(self, request: HttpRequest) -> HttpResponse:
        """Which columns, as which file."""
        self._allow(request, "catalog.export_taxon")
        groups: dict[str, list[sheets.Column]] = {}
        for column in sheets.COLUMNS:
            if column.key not in sheets.REQUIRED:
                groups.setdefault(column.group, []).append(column)
        kept = [(name, value) for name, values in request.GET.lists() for value in values if name not in OWN]
        some = self.filtered(request)[:5_001].count()
        context = {"groups": groups, "kept": kept, "usual": ("name", "authority", *USUAL), "some": some}
        return self._answer(request, "export", None, "Export taxa", **context)

    def export_file_view(self, request: HttpRequest) -> Any:
        """The file."""
        self._allow(request, "catalog.export_taxon")
        columns = _columns(request.GET.getlist("columns"))
        kind = request.GET.get("format", "csv")
        kind = kind if kind in sheets.FORMATS else "csv"
        taxa = self.filtered(request).order_by("name_key", "authority_key", "pk")
        name = f"taxa-{timezone.localdate():%Y-%m-%d}.{kind}"
        answer: StreamingHttpResponse | FileResponse
        if kind == "csv":
            answer = StreamingHttpResponse(sheets.csv_lines(taxa, columns), content_type=sheets.FORMATS[kind])
            answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        else:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / name
                try:
                    sheets.write_workbook(taxa, columns, path)
                except sheets.TooLong as fault:
                    self.message_user(request, str(fault), messages.ERROR)
                    return HttpResponseRedirect(
                        reverse("admin:catalog_taxon_export") + f"?{_listed(request)}"
                    )
                file = path.open("rb")
            answer = FileResponse(file, as_attachment=True, filename=name)
        answer.headers["Cache-Control"] = "private, no-store"
        return answer

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """Choose a file; see what it would change, row by row; take it."""
        self._allow(request, "catalog.import_taxon", "catalog.change_taxon")
        context: dict[str, Any] = {"may_publish": editorial.may_publish_own(request.user)}
        if request.method == "POST":
            try:
                done = self._take(request) if "_apply" in request.POST else None
                if done is not None:
                    return done
                context |= self._previewed(request)
            except FileRefused as refused:
                context["faults"] = [fault.sentence for fault in refused.problems]
            except FileProblem as refused:
                context["faults"] = [refused.sentence]
            except (ValidationError, DocumentError) as refused:
                context["faults"] = _lines(refused)
        return self._answer(request, "import", None, "Import a sheet of taxa", **context)

    def say_what_came(self, request: HttpRequest, plan: sheets.SheetPlan, act: Operation | None) -> None:
        """The message after a sheet or a grid was stored, with the way back."""
        if act is None:
            self.message_user(request, "Nothing had changed, so nothing was saved.", messages.INFO)
            return
        direct = len(plan.changes) - plan.drafts
        said = f"{direct} changed" if direct else ""
        kept = f"{plan.drafts} kept as working drafts beside their live pages" if plan.drafts else ""
        told = format_html("Taxa: {}.", ", ".join(part for part in (said, kept) if part))
        if direct:
            link = reverse("admin:catalog_taxon_operation", args=[act.pk])
            told = format_html('{} <a href="{}">See what was done, or undo it</a>', told, link)
        self.message_user(request, told, messages.SUCCESS)

    def publishes(self, request: HttpRequest) -> bool:
        """Whether public pages shall change at once, as only a reviewer may want."""
        return "publish" in request.POST and editorial.may_publish_own(request.user)

    def _allow(self, request: HttpRequest, *permissions: str) -> None:
        if not request.user.has_perms(permissions):
            raise PermissionDenied

    def _previewed(self, request: HttpRequest) -> dict[str, Any]:
        upload = request.FILES.get("file")
        if upload is None:
            raise FileProblem(
                None, "", None, "Choose a file: CSV or Excel workbook (.xlsx), as it was exported"
            )
        if (upload.size or 0) > sheets.LARGEST:
            raise FileProblem(None, "", None, f"The file is larger than {sheets.LARGEST // 1_000_000} MB")
        content = upload.read()
        rows, notices = sheets.read_sheet(content)
        plan = sheets.plan_rows(rows, publish=self.publishes(request))
        faults = [fault.sentence for fault in plan.faults] or sheets.rehearse(plan)
        by_line = dict(rows)
        kept = {
            "rows": [[row.line, _only(by_line[row.line], row)] for row in plan.changes] if not faults else [],
            "file": upload.name,
            "sha256": hashlib.sha256(content).hexdigest(),
        }
        sheet = json.dumps(kept)
        if len(sheet) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE - BESIDE_THE_SHEET:
            faults = [
                "The changes are more than one page can hold: send the sheet in parts. Nothing was imported."
            ]
        return {
            "plan": plan,
            "faults": faults,
            "notices": notices,
            "sheet": sheet,
            "publish": self.publishes(request),
        }

    def _take(self, request: HttpRequest) -> HttpResponse:
        """Store what was previewed. Raises SheetRefused and DocumentError."""
        rows, file_name, sha256 = _kept(request.POST.get("sheet", ""))
        publish = self.publishes(request)
        plan, act = sheets.store(
            lambda: sheets.plan_rows(rows, publish=publish),
            f"The sheet {file_name} was imported.",
            request.user,  # type: ignore[arg-type]
            given_reason(request),
            file_name=file_name or "sheet",
            sha256=sha256[:64],
        )
        self.say_what_came(request, plan, act)
        return HttpResponseRedirect(reverse("admin:catalog_taxon_changelist"))


def _listed(request: HttpRequest) -> str:
    """What narrows the list, without what belongs to the export."""
    asked = request.GET.copy()
    for name in OWN:
        asked.pop(name, None)
    return asked.urlencode()


def _columns(keys: Sequence[str]) -> list[sheets.Column]:
    """The columns that were chosen, after those without which nothing comes back."""
    wanted = {*sheets.REQUIRED, *(keys or ("name", "authority", *USUAL))}
    return [column for column in sheets.COLUMNS if column.key in wanted]


def _only(cells: dict[str, str], row: sheets.RowChange) -> dict[str, str]:
    changed = {cell.column.key for cell in row.cells}
    return {key: text for key, text in cells.items() if key in changed or key in sheets.REQUIRED}


def _kept(preview: str) -> tuple[list[sheets.Row], str, str]:
    """The rows that a preview has kept in its page, the name of their file and its hash. Raises SheetRefused."""
    try:
        kept = json.loads(preview)
        rows = [
            (
                int(line),
                {key: _words(cells[key]) for key in {*sheets.REQUIRED, *sheets.BY_KEY.keys() & cells}},
            )
            for line, cells in kept["rows"]
        ]
        return rows, _words(kept["file"]), _words(kept["sha256"])
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as fault:
        raise sheets.SheetRefused("The preview was lost: choose the file again.") from fault


def _words(value: Any) -> str:
    """Without NUL, which PostgreSQL takes in no text."""
    return str(value).replace("\x00", "")


def _lines(refused: ValidationError | DocumentError) -> list[str]:
    return refused.problems if isinstance(refused, DocumentError) else refused.messages
