"""The queues of the start page: what waits, what is missing, what is wrong; each a list one click away.

A queue is told here and nowhere else: another module adds one with :func:`add`. It is counted by the list that it
leads to, so that the number on the start page is the number of rows behind the link.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.contrib.admin import AdminSite, SimpleListFilter
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from catalog.admin._lists import MOST_COUNTED
from catalog.choices import Status
from catalog.models import Contradiction, Taxon

Query = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Queue:
    """One queue: its section of the start page, its title, the list of which model it leads to, how that is filtered.

    ``query`` are the parameters of the list's address; ``hint`` is a sentence for who does not know the queue.
    """

    section: str
    title: str
    model: type[Model]
    query: Query
    hint: str = ""


@dataclass(frozen=True)
class Counted:
    """A queue with its number, ``MOST_COUNTED`` at most, and the address of its list."""

    queue: Queue
    count: int
    address: str

    @property
    def number(self) -> str:
        """The number as it is read: beyond the most that is counted, that there are more."""
        return f"{self.count:,}" if self.count < MOST_COUNTED else f"{MOST_COUNTED:,}+"


_PUBLIC: Final = ("status__exact", Status.PUBLISHED.value)
_GROWN: Final = (_PUBLIC, ("recorded", "something"))

WAITING: Final = "Waiting"
GAPS: Final = "Public pages with gaps"
TROUBLE: Final = "To look at"
SECTIONS: Final = (WAITING, GAPS, TROUBLE)

_queues: list[Queue] = [
    Queue(WAITING, "In review, by others", Taxon, (("status__exact", "review"), ("work", "others"))),
    Queue(WAITING, "In review, mine", Taxon, (("status__exact", "review"), ("work", "mine"))),
    Queue(WAITING, "My drafts", Taxon, (("status__exact", "draft"), ("work", "mine"))),
    Queue(WAITING, "Drafts of others", Taxon, (("status__exact", "draft"), ("work", "others"))),
    Queue(WAITING, "Changes beside a public page", Taxon, (("beside", "yes"),), "Working drafts."),
    Queue(WAITING, "Publication set for an hour", Taxon, (("set", "yes"),)),
    Queue(
        GAPS,
        "Less than half recorded",
        Taxon,
        (_PUBLIC, ("recorded", "little")),
        "Of what its plant group’s template asks.",
    ),
    Queue(GAPS, "Half or more recorded, not all", Taxon, (_PUBLIC, ("recorded", "half"))),
    Queue(
        GAPS, "No photo", Taxon, (*_GROWN, ("photo", "no")), "Of the plants of which something is recorded."
    ),
    Queue(GAPS, "No care article", Taxon, (*_GROWN, ("article", "no")), "Of the same plants."),
    Queue(GAPS, "No source cited", Taxon, (*_GROWN, ("look", "source")), "Of the same plants."),
    Queue(
        TROUBLE,
        "Contradictions",
        Contradiction,
        (("answer", "waiting"),),
        "Between an article, the facts and their sources.",
    ),
    Queue(
        TROUBLE,
        "Names without author, or with a remark",
        Taxon,
        (("look", "name"),),
        "Such as “orth. var.” or “nom. inval.”.",
    ),
    Queue(
        TROUBLE,
        "Names with a warning",
        Taxon,
        (("look", "reading"),),
        "Of accepted names and synonyms: an open bracket, an author “?”, an author of an autonym.",
    ),
    Queue(
        TROUBLE,
        "Articles that link to no public plant",
        Taxon,
        (("look", "links"),),
        "The plant is gone, or was withdrawn: the outline of the article says which.",
    ),
]


def add(queue: Queue) -> None:
    """Put one more queue on the start page, at the end of its section."""
    _queues.append(queue)


def counted(site: AdminSite, request: HttpRequest) -> list[tuple[str, list[Counted]]]:
    """The queues of lists that this user may see, by section, each with its number. One query a queue."""
    seen = [queue for queue in _queues if site._registry[queue.model].has_view_permission(request)]
    found = [Counted(queue, _count(site, request, queue), address_of(queue)) for queue in seen]
    sections = [(section, [one for one in found if one.queue.section == section]) for section in SECTIONS]
    return [(section, queues) for section, queues in sections if queues]


def address_of(queue: Queue) -> str:
    """The address of the list."""
    options = queue.model._meta
    page = reverse(f"admin:{options.app_label}_{options.model_name}_changelist")
    return f"{page}?{urlencode(queue.query)}"


def _count(site: AdminSite, request: HttpRequest, queue: Queue) -> int:
    model_admin: Any = site._registry[queue.model]
    rows: QuerySet[Any] = queue.model._default_manager.all()
    left = dict(queue.query)
    for kind in _filters(model_admin.get_list_filter(request)):
        if kind.parameter_name in left:
            asked = {kind.parameter_name: [left.pop(kind.parameter_name)]}
            rows = kind(request, asked, queue.model, model_admin).queryset(request, rows)
    return rows.filter(**left).order_by()[:MOST_COUNTED].count()


def _filters(listed: Iterable[Any]) -> list[Any]:
    return [kind for kind in listed if isinstance(kind, type) and issubclass(kind, SimpleListFilter)]
