"""Whatever editors and imports do, one after the other, the index is as if built anew, and counts what is there."""

from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog import facets, importing, writing
from catalog.choices import Light, Status
from catalog.models import CareGuide, Distribution, Taxon
from tests.facets.asking import search
from tests.factories import make_family, make_taxon

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SPECIES = {
    "ABCO": "Abies concolor",
    "ABGR": "Abies grandis",
    "PIAL": "Picea alba",
    "ABCOL": "Abies concolor var. lowiana",
    "ABCOG": "Abies concolor var. glauca",
}
SYMBOLS = st.sampled_from(sorted(SPECIES))
STATES = {"US-CA": "California", "US-NV": "Nevada"}
PLACES = st.sampled_from(sorted(STATES))

STEPS = st.one_of(
    st.tuples(st.just("light"), SYMBOLS, st.none() | st.sampled_from(Light.values)),
    st.tuples(st.just("status"), SYMBOLS, st.sampled_from(Status.values)),
    st.tuples(st.just("move"), SYMBOLS, st.sampled_from(["Abies", "Picea", "ABCO", "ABGR"])),
    st.tuples(st.just("rename"), SYMBOLS, st.sampled_from(["alpina", "zebrina"])),
    st.tuples(st.just("group status"), st.sampled_from(["Abies", "Picea"]), st.sampled_from(Status.values)),
    st.tuples(st.just("delete"), SYMBOLS, st.none()),
    st.tuples(st.just("delete place"), SYMBOLS, PLACES),
    st.tuples(st.just("import"), st.lists(SYMBOLS, min_size=1, max_size=4, unique=True), PLACES),
)


@contextmanager
def undone():
    """Whatever is written within is rolled back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def plant() -> None:
    """A family, two genera, species and varieties."""
    family = make_family("Pinaceae", "Lindl.")
    genera = {name: make_taxon(name, "Mill.", parent=family) for name in ("Abies", "Picea")}
    for symbol, name in SPECIES.items():
        above = Taxon.objects.get(symbol="ABCO") if " var. " in name else genera[name.split()[0]]
        make_taxon(name, "Nutt.", parent=above, symbol=symbol)


def at(word: str) -> Taxon | None:
    """The taxon with a symbol, or the genus of a name; None when it is deleted."""
    return Taxon.objects.filter(symbol=word).first() or Taxon.objects.filter(name=word, rank="genus").first()


def by_the_write_door(kind: str, word: str, value: str | None) -> None:
    """One edit; what a rule refuses changes nothing."""
    taxon = at(word)
    if taxon is None:
        return
    with suppress(ValidationError), writing.change() as change:
        match kind:
            case "light":
                care = CareGuide.objects.filter(taxon=taxon).first() or CareGuide(taxon=taxon)
                care.light = (value,) if value else None
                change.save(care)
            case "status" | "group status":
                taxon.status = value or ""
                change.save(taxon)
            case "move":
                taxon.parent = at(value or "")
                change.save(taxon)
            case "rename":
                taxon.name = f"{taxon.name.rsplit(' ', 1)[0]} {value}"
                change.save(taxon)
            case "delete":
                change.delete(taxon)
            case "delete place":
                for row in Distribution.objects.filter(taxon=taxon, region=value):
                    change.delete(row)


def by_the_import_door(symbols: list[str], place: str, folder: Path) -> None:
    """A file of places, as the command imports it."""
    path = folder / "places.csv"
    rows = "".join(f"{symbol},Native,{STATES[place]}\n" for symbol in symbols)
    path.write_text(f"symbol,status,state\n{rows}", encoding="utf-8")
    importing.run(importing.plan_distribution([path]), kind="distribution")


def assert_counted() -> None:
    """Totals and counts are those of plain queries."""
    listed = Taxon.objects.listed()
    result = search("")
    assert result.total == listed.count()
    assert result.ids == list(listed.order_by("name_key", "authority_key", "pk").values_list("pk", flat=True))
    native = Distribution.objects.filter(taxon__in=listed, establishment__has="native")
    for place in STATES:
        assert result.counts["native"][place] == native.filter(region=place).count()
    own = {
        care.taxon_id: care.light for care in CareGuide.objects.filter(taxon__in=listed, light__isnull=False)
    }
    assert result.counts["light"]["full-sun"] >= sum("full-sun" in (light or ()) for light in own.values())


@settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=1, max_size=8))
def test_after_any_steps_of_editors_and_imports_the_index_is_true(steps, tmp_path):
    with undone():
        plant()
        for kind, word, value in steps:
            if kind == "import":
                by_the_import_door(word, value, tmp_path)
            else:
                by_the_write_door(kind, word, value)
            assert facets.check() == []
        assert_counted()
