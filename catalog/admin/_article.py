"""The article beside its editor: an outline, the plants it links to, and how it will look before anything is saved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from catalog import facts, glossary, names, richtext
from catalog.admin._labels import describe
from catalog.admin._lists import short_search
from catalog.admin._written import WrittenAdmin
from catalog.choices import SectionKind
from catalog.models import ArticleSection, Taxon

PREFIX: Final = "sections"
MOST_SECTIONS: Final = 200
MOST_FOUND: Final = 12
WANTED: Final = "section"
"""The parameter that asks for a blank section of a kind."""


@dataclass(frozen=True)
class Written:
    """A section as it stands in the form. ``place`` is the number of its row."""

    place: int
    kind: str
    heading: str
    body: str
    position: int | None = None


@dataclass(frozen=True)
class OutlineRow:
    """One section of the outline, with its sub-headings and its words counted."""

    anchor: str
    label: str
    subheadings: tuple[str, ...]
    words: int


@dataclass(frozen=True)
class LinkNote:
    """A link to a plant: its words, the plant now, and what keeps readers from following it."""

    words: str
    taxon: Taxon | None
    trouble: str


@dataclass(frozen=True)
class Outline:
    """What an article holds. ``missing`` are the usual sections that it lacks, each with its code."""

    rows: tuple[OutlineRow, ...]
    missing: tuple[tuple[str, str], ...]
    words: int
    links: tuple[LinkNote, ...]


def outline_of(sections: Iterable[Written]) -> Outline:
    """The outline of an article. The words of the vocabulary, and one query or two where it links to plants."""
    written = [(section, richtext.clean(richtext.from_typed(section.body))) for section in sections]
    terms = glossary.terms()[SectionKind.__name__]
    rows = tuple(
        OutlineRow(
            f"{PREFIX}-{section.place}",
            section.heading or (terms[section.kind].label if section.kind in terms else "Section"),
            tuple(heading.text for heading in richtext.outline(body)),
            richtext.word_count(body),
        )
        for section, body in written
    )
    held = {section.kind for section, _ in written}
    return Outline(
        rows,
        tuple((code, terms[code].label) for code in usual_kinds() if code not in held),
        sum(row.words for row in rows),
        _link_notes([body for _, body in written]),
    )


def usual_kinds() -> list[str]:
    """The sections that an article usually has, in their order."""
    return [kind.value for kind in SectionKind if kind is not SectionKind.OTHER]


def in_form(formset: Any) -> list[Written]:
    """The sections of a form set, as sent or as stored; blank and deleted rows are left out."""
    rows = [
        Written(
            place,
            str(form["kind"].value() or ""),
            str(form["heading"].value() or ""),
            str(form["body"].value() or ""),
        )
        for place, form in enumerate(formset.forms)
        if form.instance.pk or form.is_bound
    ]
    return [row for row in rows if row.body or row.heading]


def as_sent(sent: Mapping[str, Any]) -> list[Written]:
    """The sections that a form has sent, in the order of the article."""
    total = str(sent.get(f"{PREFIX}-TOTAL_FORMS", ""))
    count = min(int(total), MOST_SECTIONS) if total.isascii() and total.isdigit() and len(total) < 9 else 0
    rows = [_row(sent, place) for place in range(count) if not sent.get(f"{PREFIX}-{place}-DELETE")]
    last = max((row.position or 0 for row in rows), default=0) + 1
    kept = [row for row in rows if row.body or row.heading]
    return sorted(kept, key=lambda row: last if row.position is None else row.position)


def _row(sent: Mapping[str, Any], place: int) -> Written:
    said = {
        key: str(sent.get(f"{PREFIX}-{place}-{key}", "")) for key in ("kind", "heading", "body", "position")
    }
    number = said["position"].strip()
    known = number.isascii() and number.isdigit() and len(number) < 6
    return Written(place, said["kind"], said["heading"], said["body"], int(number) if known else None)


def _link_notes(bodies: list[str]) -> tuple[LinkNote, ...]:
    taxa = facts.linked_taxa(bodies)
    found = {link.name_id: link for body in bodies for link in richtext.plant_links(body)}
    return tuple(LinkNote(link.words, taxa.get(key), _trouble(taxa.get(key))) for key, link in found.items())


def _trouble(taxon: Taxon | None) -> str:
    if taxon is None:
        return "There is no such plant any more: readers see the words without a link. Link it anew."
    if not taxon.is_published:
        return "This plant is not public: until it is, readers see the words without a link."
    return ""


class ArticleDesk(WrittenAdmin):
    """A taxon whose article is written here."""

    def get_urls(self) -> list[Any]:
        """The stock addresses, a preview of unsaved text, and plants to link to for a script."""
        view = self.admin_site.admin_view
        preview, plants = require_POST(self.article_preview), require_safe(self.plants_to_link)
        return [
            path("article-preview/", view(preview), name="catalog_taxon_article_preview"),
            path("plants-to-link/", view(plants), name="catalog_taxon_plants_to_link"),
            *super().get_urls(),
        ]

    def article_preview(self, request: HttpRequest) -> HttpResponse:
        """The article of a form that was sent here, as readers would see it. Nothing is saved."""
        self._ask_leave(request)
        sections = as_sent(request.POST)
        rows = [
            ArticleSection(
                kind=section.kind if section.kind in SectionKind.values else SectionKind.OTHER,
                heading=section.heading[:200],
                body=richtext.clean(richtext.from_typed(section.body)),
            )
            for section in sections
        ]
        context = {
            "title": request.POST.get("care-0-article_title", ""),
            "sections": facts.article_parts(rows, glossary.terms()),
            "outline": outline_of(sections),
        }
        response = TemplateResponse(request, "admin/catalog/taxon/article_preview.html", context)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    def plants_to_link(self, request: HttpRequest) -> HttpResponse:
        """JSON: a dozen plants by any of their names, best first, each with ``name_id``, ``name``, ``text``."""
        self._ask_leave(request)
        text = short_search(request.GET.get("q", "").replace("\x00", ""))
        keys = names.staff_ids(text, limit=MOST_FOUND) if text else []
        taxa = Taxon.objects.in_bulk(keys)
        found = [taxa[key] for key in keys if key in taxa]
        plants = [{"name_id": str(one.name_id), "name": one.name, "text": describe(one)} for one in found]
        return JsonResponse({"plants": plants})

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        """What a part's rows begin with: the kinds of the sections that were asked for."""
        options: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        if prefix == PREFIX:
            options["initial"] = [{"kind": kind} for kind in asked_sections(request)]
        return options

    def _ask_leave(self, request: HttpRequest) -> None:
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied


def asked_sections(request: HttpRequest) -> list[str]:
    """The kinds of section for which the address asks a blank row, each once."""
    asked = request.GET.getlist(WANTED)[:MOST_SECTIONS]
    return [kind for kind in dict.fromkeys(asked) if kind in SectionKind.values]
