"""What one process saves, every other shows at its next request."""

from pathlib import Path

import pytest

from tests.facets.workers import stale_answers
from tests.importing.import_processes import new_site

ROUNDS = 40
"""The benchmark ``tests.bench.stale`` goes ten thousand."""


@pytest.mark.slow
def test_no_process_answers_from_a_state_that_is_past(tmp_path: Path):
    assert list(stale_answers(new_site(tmp_path).environment, ROUNDS)) == [0] * ROUNDS
