"""Signing in when a session has ended over a form: what was written is kept and can be sent once more."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Final, TypeVar, cast

from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse

from catalog import forms

View = TypeVar("View", bound=Callable[..., HttpResponseBase])

HELD: Final = "held"
"""The field of the sign-in form that carries what was sent before."""


class PatientSite(admin.AdminSite):
    """The stock site, which loses nothing of what comes after the session has ended."""

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """Django's own guard; a form that was filled in is asked to sign in first, and kept meanwhile."""
        guarded = super().admin_view(view, cacheable)

        def patient(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            is_late = request.method == "POST" and request.user.is_anonymous
            held = forms.hold(request) if is_late and view != self.logout else None
            return guarded(request, *args, **kwargs) if held is None else self._ask(request, held)

        return cast(View, update_wrapper(patient, view))

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Django's own; where something is held, it is shown after the signing in."""
        held = forms.unpack(request.POST.get(HELD, "")) if request.method == "POST" else None
        response = super().login(request, {**(extra_context or {}), "held": held})
        if held is None or not isinstance(response, HttpResponseRedirect):
            return response
        context = {**self.each_context(request), "title": "Send it once more", "held": held}
        answer = TemplateResponse(request, "admin/resend.html", context)
        answer.headers["Cache-Control"] = "private, no-store"
        return answer

    def _ask(self, request: HttpRequest, held: forms.Held) -> HttpResponse:
        context = {
            **self.each_context(request),
            "title": "Log in",
            "form": AdminAuthenticationForm(request),
            "app_path": reverse("admin:login"),
            "next": held.address,
            "held": held,
        }
        answer = TemplateResponse(request, "admin/login.html", context, status=403)
        answer.headers["Cache-Control"] = "private, no-store"
        return answer
