"""Which kind of file it is, by the columns in its header."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from catalog.importing._findings import FileRefused, Finding
from catalog.importing._plan import SourceFile
from catalog.importing._reading import Table, read_table


@dataclass(frozen=True, slots=True)
class Form:
    """A form of file: what it is called, the columns that it must have, and those that it may have."""

    name: str
    columns: tuple[str, ...]
    optional: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Detected:
    """A file that was read, and its form."""

    form: Form
    table: Table
    file: SourceFile
    path: Path


def read_as_one_of(path: Path, forms: Sequence[Form]) -> Detected:
    """Read a file in the first form whose columns it has. Raises FileRefused, naming every form, if none fits."""
    missing: FileRefused | None = None
    for form in forms:
        try:
            table = read_table(path, columns=form.columns, optional=form.optional)
        except FileRefused as refused:
            if not _lacks_columns(refused):
                raise
            missing = refused
        else:
            return Detected(form, table, SourceFile(path.name, table.sha256, table.notices), path)
    wanted = "; ".join(f"{form.name}: {', '.join(form.columns)}" for form in forms)
    found = missing.rule.partition("Columns found: ")[2].partition(". Columns needed")[0] if missing else ""
    rule = (
        f"The file {path.name} is none of those that this command reads. Columns found: {found}. "
        f"Columns of each: {wanted}"
    )
    raise FileRefused([Finding(None, "", None, rule)]) from missing


def _lacks_columns(refused: FileRefused) -> bool:
    return all(problem.rule.startswith("lacks the column") for problem in refused.problems)
