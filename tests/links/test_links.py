"""Cited links: which there are, how one is asked, and what is kept of its answer. No other machine is asked."""

import ipaddress
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from unittest import mock

import pytest
from django.core.management import call_command

from catalog import links
from catalog.links import Answer, ask
from catalog.models import ArticleSection, CitedLink, LinkState, Photo, RightsHolder, Source
from tests.factories import make_source, make_taxon

PAGES = {"/fine": (200, ""), "/gone": (404, ""), "/closed": (403, ""), "/odd": (799, ""), "/down": (503, "")}
LEADING = {
    "/moved": "/fine",
    "/round": "/round",
    "/inside": "http://10.0.0.1/secret",
    "/file": "file:///etc/passwd",
}


class Site(BaseHTTPRequestHandler):
    """A site of a few pages, which remembers what it was asked."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(f"{self.command} {self.path}")
        code, place = PAGES.get(self.path, (302, LEADING.get(self.path, "")))
        if self.path == "/nohead":
            code = 405 if self.command == "HEAD" else 200
        self.send_response(code, "Said")
        if place:
            self.send_header("Location", place)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET  # noqa: N815  the server calls it so

    def log_message(self, *_: object) -> None:
        """Keep still."""


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    Site.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def here(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return address.is_loopback


@pytest.mark.parametrize(
    ("page", "state", "words"),
    [
        ("/fine", LinkState.WORKS, ""),
        ("/nohead", LinkState.WORKS, ""),
        ("/gone", LinkState.BROKEN, "404 Not Found"),
        ("/down", LinkState.BROKEN, "503"),
        ("/odd", LinkState.BROKEN, "799"),
        ("/closed", LinkState.UNSURE, "open it yourself"),
        ("/round", LinkState.BROKEN, "more than 5 times"),
        ("/inside", LinkState.BROKEN, "private network"),
        ("/file", LinkState.BROKEN, "no web page"),
    ],
)
def test_an_address_is_asked_and_its_answer_told(served: str, page: str, state: LinkState, words: str):
    found = ask(served + page, allowed=here)
    assert found.state == state
    assert words in found.words


def test_a_page_that_has_moved_works_and_the_new_address_is_told(served: str):
    assert ask(f"{served}/moved", allowed=here) == Answer(LinkState.WORKS, f"It has moved to {served}/fine")


def test_the_head_is_asked_first_and_the_page_only_where_the_head_is_refused(served: str):
    Site.asked.clear()
    ask(f"{served}/fine", allowed=here)
    ask(f"{served}/gone", allowed=here)
    assert Site.asked == ["HEAD /fine", "HEAD /gone", "GET /gone"]


@pytest.mark.parametrize(
    "number",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "::1", "fd00::1", "224.0.0.1"],
)
def test_no_private_number_is_ever_connected_to(number: str):
    answer = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 80))]
    with (
        mock.patch("socket.getaddrinfo", return_value=answer),
        mock.patch("socket.create_connection") as connected,
    ):
        assert "private network" in ask("http://looks.public.example/").words
    connected.assert_not_called()


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (socket.gaierror(), "no such host"),
        (TimeoutError(), "No answer within 10 seconds"),
        (ConnectionResetError(), "The connection failed (ConnectionResetError)"),
    ],
)
def test_a_host_that_cannot_be_reached_is_told_in_words(fault: Exception, words: str):
    with mock.patch("socket.getaddrinfo", side_effect=fault):
        found = ask("https://nowhere.example/")
    assert found.state == LinkState.BROKEN
    assert words in found.words


def test_a_certificate_that_does_not_hold_is_told_in_words(served: str):
    found = ask(served.replace("http:", "https:"), allowed=here)
    assert found.state == LinkState.BROKEN
    assert "certificate" in found.words


@pytest.mark.django_db
class TestKept:
    """What the command makes of the answers."""

    def test_every_cited_address_is_found_once(self):
        source = make_source(url="https://a.example/")
        taxon = make_taxon()
        body = '<p><a href="https://a.example/#top">A</a> <a href="https://b.example/?a=1&amp;b=2">B</a></p>'
        ArticleSection.objects.create(taxon=taxon, heading="x", body=body)
        holder = RightsHolder.objects.create(name="A. Person", url="https://d.example/")
        Photo.objects.create(
            taxon=taxon, image="x.jpg", source_url="https://c.example/", rights_holder=holder
        )
        Photo.objects.create(taxon=taxon, image="y.jpg")
        found = links.cited()
        assert list(found) == [
            "https://a.example/",
            "https://c.example/",
            "https://d.example/",
            "https://b.example/?a=1&b=2",
        ]
        assert (found["https://a.example/"].source, found["https://c.example/"].taxon) == (
            source.pk,
            taxon.pk,
        )

    def test_the_first_failure_is_remembered_and_forgotten_when_it_works_again(self):
        make_source(url="https://a.example/")
        broken, works = Answer(LinkState.BROKEN, "It answers 404 Not Found."), Answer(LinkState.WORKS)
        (first,) = links.check(asker=lambda url: broken)
        (second,) = links.check(asker=lambda url: broken)
        assert second.broken_since == first.broken_since == first.checked_at < second.checked_at
        (third,) = links.check(asker=lambda url: works)
        assert third.broken_since is None
        assert list(links.check(asker=lambda url: broken)) == []  # it worked a moment ago
        (fourth,) = links.check(days=0, asker=lambda url: broken)
        assert fourth.broken_since == fourth.checked_at

    def test_nothing_is_kept_of_a_night_without_a_network(self):
        make_source(url="https://a.example/")
        make_source("other", url="https://b.example/")
        silence = Answer(LinkState.BROKEN, "There is no such host.", is_reached=False)
        with pytest.raises(links.Offline, match="None of"):
            list(links.check(asker=lambda url: silence))
        assert not CitedLink.objects.exists()
        answers = iter([silence, Answer(LinkState.WORKS)])
        found = list(links.check(asker=lambda url: next(answers)))
        assert [link.state for link in found] == [LinkState.BROKEN, LinkState.WORKS]
        assert list(links.check(asker=lambda url: silence)) == found[:1]

    def test_what_is_cited_no_more_is_forgotten(self):
        make_source(url="https://a.example/")
        list(links.check(asker=lambda url: Answer(LinkState.WORKS)))
        Source.objects.update(url="")
        list(links.check(asker=lambda url: Answer(LinkState.WORKS)))
        assert not CitedLink.objects.exists()

    def test_one_host_is_not_asked_twice_at_once(self):
        for number in range(3):
            make_source(f"s{number}", url=f"https://{'a' if number < 2 else 'b'}.example/{number}")
        with mock.patch("time.sleep") as slept:
            list(links.check(pause=5, asker=lambda url: Answer(LinkState.WORKS)))
        waits = [call.args[0] for call in slept.call_args_list]
        assert [wait > 4 for wait in waits] == [False, True, False]

    def test_the_command_names_what_does_not_answer(self):
        make_source(url="http://127.0.0.1:9/")
        told = StringIO()
        call_command("check_links", pause=0, stdout=told)
        assert "http://127.0.0.1:9/: It leads into a private network; it was not asked." in told.getvalue()
        assert "1 links asked, 1 do not answer." in told.getvalue()
