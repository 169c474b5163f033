"""Imports in processes of their own, on database files of their own: to kill them and to let them meet."""

import hashlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.importing.checklists import checklist

ROOT = Path(__file__).parents[2]
VARYING = {"at", "created_at", "published_at", "updated_at", "started_at", "finished_at"}


@dataclass(frozen=True)
class Site:
    """A catalogue in a SQLite file."""

    database: Path

    @property
    def environment(self) -> dict[str, str]:
        """The variables of a local site on this file."""
        kept = {
            name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "TMPDIR", "LANG"}
        }
        return {**kept, "DEBUG": "1", "DATABASE_URL": f"sqlite:///{self.database}"}

    def start(self, *words: str) -> subprocess.Popen[str]:
        """A management command, running."""
        return subprocess.Popen(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words: str) -> tuple[int, str, str]:
        """A management command, to its end: exit code, standard output and error."""
        process = self.start(*words)
        out, err = process.communicate(timeout=600)
        return process.returncode, out, err

    def copied(self, folder: Path) -> "Site":
        """The same catalogue in another file."""
        folder.mkdir()
        return Site(Path(shutil.copy(self.database, folder)))

    def killed(self, *words: str, after: float) -> str:
        """A management command, killed after so many seconds; the fingerprint of what it left, a sound file."""
        process = self.start(*words)
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert self.is_sound()
        return self.fingerprint()

    def fingerprint(self) -> str:
        """A hash of every catalogue table, derived ones too, in the order of keys; times are left out."""
        digest = hashlib.sha256()
        with sqlite3.connect(self.database) as connection:
            query = (
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'catalog_%' ORDER BY name"
            )
            for (table,) in connection.execute(query).fetchall():
                columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
                listed = ", ".join(f'"{column}"' for column in columns if column not in VARYING)
                digest.update(table.encode())
                for row in connection.execute(f"SELECT {listed} FROM {table} ORDER BY 1"):
                    digest.update(repr(row).encode())
        return digest.hexdigest()

    def count(self, table: str) -> int:
        """Rows of a table."""
        with sqlite3.connect(self.database) as connection:
            return int(connection.execute(f"SELECT count(*) FROM catalog_{table}").fetchone()[0])

    def is_sound(self) -> bool:
        """Whether SQLite finds no fault in the file and no key without its row."""
        with sqlite3.connect(self.database) as connection:
            whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            return whole and connection.execute("PRAGMA foreign_key_check").fetchall() == []


def new_site(folder: Path) -> Site:
    """An empty catalogue."""
    site = Site(folder / "catalogue.sqlite3")
    code, _, err = site.run("migrate", "--verbosity", "0")
    assert code == 0, err
    return site


def write_many(path: Path, number: int) -> Path:
    """A checklist of so many species, each with a variety, a synonym and a common name."""
    rows = []
    for index in range(number):
        word = "".join(chr(ord("a") + int(digit)) for digit in f"{index:05}")
        symbol = f"PL{index}"
        family = f"Plant{'abcdefghij'[index % 10]}aceae"
        rows += [
            (symbol, "", f"Planta{word} prima L.", f"first {word}", family),
            (symbol, f"S{symbol}", f"Planta{word} vetus Mill.", "", ""),
            (f"{symbol}V", "", f"Planta{word} prima L. var. nova Jeps.", "", family),
        ]
    path.write_bytes(checklist(*rows))
    return path


def wait_for(path: Path, seconds: float = 30) -> None:
    """Until a file is there and holds something."""
    end = time.monotonic() + seconds
    while not (path.exists() and path.stat().st_size):
        assert time.monotonic() < end, f"{path.name} did not appear"
        time.sleep(0.01)
