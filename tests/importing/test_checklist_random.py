"""Random checklists: every row finds its place or is reported, twice is as good as once, indexes follow the truth."""

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog import facets, names
from catalog.importing import _running
from catalog.models import Synonym, Taxon, VernacularName
from tests.importing.checklist_files import fingerprint, import_rows

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

GENERA = ("Planta", "Herba", "×Plantherba")
EPITHETS = ("alba", "rubra", "×mixta", "st.-johnii")
AUTHORS = ("L.", "(L.) Mill.", "Rosend., Butters & Lakela", "Á. Löve & D. Löve", "")
RANKS = ("var.", "ssp.", "f.")
NOTES = ("", " orth. var.", " auct. non L.", " (pro sp.)", " [excluded]", "  ")
FAMILIES = ("Plantaceae", "Herbaceae", "", "Uncertain Ascomycota Family")


@st.composite
def botanical_names(draw: st.DrawFn) -> str:
    """A name of one to three parts with authorities and notes."""
    words = [draw(st.sampled_from(GENERA))]
    if draw(st.booleans()):
        words += [draw(st.sampled_from(EPITHETS)), draw(st.sampled_from(AUTHORS))]
        if draw(st.booleans()):
            words += [
                draw(st.sampled_from(RANKS)),
                draw(st.sampled_from(EPITHETS)),
                draw(st.sampled_from(AUTHORS)),
            ]
    else:
        words.append(draw(st.sampled_from(AUTHORS)))
    return " ".join(filter(None, words)) + draw(st.sampled_from(NOTES))


@st.composite
def checklists(draw: st.DrawFn) -> list[tuple[str, ...]]:
    """Accepted rows with symbols of their own, and synonyms, some of which have no accepted row."""
    accepted = draw(
        st.lists(st.tuples(botanical_names(), st.sampled_from(FAMILIES)), min_size=1, max_size=12)
    )
    rows = [
        (f"AC{index}", "", name, draw(st.sampled_from(("", "white plant"))), family)
        for index, (name, family) in enumerate(accepted)
    ]
    for index, name in enumerate(draw(st.lists(botanical_names(), max_size=10))):
        rows.append((f"AC{draw(st.integers(0, len(accepted)))}", f"SY{index}", name, "", ""))
    return draw(st.permutations(rows))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=checklists(), by_copy=st.booleans())
def test_any_checklist_is_stored_whole_and_a_second_time_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, rows: list[tuple[str, ...]], *, by_copy: bool
):
    monkeypatch.setattr(_running, "DIRECT", 0 if by_copy else 10_000)
    with transaction.atomic(), tempfile.TemporaryDirectory() as folder:
        printed = import_rows(Path(folder), *rows)
        before = fingerprint()
        import_rows(Path(folder), *rows)
        assert fingerprint() == before
        _check_counts(rows, printed)
        assert names.check() == []
        assert facets.check() == []
        transaction.set_rollback(True)


def _check_counts(rows: list[tuple[str, ...]], printed: str) -> None:
    stored = {taxon.symbol or "" for taxon in Taxon.objects.exclude(symbol=None)}
    accepted = {row[0]: row for row in rows if not row[1]}
    assert stored <= set(accepted)
    assert ("name of another accepted row" in printed) is (stored != set(accepted))
    assert VernacularName.objects.count() == sum(bool(accepted[symbol][3]) for symbol in stored)
    synonyms = Counter(row[0] in stored for row in rows if row[1])
    orphans = "synonym without its accepted row" in printed
    assert orphans is (synonyms[False] > 0)
    assert Synonym.objects.count() <= synonyms[True]
    assert Synonym.objects.count() == synonyms[True] or "the same synonym twice" in printed
    assert not Taxon.objects.exclude(symbol=None).filter(rank="species", parent=None).exists()
