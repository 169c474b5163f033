"""The command that takes a step of publication with everything under a name."""

from io import StringIO
from itertools import product, repeat
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command

from catalog import facets
from catalog.choices import EntryKind, Status
from catalog.models import HistoryEntry, Taxon
from tests.factories import make_family, make_taxa, make_taxon

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alumroots")]


@pytest.fixture(scope="module")
def alumroots(shared_rows):
    family = make_family()
    genus = make_taxon("Heuchera", "L.", symbol="HEUCH", parent=family)
    species = make_taxon("Heuchera rubescens", "Torr.", parent=genus)
    make_taxon("Heuchera rubescens var. alpicola", "Jeps.", rank="variety", parent=species)
    User.objects.create_superuser("chief")
    editor = User.objects.create_user("editor", is_staff=True)
    editor.groups.add(Group.objects.get(name="Editors"))


def taken(*words: str, by: str = "chief") -> str:
    out = StringIO()
    call_command("take_step", *words, "--as", by, stdout=out)
    return out.getvalue()


def standings() -> dict[str, str]:
    return dict(Taxon.objects.filter(family__isnull=False).values_list("name", "status"))


def test_everything_under_a_name_takes_the_step_with_an_entry_each_and_the_index_follows():
    assert taken("withdraw", "heuch", "--reason", "Not sold.").strip() == "Withdraw from the site: 3 taxa."
    genus = Taxon.objects.get(name="Heuchera")
    assert (genus.status, genus.version) == (Status.WITHDRAWN, 2)
    for taxon in (genus, *Taxon.objects.below(genus)):
        last, found = taxon.history.all()[:2]
        assert (last.kind, last.user_name, last.reason) == (EntryKind.WITHDRAWN, "chief", "Not sold.")
        assert (last.document["taxon"]["status"], last.version) == ("withdrawn", taxon.version)
        assert found.document["taxon"]["status"] == "published"
    assert facets.check() == []


def test_a_dry_run_tells_what_is_in_the_way_and_changes_nothing():
    taken("withdraw", "Heuchera")
    told = taken("publish", "Heuchera", "--dry-run")
    assert "Heuchera L.: No source is cited" in told
    assert "3 chosen, 3 in the way. Dry run: nothing was changed." in told
    with pytest.raises(CommandError, match=r"3 in the way\. Nothing was changed\."):
        taken("publish", "Heuchera")
    assert Status.PUBLISHED not in {standings()[name] for name in ("Heuchera", "Heuchera rubescens")}


@pytest.mark.parametrize(
    ("words", "by", "told"),
    [
        (("withdraw", "Heuchera"), "editor", "editor may not take this step"),
        (("withdraw", "Heuchera"), "nobody", "There is no account nobody"),
        (("withdraw", "Mitella"), "chief", "No taxon has the accepted name or symbol Mitella"),
    ],
)
def test_who_may_not_or_names_nothing_is_told_so(words: tuple[str, ...], by: str, told: str):
    with pytest.raises(CommandError, match=told):
        taken(*words, by=by)
    assert not HistoryEntry.objects.filter(kind=EntryKind.WITHDRAWN).exists()


def test_a_step_of_hundreds_asks_little_more_of_the_database_than_one_of_three(
    django_assert_max_num_queries: Any,
):
    genus = Taxon.objects.get(name="Heuchera")
    letters = product("bcdfghlmnprstv", "aeiou", "bcdf")
    make_taxa((f"Heuchera {a}{b}{c}ensis" for a, b, c in letters), repeat(genus))
    with django_assert_max_num_queries(90):
        assert "283 taxa" in taken("withdraw", "Heuchera")
