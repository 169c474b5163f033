"""Taxa: the list and the form."""

from typing import Any

from django.contrib import admin, messages
from django.db import models
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from js_asset import Media

from catalog import contradictions, editorial, facts, glossary, names, nomenclature, writing
from catalog.admin._article import PREFIX, ArticleDesk, in_form, outline_of
from catalog.admin._citing import CitingDesk
from catalog.admin._drafting import DraftedAdmin, any_changed, desk_of, leave_unwritten, write_all
from catalog.admin._filters import (
    FoldedChoices,
    HasArticle,
    HasCare,
    HasPhoto,
    HasSchedule,
    HasWorkingDraft,
    InDoubt,
    Mine,
    Recorded,
)
from catalog.admin._lists import short_search
from catalog.admin._name_desk import NameReadingAdmin
from catalog.admin._parts import CitationInline, LookAlikeInline, SynonymInline, VernacularInline
from catalog.admin._parts_growing import (
    CareInline,
    HazardInline,
    ProfileInline,
    ResistanceInline,
    SectionInline,
    WildlifeInline,
)
from catalog.admin._parts_places import DistributionInline, LegalInline, PlacementInline, WetlandInline
from catalog.admin._photo_intake import PhotoIntake
from catalog.admin._photos import PhotoFormSet, PhotoInline
from catalog.admin._site import site
from catalog.admin._taxon_form import FIELDSETS, TaxonForm
from catalog.admin._together import StepsTogether
from catalog.choices import Rank, Status
from catalog.models import HistoryEntry, Taxon
from catalog.serialising import serialise

MOST_FOUND = 200
"""Taxa that a search brings, best first; also well under the 999 parameters some builds of SQLite allow."""

MOST_SUGGESTED = 60
"""The same for a search field, which shows twenty at a time and must answer while one types."""

SHORTEST_SEARCHED = 3
"""Fewer letters in a search field are the beginning of thousands of names: then only accepted names are looked at."""


