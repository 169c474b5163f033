"""The site as operators run it: production's settings, collected static files, gunicorn, HTTPS before it."""

import http.client
import os
import re
import secrets
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from catalog.checks import may_corrupt_wal
from tests.conftest import READ_BY_SETTINGS
from tests.project.files import ROOT

HOST = "plants.example.org"
POLICY_START = "default-src 'none'; script-src 'self'"


@pytest.fixture(scope="module")
def production(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a site that ``docs/operators.md`` describes, with folders of its own."""
    folder = tmp_path_factory.mktemp("site")
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in {*READ_BY_SETTINGS, "DEBUG", "DJANGO_ALLOW_ASYNC_UNSAFE"}
    }
    return inherited | {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": HOST,
        "DATABASE_URL": f"sqlite:///{folder}/catalog.sqlite3",
        "STATIC_ROOT": str(folder / "static"),
        "MEDIA_ROOT": str(folder / "media"),
        "TRUST_PROXY": "1",
    }


def manage(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def installed(production: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The same after the commands that an operator gives."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    environment = production | {"STATIC_ROOT": str(shared / "static")}
    succeed(environment, "migrate", "--verbosity", "0")
    collect_once(environment, shared)
    return environment


def collect_once(environment: dict[str, str], shared: Path) -> None:
    """Compressing takes half a minute of a core, so that one worker does it and the others wait."""
    collected = shared / "collected"
    try:
        (shared / "collecting").mkdir()
    except FileExistsError:
        wait_until(collected.exists, seconds=240, what="The static files were not collected")
    else:
        succeed(environment, "collectstatic", "--no-input", "--verbosity", "0")
        collected.touch()


def succeed(environment: dict[str, str], *arguments: str) -> None:
    done = manage(environment, *arguments)
    assert done.returncode == 0, done.stderr


def wait_until(reached: Callable[[], bool], *, seconds: float, what: str) -> None:
    """Ask ten times a second; fail with ``what`` did not happen."""
    end = time.monotonic() + seconds
    while not reached():
        if time.monotonic() > end:
            pytest.fail(f"{what} within {seconds} seconds.")
        time.sleep(0.1)


@pytest.fixture(scope="module")
def port(installed: dict[str, str]) -> Iterator[int]:
    """The port of a running server."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number = probe.getsockname()[1]
    command = [str(Path(sys.executable).with_name("gunicorn")), "config.wsgi", "--worker-class", "gthread"]
    options = ["--workers", "1", "--threads", "4", "--bind", f"127.0.0.1:{number}", "--log-level", "warning"]
    with subprocess.Popen([*command, *options], cwd=ROOT, env=installed) as server:
        wait_until(partial(is_open, number), seconds=60, what="The server did not start")
        yield number
        server.terminate()


def is_open(port: int) -> bool:
    """Whether a server takes connections there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def ask(port: int, path: str, *, method: str = "GET", host: str = HOST, **headers: str) -> tuple[Any, str]:
    """The response to one request as the proxy passes it on, with its body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    passed_on = {"Host": host, "X-Forwarded-Proto": "https", **headers}
    connection.request(method, path, headers=passed_on)
    response = connection.getresponse()
    body = response.read().decode("utf-8", errors="replace")
    connection.close()
    return response, body


def test_check_deploy_finds_nothing_but_the_sqlite_of_this_machine(installed: dict[str, str]):
    done = manage(installed, "check", "--deploy")
    assert done.returncode == 0
    expected = {"catalog.W001"} if may_corrupt_wal(sqlite3.sqlite_version_info) else set()
    assert set(re.findall(r"\b\w+\.[EWI]\d+", done.stderr + done.stdout)) == expected


def test_check_deploy_is_clean_on_postgresql(installed: dict[str, str]):
    done = manage(
        installed | {"DATABASE_URL": "postgres://plants@127.0.0.1/plants"},
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
    )
    assert done.returncode == 0, done.stderr


def test_the_models_have_all_their_migrations(installed: dict[str, str]):
    assert manage(installed, "makemigrations", "--check", "--dry-run").returncode == 0


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/plants/", 200), ("/health/", 200), ("/admin/login/", 200), ("/nothing/", 404)],
)
def test_a_page_is_served_with_its_headers(port: int, path: str, status: int):
    response, body = ask(port, path)
    assert response.status == status
    assert response.headers["Content-Security-Policy"].startswith(POLICY_START)
    assert response.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "Traceback" not in body


