"""The queue of contradictions: kept with the records, answered with a reason, the same cost however long."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog import contradictions, documents, editorial, writing
from catalog.models import ArticleSection, CareGuide, Contradiction, Dismissal, HistoryEntry, Taxon
from catalog.serialising import bundle, serialise
from tests.admin.posting import address, make_editor, signed_in
from tests.factories import make_taxon

pytestmark = pytest.mark.django_db
QUEUE = "/admin/catalog/contradiction/"


def make_contradiction(name: str = "Heuchera rubescens", **fields: object) -> Contradiction:
    taxon = make_taxon(name, "", **fields)
    with writing.change() as change:
        change.save(CareGuide(taxon=taxon, zone_min=9, zone_max=16, teaser="Zones 4 & up are told below."))
        change.save(ArticleSection(taxon=taxon, kind="growing", body="<p>Hardy in zones 4 to 8.</p>"))
    return Contradiction.objects.get(taxon=taxon)


def answer(client: Client, row: Contradiction, reason: str = "The flora says so.") -> None:
    page = f"{QUEUE}{row.pk}/answer/"
    given = client.get(page).context["given"]
    response = client.post(page, {"reason": reason, "given": given.reason if given else ""})
    assert response.status_code == 302


def test_the_queue_follows_each_change_of_the_record():
    row = make_contradiction()
    assert (row.kind, row.claim, row.fact) == ("zones", "zones 4 to 8", "zones 5–8")
    care = CareGuide.objects.get()
    care.zone_min = 7
    with writing.change() as change:
        change.save(care)
    assert not Contradiction.objects.exists()


def test_a_rebuilt_queue_is_the_same():
    row = make_contradiction()
    contradictions.rebuild()
    again = Contradiction.objects.get()
    assert (again.taxon_id, again.said, again.fact) == (row.taxon_id, row.said, row.fact)


def test_a_change_of_something_else_leaves_the_row_in_place():
    row = make_contradiction()
    with writing.change() as change:
        change.save(Taxon.objects.get())
    assert Contradiction.objects.get().pk == row.pk


def test_an_answer_is_kept_with_its_reason_in_history_and_document_and_survives_a_round_trip(chief: Client):
    row = make_contradiction(status="published")
    answer(chief, row)
    taxon = Taxon.objects.select_related("parent").get()
    assert Contradiction.objects.get().dismissed
    document = serialise(taxon)
    assert [given["reason"] for given in document["dismissals"]] == ["The flora says so."]
    entry = HistoryEntry.objects.latest("pk")
    assert (entry.user_name, entry.reason) == ("chief", "Both may stand: The flora says so.")
    file = bundle([taxon])
    Dismissal.objects.all().delete()
    documents.load(file)
    assert serialise(taxon) == document
    assert [one.label for one in editorial.compare({**document, "dismissals": []}, document)] != []


def test_an_answer_holds_only_while_both_sides_stay(chief: Client):
    row = make_contradiction()
    answer(chief, row)
    section = ArticleSection.objects.get()
    section.body = "<p>Hardy in zones 3 to 8.</p>"
    with writing.change() as change:
        change.save(section)
    assert not Contradiction.objects.get().dismissed


def test_an_answer_is_changed_and_taken_back(chief: Client):
    row = make_contradiction()
    answer(chief, row)
    row = Contradiction.objects.get()
    answer(chief, row, "Another reason.")
    assert Dismissal.objects.get().reason == "Another reason."
    assert "Another reason." in chief.get(f"{QUEUE}{Contradiction.objects.get().pk}/answer/").content.decode()
    chief.post(f"{QUEUE}{Contradiction.objects.get().pk}/take-back/")
    assert not Dismissal.objects.exists()
    assert not Contradiction.objects.get().dismissed


def test_the_second_of_two_answers_is_told_and_loses_nothing(chief: Client):
    row = make_contradiction()
    answer(chief, row)
    late = chief.post(f"{QUEUE}{row.pk}/answer/", {"given": "", "reason": "Mine."}, follow=True)
    assert "somebody has answered it, or the record has changed. What you wrote: “Mine.”" in (
        late.content.decode()
    )
    page = f"{QUEUE}{Contradiction.objects.get().pk}/answer/"
    told = chief.post(page, {"given": "", "reason": "Mine."}).content.decode()
    assert "Somebody has answered this since you opened the page: “The flora says so.”" in told
    assert ">Mine.</textarea>" in told
    assert Dismissal.objects.get().reason == "The flora says so."


def test_an_answer_without_a_reason_is_refused_and_one_that_is_gone_is_told(chief: Client):
    row = make_contradiction()
    page = chief.post(f"{QUEUE}{row.pk}/answer/", {"reason": " \x00 "})
    assert "Write why both may stand" in page.content.decode()
    assert not Dismissal.objects.exists()
    for act in ("answer", "take-back"):
        gone = chief.post(f"{QUEUE}{10**30}/{act}/", {"reason": "x"}, follow=True)
        assert "That contradiction is there no more" in gone.content.decode()


def test_the_queue_shows_what_waits_by_kind_with_links_to_both_sides(chief: Client):
    row = make_contradiction()
    done = make_contradiction("Heuchera parvifolia")
    answer(chief, done)
    chief.get(QUEUE)  # tells of the answer, once
    text = chief.get(QUEUE).content.decode()
    assert f"/admin/catalog/taxon/{row.taxon_id}/change/#part-sections" in text
    assert f"/admin/catalog/taxon/{row.taxon_id}/change/#part-care" in text
    assert "parvifolia" not in text
    assert "parvifolia" in chief.get(QUEUE, {"answer": "given"}).content.decode()
    assert "parvifolia" in chief.get(QUEUE, {"answer": "all", "kind__exact": "zones"}).content.decode()
    assert "rubescens" not in chief.get(QUEUE, {"kind__exact": "bloom"}).content.decode()
    assert "rubescens" in chief.get(QUEUE, {"q": "heuchera rub"}).content.decode()


def test_the_queue_costs_the_same_however_long(chief: Client):
    row = make_contradiction()
    with CaptureQueriesContext(
        connection,
    ) as few:
        chief.get(QUEUE)
    for number in range(8):
        Contradiction.objects.create(taxon=row.taxon, kind="zones", said=str(number), fact="x")
    with CaptureQueriesContext(connection) as many:
        chief.get(QUEUE)
    assert len(many) == len(few)


def test_the_form_tells_contradictions_that_wait(chief: Client):
    row = make_contradiction(status="draft")
    assert [one.claim for one in chief.get(address(row.taxon)).context["contradictions"]] == ["zones 4 to 8"]
    answer(chief, row)
    assert chief.get(address(row.taxon)).context["contradictions"] == []


def test_who_may_only_look_answers_nothing():
    row = make_contradiction()
    viewer = make_editor("viewer")
    viewer.user_permissions.set(viewer.user_permissions.filter(codename="view_taxon"))
    browser = signed_in(viewer)
    assert browser.get(QUEUE).status_code == 200
    assert browser.post(f"{QUEUE}{row.pk}/answer/", {"reason": "x"}).status_code == 403
    assert browser.post(f"{QUEUE}{row.pk}/take-back/").status_code == 403
    viewer.user_permissions.clear()
    assert signed_in(viewer).get(QUEUE).status_code == 403
