"""What an address may hold."""

from collections.abc import Callable
from typing import Final

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse

MOST_PARAMETERS: Final = 1_000


class AddressLimitMiddleware:
    """Refuses an address with more parameters than any page reads; a form that is posted may have more fields."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.META.get("QUERY_STRING", "").count("&") >= MOST_PARAMETERS:
            raise TooManyFieldsSent(f"The address has more than {MOST_PARAMETERS} parameters.")
        return self.get_response(request)
