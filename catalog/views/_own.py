"""Pages that answer what one visitor sent: held nowhere, asked for by this site's own form, within a size."""

from collections.abc import Callable
from functools import partial, wraps
from http import HTTPMethod
from typing import Final

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from catalog.views import errors
from catalog.views._pages import FOR_ONE
from catalog.views._units import in_chosen_units

View = Callable[[HttpRequest], HttpResponse]
METHODS: Final[list[str]] = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.POST]
READ_AND_LET_GO: Final = 30_000_000
AT_ONCE: Final = 65_536


def own_page(largest: int, *, has_token: bool = True) -> Callable[[View], View]:
    """A page with a form that is posted to itself; a request of more than ``largest`` bytes is refused.

    The length is looked at first: to find the form's token, Django would hold all of it. A form that changes nothing
    needs no token, and so no cookie.
    """

    def decorated(view: View) -> View:
        protected = csrf_protect(view) if has_token else view

        @csrf_exempt
        @require_http_methods(METHODS)
        @wraps(view)
        def page(request: HttpRequest) -> HttpResponse:
            try:
                _refuse_length(request, largest)
                response = in_chosen_units(request, partial(protected, request))
            except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent) as refused:
                return errors.bad_request(request, refused)
            response.headers["Cache-Control"] = FOR_ONE
            return response

        return page

    return decorated


def _refuse_length(request: HttpRequest, largest: int) -> None:
    """A browser that cannot send to the end shows no answer, so what is not absurd is read, and let go at once."""
    header = request.META.get("CONTENT_LENGTH", "")
    length = int(header) if header.isdigit() else 0
    if length <= largest:
        return
    if length <= READ_AND_LET_GO:
        while request.read(AT_ONCE):
            pass
    raise RequestDataTooBig
