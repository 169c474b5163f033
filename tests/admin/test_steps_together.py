"""One step of publication for many taxa at a time."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from catalog.choices import EntryKind, Status
from catalog.models import HistoryEntry, Taxon
from tests.admin.posting import save, signed_in
from tests.factories import make_family, make_source, make_taxon, make_vernacular

pytestmark = pytest.mark.django_db
LIST, STEPS = "admin:catalog_taxon_changelist", "admin:catalog_taxon_steps"


@pytest.fixture
def drafts() -> list[Taxon]:
    """Two that may be published."""
    genus = make_taxon("Heuchera", "L.", parent=make_family())
    found = [
        make_taxon(name, parent=genus, status=Status.DRAFT) for name in ("Heuchera alba", "Heuchera nova")
    ]
    source = make_source()
    for taxon in found:
        make_vernacular(taxon, "alumroot", source=source)
    return found


def reviewer(group: str = "Reviewers") -> Client:
    user = User.objects.create_user(group, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return signed_in(user)


def asked(client: Client, step: str, taxa: list[Taxon]) -> Any:
    return client.post(reverse(LIST), {"action": step, "_selected_action": [taxon.pk for taxon in taxa]})


def taken(client: Client, step: str, page: Any) -> Any:
    sent = {"step": step, "seen": page.context["seen"], "reason": "All were read."}
    return client.post(reverse(STEPS), sent)


def standings() -> list[str]:
    return list(Taxon.objects.filter(rank="species").order_by("name_key").values_list("status", flat=True))


def test_all_that_were_ticked_go_public_together_and_each_history_says_so(drafts: list[Taxon]):
    client = reviewer()
    page = asked(client, "_publish", drafts)
    assert standings() == ["draft", "draft"]
    assert page.context["refused"] == []
    assert taken(client, "_publish", page).status_code == 302
    assert standings() == ["published", "published"]
    for taxon in page.context["chosen"]:
        entry = HistoryEntry.objects.filter(taxon=taxon).first()
        assert entry is not None
        assert (entry.kind, entry.user_name, entry.reason) == (
            EntryKind.PUBLISHED,
            "Reviewers",
            "All were read.",
        )
        assert entry.document is not None
        assert entry.document["taxon"]["status"] == "published"
        public = Taxon.objects.get(pk=taxon.pk)
        assert public.version == taxon.version + 1
        assert public.published_at == public.updated_at
    assert client.get("/plants/heuchera-alba/").status_code == 200


def test_one_that_lacks_something_keeps_all_of_them_back(drafts: list[Taxon]):
    client, bare = reviewer(), make_taxon("Heuchera bara", parent=drafts[0].parent, status=Status.DRAFT)
    page = asked(client, "_publish", [*drafts, bare])
    assert [taxon for taxon, _ in page.context["refused"]] == [bare]
    told = taken(client, "_publish", page).content.decode()
    assert "No source is cited" in told
    assert "Nothing was changed." in told
    assert set(standings()) == {"draft"}


def test_one_that_was_saved_since_it_was_ticked_keeps_all_of_them_back(chief: Client, drafts: list[Taxon]):
    page = asked(chief, "_publish", drafts)
    save(chief, drafts[0], {"name_note": "later"})
    assert "Changed since you chose them: Heuchera alba" in taken(chief, "_publish", page).content.decode()
    assert standings() == ["draft", "draft"]


def test_a_step_that_does_not_start_here_or_would_pass_a_working_draft_by_is_refused(
    chief: Client, drafts: list[Taxon]
):
    assert "does not start there" in asked(chief, "_withdraw", drafts).content.decode()
    taken(chief, "_publish", asked(chief, "_publish", drafts))
    save(chief, drafts[0], {"name_note": "precious"}, button="_continue")
    (refused,) = asked(chief, "_withdraw", drafts).context["refused"]
    assert "A working draft waits" in refused[1][0]


def test_a_step_is_offered_and_taken_by_those_alone_who_may_take_it(drafts: list[Taxon]):
    editor = reviewer("Editors")
    offered = dict(editor.get(reverse(LIST)).context["action_form"].fields["action"].choices)
    assert {"_to_review", "_to_draft"} <= offered.keys()
    assert not {"_publish", "_withdraw"} & offered.keys()
    seen = " ".join(f"{taxon.pk}:{taxon.version}" for taxon in drafts)
    assert editor.post(reverse(STEPS), {"step": "_publish", "seen": seen}).status_code == 403
    assert set(standings()) == {"draft"}


def test_of_more_than_a_person_looks_at_the_page_names_some_and_tells_how_many_and_how_long(
    chief: Client, drafts: list[Taxon], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("catalog.admin._together.MOST_NAMED", 1)
    monkeypatch.setattr("catalog.admin._together.TAXA_A_SECOND", 1)
    page = chief.post(
        reverse(LIST),
        {
            "action": "_publish",
            "_selected_action": [drafts[0].pk],
            "select_across": "1",
            "index": "0",
        },
        query_params={"status__exact": "draft"},
    )
    told = page.content.decode()
    assert "These are the first 1 of 2, in the order of their names." in told
    assert "All 2 at once take about 2 seconds" in told
    taken(chief, "_publish", page)
    assert standings() == ["published", "published"]


def test_more_than_one_request_can_take_is_left_to_the_command(
    chief: Client, drafts: list[Taxon], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("catalog.admin._together.MOST_TOGETHER", 1)
    told = chief.post(
        reverse(LIST),
        {"action": "_publish", "_selected_action": [taxon.pk for taxon in drafts]},
        follow=True,
    )
    assert "Choose at most 1 taxa for one step" in told.content.decode()
