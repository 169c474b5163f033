"""Two plants that the tests tell facts of."""

import pytest

from catalog.models import Taxon
from tests.factories import make_taxon


@pytest.fixture
def sedge(db: None) -> Taxon:
    return make_taxon("Carex nudata", "W. Boott")


@pytest.fixture
def alumroot(db: None) -> Taxon:
    return make_taxon("Heuchera rubescens", "Torr.")
