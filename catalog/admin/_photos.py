"""Photos: their upload, their files, and a list of them all."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

from django.contrib import admin
from django.contrib.admin.widgets import AdminFileWidget
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from catalog import facts, media, writing
from catalog.admin._guarded import GuardedForm
from catalog.admin._live import LivePart
from catalog.admin._parts import Part
from catalog.admin._parts_growing import NumberedFormSet
from catalog.admin._site import site
from catalog.admin._typing import BaseAdmin, ModelField, StackedInline
from catalog.admin._written import STORAGE_TROUBLE, PartForm, WrittenForm
from catalog.forms import CleanUpload, PhotoField
from catalog.models import Photo
from catalog.templatetags.photos import picture

logger = logging.getLogger("catalog.photos")
FOCUS: Final = {"focus_x", "focus_y"}
NOT_STORED: Final = (
    "The server could not store the photo: its disk is full or cannot be written. Nothing was saved. Tell whoever "
    "runs the site, and save again without the file, or later."
)


@contextmanager
def storing() -> Iterator[None]:
    """Turns a storage that cannot be written into the refusal of the save, by ValidationError."""
    try:
        yield
    except OSError as error:
        logger.exception("A photo could not be stored")
        raise ValidationError(NOT_STORED, code=STORAGE_TROUBLE) from error


def tell_photo(photo: Photo, sent: CleanUpload) -> None:
    """Write into the row what is known of the file that was sent, so that no page has to open it."""
    photo.width, photo.height, photo.digest = sent.photo.width, sent.photo.height, sent.photo.digest


def store_files(photo: Photo, form: Any) -> None:
    """Keep what belongs to a photo whose row was written: original and renditions, or what a new focus cuts anew."""
    sent = form.cleaned_data.get("image")
    if isinstance(sent, CleanUpload):
        media.keep(str(photo.image.name), sent.photo, sent.original, photo.focus)
    elif FOCUS & set(form.changed_data):
        with suppress(FileNotFoundError):
            media.complete(str(photo.image.name), photo.focus)


def withdraw(photo: Photo, sent: Any) -> None:
    """Delete the files of a photo whose save was refused after they had been stored."""
    if isinstance(sent, CleanUpload) and photo.image.name:
        media.remove(photo.image.name)


def twin_of(photo: Photo, digest: str) -> Photo | None:
    """Another photo of the same file: of the same taxon if there is one, else of any other. Two queries at most."""
    twins = Photo.objects.filter(digest=digest).exclude(pk=photo.pk).select_related("taxon")
    return twins.filter(taxon=photo.taxon_id).first() or twins.first()


class PhotoFields(BaseAdmin):
    """How a photo is uploaded and shown."""

    def formfield_for_dbfield(self, db_field: ModelField, request: HttpRequest, **options: Any) -> Any:
        """The image passes our own decoder."""
        if db_field.name == "image":
            return PhotoField(label="Image", help_text=db_field.help_text, widget=AdminFileWidget)
        return super().formfield_for_dbfield(db_field, request, **options)

    @admin.display(description="Preview")
    def preview(self, photo: Photo) -> SafeString | str:
        """The picture, small."""
        if not photo.pk or not photo.image:
            return "—"
        text = photo.alternative_text or "No alternative text yet"
        shown = picture(photo, "photo")
        files = shown.sources[0][1] if shown.sources else ""
        return format_html(
            '<img class="preview" src="{}" srcset="{}" sizes="12rem" alt="{}" loading="lazy">',
            shown.address,
            files,
            text,
        )


class PhotoForm(WrittenForm):
    """A photo; its width and height are those of the picture that was sent."""

    def clean(self) -> dict[str, Any] | None:
        """Keep the size, so that no page has to open the file."""
        cleaned = super().clean()
        sent = self.cleaned_data.get("image")
        if isinstance(sent, CleanUpload):
            tell_photo(self.instance, sent)
            twin = twin_of(self.instance, sent.photo.digest)
            if twin is not None and twin.taxon_id == self.instance.taxon_id:
                self.add_error("image", f"This file is here already: {twin}. Choose another.")
        return cleaned


class NumberedPhotoForm(PhotoForm, PartForm):
    """A photo among those of its taxon; its place may be left to us."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "position" in self.fields:
            self.fields["position"].required = False
            if not self.instance.pk:
                self.initial["position"] = None


