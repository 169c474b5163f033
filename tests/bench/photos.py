"""Damaged and real picture files through the page that takes photos: right verdicts, nothing unhandled, bounded memory.

    CATALOG_TEST_DATA=/path/of/data python -m tests.bench.photos [--files 3000] [--check]

Real pictures first, each against the verdict it deserves, then mutants of them (a fixed seed), one request each, on a
catalogue and a media folder of its own. Then the largest pictures that are taken. ``--check`` exits with 1 where a
verdict is wrong, an answer is 5xx, what was taken cannot be decoded or tells of its maker, the rows are not as many as
the stored photos, or the process ever held more than 300 MB.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

FOLDER = tempfile.TemporaryDirectory()
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "config.settings",
    "DEBUG": "1",
    "DATABASE_URL": f"sqlite:///{FOLDER.name}/catalog.sqlite3",
    "MEDIA_ROOT": f"{FOLDER.name}/media",
}

import django  # noqa: E402

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from PIL import Image  # noqa: E402

from catalog.choices import Status  # noqa: E402
from catalog.models import Photo, Taxon  # noqa: E402
from tests.factories import make_taxon  # noqa: E402
from tests.real_data import real_data  # noqa: E402
from tests.renditions.pictures import TELLTALE, TOO_SMALL, VERDICTS, drawn, mutants  # noqa: E402

MOST_MEMORY = 300
LARGEST = (
    ("JPEG", "RGB", (7300, 5470)),
    ("JPEG", "RGB", (5400, 4300), "progressive=True", "subsampling=0"),
    ("JPEG", "RGB", (7000, 5700), "progressive=True"),
    ("PNG", "RGB", (7300, 5470)),
    ("PNG", "RGBA", (7300, 5470)),
    ("PNG", "RGB", (4095, 4095)),
    ("WEBP", "RGB", (3700, 2780)),
)
LETTERS = str.maketrans("0123456789", "bcdfglmnrs")
A_PLANT = 25
"""Photos of one plant, whose document is written at each."""


def main() -> int:
    """Run it; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--files", type=int, default=3000, help="How many mutants.")
    parser.add_argument("--check", action="store_true", help="Exit with 1 where a limit is broken.")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    call_command("migrate", verbosity=0)
    desk = Desk()
    faults = [
        f"{name}: taken {taken}"
        for name, right in VERDICTS.items()
        if (taken := desk.send(real(name))) != (right and name not in TOO_SMALL)
    ]
    began = time.perf_counter()
    wholes = [content for name in VERDICTS if len(content := real(name)) < 200_000]
    for mutant in mutants([*wholes, *map(drawn, ("JPEG", "PNG", "WEBP"))], options.files):
        desk.send(mutant)
    seconds = time.perf_counter() - began
    say(
        f"{options.files:,} mutants in {seconds:.0f} s ({1000 * seconds / max(1, options.files):.0f} ms each)"
    )
    for name, content in largest():
        if not desk.send(content):
            faults.append(f"{name}: refused")
    faults += desk.faults + stored_faults()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    say(f"answers: {dict(desk.answers)}; photos: {Photo.objects.count():,}; at most {memory} MB")
    if memory > MOST_MEMORY:
        faults.append(f"{memory} MB of memory")
    say("\n".join(faults[:50]) or "no fault")
    return 1 if faults and options.check else 0


class Desk:
    """An editor who adds one photo after the other, each plant a few."""

    def __init__(self) -> None:
        self.client = Client(raise_request_exception=False, headers={"host": "localhost"})
        self.client.force_login(get_user_model().objects.create_superuser("bench"))
        self.answers: Counter[int] = Counter()
        self.faults: list[str] = []
        self.plant: Taxon | None = None

    def send(self, content: bytes) -> bool:
        """Whether the file was taken."""
        number = sum(self.answers.values())
        if self.plant is None or number % A_PLANT == 0:
            self.plant = make_taxon(f"Carex {str(number).translate(LETTERS)}a", status=Status.DRAFT)
        address = reverse("admin:catalog_taxon_photos", args=[self.plant.pk])
        fields: dict[str, Any] = {"part": "leaf", "photos": SimpleUploadedFile("photo.jpg", content)}
        response = self.client.post(address, fields, headers={"Accept": "application/json"})
        self.answers[response.status_code] += 1
        told = json.loads(response.content) if response.status_code == 200 else {}
        if not told.get("taken"):
            if content:  # an empty file is refused by the form itself
                self.faults.append(f"file {number}: {response.status_code} {told.get('errors')}")
            return False
        words = told["taken"][0]["words"]
        return bool(told["taken"][0]["added"]) or words.startswith("This file is here already")


def stored_faults() -> list[str]:
    """What is wrong with the files that the public could be sent."""
    media = Path(os.environ["MEDIA_ROOT"])
    faults = []
    photos = {f"photos/{path.name}" for path in (media / "photos").iterdir()}
    if photos != set(Photo.objects.values_list("image", flat=True)):
        faults.append(f"{len(photos):,} stored photos for {Photo.objects.count():,} rows")
    for path in [*(media / "photos").iterdir(), *(media / "renditions").rglob("*.*")]:
        content = path.read_bytes()
        if any(mark in content for mark in TELLTALE):
            faults.append(f"{path.name} tells of its maker")
        if path.suffix == ".jpg":
            with Image.open(BytesIO(content)) as image:
                image.load()
    return faults


def largest() -> Iterator[tuple[str, bytes]]:
    """Pictures at the limit of what is taken, drawn in a process of their own, whose memory does not count here."""
    for kind, mode, size, *options in LARGEST:
        drawing = f"drawn({kind!r}, {mode!r}, {size!r}, {', '.join(options)})"
        program = (
            f"import sys; from tests.renditions.pictures import drawn; sys.stdout.buffer.write({drawing})"
        )
        yield drawing, subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout


def real(name: str) -> bytes:
    """A real picture."""
    return real_data(f"photos/{name}").read_bytes()


def say(words: str) -> None:
    """A line of the report."""
    print(words)  # noqa: T201 - a command's output


if __name__ == "__main__":
    sys.exit(main())
