"""Every symbol and every string of the whole checklist leads to its own taxon, or asks with all that it may mean."""

from collections import defaultdict

import pytest

from catalog import names, nomenclature
from catalog.models import Taxon
from tests.names import checklists

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def folded(text: str) -> str:
    return " ".join(text.split()).replace("ssp.", "subsp.")


def test_every_string_leads_to_its_own_taxon_and_asks_where_it_has_several():
    rows = checklists.load("", words=False)
    symbols = dict(Taxon.objects.values_list("pk", "symbol"))
    as_written, by_name, with_authority = defaultdict(set), defaultdict(set), defaultdict(set)
    keys = []
    for row in rows:
        parsed = nomenclature.parse(row.text)
        key = nomenclature.name_key(parsed.name)
        keys.append((key, nomenclature.authority_key(parsed.authority), parsed.note))
        as_written[folded(row.text)].add(row.symbol)
        by_name[key].add(row.symbol)
        with_authority[keys[-1][:2]].add(row.symbol)
    found = names.resolve_many([row.text for row in rows])
    several = 0
    for row, (key, authority, note), answer in zip(rows, keys, found, strict=True):
        taxa = {answer.accepted} if answer.accepted else {match.taxon_id for match in answer.candidates}
        led = {symbols[taxon] for taxon in taxa}
        bearers = with_authority[key, authority] if authority else by_name[key]
        assert {row.symbol} | as_written[folded(row.text)] <= led <= bearers | by_name[key], row
        if len(bearers) == 1 or len(led) == 1:
            assert answer.status in {"exact", "synonym"}, row
        else:
            assert answer.status == "ambiguous", row
            assert authority or note or led == bearers, row
            several += 1
    assert len(rows) > 93_400
    assert 250 < several < 450
    for row, answer in zip(rows, names.resolve_many([row.own_symbol for row in rows]), strict=True):
        assert (answer.status, answer.accepted_symbol) == ("symbol", row.symbol)
