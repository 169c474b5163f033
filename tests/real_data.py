"""Where the real data files are that some tests read; they are no part of this repository."""

import os
from pathlib import Path

import pytest

_BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"


def real_data(relative: str) -> Path:
    """The path of a data file, given below the data folder: ``real_data("usda/plantlst_rebuilt.txt")``.

    The folder is the one that the variable ``CATALOG_TEST_DATA`` names, or ``../shared/data`` beside the
    repository. Where the file is not there the test is skipped and says so; with ``CI`` set it fails.
    """
    folder = Path(os.environ.get("CATALOG_TEST_DATA") or _BESIDE)
    path = folder / relative
    if not path.exists():
        reason = (
            f"The test data file {relative} is not here; set CATALOG_TEST_DATA to the folder that holds it."
        )
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return path
