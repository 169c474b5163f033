"""What the write door refuses at the last moment comes back in the form, with all that was typed."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from catalog.choices import Status
from catalog.models import Schedule, Synonym, Taxon, WorkingDraft
from tests.admin.posting import address, errors, make_reviewer, new_row, opened, save, signed_in
from tests.editorial.plants import make_whole_plant

pytestmark = pytest.mark.django_db
OWN = "You wrote some of this yourself"


def with_synonym(client: Client, taxon: Taxon, **more: Any) -> Any:
    row = new_row(
        opened(client, taxon), "synonyms", name="Heuchera altera", authority="Mill.", kind="unspecified"
    )
    return save(client, taxon, {**row, **more}, button="_continue")


@pytest.mark.parametrize("status", [Status.DRAFT, Status.PUBLISHED])
def test_where_the_site_asks_for_it_a_synonym_without_a_source_is_not_kept(
    chief: Client, settings: Any, status: Status
):
    settings.CATALOG_SOURCE_SYNONYMS = True
    taxon = make_whole_plant(status=status)
    response = with_synonym(chief, taxon)
    assert "No source is named for the synonym Heuchera altera Mill" in errors(response)
    assert "Heuchera altera" in response.content.decode()
    source = Synonym.objects.get().source
    assert source is not None
    with_synonym(chief, taxon, **{"synonyms-1-source": source.pk})
    draft = WorkingDraft.objects.first()
    kept = draft.document["synonyms"] if draft is not None else list(Synonym.objects.all())
    assert len(kept) == 2


@pytest.mark.parametrize(
    ("status", "button"), [(Status.DRAFT, "_publish"), (Status.PUBLISHED, "_publish_changes")]
)
def test_where_the_site_asks_for_another_reviewer_own_words_are_not_published(
    settings: Any, status: Status, button: str
):
    settings.CATALOG_OTHER_REVIEWER = True
    author, reviewer = (signed_in(make_reviewer(name)) for name in ("author", "reviewer"))
    taxon = make_whole_plant(status=status)
    response = save(author, taxon, {"name_note": "mine"}, button=button)
    assert OWN in errors(response)
    assert response.context["adminform"].form["name_note"].value() == "mine"
    save(author, taxon, {"name_note": "mine"}, button="_continue")
    assert OWN in errors(save(author, taxon, {}, button=button))
    hour = {"publish_at_0": "2099-05-01", "publish_at_1": "06:00"}
    assert OWN in errors(save(author, taxon, hour, button="_continue"))
    assert not Schedule.objects.exists()
    if status == Status.PUBLISHED:
        page = author.get(reverse("admin:catalog_taxon_draft", args=[taxon.pk])).content.decode()
        assert OWN in page
        assert "Publish the changes" not in page
    save(reviewer, taxon, {}, button=button)
    taxon.refresh_from_db()
    assert (taxon.status, taxon.name_note) == (Status.PUBLISHED, "mine")


def test_on_such_a_site_a_synonym_of_a_live_page_waits_in_its_draft(settings: Any):
    settings.CATALOG_OTHER_REVIEWER = True
    make_whole_plant()
    reviewer = signed_in(make_reviewer())
    assert reviewer.post(address(Synonym.objects.get()), {"name": "Heuchera altera"}).status_code == 403
