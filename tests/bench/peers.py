"""The same counts by other means, on the same synthetic flora: SQLite, DuckDB, Datasette.

SQL peers hold one row a posting. SQLite, with both covering indexes, and one DuckDB hold it as small integers, which is
the most that can be done for them; the other DuckDB holds facet and value by their codes, as a catalogue's tables do.
Datasette holds one row a taxon with an array a facet, which is what it can count.
"""

import asyncio
import importlib
import json
import logging
import sqlite3
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from catalog.facets import Selection
from tests.bench.flora import Flora

Counts = dict[str, dict[str, int]]


class Absent(Exception):
    """The peer's package is not installed."""


class Peer(ABC):
    """Something that counts every facet value under a selection."""

    name = ""
    rounds = 3
    is_exact = True
    """Whether a value is counted under the other active facets, as it should be, so that all can be compared."""

    @abstractmethod
    def count(self, selection: Selection) -> Counts:
        """The number of taxa of each value that has any, by facet."""


class _Sql(Peer):
    """One statement for the facets in which nothing is chosen, one more for each in which something is."""

    def __init__(self, flora: Flora) -> None:
        self._facets = {facet: number for number, facet in enumerate(flora.snapshot.options)}
        self._values = {(facet, value): number for number, (facet, value, _) in enumerate(flora.pairs())}
        self._names = {number: pair for pair, number in self._values.items()}

    @abstractmethod
    def _run(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a statement."""

    def count(self, selection: Selection) -> Counts:
        chosen = {choice.trait.key: choice.chosen for choice in selection.choices}
        counts: Counts = defaultdict(dict)
        active = ", ".join(map(self._facet, chosen))
        rest = f"facet NOT IN ({active})" if active else "1 = 1"
        wanted = [(rest, chosen)]
        for facet in chosen:
            others = {other: values for other, values in chosen.items() if other != facet}
            wanted.append((f"facet = {self._facet(facet)}", others))
        for among, under in wanted:
            conditions = [among, *(self._condition(facet, values) for facet, values in under.items())]
            query = f"SELECT {{0}}, count(*) FROM posting WHERE {' AND '.join(conditions)} GROUP BY {{0}}"
            for facet, value, total in self._counted(query):
                counts[facet][value] = total
        return counts

    def _facet(self, facet: str) -> str:
        """A facet as the statements write it."""
        return str(self._facets[facet])

    def _condition(self, facet: str, values: tuple[str, ...]) -> str:
        """That a taxon has one of these values."""
        numbers = ", ".join(str(self._values[facet, value]) for value in values)
        return f"taxon IN (SELECT taxon FROM posting WHERE value IN ({numbers}))"

    def _counted(self, query: str) -> Iterator[tuple[str, str, int]]:
        """Facet, value and number of each group of a statement, whose mark stands for the columns grouped by."""
        for number, total in self._run(query.format("value")):
            yield *self._names[number], total

    def _rows(self, flora: Flora) -> list[tuple[int, int, int]]:
        return [
            (taxon, self._facets[facet], self._values[facet, value])
            for facet, value, taxa in flora.pairs()
            for taxon in taxa
        ]


class Sqlite(_Sql):
    """SQL GROUP BY in SQLite, as Django would ask it."""

    name = "SQLite GROUP BY"

    def __init__(self, flora: Flora, folder: Path) -> None:
        super().__init__(flora)
        self._connection = sqlite3.connect(folder / "postings.sqlite3")
        self._connection.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000;"
            "CREATE TABLE posting (value INTEGER, taxon INTEGER, facet INTEGER, "
            "PRIMARY KEY (value, taxon)) WITHOUT ROWID;"
        )
        rows = ((value, taxon, facet) for taxon, facet, value in self._rows(flora))
        self._connection.executemany("INSERT INTO posting VALUES (?, ?, ?)", rows)
        self._connection.executescript("CREATE INDEX by_taxon ON posting (taxon, facet, value); ANALYZE;")

    def _run(self, query: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(query).fetchall()


class Duckdb(_Sql):
    """The same statements in DuckDB, in memory, in columns, on every core."""

    name = "DuckDB, numbers"
    rounds = 5

    def __init__(self, flora: Flora, folder: Path) -> None:
        super().__init__(flora)
        duckdb: Any = _package("duckdb")
        self._connection = duckdb.connect()
        self._connection.execute("CREATE TABLE posting (taxon UINTEGER, facet UTINYINT, value USMALLINT)")
        path = folder / "postings.csv"
        with path.open("w", encoding="ascii") as file:
            file.writelines(f"{taxon},{facet},{value}\n" for taxon, facet, value in self._rows(flora))
        self._connection.execute(f"COPY posting FROM '{path}' (HEADER false)")
        path.unlink()

    def _run(self, query: str) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = self._connection.execute(query).fetchall()
        return rows


class DuckdbCodes(Duckdb):
    """The same in DuckDB over the codes of facets and values."""

    name = "DuckDB"

    def __init__(self, flora: Flora, folder: Path) -> None:
        super().__init__(flora, folder)
        self._connection.execute("CREATE TABLE pair (number USMALLINT, facet VARCHAR, value VARCHAR)")
        pairs = [(number, *pair) for number, pair in self._names.items()]
        self._connection.executemany("INSERT INTO pair VALUES (?, ?, ?)", pairs)
        self._connection.execute("ALTER TABLE posting RENAME TO narrow")
        self._connection.execute(
            "CREATE TABLE posting AS SELECT narrow.taxon, pair.facet, pair.value"
            " FROM narrow JOIN pair ON narrow.value = pair.number"
        )
        self._connection.execute("DROP TABLE narrow")

    def _facet(self, facet: str) -> str:
        return f"'{facet}'"

    def _condition(self, facet: str, values: tuple[str, ...]) -> str:
        codes = ", ".join(f"'{value}'" for value in values)
        return f"taxon IN (SELECT taxon FROM posting WHERE facet = '{facet}' AND value IN ({codes}))"

    def _counted(self, query: str) -> Iterator[tuple[str, str, int]]:
        yield from self._run(query.format("facet, value"))


class Datasette(Peer):
    """Datasette's own facets over arrays. It counts a value under every active facet, its own among them."""

    name = "Datasette"
    rounds = 1
    is_exact = False

    def __init__(self, flora: Flora, folder: Path) -> None:
        module: Any = _package("datasette.app")
        path = folder / "flora.sqlite3"
        self._facets = list(flora.snapshot.options)
        held: dict[int, dict[str, list[str]]] = {
            taxon: defaultdict(list) for taxon in range(1, flora.taxa + 1)
        }
        for facet, value, taxa in flora.pairs():
            for taxon in taxa:
                held[taxon][facet].append(value)
        columns = ", ".join(f'"{facet}" TEXT' for facet in self._facets)
        with sqlite3.connect(path) as connection:
            connection.execute(f"CREATE TABLE taxa (id INTEGER PRIMARY KEY, {columns})")
            marks = ", ".join("?" * (len(self._facets) + 1))
            rows = (
                (taxon, *(json.dumps(facets.get(facet, [])) for facet in self._facets))
                for taxon, facets in held.items()
            )
            connection.executemany(f"INSERT INTO taxa VALUES ({marks})", rows)
        limits = {
            "sql_time_limit_ms": 600_000,
            "facet_time_limit_ms": 600_000,
            "max_returned_rows": 2000,
            "suggest_facets": False,
        }
        logging.getLogger("httpx").setLevel(logging.WARNING)
        self._site = module.Datasette([str(path)], settings=limits)
        self._loop = asyncio.new_event_loop()

    def count(self, selection: Selection) -> Counts:
        asked = [("_facet_array", facet) for facet in self._facets]
        for choice in selection.choices:
            values = ", ".join(f"'{value}'" for value in choice.chosen)
            among = f'EXISTS (SELECT 1 FROM json_each("{choice.trait.key}") WHERE value IN ({values}))'
            asked.append(("_where", among))
        asked += [("_facet_size", "max"), ("_size", "0"), ("_nosuggest", "1"), ("_shape", "objects")]
        answer = self._loop.run_until_complete(self._site.client.get(f"/flora/taxa.json?{urlencode(asked)}"))
        found = answer.json()["facet_results"]
        found = found.get("results", found)
        return {
            facet["name"]: {row["value"]: row["count"] for row in facet["results"]}
            for facet in found.values()
        }


PEERS: tuple[type[Sqlite] | type[Duckdb] | type[Datasette], ...] = (Sqlite, DuckdbCodes, Duckdb, Datasette)


def _package(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise Absent(name) from error
