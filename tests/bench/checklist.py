"""How long the import of the whole checklist takes, and how long it keeps writers waiting.

``python -m tests.bench.checklist [FILE] [--check]`` imports the file into an empty catalogue, then again, and prints
the seconds of each step. With ``--check`` it exits with 1 where a goal is missed: the import in 60 s, no write lock
longer than 3 s, the second time nothing changed.
"""

import argparse
import re
import sys
import tempfile
import time
from pathlib import Path

from tests.importing.import_processes import new_site

CHECKLIST = Path(__file__).resolve().parents[3] / "shared" / "data" / "usda" / "plantlst_rebuilt.txt"
WHOLE_SECONDS = 60.0
LOCK_SECONDS = 3.0
_STEP = re.compile(r"^(\w+): ([\d.]+) s$", re.MULTILINE)


def main() -> int:
    """Run it; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", nargs="?", type=Path, default=CHECKLIST)
    parser.add_argument("--check", action="store_true", help="Exit with 1 where a goal is missed.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = new_site(Path(folder))
        missed = []
        for time_of_day in ("first", "second"):
            began = time.perf_counter()
            code, out, err = site.run("import_checklist", str(options.file), "--timings", "--examples", "0")
            seconds = time.perf_counter() - began
            if code:
                print(err, file=sys.stderr)  # noqa: T201 - a command's output
                return code
            steps = {step: float(number) for step, number in _STEP.findall(out)}
            told = ", ".join(f"{step} {number:.1f}" for step, number in steps.items())
            print(f"{time_of_day} import: {seconds:.1f} s ({told})")  # noqa: T201 - a command's output
            if seconds > WHOLE_SECONDS:
                missed.append(f"the {time_of_day} import took more than {WHOLE_SECONDS:.0f} s")
            if steps.get("lock", 0.0) > LOCK_SECONDS:
                missed.append(
                    f"the {time_of_day} import kept writers waiting for more than {LOCK_SECONDS:.0f} s"
                )
            if time_of_day == "second" and "nothing was changed" not in out:
                missed.append("the second import changed something")
    for sentence in missed:
        print(f"Missed: {sentence}.")  # noqa: T201 - a command's output
    return 1 if missed and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
