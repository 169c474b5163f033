"""Places as people type them: CA, NV, California, US-CA; and into the rows of a document."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from catalog.choices import EstablishmentMeans, RegionKind
from catalog.models import Region

_WORDS = {
    "native": {"native"},
    "introduced": {"introduced"},
    "both": {"native", "introduced"},
    "absent": set[str](),
}


class Places:
    """The regions by everything that they are called. One query."""

    def __init__(self) -> None:
        regions = list(Region.objects.order_by("position", "code"))
        self.codes = [region.code for region in regions]
        self._known: dict[str, str] = {}
        for region in regions:
            self._known.setdefault(region.name.casefold(), region.code)
        for region in regions:
            if region.kind != RegionKind.REGION:
                self._known[region.code.partition("-")[2].casefold()] = region.code
                self._known[region.name.casefold()] = region.code
        for code in self.codes:
            self._known.setdefault(code.casefold(), code)

    def code(self, text: str) -> str:
        """The code of a place: states and provinces before regions of the same letters. Raises ValueError."""
        found = self._known.get(" ".join(text.split()).casefold())
        if found is None:
            raise ValueError(f"holds “{text.strip()[:40]}”, which is no region, state or province")
        return found

    def text(self, codes: Iterable[str]) -> str:
        """The codes as a cell, in the regions' order."""
        held = set(codes)
        return "; ".join(code for code in self.codes if code in held)

    def read(self, text: str) -> list[str]:
        """A cell as codes; one that is written as it was exported is itself. Raises ValueError."""
        parts = [part.strip() for part in re.split(r"[;,\n]", text) if part.strip()]
        return [part if part in self.codes else self.code(part) for part in parts]


def read_places(text: str, places: Places | None = None) -> dict[str, set[str]]:
    """What was typed of several places: ``CA, NV`` (native), ``AZ introduced``, ``TX both; UT absent``.

    Codes of regions with the means of establishment; none of them is "absent". A word of standing counts for the places
    before it since the last one. Raises ValueError that names what was not understood.
    """
    known = places or Places()
    found: dict[str, set[str]] = {}
    waiting: list[str] = []
    for part in re.split(r"[;,\n]", text):
        words = part.split()
        if not words:
            continue
        standing = _WORDS.get(words[-1].casefold())
        named = words if standing is None else words[:-1]
        waiting += [known.code(" ".join(named))] if named else []
        if standing is not None:
            found |= dict.fromkeys(waiting, standing)
            waiting = []
    return found | dict.fromkeys(waiting, _WORDS["native"])


def write_means(document: dict[str, Any], means: str, codes: Iterable[str]) -> None:
    """Make these the regions in which a plant stands so; what else is recorded of them stays."""
    wanted = set(codes)
    rows: dict[str, dict[str, Any]] = {row["region"]: dict(row) for row in document.get("distribution", ())}
    for code in wanted - rows.keys():
        rows[code] = {"region": code, "establishment": [], "probable": []}
    for code, row in rows.items():
        held = {*row["establishment"], means} if code in wanted else {*row["establishment"]} - {means}
        row["establishment"] = _in_order(held)
        row["probable"] = _in_order(held & set(row["probable"]))
    document["distribution"] = sorted(
        (row for row in rows.values() if row["establishment"]), key=lambda row: str(row["region"])
    )


def _in_order(codes: Iterable[str]) -> list[str]:
    held: Mapping[str, None] = dict.fromkeys(codes)
    return [str(code) for code in EstablishmentMeans.values if code in held]