@admin.register(Taxon, site=site)
class TaxonAdmin(NameReadingAdmin, ArticleDesk, CitingDesk, DraftedAdmin, StepsTogether, PhotoIntake):
    """Everything the catalogue knows of a taxon, on one page, saved in one change."""

    form = TaxonForm
    fieldsets = FIELDSETS
    inlines = (
        SynonymInline,
        VernacularInline,
        ProfileInline,
        CareInline,
        SectionInline,
        WildlifeInline,
        HazardInline,
        ResistanceInline,
        DistributionInline,
        WetlandInline,
        LegalInline,
        PlacementInline,
        PhotoInline,
        LookAlikeInline,
        CitationInline,
    )
    readonly_fields = ("standing", "created_at", "published_at", "updated_at")
    list_display = ("plant", "symbol", "rank_in_words", "family_name", "status", "updated_at")
    list_display_links = ("plant",)
    list_filter = (
        "status", HasArticle, HasCare, HasPhoto, "excluded", Mine, HasWorkingDraft, HasSchedule, Recorded, InDoubt,
        ("rank", FoldedChoices), ("group", FoldedChoices),
    )  # fmt: skip
    list_select_related = ("family",)
    search_fields = ("name_key",)  # says that there is a search; get_search_results does it
    search_help_text = "Botanical or common name, synonym, or USDA symbol"
    actions = ("delete_selected",)

    # ---- the list

    @admin.display(description="Name", ordering="name_key")
    def plant(self, taxon: Taxon) -> SafeString:
        """The full name, its Latin in italics."""
        return facts.latin(taxon.full_name or taxon.name)

    @admin.display(description="Rank")
    def rank_in_words(self, taxon: Taxon) -> str:
        """The rank, or that it is a cultivar."""
        return taxon.rank_label

    @admin.display(description="Family")
    def family_name(self, taxon: Taxon) -> str:
        """The family it stands in."""
        return taxon.family.name if taxon.family else "—"

    @admin.action(description="Delete the selected drafts", permissions=["delete"])
    def delete_selected(self, request: HttpRequest, queryset: QuerySet[Taxon]) -> HttpResponse | None:
        """See :class:`CarefulDeletion`."""
        return super().delete_selected(request, queryset)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Taxa by any of their names, best first unless the list is sorted. Two queries, whatever is asked."""
        text = short_search(search_term)
        if not text:
            return queryset, False
        match = request.resolver_match
        is_field = match is not None and match.url_name == "autocomplete"
        most = MOST_SUGGESTED if is_field else MOST_FOUND
        is_beginning = is_field and len(text) < SHORTEST_SEARCHED
        keys = [] if is_beginning else names.staff_ids(text, limit=most)
        if not keys:
            prefix = nomenclature.name_key(text)
            return (queryset.filter(name_key__startswith=prefix) if prefix else queryset.none()), False
        found = queryset.filter(pk__in=keys)
        if "o" in request.GET:
            return found, False
        closeness = Case(*(When(pk=key, then=Value(place)) for place, key in enumerate(keys)))
        return found.order_by(closeness), False

    # ---- the form

    @admin.display(description="Standing")
    def standing(self, taxon: Taxon) -> SafeString:
        """The status with what it means."""
        status = glossary.terms()[Status.__name__][taxon.status]
        return format_html(
            '<strong class="standing standing--{}">{}</strong> {}',
            status.code,
            status.label,
            status.definition,
        )

    def view_on_site(self, obj: Taxon) -> str:
        """The page of the taxon; staff see a draft there too."""
        return obj.get_absolute_url()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Taxa; the form needs the parent as well."""
        taxa = super().get_queryset(request)
        match = request.resolver_match
        return taxa.select_related("parent") if match and "object_id" in match.kwargs else taxa

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any) -> Any:
        """The form's class, told what was asked and by whom."""
        form_class = super().get_form(request, obj, change=change, **options)
        desk = desk_of(request)
        form_class.may_publish = editorial.may_publish(request.user)
        form_class.draft_version = desk.draft_version if desk is not None else 0
        if request.method == "POST":
            step = editorial.asked_step(request.POST)
            form_class.step = step
            form_class.barred = bool(step and not editorial.may_take(request.user, step))
            form_class.conflict = lambda: self.conflict_sentence(str(obj.pk))
        return form_class

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """All parts; other classifications are of families alone."""
        is_family = obj is not None and obj.rank == Rank.FAMILY
        return [part for part in self.inlines if part is not PlacementInline or is_family]

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: bool) -> None:
        """Nothing yet: the taxon and its parts are one change, see :meth:`save_related`."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Write the taxon and all its parts, photos last, or nothing; where nothing was changed, nothing is written."""
        request.__dict__["_catalog_formsets"] = formsets
        if desk_of(request) is not None:
            self.write_draft(request, form, formsets)
        elif not change or form.step is not None or any_changed(form, formsets):
            with writing.change(user=request.user, reason=form.cleaned_data["reason"]) as writer:  # type: ignore[arg-type]
                expected = form.cleaned_data.get("opened_version") if change else None
                write_all(writer, form, formsets, expected_version=expected)
                if form.step is not None and form.step.target == Status.PUBLISHED:
                    editorial.check_publishable(serialise(form.instance))
        else:
            leave_unwritten(formsets)
        self.plan_publication(request, form)
        self.tell(request, form, *(row for formset in formsets for row in formset.forms))

    def withdraw_uploads(self, request: HttpRequest) -> None:
        """Delete photo files of the save that was refused."""
        for formset in request.__dict__.get("_catalog_formsets", ()):
            if isinstance(formset, PhotoFormSet):
                formset.withdraw_uploads()

    def conflict_sentence(self, object_id: str | None) -> str:
        """Who saved, and when; a save that no editor made, such as an import's, is named for its file."""
        entry = HistoryEntry.objects.filter(taxon__pk=object_id or 0).first()
        taxon = Taxon.objects.only("updated_at").get(pk=object_id or 0)
        when = timezone.localtime(entry.at if entry is not None else taxon.updated_at)
        said = date_format(when, "H:i" if when.date() == timezone.localdate() else "j F Y, H:i")
        who = entry.who if entry is not None else "Somebody"
        return f"{who} saved this taxon at {said} while you were editing. Nothing was saved."

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        """Django's record of what was changed, with the step of publication."""
        message = super().construct_change_message(request, form, formsets, add)
        if form.step is not None:
            message.append({"changed": {"fields": [f"Status: {form.instance.get_status_display()}"]}})
        return message

    def response_change(self, request: HttpRequest, obj: models.Model) -> HttpResponse:
        """After a step back to the form, which says what came of it."""
        step = editorial.asked_step(request.POST)
        if step is None or not isinstance(obj, Taxon) or desk_of(request) is not None:
            return super().response_change(request, obj)
        words = format_html('{} {}. <a href="{}">See its page</a>', obj, step.told, obj.get_absolute_url())
        self.message_user(request, words, messages.SUCCESS)
        return HttpResponseRedirect(request.get_full_path())

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        """The page: with the nonce that the text editor needs, the steps, and what stands below the taxon."""
        context["media"] = Media.from_media(context["media"], nonce=str(request.csp_nonce))  # type: ignore[attr-defined]
        form = context["adminform"].form
        if obj is not None and (
            not obj.slug or "slug" in form.errors
        ):  # it comes back: the page is where it was
            obj.slug = form.initial["slug"]
        standing = obj.status if obj is not None else Status.DRAFT
        context["steps"] = editorial.steps_for(standing, request.user) if change else []
        context["beside_live"] = change and obj.is_published and self.has_change_permission(request, obj)
        context["acts"] = self.acts_for(request, obj) if change else []
        context["children"] = obj.children.count() if obj is not None else 0
        context["outline"] = next(
            outline_of(in_form(part.formset))
            for part in context["inline_admin_formsets"]
            if part.formset.prefix == PREFIX
        )
        found = contradictions.of(obj.pk) if obj is not None and obj.pk else []
        context["contradictions"] = [one for one, answered in found if not answered]
        context["missing"] = editorial.missing(obj) if obj is not None else None
        context |= self.planned(request, obj)
        context |= self.beside(request, obj, form, context["inline_admin_formsets"])
        return super().render_change_form(request, context, add, change, form_url, obj)
