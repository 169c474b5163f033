"""Several photos of a plant at once, each told apart: what is taken is kept, what is refused says why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any, Final

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, JsonResponse

from catalog import editorial, media, writing
from catalog.admin._audit import record
from catalog.admin._history import HistoryPages
from catalog.admin._parts_growing import STEP
from catalog.admin._photos import NOT_STORED, storing, tell_photo, twin_of
from catalog.admin._typing import ModelForm
from catalog.documents import DocumentError
from catalog.forms import CleanUpload, PhotoField
from catalog.models import AuditKind, Photo, RightsHolder, Taxon
from catalog.serialising import serialise

MOST_TOGETHER: Final = 20
"""Files of one request, see ``DATA_UPLOAD_MAX_NUMBER_FILES``; the script sends each in a request of its own."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file. ``photo`` is None where it was refused; ``words`` say why, or what is to be known."""

    file: str
    photo: Photo | None
    words: str
    is_lost: bool = False
    """Whether the server is at fault."""


class SeveralFiles(forms.ClearableFileInput):
    """A control that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; each is looked at by itself afterwards."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """The files; ValidationError where there is none."""
        if not data:
            raise ValidationError("Choose one photo or several.", code="required")
        return list(data)


class IntakeForm(ModelForm):
    """The files, and what holds for all of them."""

    photos = FilesField(
        label="Photos",
        help_text=f"JPEG, PNG or WebP, each of at most 25 MB and 40 megapixels; up to {MOST_TOGETHER} at once.",
        widget=SeveralFiles(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )

    new_holder = forms.CharField(
        label="Or a new rights holder",
        max_length=150,
        required=False,
        help_text="A name that is not in the list. Say later, in the record of its own, how they wish to be credited.",
    )
    field_order = ("photos", "part", "rights_holder", "new_holder")

    class Meta:
        model = Photo
        fields = ("part", "rights_holder", "licence", "source_url", "taken_on")
        labels = {"source_url": "Address of its source"}
        widgets = {"taken_on": AdminDateWidget(attrs={"type": "date"})}

    def clean(self) -> dict[str, Any] | None:
        """One rights holder, not two; a new one of a name that is there is that one."""
        cleaned = super().clean()
        name = " ".join(self.cleaned_data.get("new_holder", "").split())
        if name and self.cleaned_data.get("rights_holder") is not None:
            self.add_error("new_holder", "Choose one from the list or write a new name, not both.")
        elif name:
            known = RightsHolder.objects.filter(name__iexact=name).first()
            self.cleaned_data["rights_holder"] = known or RightsHolder(name=name)
        return cleaned


class PhotoIntake(HistoryPages):
    """The page "Add photos" of a taxon."""

    def get_urls(self) -> list[Any]:
        """That page beside the others."""
        return [self._page("<int:pk>/photos/", self.photos_view, "photos"), *super().get_urls()]

    def photos_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The form, and after it was sent what became of each file; JSON for a script that asks for it."""
        taxon = self._taxon(request, pk)
        if not (self.has_change_permission(request, taxon) and request.user.has_perm("catalog.add_photo")):
            raise PermissionDenied
        is_sent = request.method == "POST"
        form = IntakeForm(request.POST, request.FILES) if is_sent else IntakeForm()
        if not request.user.has_perm("catalog.add_rightsholder"):
            del form.fields["new_holder"]
        taken = take(request, taxon, form) if is_sent and form.is_valid() else []
        is_lost = any(each.is_lost for each in taken)
        status = HTTPStatus.SERVICE_UNAVAILABLE if is_lost else HTTPStatus.OK
        if request.headers.get("Accept") == "application/json":
            return JsonResponse(_told(form, taken), status=status)
        response = self._answer(
            request,
            "photos",
            taxon,
            f"Add photos: {taxon}",
            form=form,
            taken=taken,
            added=sum(each.photo is not None for each in taken),
        )
        response.status_code = status
        return response


