"""The readers of the environment: each says which variable, what it found and what it wants."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env

NAME = "CATALOG_TEST_VARIABLE"


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch):
    """Sets the variable that these tests read; unset until called."""
    monkeypatch.delenv(NAME, raising=False)
    return lambda value: monkeypatch.setenv(NAME, value)


def test_a_text_is_trimmed(given):
    given("  plants ")
    assert env.text(NAME) == "plants"


def test_a_text_that_is_required_is_asked_for(given):
    given(" ")
    with pytest.raises(ImproperlyConfigured, match=f"^{NAME} is not set; set it to the name of the site.$"):
        env.text(NAME, wanted="the name of the site")


@pytest.mark.parametrize(
    ("value", "on"), [("1", True), ("Yes", True), ("on", True), ("0", False), ("FALSE", False), ("", True)]
)
def test_a_flag_is_read(given, value: str, *, on: bool):
    given(value)
    assert env.flag(NAME, default=True) is on


def test_a_flag_that_is_neither_is_refused(given):
    given("maybe")
    with pytest.raises(ImproperlyConfigured, match=f'^{NAME} is "maybe"; it must be 1, true, yes or on'):
        env.flag(NAME, default=False)


@pytest.mark.parametrize(("value", "number"), [("-3", -3), ("0", 0), ("40", 40), ("", 7)])
def test_a_number_is_read(given, value: str, number: int):
    given(value)
    assert env.number(NAME, 7, minimum=-3, maximum=40) == number


@pytest.mark.parametrize("value", ["41", "-4", "1e1", "nan", "٣", "--3", "9" * 400, "4 0"])
def test_a_number_outside_or_no_number_is_refused(given, value: str):
    given(value)
    with pytest.raises(ImproperlyConfigured, match=f"^{NAME} is .*; it must be a whole number from -3 to 40"):
        env.number(NAME, 7, minimum=-3, maximum=40)


def test_words_are_split_and_trimmed(given):
    given("a, b ,c")
    assert env.words(NAME) == ["a", "b", "c"]


def test_no_words_are_an_empty_list(given):
    assert env.words(NAME, "") == []


def test_an_empty_word_is_refused(given):
    given("a,,b")
    with pytest.raises(ImproperlyConfigured, match=f'^{NAME} is "a,,b"; it must be'):
        env.words(NAME)


@pytest.mark.parametrize(
    ("value", "path"),
    [("sqlite:////srv/c.sqlite3", "/srv/c.sqlite3"), ("sqlite:////srv/a%20b.sqlite3", "/srv/a b.sqlite3")],
)
def test_sqlite_is_a_file(given, value: str, path: str):
    given(value)
    assert env.database(NAME) == {"ENGINE": "django.db.backends.sqlite3", "NAME": path}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("postgres://ann:p%40ss@db.example.org:5433/plants", ("ann", "p@ss", "db.example.org", "5433", {})),
        ("postgresql://db.example.org/plants", ("", "", "db.example.org", "", {})),
        ("postgres://ann@[::1]:5433/plants", ("ann", "", "::1", "5433", {})),
        ("postgres://ann@/plants?host=/run/Pg", ("ann", "", "/run/Pg", "", {})),
        ("postgres://ann@%2Frun%2FPg:5433/plants", ("ann", "", "/run/Pg", "5433", {})),
        ("postgres:///plants?user=ann&sslmode=require", ("ann", "", "", "", {"sslmode": "require"})),
    ],
)
def test_postgres_is_a_server_or_a_socket(given, value: str, expected: tuple):
    given(value)
    found = env.database(NAME)
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert found["NAME"] == "plants"
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"], found["OPTIONS"]) == expected


@pytest.mark.parametrize(
    "value",
    [
        "plants.sqlite3",
        "sqlite:///relative.sqlite3",
        "sqlite://",
        "sqlite:////srv/",
        "sqlite:///:memory:",
        "mysql://ann:secret@db/plants",
        "postgres://ann:secret@db",
        "postgres://ann:secret@db/plants/more",
        "postgres://ann:secret@db:port/plants",
        "postgres://ann:secret@[db/plants",
    ],
)
def test_any_other_address_is_refused_without_its_password(given, value: str):
    given(value)
    with pytest.raises(ImproperlyConfigured, match=NAME) as refusal:
        env.database(NAME)
    assert "secret" not in str(refusal.value)
