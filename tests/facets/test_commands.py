"""``check_index`` finds what differs and says so; ``reindex`` puts it right."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pyroaring import BitMap

from catalog.models import FacetOrder, FacetPosting, NameEntry
from tests.factories import make_care, make_taxon

pytestmark = pytest.mark.django_db


AGREE = "The indexes agree with the catalogue.\n"


def check() -> str:
    """What the command says of indexes that are true."""
    out = StringIO()
    call_command("check_index", stdout=out)
    return out.getvalue()


def faults() -> list[str]:
    """What the command says of indexes that are not, to its last word."""
    err = StringIO()
    with pytest.raises(CommandError) as raised:
        call_command("check_index", stderr=err)
    assert raised.value.returncode == 1
    return [*err.getvalue().splitlines(), str(raised.value)]


@pytest.fixture(autouse=True)
def key(db: None) -> int:
    taxon = make_taxon()
    make_care(taxon, light=["full-sun"])
    return taxon.pk


def test_an_index_that_is_true_is_said_to_be():
    assert check() == AGREE


def test_a_planted_difference_of_a_facet_is_told_and_mended(key: int):
    FacetPosting.objects.filter(facet="light", value="full-sun").update(bitmap=BitMap().serialize())
    FacetOrder.objects.filter(name="common").update(ids=b"")
    assert faults() == [
        f"The posting light=full-sun lacks taxon {key}.",
        "The sort order “common” is not as the catalogue has it.",
        "2 differences. Run manage.py reindex to build the indexes again.",
    ]
    call_command("reindex", stdout=StringIO())
    assert check() == AGREE


def test_a_planted_difference_of_a_name_is_told_and_mended(key: int):
    NameEntry.objects.filter(taxon=key).update(key="nonsense")
    assert f"The names of taxon {key} are not as the catalogue has them." in faults()
    call_command("reindex", stdout=StringIO())
    assert check() == AGREE
