"""The reason of an entry corrected by who gave it, or by an administrator."""

from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from catalog import editorial
from catalog.admin._history import HistoryPages
from catalog.admin._reasons import given_reason
from catalog.admin._records import page_of
from catalog.models import HistoryEntry

LONGEST: Final = 20_000


class CorrectingPages(HistoryPages):
    """What takes a corrected reason; the form for it stands on the page of the entry."""

    def get_urls(self) -> list[Any]:
        """The address beside those of the history."""
        view = require_POST(self.reason_view)
        return [self._page("entries/<int:entry>/reason/", view, "reason"), *super().get_urls()]

    def reason_view(self, request: HttpRequest, entry: int) -> HttpResponse:
        """Correct it, and back to the entry."""
        told = get_object_or_404(HistoryEntry.objects.defer("document"), pk=entry)
        if not self.has_view_permission(request) or not editorial.may_correct(request.user, told):
            raise PermissionDenied
        seen = request.POST.get("seen", "")[:LONGEST]
        try:
            editorial.correct_reason(told, request.user, given_reason(request), seen=seen)  # type: ignore[arg-type]
        except ValidationError as refused:
            self.message_user(request, f"{' '.join(refused.messages)} Nothing was changed.", messages.ERROR)
        else:
            self.message_user(
                request, "The reason is corrected; what it said before is kept.", messages.SUCCESS
            )
        return HttpResponseRedirect(page_of(told))
