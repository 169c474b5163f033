"""What the names tool refuses, in which sentence and by which status, and that nothing typed is lost."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from catalog.lists import IN_A_PAGE
from tests.factories import make_taxon

pytestmark = pytest.mark.django_db

ADDRESS = "/names/"
FORM = "application/x-www-form-urlencoded"


def sentence(body: bytes) -> str:
    found = re.search(r'role="alert">.*?<strong>(.*?)</strong>', body.decode(), re.DOTALL)
    return found[1].replace("&quot;", '"') if found else ""


def test_one_name_too_many_is_told_and_the_text_kept(client: Client):
    text = "Acer rubrum\n" * 10_001
    response = client.post(ADDRESS, {"list": text})
    assert response.status_code == 413
    assert (
        sentence(response.content) == "The list has 10,001 names; the limit is 10,000. Nothing was looked up."
    )
    assert response.content.decode().count("Acer rubrum\n") == 10_001


def test_a_file_of_93000_lines_is_refused_with_the_limit(client: Client):
    file = SimpleUploadedFile("list.txt", b"Acer rubrum var. rubrum\n" * 93_000)
    response = client.post(ADDRESS, {"file": file})
    assert response.status_code == 413
    assert (
        sentence(response.content) == "The list has 93,000 names; the limit is 10,000. Nothing was looked up."
    )


@pytest.mark.parametrize("size", [2_700_000, 6_000_000])
def test_a_body_that_is_too_large_is_refused_by_a_page_with_the_limit(client: Client, caplog, size: int):
    response = client.post(ADDRESS, f"list={'a' * size}", content_type=FORM)
    assert response.status_code == 413
    assert b"larger than 2.6 MB" in response.content
    assert b"<main" in response.content
    assert not [record for record in caplog.records if record.exc_info]


def test_an_absurd_body_is_refused_unread(client: Client):
    class Endless:
        def read(self, size: int = -1) -> bytes:
            raise AssertionError("It was read.")

        readline = read

    absurd: dict[str, Any] = {"CONTENT_LENGTH": "500000000", "wsgi.input": Endless()}
    response = client.generic("POST", ADDRESS, **absurd)
    assert response.status_code == 413


def test_a_list_with_too_much_text_is_refused_as_a_file(client: Client):
    file = SimpleUploadedFile("list.txt", b"x" * (IN_A_PAGE.text + 1))
    response = client.post(ADDRESS, {"file": file, "list": "typed before"})
    assert response.status_code == 413
    assert sentence(response.content).startswith(
        "The file has 2.40 MB; the limit is 2.4 MB. Nothing was looked up."
    )
    assert b"typed before" in response.content


def test_a_file_that_is_no_list_is_refused_and_the_typed_text_kept(client: Client):
    file = SimpleUploadedFile("list.csv", b"%PDF-1.7")
    response = client.post(ADDRESS, {"file": file, "list": "typed before"})
    assert response.status_code == 422
    assert sentence(response.content) == (
        "This file is not a CSV or text file (it looks like a PDF document). Nothing was looked up."
    )
    assert b"typed before" in response.content


@pytest.mark.parametrize("text", ["", "\r\n", " \t "])
def test_nothing_is_no_list(client: Client, text: str):
    response = client.post(ADDRESS, {"list": text})
    assert response.status_code == 422
    assert sentence(response.content).startswith("The list is empty.")


def test_a_line_of_a_million_characters_is_told_with_its_number(client: Client):
    body = client.post(ADDRESS, {"list": f"Carex\n{'x' * 1_000_000}"}).content.decode()
    line = body[body.index('id="line-2"') : body.index("</ol>")]
    assert "The line is longer than 500 characters and was not read." in line
    assert len(line) < 3_000


def test_an_unclosed_quote_in_a_table_is_told_with_its_line(client: Client):
    response = client.post(ADDRESS, {"list": 'name,qty\n"Acer,5\n', "separator": "comma", "was": "comma"})
    assert response.status_code == 422
    assert sentence(response.content).startswith("Line 2 opens a quote that is never closed.")


@pytest.mark.parametrize(
    "fields",
    [
        {"page": "0"},
        {"page": "-1"},
        {"page": "9" * 500},
        {"page": "٣"},
        {"column": "99"},
        {"column": "x", "separator": "tab", "was": "tab"},
        {"separator": "nonsense"},
        {"show": "nonsense"},
        {"shown": "<script>"},
        {"columns": ["nonsense", "password"], "was": "lines"},
        {"settled": "nonsense \x00 aaaaaaaa.999999999999999999999"},
        {"choice.": "1", "choice.<script>": "<script>", "choice.aaaaaaaa": "9" * 400},
        {"download": "exe"},
    ],
)
def test_nonsense_in_a_field_is_passed_over(client: Client, fields: dict):
    response = client.post(ADDRESS, {"list": "Acer", **fields})
    assert response.status_code == 200
    assert b"1 line: 0 found, 1 not found." in response.content
    assert b"<script>" not in response.content


@pytest.mark.parametrize("headers", [{}, {"origin": "https://evil.com"}])
def test_a_form_of_another_site_is_refused(headers: dict):
    client = Client(enforce_csrf_checks=True)
    token = client.get(ADDRESS).cookies["csrftoken"].value
    fields = {"list": "Acer", **({"csrfmiddlewaretoken": token} if headers else {})}
    response = client.post(ADDRESS, fields, headers=headers)
    assert response.status_code == 403
    assert b"sent from another site" in response.content


def test_the_sites_own_form_is_answered():
    client = Client(enforce_csrf_checks=True)
    token = client.get(ADDRESS).cookies["csrftoken"].value
    assert client.post(ADDRESS, {"list": "Acer", "csrfmiddlewaretoken": token}).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "FOO", "OPTIONS"])
def test_other_methods_are_not_answered(client: Client, method: str):
    response = client.generic(method, ADDRESS)
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, POST"


def test_answers_are_kept_nowhere_and_only_this_page_sets_a_cookie(client: Client):
    page, answer = client.get(ADDRESS), client.post(ADDRESS, {"list": "Acer"})
    for response in (page, answer):
        assert response.headers["Cache-Control"] == "private, no-store"
        assert "Cookie" in response.headers["Vary"]
    assert list(page.cookies) == ["csrftoken"]
    assert answer.headers["X-Robots-Tag"] == "noindex"
    make_taxon("Carex nudata", "W. Boott")
    for address in ("/plants/", "/plants/carex-nudata/"):
        assert not client.get(address).cookies
