"""``/api/v1/resolve``: what names mean, with the reasons."""

import json
from http import HTTPMethod, HTTPStatus
from typing import Any, Final

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

from catalog import facts, glossary, names
from catalog.names import Match, Resolved

from ._answers import Refused, answer, endpoint
from ._taxa import taxon_fields

MOST_IN_ADDRESS: Final = 50
MOST_IN_BODY: Final = 1_000


@endpoint(HTTPMethod.GET, HTTPMethod.POST)
def resolve(request: HttpRequest) -> HttpResponse:
    """The plant of each name: ``q``, as often as wanted, or the names of a JSON list, in their order."""
    asked = _in_body(request) if request.method == HTTPMethod.POST else _in_address(request)
    found = names.resolve_many(asked)
    keys = {match.taxon_id for each in found for match in each.candidates}
    keys |= {each.accepted for each in found if each.accepted is not None}
    told = facts.told(sorted(keys), ["family"], glossary.terms())
    fields = {key: taxon_fields(request, each) for key, each in told.items()}
    pairs = zip(asked, found, strict=True)
    return answer({"results": [_result(query, resolved, fields) for query, resolved in pairs]})


def _in_address(request: HttpRequest) -> list[str]:
    asked = request.GET.getlist("q")
    if not asked:
        raise Refused(HTTPStatus.BAD_REQUEST, "Give a name: ?q=Acer+rubrum. The parameter q may be repeated.")
    if len(asked) > MOST_IN_ADDRESS:
        raise Refused(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            f"The address has {len(asked):,} names; the limit is {MOST_IN_ADDRESS}. Send more as a JSON list by POST.",
        )
    return asked


def _in_body(request: HttpRequest) -> list[str]:
    try:
        asked = json.loads(request.body)
    except RequestDataTooBig as error:
        raise Refused(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The body is larger than 2.6 MB, which is the limit."
        ) from error
    except (ValueError, RecursionError) as error:
        raise Refused(HTTPStatus.BAD_REQUEST, "The body is not JSON in UTF-8.") from error
    if not isinstance(asked, list) or not asked or not all(isinstance(name, str) for name in asked):
        message = 'The body must be a JSON list of one or more texts: ["Acer rubrum", "HERUA"].'
        raise Refused(HTTPStatus.BAD_REQUEST, message)
    if len(asked) > MOST_IN_BODY:
        message = f"The list has {len(asked):,} names; the limit is {MOST_IN_BODY:,}. Nothing was looked up."
        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, message)
    # JSON may name halves of surrogate pairs, which are no characters and can be neither stored nor sent.
    return [name.encode("utf-8", "replace").decode() for name in asked]


def _result(query: str, resolved: Resolved, fields: dict[int, dict[str, Any]]) -> dict[str, Any]:
    accepted = fields.get(resolved.accepted) if resolved.accepted is not None else None
    return {
        "query": query,
        "status": resolved.status,
        "score": resolved.score,
        "matched": {"name": resolved.matched_name, "authority": resolved.matched_authority},
        "accepted": accepted,
        "alternatives": [
            _alternative(match, fields[match.taxon_id])
            for match in resolved.candidates
            if match.taxon_id in fields and match.taxon_id != resolved.accepted
        ],
        "narrative": list(resolved.narrative),
    }


def _alternative(match: Match, taxon: dict[str, Any]) -> dict[str, Any]:
    return {
        "taxon": taxon,
        "matched": {"name": match.text, "authority": match.authority},
        "why": match.why,
        "score": match.score,
    }
