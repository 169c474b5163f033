"""The form of a published taxon: what is saved waits beside the live page, and two editors never undo each other."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import SimpleTemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from catalog import editorial, media, writing
from catalog.admin._conflicts import both_versions
from catalog.admin._photos import PhotoFormSet
from catalog.admin._written import WrittenAdmin
from catalog.choices import Status
from catalog.documents import DocumentError
from catalog.models import Schedule, Taxon, WorkingDraft
from catalog.serialising import serialise

UNSAVED = {"reason", "publish_at", "opened_version", "opened_draft"}
"""Fields of the form that are no part of the record."""


def desk_of(request: HttpRequest) -> editorial.Desk | None:
    """The published plant that this request works on; None where the record itself is written."""
    desk: editorial.Desk | None = request.__dict__.get("_catalog_desk")
    return desk


def any_changed(form: Any, formsets: Iterable[Any]) -> bool:
    """Whether the editor changed anything of the record."""
    return bool(set(form.changed_data) - UNSAVED) or any(formset.has_changed() for formset in formsets)


def write_all(
    writer: writing.Change, form: Any, formsets: Iterable[Any], *, expected_version: int | None = None
) -> None:
    """The taxon, then its parts, photos last: their files cannot be taken back by the database."""
    writer.save(form.instance, expected_version=expected_version)
    for formset in sorted(formsets, key=lambda formset: isinstance(formset, PhotoFormSet)):
        formset.write(writer)


def leave_unwritten(formsets: Iterable[Any]) -> None:
    """Note on each form set that nothing of it is new, changed or deleted, as Django's record of the change asks."""
    for formset in formsets:
        formset.save(commit=False)


