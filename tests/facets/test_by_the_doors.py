"""Whatever editors and imports do, one after the other, the index is as if built anew, and counts what is there."""

from contextlib import contextmanager, suppress

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog import facets
from catalog.choices import Light, Status
from catalog.models import CareGuide, Distribution, Taxon
from tests.facets import doors
from tests.facets.asking import search

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SYMBOLS = st.sampled_from(sorted(doors.SPECIES))
SOME = st.lists(SYMBOLS, min_size=1, max_size=4, unique=True)
PLACES = st.sampled_from(sorted(doors.STATES))
LIGHTS = st.none() | st.sampled_from(Light.values)
STANDINGS = st.sampled_from(Status.values)

STEPS = st.one_of(
    st.tuples(st.just("light"), SYMBOLS, LIGHTS),
    st.tuples(st.just("standing"), SYMBOLS, STANDINGS),
    st.tuples(st.just("standing"), st.sampled_from(["Abies", "Picea"]), STANDINGS),
    st.tuples(st.just("standing_of_many"), SOME, STANDINGS),
    st.tuples(st.just("move"), SYMBOLS, st.sampled_from(["Abies", "Picea", "ABCO", "ABGR"])),
    st.tuples(st.just("rename"), SYMBOLS, st.sampled_from(["alpina", "zebrina"])),
    st.tuples(st.just("withdraw_and_delete"), SYMBOLS, st.none()),
    st.tuples(st.just("recover"), st.none(), st.none()),
    st.tuples(st.just("delete_place"), SYMBOLS, PLACES),
    st.tuples(st.just("publish_draft"), SYMBOLS, LIGHTS),
    st.tuples(st.just("undo"), SYMBOLS, st.integers(0, 2)),
    st.tuples(st.just("import_places"), SOME, PLACES),
    st.tuples(st.just("import_checklist"), SOME, st.none()),
)


@contextmanager
def undone():
    """Whatever is written within is rolled back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def assert_counted() -> None:
    """Totals and counts are those of plain queries."""
    listed = Taxon.objects.listed()
    result = search("")
    assert result.total == listed.count()
    assert result.ids == list(listed.order_by("name_key", "authority_key", "pk").values_list("pk", flat=True))
    native = Distribution.objects.filter(taxon__in=listed, establishment__has="native")
    for place in doors.STATES:
        assert result.counts["native"][place] == native.filter(region=place).count()
    own = {
        care.taxon_id: care.light for care in CareGuide.objects.filter(taxon__in=listed, light__isnull=False)
    }
    assert result.counts["light"]["full-sun"] >= sum("full-sun" in (light or ()) for light in own.values())


@settings(
    deadline=None,
    max_examples=settings().max_examples // 5,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=1, max_size=8))
def test_after_any_steps_of_editors_and_imports_the_index_is_true(steps, tmp_path):
    with undone():
        doors.plant()
        for name, word, value in steps:
            match name:
                case "import_places":
                    doors.import_places(word, value, tmp_path)
                case "import_checklist":
                    doors.import_checklist(word)
                case "standing_of_many":
                    with suppress(*doors.REFUSED):
                        doors.standing_of_many(word, value)
                case "recover":
                    with suppress(*doors.REFUSED):
                        doors.recover()
                case _:
                    doors.take(name, word, value)
            assert facets.check() == []
        assert_counted()
