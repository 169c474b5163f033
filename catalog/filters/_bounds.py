"""How much an address may ask."""

from typing import Final

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest

MOST_PARAMETERS: Final = 1_000


def refuse_endless(request: HttpRequest) -> None:
    """Raise TooManyFieldsSent for an address with more parameters than any page reads; a form may have more fields."""
    if request.META.get("QUERY_STRING", "").count("&") >= MOST_PARAMETERS:
        raise TooManyFieldsSent(f"The address has more than {MOST_PARAMETERS} parameters.")