def take(request: HttpRequest, taxon: Taxon, form: IntakeForm) -> list[Taken]:
    """Keep what can be kept of the files: in the record, or in the working draft of a published plant.

    Decoding and files come first, so that the lock of the write door is held for the rows alone.
    """
    taken = [_looked_at(taxon, file, form) for file in form.cleaned_data["photos"]]
    try:
        _keep_holder(request, form.cleaned_data["rights_holder"], taken)
        return _written(request, taxon, taken)
    except (ValidationError, DocumentError, writing.Conflict) as refused:
        _remove(taken)
        problems = getattr(refused, "messages", None) or getattr(refused, "problems", [])
        words = " ".join(["Nothing was saved.", *problems])
        return [each if each.photo is None else replace(each, photo=None, words=words) for each in taken]
    except BaseException:
        _remove(taken)
        raise


def _keep_holder(request: HttpRequest, holder: RightsHolder | None, taken: Sequence[Taken]) -> None:
    """Store a new rights holder if any photo of theirs is taken: also where the photos wait in a draft."""
    if holder is not None and holder._state.adding and any(each.photo is not None for each in taken):
        with writing.change(user=_user(request)) as change:
            change.save(holder)
            record(request, AuditKind.ADDED, about=f"rights holder {holder}", after={"name": holder.name})
        for each in taken:
            if each.photo is not None:
                each.photo.rights_holder = holder


def _user(request: HttpRequest) -> Any:
    return request.user


def _looked_at(taxon: Taxon, file: "UploadedFile[Any]", form: IntakeForm) -> Taken:
    """The file decoded and stored beside a photo that is no row yet."""
    name = str(file.name)
    photo = Photo(taxon=taxon, **{field: form.cleaned_data[field] for field in IntakeForm.Meta.fields})
    try:
        sent = PhotoField().to_python(file)
        assert sent is not None  # noqa: S101  a file was sent
        _store(photo, sent)
    except ValidationError as refused:
        return Taken(name, None, " ".join(refused.messages), is_lost=refused.message == NOT_STORED)
    return Taken(name, photo, "Added.")


def _store(photo: Photo, sent: CleanUpload) -> None:
    tell_photo(photo, sent)
    try:
        with storing():
            photo.image.save(str(sent.name), sent, save=False)
            media.keep(str(photo.image.name), sent.photo, sent.original, photo.focus)
    except ValidationError:
        media.remove(str(photo.image.name))
        raise


def _written(request: HttpRequest, taxon: Taxon, taken: Sequence[Taken]) -> list[Taken]:
    user = _user(request)
    if all(each.photo is None for each in taken):
        return list(taken)
    if not taxon.is_published:
        with writing.change(user=user) as change:
            return [_row(change, each) for each in taken]
    with writing.alone():
        with editorial.rehearsed(taxon) as desk:
            done = [_row(desk.change, each) for each in taken]
            document = serialise(Taxon.objects.select_related("parent").get(pk=taxon.pk))
        editorial.keep(taxon, document, user)
    return done


def _row(change: writing.Change, taken: Taken) -> Taken:
    """The photo written as the last of its taxon, unless its file is there already."""
    photo = taken.photo
    if photo is None:
        return taken
    twin = twin_of(photo, photo.digest)
    if twin is not None and twin.taxon_id == photo.taxon_id:
        media.remove(str(photo.image.name))
        return replace(taken, photo=None, words=f"This file is here already: {twin}.")
    last = Photo.objects.filter(taxon=photo.taxon_id).aggregate(last=Max("position"))["last"] or 0
    photo.position = last + STEP
    change.save(photo)
    if twin is not None:
        return replace(taken, words=f"Added. The same file stands under {twin.taxon}: {twin}.")
    return taken


def _remove(taken: Iterable[Taken]) -> None:
    for each in taken:
        if each.photo is not None:
            media.remove(str(each.photo.image.name))


def _told(form: IntakeForm, taken: Sequence[Taken]) -> dict[str, Any]:
    """``taken`` with ``file``, ``added`` and ``words`` of each; ``errors`` where the form itself was refused."""
    errors = [
        f"{form[name].label if name in form.fields else ''} {sentence}".strip()
        for name, sentences in form.errors.items()
        for sentence in sentences
    ]
    rows = [{"file": each.file, "added": each.photo is not None, "words": each.words} for each in taken]
    return {"taken": rows, "errors": errors}
