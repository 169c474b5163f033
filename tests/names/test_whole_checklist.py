"""Every symbol and every string of the whole checklist leads to its own taxon, or asks with all that it may mean."""

from collections import defaultdict

import pytest
from django.db import connection

from catalog import names
from catalog.models import Synonym, Taxon
from tests.names import checklists

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def folded(text: str) -> str:
    return " ".join(text.split()).replace("ssp.", "subsp.")


def is_remarked(row: checklists.Listed) -> bool:
    return isinstance(row.name, Synonym) and bool(row.name.note)


def test_every_string_leads_to_its_own_taxon_and_asks_where_it_has_several():
    # What is found does not depend on the database but for equality: the second need not see all again.
    beginnings = ("",) if connection.vendor == "sqlite" else ("A", "Ca", "×")
    rows = checklists.load(*beginnings, words=False)
    symbols = dict(Taxon.objects.values_list("pk", "symbol"))
    as_written, by_name, with_authority = defaultdict(set), defaultdict(set), defaultdict(set)
    for row in rows:
        as_written[folded(row.text)].add(row.symbol)
        by_name[row.name.name_key].add(row.symbol)
        with_authority[row.name.name_key, row.name.authority_key].add(row.symbol)
    found = names.resolve_many([row.text for row in rows])
    several = 0
    for row, answer in zip(rows, found, strict=True):
        key, authority = row.name.name_key, row.name.authority_key
        taxa = {answer.accepted} if answer.accepted else {match.taxon_id for match in answer.candidates}
        led = {symbols[taxon] for taxon in taxa}
        bearers = with_authority[key, authority] if authority else by_name[key]
        assert {row.symbol} | as_written[folded(row.text)] <= led <= bearers | by_name[key], row
        if len(bearers) == 1 or len(led) == 1:
            assert answer.status in {"exact", "synonym"}, row
        else:
            assert answer.status == "ambiguous", row
            assert authority or is_remarked(row) or led == bearers, row
            several += 1
    if beginnings == ("",):
        assert len(rows) > 93_400
        assert 250 < several < 450
    for row, answer in zip(rows, names.resolve_many([row.own_symbol for row in rows]), strict=True):
        assert (answer.status, answer.accepted_symbol) == ("symbol", row.symbol)