class PhotoFormSet(NumberedFormSet):
    """Photos, and the files of those that go or are replaced."""

    def write(self, change: writing.Change) -> None:
        """Rows first; files go when all is committed."""
        former = {
            form.instance.pk: form.initial["image"].name
            for form in self.initial_forms
            if "image" in form.changed_data or form in self.deleted_forms
        }
        with storing():
            super().write(change)
            for form in self.forms:
                if self._stays(form):
                    store_files(form.instance, form)
        media.forget(former.values())

    def withdraw_uploads(self) -> None:
        """Delete what was stored by a save that was then refused."""
        for form in self.forms:
            withdraw(form.instance, form.cleaned_data.get("image"))


class PhotoInline(Part, PhotoFields, StackedInline):
    """Photos of the taxon."""

    model = Photo
    form = NumberedPhotoForm
    formset = PhotoFormSet
    verbose_name_plural = "photos"
    readonly_fields = ("preview",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("preview", "image"),
                    ("part", "position"),
                    ("focus_x", "focus_y"),
                    "alternative_text",
                    "caption",
                    ("rights_holder", "licence"),
                    ("source_url", "taken_on"),
                )
            },
        ),
    )
    intro = (
        "A photo is shown once it has a licence and an alternative text. The first one stands for the plant."
    )


class GuardedPhotoForm(PhotoForm, GuardedForm):
    """A photo, and the state in which it was opened."""


@admin.register(Photo, site=site)
class PhotoAdmin(LivePart, PhotoFields):
    """All photos: which lack a licence, which lack words."""

    form = GuardedPhotoForm
    list_display = ("preview", "plant", "part", "rights_holder", "licence", "shown")
    list_display_links = ("preview", "plant")
    list_filter = ("part", "licence", ("alternative_text", admin.EmptyFieldListFilter))
    list_select_related = ("taxon", "rights_holder")
    search_fields = ("taxon__name_key", "rights_holder__name", "caption")
    search_help_text = "Part of a botanical name, a rights holder, words of the caption"
    readonly_fields = ("preview", "taxon_name")
    fields = (
        "taxon_name", "preview", "image", "part", "position", "focus_x", "focus_y", "alternative_text", "caption",
        "rights_holder", "licence", "source_url", "taken_on",
    )  # fmt: skip

    @admin.display(description="Plant", ordering="taxon__name_key")
    def plant(self, photo: Photo) -> SafeString:
        """Whose photo it is."""
        return facts.latin(photo.taxon.name)

    @admin.display(description="Plant")
    def taxon_name(self, photo: Photo) -> SafeString:
        """A link to the taxon's form."""
        return format_html(
            '<a href="../../../taxon/{}/change/">{}</a>', photo.taxon_id, facts.latin(photo.taxon.full_name)
        )

    @admin.display(description="May be shown", boolean=True)
    def shown(self, photo: Photo) -> bool:
        """Whether it has licence and alternative text."""
        return photo.may_be_shown

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Photos are added in the taxon's form."""
        return False

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: bool) -> None:
        """Through the write door; the file that was replaced goes."""
        assert isinstance(obj, Photo)  # noqa: S101  whose admin this is
        request.__dict__["_catalog_sent"] = obj, form.cleaned_data.get("image")
        with storing():
            super().save_model(request, obj, form, change)
            store_files(obj, form)
        if "image" in form.changed_data:
            media.forget([form.initial["image"].name])

    def withdraw_uploads(self, request: HttpRequest) -> None:
        """Delete the files of the save that was refused."""
        withdraw(*request.__dict__.get("_catalog_sent", (Photo(), None)))

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        """With its file."""
        name = obj.image.name if isinstance(obj, Photo) else ""
        super().delete_model(request, obj)
        media.forget([name])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """With their files."""
        names = list(queryset.values_list("image", flat=True))
        super().delete_queryset(request, queryset)
        media.forget(names)
