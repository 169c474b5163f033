"""One address asked, politely: its head first, its page only where the head is refused, and never a private machine.

An article's link must not make this server knock at doors that only it can reach (SSRF): every name is resolved here,
each of its numbers has to be a public one, and the connection goes to that number. Redirects are followed under the
same rule.
"""

import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final
from urllib.parse import urljoin, urlsplit

from catalog.models import LinkState

Address = IPv4Address | IPv6Address
Allowed = Callable[[Address], bool]

SECONDS: Final = 10.0
MOST_HOPS: Final = 5
HEADERS: Final = {"User-Agent": "native-plant-catalogue link check", "Accept": "*/*"}
LETS_NO_PROGRAM_IN: Final = {
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it, and a sentence for the editor; blank where all is well.

    ``is_reached`` is False where no host was heard, which may be for want of a network here.
    """

    state: LinkState
    words: str = ""
    is_reached: bool = True


class _NotAsked(Exception):
    """The address leads where this server must not go."""


def is_public(address: Address) -> bool:
    """Whether a machine at this number is one that anybody on the internet may reach."""
    return address.is_global and not address.is_multicast


def ask(url: str, *, allowed: Allowed = is_public, seconds: float = SECONDS) -> Answer:
    """Ask one address. ``seconds`` bounds each step of the way: reaching the host, sending, waiting."""
    asked = url
    try:
        for _ in range(MOST_HOPS):
            code, place = _code(asked, allowed, seconds)
            if not (300 <= code < 400 and place):
                return _read(code, moved_to=asked if asked != url else "")
            asked = urljoin(asked, place)
    except _NotAsked as reason:
        return Answer(LinkState.BROKEN, str(reason))
    except TimeoutError:
        return Answer(LinkState.BROKEN, f"No answer within {seconds:.0f} seconds.", is_reached=False)
    except ssl.SSLError as fault:
        return Answer(LinkState.BROKEN, f"Its certificate cannot be trusted ({fault.reason or 'TLS'}).")
    except socket.gaierror:
        return Answer(LinkState.BROKEN, "There is no such host.", is_reached=False)
    except (OSError, HTTPException, ValueError) as fault:
        return Answer(LinkState.BROKEN, f"The connection failed ({type(fault).__name__}).", is_reached=False)
    return Answer(LinkState.BROKEN, f"It leads on more than {MOST_HOPS} times.")


def _read(code: int, moved_to: str) -> Answer:
    try:
        phrase = f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        phrase = str(code)
    if code < 400:
        return Answer(LinkState.WORKS, f"It has moved to {moved_to}"[:300] if moved_to else "")
    if code in LETS_NO_PROGRAM_IN:
        return Answer(LinkState.UNSURE, f"It lets no program in ({phrase}): open it yourself.")
    return Answer(LinkState.BROKEN, f"It answers {phrase}.")


def _code(url: str, allowed: Allowed, seconds: float) -> tuple[int, str]:
    """Status and where it leads on. A head that is refused says nothing: many sites answer only a GET."""
    code, place = _request("HEAD", url, allowed, seconds)
    return _request("GET", url, allowed, seconds) if code >= 400 else (code, place)


def _request(method: str, url: str, allowed: Allowed, seconds: float) -> tuple[int, str]:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise _NotAsked("It leads to no web page.")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    connection = HTTPConnection(parts.hostname, port, timeout=seconds)
    connection.sock = _reached(parts.hostname, port, allowed, seconds)
    try:
        if parts.scheme == "https":
            secure = ssl.create_default_context()
            connection.sock = secure.wrap_socket(connection.sock, server_hostname=parts.hostname)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request(method, target, headers=HEADERS)
        response = connection.getresponse()  # the body is left unread
        return response.status, response.headers.get("Location", "")
    finally:
        connection.close()


def _reached(host: str, port: int, allowed: Allowed, seconds: float) -> socket.socket:
    """A connection to the first of the host's numbers, all of which have to be allowed."""
    numbers = [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not all(allowed(ip_address(number.partition("%")[0])) for number in numbers):
        raise _NotAsked("It leads into a private network; it was not asked.")
    return socket.create_connection((numbers[0], port), timeout=seconds)
