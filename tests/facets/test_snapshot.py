"""Every worker answers from memory, and none ever from a state that is not there (any more)."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import QueryDict

from catalog import facets
from catalog.facets import Selection, _snapshot
from catalog.models import CareGuide, FacetPosting, Revision
from tests.factories import make_care, make_taxon

committed = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _nothing_held() -> Iterator[None]:
    facets.forget()
    yield
    facets.forget()


def sunny() -> int:
    return facets.search(Selection.from_query(QueryDict("light=full-sun"))).total


@committed
def test_a_search_costs_one_query_while_nothing_changes(django_assert_num_queries):
    make_care(make_taxon(), light=["full-sun"])
    assert sunny() == 1
    with django_assert_num_queries(1):
        assert sunny() == 1


@committed
def test_a_change_is_seen_at_the_next_search_and_only_it_is_read(django_assert_max_num_queries):
    make_care(make_taxon(), light=["full-sun"], moisture=["wet"])
    before = _snapshot.current()
    make_care(make_taxon("Carex nudata", "W. Boott"), light=["full-sun"])
    with django_assert_max_num_queries(6):
        assert sunny() == 2
    after = _snapshot.current()
    assert after.bitmap("moisture", "wet") is before.bitmap("moisture", "wet")
    assert after.order("botanical") is not before.order("botanical")


@committed
def test_an_order_in_which_none_moved_is_not_read_again():
    taxon = make_taxon()
    before = _snapshot.current()
    make_care(taxon, light=["full-sun"])
    after = _snapshot.current()
    assert (after.revision, after.order("common")) == (before.revision + 1, before.order("common"))


@committed
def test_what_is_gone_after_building_anew_is_dropped():
    make_taxon()
    FacetPosting.objects.create(facet="light", value="moonshine", bitmap=b"", revision=0)
    FacetPosting.objects.filter(value="moonshine").update(bitmap=_snapshot.EMPTY.serialize())
    assert "moonshine" in _snapshot.current().bitmaps["light"]
    facets.rebuild()
    assert "moonshine" not in _snapshot.current().bitmaps.get("light", {})


@committed
def test_what_is_rolled_back_was_never_there():
    taxon = make_taxon()
    assert sunny() == 0
    with transaction.atomic():
        make_care(taxon, light=["full-sun"])
        assert sunny() == 1
        transaction.set_rollback(True)
    assert sunny() == 0
    make_care(taxon, light=["part-shade"])
    assert sunny() == 0


@pytest.mark.django_db
def test_within_a_transaction_savepoints_may_come_and_go():
    taxon = make_taxon()
    assert sunny() == 0
    with transaction.atomic():
        make_care(taxon, light=["full-sun"])
        assert sunny() == 1
        transaction.set_rollback(True)
    make_care(taxon, light=["part-shade"])
    assert sunny() == 0


@pytest.mark.django_db
def test_within_a_transaction_too_a_search_costs_one_query(django_assert_num_queries):
    make_taxon()
    sunny()
    with django_assert_num_queries(1):
        sunny()


@committed
def test_a_revision_that_went_back_makes_all_be_read_again():
    make_care(make_taxon(), light=["full-sun"])
    assert sunny() == 1
    CareGuide.objects.update(light=["dappled"])
    Revision.objects.update(number=0)
    facets.rebuild()
    Revision.objects.update(number=1)
    assert sunny() == 0


@committed
def test_a_writer_that_comes_between_makes_it_be_read_again(monkeypatch):
    taxon = make_taxon()
    reading = _snapshot._renewed
    writes = [lambda: make_care(taxon, light=["full-sun"])]

    def interrupted(base, number):
        snapshot = reading(base, number)
        if writes:
            writes.pop()()
        return snapshot

    monkeypatch.setattr(_snapshot, "_renewed", interrupted)
    assert sunny() == 1


@committed
def test_a_reader_gives_up_waiting_for_ever_faster_writers(monkeypatch):
    make_taxon()
    reading = _snapshot._renewed

    def interrupted(base, number):
        snapshot = reading(base, number)
        Revision.objects.raise_number()
        return snapshot

    monkeypatch.setattr(_snapshot, "_renewed", interrupted)
    assert sunny() == 0


@pytest.mark.django_db
def test_a_catalogue_without_an_index_lists_nothing():
    Revision.objects.all().delete()
    result = facets.search(Selection())
    assert (result.total, result.ids, result.pages) == (0, [], 1)
