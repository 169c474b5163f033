"""Totals, counts, unknowns, order and marks are those of a naive reading of the specification."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog import facets
from catalog.choices import ZONES, Animal, HazardKind, Light, Month, Quality, Stress
from catalog.models import Revision
from tests.facets.brute_force import Asked, BruteForce, Question
from tests.facets.catalogues import DIVISIONS, REGIONS, catalogues, edits, save
from tests.facets.questions import questions, selection_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LENIENT = settings(
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
VALUES = {
    "native": [*REGIONS, *DIVISIONS],
    "introduced": [*REGIONS, *DIVISIONS],
    "light": Light.values,
    "zone": [*ZONES, *map(str, range(1, 14))],
    "bloom": Month.values,
    "resists": Stress.values[:4],
    "hazard": [*HazardKind.values[:3], "toxic.dogs", "toxic.humans", "toxic.unspecified"],
    "wildlife": [*Animal.values[:2], "bats.nectar", "bees.pollen"],
    "wetland": ["OBL", "OBL.AW", "FAC.GP"],
    "has": Quality.values,
}
KEYS = {"bloom": "bloom-months", "ph": "soil-ph"}


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written within is rolled back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def assert_same(question: Question, truth: BruteForce) -> None:
    result = facets.search(selection_of(question))
    listed, certain, possible = truth.listed(question), truth.certain(question), truth.possible(question)
    assert (result.total, result.certain, result.might) == (
        len(listed),
        len(certain),
        len(possible) - len(certain),
    )
    assert result.ids == listed
    assert result.uncertain == set(listed) - set(certain)
    for facet, values in VALUES.items():
        key = KEYS.get(facet, facet)
        for value in _offered(values, result.counts[key]):
            assert result.counts[key][value] == truth.count(question, facet, Asked((value,))), (facet, value)
        assert result.unknown[key] == truth.count(question, facet, Asked(("unknown",))), facet
    for facet in ("resists", "hazard"):
        for value in _offered(VALUES[facet], result.free[facet]):
            assert result.free[facet][value] == truth.count(question, facet, Asked((), (value,))), (
                facet,
                value,
            )
    for rank in ("family", "genus"):
        for name in truth.lineage_names(rank):
            assert result.counts[rank][name] == truth.count(question, rank, Asked((name,)))
        assert result.counts[rank].keys() == truth.lineage_names(rank)


def _offered(values: Iterable[str], counts: dict[str, int]) -> list[str]:
    """Those that must have a number: all but the qualified values of which no plant is known."""
    return [value for value in values if "." not in value or value in counts]


def assert_all_the_same(truth: BruteForce, data: st.DataObject, times: int) -> None:
    lineage = {rank: truth.lineage_names(rank) for rank in ("family", "genus")}
    for _ in range(times):
        assert_same(data.draw(questions(lineage)), truth)


@LENIENT
@given(catalogue=catalogues(), data=st.data())
def test_a_search_is_what_the_specification_says(catalogue, data):
    with undone():
        save(catalogue)
        facets.rebuild()
        assert_all_the_same(BruteForce(catalogue), data, times=4)


@LENIENT
@given(catalogue=catalogues(), rounds=st.lists(edits(), min_size=1, max_size=3), data=st.data())
def test_after_any_edits_the_index_is_as_if_built_anew(catalogue, rounds, data):
    with undone():
        save(catalogue)
        facets.rebuild()
        for edited in rounds:
            catalogue = catalogue | {plant.pk: plant for plant in edited}
            touched = [plant.pk for plant in edited]
            save(catalogue, only=touched)
            facets.reindex(touched)
            Revision.objects.raise_number()
            assert facets.check() == []
        assert_all_the_same(BruteForce(catalogue), data, times=1)
