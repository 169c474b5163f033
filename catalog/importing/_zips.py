"""ZIP codes with state and hardiness zone: plan and write."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from catalog.choices import zone_code
from catalog.importing._findings import FileRefused, Finding, read_each
from catalog.importing._plan import Ledger
from catalog.importing._storing import Track, create, untracked
from catalog.importing._zip_files import MAP_2012, ONLY_2012, Zip, ZipFile, read_zips, short_form
from catalog.models import Region, ZipCode

SHIPPED_ZIPS: Final = Path(__file__).parents[1] / "demo" / "zip-zones.csv"
"""The zones of the 2023 map (USDA and PRISM Climate Group), for Alaska, Hawaii and Puerto Rico of the 2012 map."""

ZIP_CODES: Final = "ZIP codes"


class ZipPlan:
    """What files of ZIP codes would change."""

    kind = "zip zones"
    changes_names = False
    changes_taxa = False

    def __init__(self, files: Sequence[ZipFile], zips: dict[str, Zip], track: Track = untracked) -> None:
        self.files = [file.detected.file for file in files]
        self.ledger = Ledger()
        self.ledger.note_files(self.files)
        self.track = track
        self.new: list[ZipCode] = []
        self.changed: list[ZipCode] = []
        for file in files:
            for code in file.stateless:
                self.ledger.report("state not known", None, code, "not stored")
        self._compare(zips)

    @property
    def size(self) -> int:
        """Rows that would be written."""
        return len(self.new) + len(self.changed)

    @property
    def known_taxa(self) -> set[int]:
        """None: ZIP codes are of places."""
        return set()

    def write(self) -> set[int]:
        """Write the codes; no taxon is touched."""
        create(ZipCode, self.new, self.track)
        ZipCode.objects.bulk_update(self.changed, ["state", "zone", "map_year"], batch_size=500)
        return set()

    def _compare(self, zips: dict[str, Zip]) -> None:
        stored = ZipCode.objects.in_bulk()
        for code, zipped in sorted(zips.items()):
            row = ZipCode(code=code, state_id=zipped.state, zone=zipped.zone, map_year=zipped.map_year)
            held = stored.get(code)
            if held is None:
                self.new.append(row)
                self.ledger.add(ZIP_CODES, zipped.line, code, _words(row))
            elif _words(held) != _words(row):
                self.changed.append(row)
                self.ledger.change(ZIP_CODES, zipped.line, code, f"{_words(held)} → {_words(row)}")
            else:
                self.ledger.unchanged(ZIP_CODES)


def plan_zip_zones(files: Sequence[Path], *, track: Track = untracked) -> Callable[[], ZipPlan]:
    """Read the files, once, and answer with what makes the plan. Raises FileRefused.

    Of the 2012 map only the states are taken, and the zones of those that the 2023 map's table lacks.
    """
    read = read_each(read_zips, files)
    zips = _joined(read)
    return lambda: ZipPlan(read, zips, track)


def write_shipped_zips(files: Sequence[Path], target: Path) -> int:
    """Write the codes of these files in the short form that ships. How many there are. Raises FileRefused."""
    zips = _joined(read_each(read_zips, files))
    target.write_text(short_form(zips), encoding="utf-8")
    return len(zips)


def _joined(files: Sequence[ZipFile]) -> dict[str, Zip]:
    _check_states(files)
    states = {zipped.code: zipped.state for file in files if _is_2012(file) for zipped in file.zips}
    found: dict[str, Zip] = {}
    for file in files:
        for zipped in file.zips:
            if _is_2012(file) and zipped.state not in ONLY_2012:
                continue
            state = states.get(zipped.code, zipped.state)
            found[zipped.code] = Zip(zipped.line, zipped.code, state, zipped.zone, zipped.map_year)
    return found


def _check_states(files: Sequence[ZipFile]) -> None:
    known = set(Region.objects.values_list("code", flat=True))
    wrong = [
        Finding(zipped.line, "state", zipped.state.removeprefix("US-"), "is not the code of a state")
        for file in files
        for zipped in file.zips
        if zipped.state not in known
    ]
    if wrong:
        raise FileRefused(wrong[:20], more=len(wrong) > 20)


def _is_2012(file: ZipFile) -> bool:
    return file.detected.form is MAP_2012


def _words(row: ZipCode) -> str:
    return f"{row.state_id}, zone {zone_code(row.zone)} ({row.map_year})"
