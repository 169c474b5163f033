"""What a browser sends when somebody presses a button of an admin form."""

from typing import Any
from unittest import mock

from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.template.response import TemplateResponse
from django.test import Client
from django.urls import reverse

from catalog.models import Taxon

Response = Any
"""What Django's test client gives back: a response with its template's context."""


def address(instance: Model, page: str = "change") -> str:
    """The admin's address of one row."""
    return reverse(f"admin:catalog_{instance._meta.model_name}_{page}", args=[instance.pk])


def sent_by(response: Response) -> dict[str, Any]:
    """All that the forms of an admin page would send, unchanged, without a button."""
    context = response.context_data
    sent: dict[str, Any] = _values(context["adminform"].form)
    for inline in context["inline_admin_formsets"]:
        sent |= _values(inline.formset.management_form)
        for form in inline.formset.forms:
            sent |= _values(form)
    return sent


def opened(client: Client, taxon: Taxon) -> dict[str, Any]:
    """The form of a taxon as an editor finds it: built, but not drawn, which is most of the work of a request.

    What the page shows is asked by the tests that get it themselves.
    """
    with mock.patch.object(TemplateResponse, "rendered_content", ""):
        return sent_by(client.get(address(taxon)))


def save(client: Client, taxon: Taxon, changes: dict[str, Any], *, button: str = "") -> Response:
    """Open a taxon, change these fields, say why, press a button: by default the one that changes the record itself."""
    public = Taxon.objects.filter(pk=taxon.pk, status="published").exists()
    button = button or ("_publish_changes" if public else "_continue")
    return client.post(
        address(taxon), {**opened(client, taxon), "reason": "So says the flora.", **changes, button: "1"}
    )


def new_row(sent: dict[str, Any], prefix: str, **values: Any) -> dict[str, Any]:
    """The fields of one more row of an inline, as its "Add another" makes it."""
    number = int(sent[f"{prefix}-TOTAL_FORMS"])
    row = {f"{prefix}-{number}-{name}": value for name, value in values.items()}
    return {**row, f"{prefix}-TOTAL_FORMS": number + 1}


def errors(response: Response) -> str:
    """Every error of a page that came back, in one text; fails where there is none."""
    context = response.context
    assert context is not None, f"The form was saved: {response.status_code}"
    found = [str(form.errors) for form in _forms(context) if form.errors]
    found += [str(inline.formset.non_form_errors()) for inline in context["inline_admin_formsets"]]
    text = " ".join(found).replace("&#x27;", "’").replace("&quot;", "”")
    assert text.strip()
    return text


def make_editor(name: str = "editor1", *permissions: str) -> User:
    """A member of staff who may edit everything in the catalogue, and publish only if that is given."""
    editor = User.objects.create_user(name, password="pw", is_staff=True)
    editor.user_permissions.set(
        Permission.objects.filter(content_type__app_label="catalog").exclude(
            codename__in=["publish_taxon", "withdraw_taxon"]
        )
    )
    kind = ContentType.objects.get_for_model(Taxon)
    for codename in permissions:
        permission, _ = Permission.objects.get_or_create(codename=codename, content_type=kind)
        editor.user_permissions.add(permission)
    return editor


def make_reviewer(name: str = "reviewer1") -> User:
    """An editor who gets the permission to publish from a group."""
    reviewer = make_editor(name)
    group, _ = Group.objects.get_or_create(name="Reviewers")
    group.permissions.add(*Permission.objects.filter(codename__in=["publish_taxon", "withdraw_taxon"]))
    reviewer.groups.add(group)
    return reviewer


def signed_in(user: User) -> Client:
    """A browser in which this user is signed in."""
    client = Client()
    client.force_login(user)
    return client


def _forms(context: Any) -> list[Any]:
    rows = [form for inline in context["inline_admin_formsets"] for form in inline.formset.forms]
    return [context["adminform"].form, *rows]


def _values(form: Any) -> dict[str, Any]:
    sent = {}
    for bound in form:
        value = bound.value()
        if bound.field.disabled or value in (None, "", (), []) or value is False:
            continue
        sent[bound.html_name] = list(value) if isinstance(value, tuple) else value
    return {name: value for name, value in sent.items() if not hasattr(value, "url")}
