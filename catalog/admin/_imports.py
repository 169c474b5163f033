"""What was imported, when, and what came of it."""

from typing import Any

from django.contrib import admin
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from catalog.admin._lists import ReadOnly
from catalog.admin._site import site
from catalog.models import ImportRun

MOST_LINES = 500


@admin.register(ImportRun, site=site)
class ImportRunAdmin(ReadOnly):
    """Import runs are read, never edited: commands write them."""

    seen_with = "catalog.view_importrun"
    list_display = ("file_name", "kind", "finished_at", "user", "added", "changed", "unchanged")
    list_display_links = ("file_name",)
    list_filter = ("kind",)
    list_select_related = ("user",)
    search_fields = ("file_name", "sha256")
    fields = (
        ("kind", "file_name"), "sha256", "user", ("started_at", "finished_at"),
        ("added", "changed", "unchanged"), "findings",
    )  # fmt: skip
    readonly_fields = ("findings",)

    @admin.display(description="Report")
    def findings(self, run: ImportRun) -> SafeString | str:
        """The report line by line; the first 500."""
        lines = run.report if isinstance(run.report, list) else [run.report]
        if not lines:
            return "Nothing to report."
        listed = format_html_join("", "<li>{}</li>", ((_words(line),) for line in lines[:MOST_LINES]))
        more = f"and {len(lines) - MOST_LINES:,} more" if len(lines) > MOST_LINES else ""
        return format_html('<ol class="findings">{}</ol>{}', listed, more)


def _words(line: Any) -> str:
    """One finding: a text, or a mapping of its parts."""
    if isinstance(line, dict):
        return ", ".join(f"{name}: {value}" for name, value in line.items())
    return str(line)