class DraftedAdmin(WrittenAdmin):
    """A taxon that is public is shown and saved as its working draft has it."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form; of a published taxon within a rehearsal, whose outcome is kept as a draft or published."""
        taxon = _published(object_id)
        if taxon is None or not self._needs_desk(request, taxon):
            return super().changeform_view(request, object_id, form_url, extra_context)
        try:
            with writing.alone():
                with editorial.rehearsed(taxon) as desk:
                    request.__dict__["_catalog_desk"] = desk
                    response = super().changeform_view(request, object_id, form_url, extra_context)
                    if isinstance(response, SimpleTemplateResponse):
                        response.render()  # while the rows read as the draft has them
                if desk.document is not None:
                    self._conclude(request, taxon, desk, desk.document)
            return response
        except (DocumentError, ValidationError) as refused:
            self.withdraw_uploads(request)
            problems = refused.problems if isinstance(refused, DocumentError) else refused.messages
            self.message_user(
                request, f"The working draft does not fit: {' '.join(problems)}", messages.ERROR
            )
            return HttpResponseRedirect(reverse("admin:catalog_taxon_draft", args=[taxon.pk]))

    def write_draft(self, request: HttpRequest, form: Any, formsets: Any) -> None:
        """Write the form into the rehearsal and keep what came of it as a document."""
        desk = desk_of(request)
        assert desk is not None  # noqa: S101  called with a desk only
        if any_changed(form, formsets) or form.step is not None:
            write_all(desk.change, form, formsets)
        else:
            leave_unwritten(formsets)
        taxon = Taxon.objects.select_related("parent").get(pk=form.instance.pk)
        document = serialise(taxon)
        editorial.check_desk(
            desk,
            document,
            request.user,  # type: ignore[arg-type]
            form.cleaned_data["reason"],
            publishes=form.step is not None and form.step.target == Status.PUBLISHED,
            plans=_sets_hour(form) and form.cleaned_data["publish_at"] is not None,
        )
        desk.document = document  # only now: what was refused is not concluded

    def plan_publication(self, request: HttpRequest, form: Any) -> None:
        """Set or take back the hour of publication, when the record or the draft has been written.

        A reviewer who saves with an hour to come approves what is saved; anybody else's save leaves the plan behind.
        """
        if not _sets_hour(form):
            return
        asked = form.cleaned_data["publish_at"]
        if desk_of(request) is not None:
            request.__dict__["_catalog_publish_at"] = asked
        else:
            editorial.plan_publication(form.instance, asked, request.user)  # type: ignore[arg-type]

    def response_change(self, request: HttpRequest, obj: models.Model) -> HttpResponse:
        """Where to go; what came of a draft is told when it is kept, see :meth:`_conclude`."""
        if desk_of(request) is None:
            return super().response_change(request, obj)
        if "_save" in request.POST:
            return self.response_post_save_change(request, obj)
        if "_addanother" in request.POST:
            return HttpResponseRedirect(reverse("admin:catalog_taxon_add"))
        return HttpResponseRedirect(request.get_full_path())

    def log_change(self, request: HttpRequest, obj: models.Model, message: Any) -> Any:
        """Django's own record of a change; that of a rehearsal waits until its outcome is kept."""
        if desk_of(request) is None:
            return super().log_change(request, obj, message)
        request.__dict__["_catalog_message"] = message
        return None

    def beside(self, request: HttpRequest, taxon: Any, form: Any, inlines: Any) -> dict[str, Any]:
        """What the form's page says of the draft, of a conflict, and of what keeps the plant from being published."""
        desk = desk_of(request)
        if taxon is None or not taxon.pk or (taxon.is_published and desk is None):
            return {"draft": None, "desk": None, "changes": 0, "blockers": [], "conflict": None}
        document = serialise(Taxon.objects.select_related("parent").get(pk=taxon.pk))
        live = desk.live if desk is not None and desk.draft is not None else None
        known = editorial.blockers(desk.live) if desk is not None else []
        context: dict[str, Any] = {
            "draft": desk.draft if desk is not None else None,
            "desk": desk,
            "conflict": None,
            "changes": len(editorial.compare(live, document)) if live is not None else 0,
            "blockers": [blocker for blocker in editorial.blockers(document) if blocker not in known],
        }
        if getattr(form, "is_conflicted", False):
            context["conflict"] = both_versions(form, [inline.formset for inline in inlines], desk, document)
        return context

    def get_inline_instances(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """A row of a draft has no form of its own to lead to."""
        inlines = super().get_inline_instances(request, obj)
        for inline in inlines:
            inline.show_change_link = inline.show_change_link and desk_of(request) is None
        return inlines

    def planned(self, request: HttpRequest, taxon: Any) -> dict[str, Any]:
        """The hour that is set, and whether what was approved for it is no longer what stands here."""
        schedule = Schedule.objects.filter(taxon=taxon.pk).first() if taxon is not None else None
        if schedule is None:
            return {"schedule": None, "overtaken": False}
        desk = desk_of(request)
        versions = (desk.stored_version, desk.draft_version) if desk is not None else (taxon.version, 0)
        return {"schedule": schedule, "overtaken": not schedule.approves(*versions)}

    def _needs_desk(self, request: HttpRequest, taxon: Taxon) -> bool:
        if not self.has_change_permission(request, taxon):
            return False
        return request.method == "POST" or WorkingDraft.objects.filter(taxon=taxon).exists()

    def _conclude(
        self, request: HttpRequest, taxon: Taxon, desk: editorial.Desk, document: dict[str, Any]
    ) -> None:
        step = editorial.asked_step(request.POST)
        reason = request.POST.get("reason", "").strip()
        user: Any = request.user
        if step is None:
            told = self._keep(taxon, document, user, reason)
            if "_catalog_publish_at" in request.__dict__:
                editorial.plan_publication(taxon, request.__dict__["_catalog_publish_at"], user)
        else:
            editorial.publish(taxon, user, reason, document=document, status=step.target)
            media.forget(_images(desk.live) - _images(document))
            told = format_html(
                '{} {}. <a href="{}">See its page</a>', taxon, step.told, taxon.get_absolute_url()
            )
        del request.__dict__["_catalog_desk"]
        self.log_change(request, taxon, request.__dict__["_catalog_message"])
        self.message_user(request, told, messages.SUCCESS)

    def _keep(self, taxon: Taxon, document: dict[str, Any], user: Any, reason: str) -> str:
        if editorial.keep(taxon, document, user, reason) is None:
            return f"Nothing of {taxon} differs from its live page, so there is no working draft."
        return format_html(
            "The changes of {} are kept as a working draft; visitors see the page as it was. "
            '<a href="{}">Compare and publish</a>',
            taxon,
            reverse("admin:catalog_taxon_draft", args=[taxon.pk]),
        )


def _sets_hour(form: Any) -> bool:
    """Whether a form sets the hour of publication, or takes it back."""
    is_published_now = form.step is not None and form.step.public
    if "publish_at" not in form.cleaned_data or is_published_now or not form.may_publish:
        return False
    asked = form.cleaned_data["publish_at"]
    return "publish_at" in form.changed_data or (asked is not None and asked > timezone.now())


def _published(object_id: str | None) -> Taxon | None:
    if object_id is None or not object_id.isdecimal() or len(object_id) > 18:
        return None
    return Taxon.objects.filter(pk=object_id, status=Status.PUBLISHED).first()


def _images(document: dict[str, Any]) -> set[str]:
    return {photo["image"] for photo in document.get("photos", ())}
