"""The names tool: a list is pasted or uploaded, each line's plant found or chosen, and the list goes back with facts.

Nothing of a list is kept. It travels in the form, with the choices, from answer to answer.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from threading import Lock
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from catalog import facts, glossary, lists
from catalog.facts import Told
from catalog.lists import Answers, Line, ListRefused, TooMuch
from catalog.views._carried_form import way_to
from catalog.views._handed_on import as_carried
from catalog.views._names_form import CARRIED, CHOICE, NAMELESS, Asked
from catalog.views._own import own_page
from catalog.views._pages import unindexed

ONE_AT_A_TIME: Final = Lock()
"""A list keeps a processor busy for seconds. Threads of a process that were at several would be done no sooner, and
would keep those that answer other visitors from getting their turn."""

AT_ONCE: Final = 200
"""Lines on a page; each may bring a field, and a form may have 1,500."""

LARGEST_BODY: Final = 5_500_000
LONGEST_SHOWN: Final = 300
TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
SEPARATORS: Final = {
    "lines": "One name a line",
    "tab": "Columns parted by tabs",
    "comma": "Columns parted by commas",
    "semicolon": "Columns parted by semicolons",
    "bar": "Columns parted by vertical bars",
}
FOR_SURE: Final = ("exact", "symbol", "synonym", "common", "settled")
IN_DOUBT: Final = {
    "fuzzy": "misspelt",
    "ambiguous": "to choose",
    "none": "not found",
    "blank": "blank",
}
LIMITS: Final = {
    "names": f"{lists.IN_A_PAGE.names:,}",
    "columns": f"{lists.IN_A_PAGE.columns:,}",
    "megabytes": f"{lists.IN_A_PAGE.text / 1e6:.1f}",
}


@dataclass(frozen=True)
class Tally:
    """The number of lines of one status, and whether they alone are shown."""

    status: str
    label: str
    count: int
    is_shown: bool


@dataclass(frozen=True)
class Found:
    """A line as the page shows it.

    ``others`` are its own cells beside the name; ``field`` names the choice among ``candidates`` and is blank where
    there is none to make; ``same_as`` is the line on this page with the same text, where the choice is made.
    """

    line: Line
    asked: str
    others: tuple[str, ...]
    meant: Told | None
    candidates: tuple[Told, ...]
    field: str
    same_as: int | None
    status: str


@own_page(LARGEST_BODY)
def names(request: HttpRequest) -> HttpResponse:
    """The form, or the answers to the list that it brought."""
    if request.method != "POST":
        return render(request, "catalog/names.html", {"text": "", "limits": LIMITS})
    try:
        asked = Asked.of(request)
        with ONE_AT_A_TIME:
            answers = lists.answer(asked.table(), asked.settled)
            return _given(request, asked, answers)
    except ListRefused as refused:
        return _refused(request, refused)


def _refused(request: HttpRequest, refused: ListRefused) -> HttpResponse:
    """The form again, with the reason and with the text that was in the box."""
    too_much = isinstance(refused, TooMuch)
    context = {"text": request.POST.get("list", ""), "limits": LIMITS, "refused": str(refused)}
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE if too_much else HTTPStatus.UNPROCESSABLE_ENTITY
    return unindexed(render(request, "catalog/names.html", context, status=status))


def _given(request: HttpRequest, asked: Asked, answers: Answers) -> HttpResponse:
    """The list in the form that was asked for: as a file, as a list of plants to carry, or as a page."""
    if asked.form == CARRIED:
        return _carried(request, asked, answers)
    return _file(asked, answers) if asked.form else _page(request, asked, answers)


def _page(request: HttpRequest, asked: Asked, answers: Answers, refused: str = "") -> HttpResponse:
    """Some of the lines with their answers, and the form that carries the list on."""
    context = {**context_of(asked, answers), "refused": refused}
    return unindexed(render(request, "catalog/names.html", context))


def _carried(request: HttpRequest, asked: Asked, answers: Answers) -> HttpResponse:
    """The way to a list of the plants that were found; what was not found goes with it where it is little."""
    name = "" if asked.title == NAMELESS else asked.title
    try:
        made, rest = as_carried(answers, name, glossary.terms())
    except ListRefused as refused:
        return _page(request, asked, answers, str(refused))
    return way_to(made, rest)


def _file(asked: Asked, answers: Answers) -> HttpResponse:
    """The list with the chosen columns, to be saved."""
    rows = lists.rows_of(answers, lists.columns_of(asked.columns), glossary.terms())
    content = lists.as_csv(rows) if asked.form == "csv" else lists.as_workbook(rows)
    name = f"{asked.title}-found.{asked.form}"
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(content, content_type=TYPES[asked.form], headers={"Content-Disposition": disposition})


def context_of(asked: Asked, answers: Answers) -> dict[str, Any]:
    """What the page of an answered list shows. Two queries for every 500 plants that it names."""
    shown = [line for line in answers.lines if asked.shown in ("", line.status)]
    pages = max(1, -(-len(shown) // AT_ONCE))
    number = min(asked.page, pages)
    listed = shown[(number - 1) * AT_ONCE : number * AT_ONCE]
    return {
        "text": answers.table.text,
        "limits": LIMITS,
        "answers": answers,
        "total": f"{len(answers.lines):,}",
        "summary": _summary(answers),
        "tallies": [
            Tally(status, label, answers.counts[status], asked.shown == status)
            for status, label in lists.STATUSES.items()
            if answers.counts[status] or asked.shown == status
        ],
        "shown": asked.shown,
        "found": list(_found(listed, answers.table.column)),
        "number": number,
        "pages": pages,
        # The choices of this page are made by its own fields.
        "settled": lists.settled_text(_without(answers.settled, {line.mark for line in listed})),
        "title": asked.title,
        "separators": SEPARATORS,
        "headings": list(enumerate(answers.table.headings)),
        "columns": [
            ("What was found", [(column, column.key in asked.columns) for column in lists.FOUND]),
            ("Facts of the plant", [(column, column.key in asked.columns) for column in lists.FACTS]),
        ],
    }


def _found(listed: Iterable[Line], column: int) -> Iterator[Found]:
    """The lines of a page. Two queries for every 500 plants that they name."""
    lines = list(listed)
    meant = {line.accepted for line in lines if line.accepted is not None}
    near = {match.taxon_id for line in lines for match in line.resolved.candidates}
    told = facts.told(sorted(meant | near), (), glossary.terms())
    first: dict[str, int] = {}
    for line in lines:
        candidates = tuple(
            told[match.taxon_id] for match in line.resolved.candidates if match.taxon_id in told
        )
        is_first = first.setdefault(line.mark, line.number) == line.number
        yield Found(
            line=line,
            asked=line.asked[:LONGEST_SHOWN],
            others=tuple(cell for at, cell in enumerate(line.cells) if at != column and cell.strip()),
            meant=told.get(line.accepted) if line.accepted is not None else None,
            candidates=candidates,
            field=f"{CHOICE}{line.mark}" if candidates and is_first else "",
            same_as=first[line.mark] if candidates and not is_first else None,
            status=lists.STATUSES[line.status],
        )


def _summary(answers: Answers) -> str:
    """The whole list in a sentence, whose numbers add up to its lines."""
    counts = answers.counts
    found = sum(counts[status] for status in FOR_SURE)
    rest = (f"{counts[status]:,} {words}" for status, words in IN_DOUBT.items() if counts[status])
    lines = len(answers.lines)
    return f"{lines:,} line{'' if lines == 1 else 's'}: {', '.join([f'{found:,} found', *rest])}."


def _without(settled: dict[str, str], marks: set[str]) -> dict[str, str]:
    return {mark: choice for mark, choice in settled.items() if mark not in marks}
