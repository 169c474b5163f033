"""The description of the interface in the form of OpenAPI 3."""

import json
from functools import lru_cache
from http import HTTPMethod
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse

from ._answers import answer, endpoint

FILE = Path(__file__).with_name("openapi.json")


@endpoint(HTTPMethod.GET)
def description(request: HttpRequest) -> HttpResponse:
    """Every address with its parameters, answers and errors."""
    return answer(_read())


@lru_cache(maxsize=1)
def _read() -> Any:
    return json.loads(FILE.read_text(encoding="utf-8"))