def test_plain_http_is_led_to_https(port: int):
    response, _ = ask(port, "/plants/?q=a%20b", **{"X-Forwarded-Proto": "http"})
    assert response.status == 301
    assert response.headers["Location"] == f"https://{HOST}/plants/?q=a%20b"


def test_health_answers_the_proxy_over_plain_http(port: int):
    assert ask(port, "/health/", **{"X-Forwarded-Proto": "http"})[0].status == 200


def test_an_unknown_host_is_refused_without_an_echo(port: int):
    response, body = ask(port, "/", host="evil.example")
    assert response.status == 400
    assert "evil.example" not in body
    assert response.headers["Content-Security-Policy"].startswith(POLICY_START)


def test_style_sheets_are_hashed_compressed_and_kept(port: int):
    _, body = ask(port, "/")
    sheets = re.findall(r'href="(/static/[^"]+\.css)"', body)
    assert sheets
    for sheet in sheets:
        response, _ = ask(port, sheet, **{"Accept-Encoding": "br"})
        assert response.status == 200
        assert re.search(r"\.[0-9a-f]{12}\.css$", sheet)
        assert response.headers["Content-Encoding"] == "br"
        assert "immutable" in response.headers["Cache-Control"]
        assert response.headers["Content-Security-Policy"].startswith(POLICY_START)


def test_pages_are_compressed(port: int):
    assert ask(port, "/plants/", **{"Accept-Encoding": "gzip"})[0].headers["Content-Encoding"] == "gzip"


def test_cookies_are_bound_to_this_host(port: int):
    cookie = ask(port, "/admin/login/")[0].headers["Set-Cookie"]
    assert cookie.startswith("__Host-csrftoken=")
    assert {"Secure", "HttpOnly", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert "SameSite=Lax" in cookie


def test_a_visitor_gets_no_cookie(port: int):
    assert ask(port, "/plants/")[0].headers["Set-Cookie"] is None


def test_a_form_from_elsewhere_is_refused_by_our_page(port: int):
    response, body = ask(port, "/admin/login/", method="POST", Origin="https://evil.example")
    assert response.status == 403
    assert "sent from another site" in body


@pytest.mark.parametrize(
    "path", ["/.git/HEAD", "/static/", "/static/../manage.py", "/static/%2e%2e/manage.py", "/media/"]
)
def test_nothing_beside_the_pages_can_be_read(port: int, path: str):
    response, body = ask(port, path)
    assert response.status in {400, 404}
    assert "execute_from_command_line" not in body


@pytest.mark.parametrize(
    "path", ["/plants/%00/", "/plants/%ff/", "/" + "a" * 3000 + "/", "/%2e%2e/", "/plants/?" + "a&" * 1600]
)
def test_an_odd_address_is_answered_by_a_page(port: int, path: str):
    response, body = ask(port, path)
    assert response.status in {400, 404}
    assert "<h1>" in body


def test_an_address_that_is_too_long_is_refused(port: int):
    assert ask(port, "/plants/?q=" + "a" * 9000)[0].status in {400, 414}


def test_a_forced_error_of_the_database_is_a_503(installed: dict[str, str], tmp_path: Path):
    """A site whose database cannot be opened answers 503 on pages and on health, never 500."""
    script = (
        "from django.core.wsgi import get_wsgi_application as make; make()\n"
        "from django.test import Client\n"
        "client = Client(raise_request_exception=False, headers={'host': 'plants.example.org'})\n"
        "print(*(client.get(path, secure=True).status_code for path in ('/', '/plants/', '/health/')))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=installed
        | {
            "DATABASE_URL": f"sqlite:///{tmp_path}/no-such-folder/c.sqlite3",
            "DJANGO_SETTINGS_MODULE": "config.settings",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == ["503", "503", "503"], done.stderr
