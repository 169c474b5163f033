"""An act tried and taken back: every effect that it would have, read from the plants as they would be."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import Q

from catalog import editorial, writing
from catalog.documents import DocumentError
from catalog.models import ArticleSection, Region, Schedule, Taxon, WorkingDraft
from catalog.serialising import serialise_many

from ._carrying import carry_out, seen_versions
from ._plan import Document, Plan


@dataclass(frozen=True)
class Effect:
    """What becomes of one plant: its key and name now, what differs, its addresses before and after; if it goes."""

    key: int
    name: str
    differences: list[editorial.Difference]
    old_address: str
    new_address: str
    is_gone: bool = False

    @property
    def is_readdressed(self) -> bool:
        """Whether its page gets another address."""
        return self.old_address != self.new_address


@dataclass
class Preview:
    """All effects of an act, in the order of the names; or ``problems``, for which it cannot be.

    ``mentioned`` are plants that only name one of the changed: what stands directly under them, and look-alikes.
    ``articles`` are those whose text links to an address that changes; ``versions`` is what was seen, to be compared
    when the act is carried out.
    """

    plan: Plan | None = None
    effects: list[Effect] = field(default_factory=list)
    mentioned: list[str] = field(default_factory=list)
    articles: list[Taxon] = field(default_factory=list)
    drafts: list[WorkingDraft] = field(default_factory=list)
    hours: list[Schedule] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    versions: dict[str, int] = field(default_factory=dict)

    @property
    def may_be_done(self) -> bool:
        """Whether the rules allow it."""
        return self.plan is not None and not self.problems


def rehearse(make_plan: Callable[[], Plan]) -> Preview:
    """Try it under the lock of the write door and take it back."""
    preview = Preview()
    try:
        with writing.rehearsal() as change:
            plan = preview.plan = make_plan()
            preview.versions = seen_versions(plan.touched)
            before = _documents(plan.touched)
            preview.drafts = list(WorkingDraft.objects.filter(taxon__in=plan.touched).select_related("taxon"))
            preview.hours = list(Schedule.objects.filter(taxon__in=plan.touched).select_related("taxon"))
            carry_out(plan, change)
            after = _documents(plan.touched)
            _read_effects(preview, plan, before, after)
    except DocumentError as refused:
        lines = [line for line in refused.problems if line != "Nothing was loaded."]
        preview.problems = sorted(lines, key=_is_consequence)
    except ValidationError as refused:
        preview.problems = list(refused.messages)
    return preview


def _is_consequence(line: str) -> bool:
    """Whether it only says that the name above a plant is not there: it was refused for a reason of its own."""
    return ": its parent " in line


def _documents(taxa: Iterable[int]) -> dict[int, Document]:
    return serialise_many(Taxon.objects.filter(pk__in=sorted(taxa)).select_related("parent"))


def _read_effects(
    preview: Preview, plan: Plan, before: Mapping[int, Document], after: Mapping[int, Document]
) -> None:
    regions = dict(Region.objects.values_list("code", "name"))
    slug_of_other = before[plan.taxon.pk]["taxon"]["slug"]
    for key in sorted(plan.touched, key=lambda key: before[key]["taxon"]["name"]):
        old, new = before[key], after.get(key)
        if key in plan.mentioned:
            preview.mentioned.append(old["taxon"]["full_name"])
            continue
        slug = new["taxon"]["slug"] if new is not None else slug_of_other
        told = editorial.compare(old, new, regions) if new is not None else []
        name = old["taxon"]["full_name"]
        preview.effects.append(Effect(key, name, told, old["taxon"]["slug"], slug, is_gone=new is None))
    moved = [effect.old_address for effect in preview.effects if effect.is_readdressed]
    preview.articles = _linking_to(moved)


def _linking_to(slugs: list[str]) -> list[Taxon]:
    """The taxa whose articles link to these addresses. A query for each 100."""
    found: dict[int, Taxon] = {}
    for start in range(0, len(slugs), 100):
        links = Q(pk__in=[])
        for slug in slugs[start : start + 100]:
            links |= Q(body__contains=f'/plants/{slug}/"') | Q(body__contains=f'/plants/{slug}"')
        for section in ArticleSection.objects.filter(links).select_related("taxon"):
            found[section.taxon_id] = section.taxon
    return sorted(found.values(), key=lambda taxon: taxon.name)
