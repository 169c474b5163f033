"""Misspelt names are recognised, and other plants' names are not taken for misspellings (a part of the checklist)."""

import pytest

from catalog import names
from catalog.models import Taxon
from tests.names import checklists, judged
from tests.real_data import real_data

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

RECALL = 0.95
ACCEPTED = 0.01


def test_real_names_resolve_and_damaged_ones_are_recognised():
    rows = checklists.load("Heu", "Pens", "Erio", "Quer", "Iri")
    symbols = dict(Taxon.objects.values_list("pk", "symbol"))
    _every_string_leads_to_its_taxon(rows, symbols)
    pool = {each.text: each for each in rows}
    texts = [names.resolve(text).matched_name for text in pool]
    _misspellings_are_told_from_other_plants([text for text in texts if text])


def _every_string_leads_to_its_taxon(rows, symbols):
    found = names.resolve_many([row.text for row in rows])
    for row, each in zip(rows, found, strict=True):
        targets = {each.accepted} if each.accepted else {match.taxon_id for match in each.candidates}
        assert row.symbol in {symbols[pk] for pk in targets}, row
        assert each.status in {"exact", "synonym"} or len(targets) > 1, row
    for row, each in zip(rows, names.resolve_many([row.own_symbol for row in rows]), strict=True):
        assert (each.status, each.accepted_symbol) == ("symbol", row.symbol)


def _misspellings_are_told_from_other_plants(pool):
    spoilt = judged.damaged(pool, each=40, seed=5)
    wanted = {text: names.resolve(text) for text in {each.meant for each in spoilt}}
    answers = names.resolve_many([each.text for each in spoilt])
    right = [
        answer.accepted is not None and answer.accepted == wanted[each.meant].accepted
        for each, answer in zip(spoilt, answers, strict=True)
        if wanted[each.meant].accepted is not None
    ]
    assert sum(right) / len(right) >= RECALL
    others = [
        name for name, _ in judged.absent(real_data("names/ncbi_viridiplantae_names_2013.tsv.gz"), pool)
    ]
    taken = [name for name, each in zip(others, names.resolve_many(others), strict=True) if each.accepted]
    assert len(others) > 100
    assert len(taken) / len(others) <= ACCEPTED, taken
