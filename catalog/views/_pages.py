"""What every public page has in common: methods, conditional answers, caching."""

from collections.abc import Callable
from functools import partial, wraps
from http import HTTPStatus
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import condition, require_safe

from catalog.conditional import etag
from catalog.filters import refuse_endless
from catalog.models import Revision
from catalog.views._units import in_chosen_units
from catalog.views.errors import PageNotFound, bad_request

FOR_EVERYBODY: Final = "public, max-age=0, must-revalidate"
FOR_ONE: Final = "private, no-store"
"""What answers one person is kept nowhere and has no ETag."""

HAS_ETAG: Final = (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED)

View = Callable[..., HttpResponseBase]


def public_page(view: View) -> View:
    """A page that anybody may see: GET and HEAD, an ETag, no cookie.

    A visitor who has this revision of the address already is answered 304 before the view is asked: only pages
    that were found have an ETag, and no other address has the same. What signed-in people get may differ from the
    public's, and is never kept.
    """
    conditional = condition(etag_func=etag)(view)

    @only_read
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            refuse_endless(request)
            with Revision.objects.reading():
                return in_chosen_units(request, partial(answer, request, *args, **kwargs))
        except TooManyFieldsSent as refused:
            # Django's technical page reads the fields again, fails on them again, and takes a minute to say nothing.
            return bad_request(request, refused)

    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if is_staff(request):
            response = view(request, *args, **kwargs)
            response.headers["Cache-Control"] = FOR_ONE
        else:
            response = conditional(request, *args, **kwargs)
            if response.status_code not in HAS_ETAG or response.headers.get("Cache-Control") == FOR_ONE:
                response.headers.pop("ETag", None)
            response.headers.setdefault("Cache-Control", FOR_EVERYBODY)
        patch_vary_headers(response, ["Cookie"])
        return response

    return page


def only_read(view: View) -> View:
    """Answers GET and HEAD, and any other method with 405 and those two.

    Such a view changes nothing, so the check of forms is left out: it would come first and say 403 instead.
    """
    return csrf_exempt(require_safe(view))


def is_staff(request: HttpRequest) -> bool:
    """Whether somebody is signed in who may see drafts. No query for a visitor without a session."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    return request.user.is_staff and request.user.has_perm("catalog.view_taxon")


def numbered(rows: QuerySet[Any], text: str, *, size: int) -> Page[Any]:
    """The page of these rows that the ``page`` parameter asks for; blank is the first.

    Raises PageNotFound for everything that is not the number of a page. A page far out costs no more than a count.
    """
    try:
        return Paginator(rows, size).page(page_number(text))
    except InvalidPage as error:
        raise PageNotFound(
            "The list has fewer pages than that. Its first page is at this address without ?page."
        ) from error


def page_number(text: str) -> int:
    """A page's number as it stands in an address. Raises PageNotFound for all but plain digits from 1 up."""
    if not text:
        return 1
    if not text.isascii() or not text.isdigit() or len(text) > 7 or text.startswith("0"):
        raise PageNotFound("A page is given by its number, 1 or more.")
    return int(text)


def unindexed(response: HttpResponse) -> HttpResponse:
    """The answer, with the wish that search engines leave it out."""
    response.headers["X-Robots-Tag"] = "noindex"
    return response
