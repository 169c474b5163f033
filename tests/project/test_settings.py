"""The settings: production's unless told otherwise, and none of them half set."""

import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as loaded
from django.core.exceptions import ImproperlyConfigured

from tests.conftest import READ_BY_SETTINGS

PRODUCTION = {
    "SECRET_KEY": "k9" * 30,
    "ALLOWED_HOSTS": "plants.example.org, www.plants.example.org",
    "DATABASE_URL": "postgres://catalogue:secret@db.example.org/catalogue",
}


def read(monkeypatch: pytest.MonkeyPatch, **variables: str) -> dict[str, Any]:
    """The settings as they come out of exactly these variables."""
    for name in (*READ_BY_SETTINGS, "DEBUG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(loaded.BASE_DIR / "config" / "settings.py"))


def test_production_is_what_comes_of_three_variables(monkeypatch: pytest.MonkeyPatch):
    settings = read(monkeypatch, **PRODUCTION)
    assert settings["DEBUG"] is False
    assert settings["ALLOWED_HOSTS"] == ["plants.example.org", "www.plants.example.org"]
    assert settings["SECURE_SSL_REDIRECT"]
    assert settings["SECURE_HSTS_SECONDS"] == 2 * 365 * 24 * 60 * 60
    assert settings["SESSION_COOKIE_NAME"] == "__Host-sessionid"
    assert settings["CSRF_COOKIE_NAME"] == "__Host-csrftoken"
    assert settings["SESSION_COOKIE_SECURE"]
    assert "SECURE_PROXY_SSL_HEADER" not in settings


@pytest.mark.parametrize("missing", PRODUCTION)
@pytest.mark.parametrize("blank", [True, False])
def test_a_missing_variable_is_named(monkeypatch: pytest.MonkeyPatch, missing: str, *, blank: bool):
    given = {**PRODUCTION, missing: "  "} if blank else {k: v for k, v in PRODUCTION.items() if k != missing}
    with pytest.raises(ImproperlyConfigured, match=f"^{missing} is not set; set it to ") as refusal:
        read(monkeypatch, **given)
    assert not [name for name in PRODUCTION if name != missing and f"{name} is not set" in str(refusal.value)]


def test_all_missing_variables_are_named_at_once(monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(ImproperlyConfigured) as refusal:
        read(monkeypatch)
    assert all(f"{name} is not set" in str(refusal.value) for name in PRODUCTION)


def test_every_host_has_to_be_named(monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(ImproperlyConfigured, match=r'ALLOWED_HOSTS holds "\*"'):
        read(monkeypatch, **PRODUCTION | {"ALLOWED_HOSTS": "*"})


def test_debug_needs_nothing_else_and_stays_on_this_machine(monkeypatch: pytest.MonkeyPatch):
    settings = read(monkeypatch, DEBUG="1")
    assert settings["DEBUG"] is True
    assert settings["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert settings["DATABASES"]["default"]["NAME"] == str(loaded.BASE_DIR / "var" / "catalog.sqlite3")
    assert not settings["SECURE_SSL_REDIRECT"]
    assert settings["SESSION_COOKIE_NAME"] == "sessionid"


def test_local_mode_shows_visitors_pages(monkeypatch: pytest.MonkeyPatch):
    settings = read(monkeypatch, CATALOG_LOCAL="1")
    assert settings["DEBUG"] is False
    assert settings["LOCAL"] is True


def test_the_known_secret_serves_no_other_machine(monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(ImproperlyConfigured, match=r"^SECRET_KEY is not set"):
        read(monkeypatch, DEBUG="1", ALLOWED_HOSTS="plants.example.org")


def test_a_short_secret_is_refused_in_production(monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(ImproperlyConfigured, match=r"^SECRET_KEY has 5 characters"):
        read(monkeypatch, **{**PRODUCTION, "SECRET_KEY": "short"})


def test_a_proxy_is_trusted_only_when_told(monkeypatch: pytest.MonkeyPatch):
    settings = read(monkeypatch, **PRODUCTION, TRUST_PROXY="1")
    assert settings["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")


def test_sqlite_waits_for_other_writers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    settings = read(monkeypatch, DEBUG="1", DATABASE_URL=f"sqlite:///{tmp_path}/c.sqlite3")
    database = settings["DATABASES"]["default"]
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert database["OPTIONS"]["timeout"] == 20
    assert "journal_mode=WAL" in database["OPTIONS"]["init_command"]
    assert "synchronous=FULL" in database["OPTIONS"]["init_command"]
    assert database["ATOMIC_REQUESTS"] is False


def test_postgres_waits_as_long(monkeypatch: pytest.MonkeyPatch):
    database = read(monkeypatch, **PRODUCTION)["DATABASES"]["default"]
    assert database["OPTIONS"]["options"] == "-c lock_timeout=20s"


@pytest.mark.parametrize("writable", [True, False])
def test_a_read_only_site_opens_sqlite_without_writing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, writable: bool
):
    monkeypatch.setattr("os.access", lambda path, mode: writable)
    settings = read(
        monkeypatch, DEBUG="1", CATALOG_READ_ONLY="1", DATABASE_URL=f"sqlite:///{tmp_path}/a%20b.sqlite3"
    )
    name = settings["DATABASES"]["default"]["NAME"]
    assert name == f"file:{tmp_path}/a%20b.sqlite3?mode=ro" + ("" if writable else "&immutable=1")
    assert settings["DATABASES"]["default"]["OPTIONS"]["init_command"] == "PRAGMA query_only=ON;"


def test_the_command_line_says_in_one_message_what_is_missing():
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=loaded.BASE_DIR,
        env={},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "SECRET_KEY is not set" in done.stderr
    assert "Traceback" not in done.stderr
