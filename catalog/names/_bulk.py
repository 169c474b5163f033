"""Many rows into one table, in the quickest way that each database has."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from django.db import connection, models

T = TypeVar("T")

ROOM = 900
"""Values in one query; SQLite is often built for 999 variables."""


def insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Add rows, given in the order of the columns. Within the caller's transaction.

    Raises IntegrityError as saving would. Model fields are not checked: these are derived rows.
    """
    table = connection.ops.quote_name(model._meta.db_table)
    listed = ", ".join(connection.ops.quote_name(column) for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with (
                connection.wrap_database_errors,
                cursor.copy(f"COPY {table} ({listed}) FROM STDIN") as copy,
            ):
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(columns))
            statement = f"INSERT INTO {table} ({listed}) VALUES ({marks})"
            cursor.executemany(statement, list(rows))


def chunks(values: Sequence[T], size: int = ROOM) -> Iterator[Sequence[T]]:
    """The values, so many at a time."""
    return (values[start : start + size] for start in range(0, len(values), size))
