"""What the form of the names tool says: the list, how to read it, what was chosen, and what is wanted of it."""

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final, Self

from django.http import HttpRequest, QueryDict

from catalog import lists
from catalog.lists import ListRefused, Table

CHOICE: Final = "choice."
CARRIED: Final = "list"
FORMS: Final = ("csv", "xlsx", CARRIED)
NAMELESS: Final = "names"
_NO_NAME: Final = re.compile(r"[^\w .()-]+")


@dataclass(frozen=True)
class Asked:
    """A request of the names tool.

    ``separator`` blank, ``headings`` and ``column`` None are found out. ``shown`` is the one status to show, or blank.
    ``form`` is ``csv`` or ``xlsx`` for a file, ``list`` for a list of plants in an address, or blank for a page.
    ``title`` is the name of the list's file.
    """

    text: str
    separator: str
    headings: bool | None
    column: int | None
    settled: dict[str, str]
    columns: tuple[str, ...]
    shown: str
    page: int
    form: str
    title: str

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """Read the form; a file goes before text. Raises ListRefused for a file that is no list."""
        fields = request.POST
        if uploaded := request.FILES.get("file"):
            name = uploaded.name or ""
            text, separator = lists.read_file(name, uploaded.read(), lists.IN_A_PAGE)
            return cls._with(fields, text, separator, None, None, file_title(PurePath(name).stem))
        separator = fields.get("separator", "")
        if separator not in lists.SEPARATORS or separator != fields.get("was", separator):
            # Headings and column were those of the former reading.
            known = separator if separator in lists.SEPARATORS else ""
            return cls._with(
                fields, fields.get("list", ""), known, None, None, file_title(fields.get("title", ""))
            )
        headings = "headings" in fields if "was" in fields else None
        column = _number(fields.get("column", ""))
        title = file_title(fields.get("title", ""))
        return cls._with(fields, fields.get("list", ""), separator, headings, column, title)

    @classmethod
    def _with(
        cls,
        fields: QueryDict,
        text: str,
        separator: str,
        headings: bool | None,
        column: int | None,
        title: str,
    ) -> Self:
        chosen = lists.settled_of(fields.get("settled", ""))
        for name in fields:
            if name.startswith(CHOICE):
                chosen[name.removeprefix(CHOICE)] = fields.get(name, "")
        shown = fields.get("show", fields.get("shown", ""))
        return cls(
            text=text,
            separator=separator,
            headings=headings,
            column=column,
            settled=chosen,
            columns=tuple(fields.getlist("columns")) if "was" in fields else lists.USUAL,
            shown=shown if shown in lists.STATUSES else "",
            page=1 if "show" in fields else max(1, _number(fields.get("page", "")) or 1),
            form=form if (form := fields.get("download", "")) in FORMS else "",
            title=title,
        )

    def table(self) -> Table:
        """The list. Raises ListRefused for one that is empty, too large or cannot be read so."""
        if not self.text.strip():
            raise ListRefused("The list is empty. Paste a plant a line, or choose a file.")
        return lists.read_text(
            self.text,
            lists.IN_A_PAGE,
            separator=self.separator,
            headings=self.headings,
            column=self.column,
        )


def file_title(name: str, otherwise: str = NAMELESS) -> str:
    """The name as a file may bear it anywhere, without its ending."""
    return _NO_NAME.sub("-", name).strip(" .-")[:80] or otherwise


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None
