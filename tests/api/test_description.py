"""The OpenAPI document says what the interface does: no more, no less."""

from typing import Any

import pytest
from django.test import Client

from catalog.urls import urlpatterns
from tests.factories import make_family, make_taxon, make_vernacular

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/openapi.json"
TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": dict,
}


@pytest.fixture
def document(client: Client) -> dict[str, Any]:
    described: dict[str, Any] = client.get(ADDRESS).json()
    return described


def faults(value: Any, schema: dict[str, Any], document: dict[str, Any], where: str = "answer") -> list[str]:
    """What of a value is not as its schema says; the words of OpenAPI that the document uses."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/components/schemas/")
        return faults(value, document["components"]["schemas"][name], document, where)
    if value is None:
        return [] if schema.get("nullable") else [f"{where} is null"]
    found = [fault for part in schema.get("allOf", ()) for fault in faults(value, part, document, where)]
    kind = schema.get("type")
    if kind and (not isinstance(value, TYPES[kind]) or (kind == "integer" and isinstance(value, bool))):
        return [*found, f"{where} is no {kind}"]
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{where} is {value!r}")
    if (
        not schema.get("minimum", value) <= value <= schema.get("maximum", value)
        if kind == "integer"
        else False
    ):
        found.append(f"{where} is {value}")
    if kind == "array":
        found += [fault for each in value for fault in faults(each, schema["items"], document, f"{where}[]")]
    if kind == "object" and "properties" in schema:
        found += [f"{where} lacks {key}" for key in schema["required"] if key not in value]
        found += [f"{where} has {key}" for key in value if key not in schema["properties"]]
        for key in value.keys() & schema["properties"].keys():
            found += faults(value[key], schema["properties"][key], document, f"{where}.{key}")
    return found


def schema_of(document: dict[str, Any], path: str, method: str, status: int) -> dict[str, Any]:
    response = document["paths"][path][method]["responses"][str(status)]
    schema: dict[str, Any] = response["content"]["application/json"]["schema"]
    return schema


def test_every_address_is_described_and_no_other(document: dict):
    served = {f"/{pattern.pattern}" for pattern in urlpatterns if str(pattern.pattern).startswith("api/v1/")}
    assert set(document["paths"]) == served


@pytest.mark.parametrize("method", ["get", "post", "put", "delete"])
def test_every_method_is_described_and_no_other(client: Client, document: dict, method: str):
    for path, operations in document["paths"].items():
        response = client.generic(method.upper(), path)
        assert (response.status_code != 405) == (method in operations)


def test_every_reference_leads_to_a_schema_and_every_schema_is_referred_to(document: dict):
    def references(node: Any) -> set[str]:
        if isinstance(node, list):
            return {name for each in node for name in references(each)}
        if not isinstance(node, dict):
            return set()
        own = {node["$ref"]} if "$ref" in node else set()
        return own | {name for each in node.values() for name in references(each)}

    assert references(document) == {
        f"#/components/schemas/{name}" for name in document["components"]["schemas"]
    }


def test_answers_and_errors_are_as_described(client: Client, document: dict):
    genus = make_taxon("Heuchera", "L.", parent=make_family())
    species = make_taxon(symbol="HERU", parent=genus)
    for taxon in (species, make_taxon("Heuchera ×cuneata", "Howell")):
        make_vernacular(taxon)
    asked = ["HERU", "", "pink alumroot", "Heuchra rubescens", "quux", "Heuchera ×cuneata", "Heuchera"]
    path = "/api/v1/resolve"
    answers = {
        ("get", 200): client.get(path, {"q": asked}),
        ("get", 400): client.get(path),
        ("get", 413): client.get(path, {"q": ["x"] * 51}),
        ("post", 200): client.post(path, asked, content_type="application/json"),
        ("post", 400): client.post(path, "x", content_type="application/json"),
        ("post", 413): client.post(path, ["x"] * 1_001, content_type="application/json"),
        ("get", 405): client.put(path),
    }
    for (method, status), response in answers.items():
        assert response.status_code == status
        assert faults(response.json(), schema_of(document, path, method, status), document) == []


def test_facet_counts_and_their_errors_are_as_described(client: Client, document: dict):
    make_taxon(parent=make_taxon("Heuchera", "L.", parent=make_family()))
    path = "/api/v1/facets/"
    answers = {
        200: client.get(path, {"habit": "forb"}),
        400: client.get(path, {"height": "nan"}),
        404: client.get(path, {"light": "zzz"}),
        405: client.put(path),
    }
    for status, response in answers.items():
        assert response.status_code == status
        assert faults(response.json(), schema_of(document, path, "get", status), document) == []


def test_the_check_finds_what_is_not_as_described(document: dict):
    schema = {"$ref": "#/components/schemas/Error"}
    assert faults({"error": {"status": "x", "message": ""}}, schema, document) == [
        "answer.error.status is no integer"
    ]
    assert faults({"error": {"status": 1}, "x": 1}, schema, document) == [
        "answer has x",
        "answer.error lacks message",
    ]


def test_the_limits_are_the_described_ones(document: dict):
    operations = document["paths"]["/api/v1/resolve"]
    assert operations["get"]["parameters"][0]["schema"]["maxItems"] == 50
    body = operations["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert body["maxItems"] == 1_000
