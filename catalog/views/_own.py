"""Pages that answer what one visitor sent: held nowhere, asked for by this site's own form, within a size."""

from collections.abc import Callable
from functools import wraps
from http import HTTPMethod
from typing import Final

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from catalog.views import errors
from catalog.views._pages import FOR_ONE

View = Callable[[HttpRequest], HttpResponse]
METHODS: Final = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.POST]


def own_page(largest: int) -> Callable[[View], View]:
    """A page with a form that is posted to itself; a request of more than ``largest`` bytes is refused unread.

    The length is looked at first: to find the form's token, Django would read all of it.
    """

    def decorated(view: View) -> View:
        protected = csrf_protect(view)

        @csrf_exempt
        @require_http_methods(METHODS)
        @wraps(view)
        def page(request: HttpRequest) -> HttpResponse:
            if _length(request) > largest:
                return errors.bad_request(request, RequestDataTooBig())
            response = protected(request)
            response.headers["Cache-Control"] = FOR_ONE
            return response

        return page

    return decorated


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
