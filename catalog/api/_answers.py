"""What every address of the interface has in common: methods, errors in JSON, callers on other sites."""

from collections.abc import Callable, Sequence
from functools import wraps
from http import HTTPMethod, HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

FOR_EVERYBODY: Final = "public, max-age=0, must-revalidate"
IN_LETTERS: Final = {"ensure_ascii": False}
"""Names are written with their own letters: × is no escape."""

View = Callable[..., HttpResponse]


class Refused(Exception):
    """A request that is answered with an error; the text is a sentence for whoever wrote the program."""

    def __init__(self, status: HTTPStatus, message: str) -> None:
        self.status = status
        super().__init__(message)


def endpoint(*methods: HTTPMethod) -> Callable[[View], View]:
    """An address that answers these methods, and HEAD and OPTIONS.

    It knows no session, so it needs no token against forged forms, and pages of other sites may read what it answers
    to GET.
    """
    allowed = [
        method for method in (HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.POST) if _is(method, methods)
    ]

    def decorated(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == HTTPMethod.OPTIONS:
                return _with_headers(_options(allowed))
            if request.method not in allowed:
                return _with_headers(_not_allowed(allowed))
            try:
                response = view(request, *args, **kwargs)
            except Refused as refused:
                response = error(refused.status, str(refused))
            if request.method == HTTPMethod.POST:
                response.headers["Cache-Control"] = "no-store"
                return response
            return _with_headers(response)

        return page

    return decorated


def answer(content: Any) -> HttpResponse:
    """The content as JSON."""
    return JsonResponse(content, json_dumps_params=IN_LETTERS)


def error(status: HTTPStatus, message: str) -> HttpResponse:
    """An error: its number and a sentence."""
    content = {"error": {"status": int(status), "message": message}}
    return JsonResponse(content, status=status, json_dumps_params=IN_LETTERS)


def _is(method: HTTPMethod, methods: Sequence[HTTPMethod]) -> bool:
    return method in methods or (method == HTTPMethod.HEAD and HTTPMethod.GET in methods)


def _options(allowed: Sequence[HTTPMethod]) -> HttpResponse:
    return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"Allow": ", ".join([*allowed, "OPTIONS"])})


def _not_allowed(allowed: Sequence[HTTPMethod]) -> HttpResponse:
    methods = ", ".join([*allowed, "OPTIONS"])
    response = error(HTTPStatus.METHOD_NOT_ALLOWED, f"This address answers {methods} only.")
    response.headers["Allow"] = methods
    return response


def _with_headers(response: HttpResponse) -> HttpResponse:
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers.setdefault("Cache-Control", FOR_EVERYBODY)
    return response
