"""Beside the article: its outline, its preview, and links to plants that hold when a plant is renamed."""

from html.parser import HTMLParser

import pytest
from django.test import Client

from catalog import documents, editorial, facts, glossary, richtext, writing
from catalog.models import ArticleSection, HistoryEntry, Taxon
from catalog.serialising import bundle, serialise
from tests.admin.posting import address, make_editor, opened, save, signed_in
from tests.factories import make_synonym, make_taxon

pytestmark = pytest.mark.django_db

ATTACK = (
    "<p onclick=x()>kept</p><script>x()</script><svg onload=x()><style><img src=x onerror=x()></style></svg>"
    "<a href='jav&#x09;ascript:x()'>a</a><a href='//evil.example'>b</a><a href='data:text/html,x'>c</a>"
    "<a href='vbscript:x()' onmouseover=x()>d</a>"
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=x()&gt;'>"
    "<iframe srcdoc='<script>x()</script>'></iframe><p style='background:url(//evil.example)'>e</p>"
)


def make_section(taxon: Taxon, body: str, **fields: object) -> ArticleSection:
    section = ArticleSection(taxon=taxon, body=body, **fields)
    with writing.change() as change:
        change.save(section)
    return section


def shown(section: ArticleSection) -> str:
    return facts.article_parts([section], glossary.terms())[0].body


def test_a_link_to_a_plant_is_shown_under_its_present_name():
    other = make_taxon("Camassia quamash", "(Pursh) Greene")
    link = richtext.link_to_plant(other.name_id, "Camassia esculenta", keeps_words=False)
    own = richtext.link_to_plant(other.name_id, "small camas", keeps_words=True)
    section = make_section(make_taxon("Lilium columbianum", ""), f"<p>Like {link}, or {own}.</p>")
    start = '<a href="/plants/camassia-quamash/">'
    name = '<i lang="la" translate="no">Camassia quamash</i>'
    assert shown(section) == f"<p>Like {start}{name}</a>, or {start}small camas</a>.</p>"


def test_a_link_follows_a_name_that_became_a_synonym():
    other = make_taxon("Camassia quamash", "(Pursh) Greene")
    synonym = make_synonym(other, "Camassia esculenta", "Lindl.")
    section = make_section(other, richtext.link_to_plant(synonym.name_id, "x", keeps_words=False))
    assert 'href="/plants/camassia-quamash/"' in shown(section)


def test_a_link_to_a_draft_or_to_nothing_shows_readers_only_the_words_as_written():
    draft = make_taxon("Camassia zqxdraft", "", status="draft")
    missing = richtext.link_to_plant(Taxon().name_id, "gone", keeps_words=False)
    hidden = richtext.link_to_plant(draft.name_id, "a camas", keeps_words=False)
    section = make_section(make_taxon(), f"<p>{hidden} {missing}</p>")
    assert shown(section) == "<p>a camas gone</p>"


def test_what_reached_the_table_past_every_door_is_sanitised_when_it_is_shown():
    section = make_section(make_taxon(), "<p>x</p>")
    ArticleSection.objects.update(body="<p onclick=x>y<script>alert(1)</script></p>")
    section.refresh_from_db()
    assert shown(section) == "<p>y</p>"


def test_the_form_tells_missing_sections_and_broken_links(chief: Client):
    taxon = make_taxon(status="draft")
    link = richtext.link_to_plant(Taxon().name_id, "gone", keeps_words=True)
    make_section(taxon, f"<h3>Soil</h3><p>three words {link}</p>", kind="growing", heading="Growing it")
    outline = chief.get(address(taxon)).context["outline"]
    assert [(row.label, row.subheadings, row.words) for row in outline.rows] == [("Growing it", ("Soil",), 4)]
    assert "growing" not in [code for code, _ in outline.missing]
    assert len(outline.missing) == 6
    assert [link.trouble[:22] for link in outline.links] == ["There is no such plant"]


def test_a_missing_section_is_begun_without_a_script_and_may_be_left_blank(chief: Client):
    taxon = make_taxon(status="draft")
    asked = f"{address(taxon)}?section=where&section=nonsense"
    page = chief.get(asked)
    forms = next(
        part.formset for part in page.context["inline_admin_formsets"] if part.formset.prefix == "sections"
    ).forms
    assert [form["kind"].value() for form in forms] == ["where"]
    sent = opened(chief, taxon) | {"sections-TOTAL_FORMS": "1", "sections-0-kind": "where"}
    assert chief.post(asked, {**sent, "_continue": "1"}).status_code == 302
    assert not taxon.sections.exists()


def test_plain_paragraphs_typed_into_the_box_are_kept_and_a_stored_text_is_no_change(chief: Client):
    taxon = make_taxon(status="draft")
    make_section(taxon, "<p>One.</p><ul><li>a</li><li>b</li></ul>")
    version = Taxon.objects.get(pk=taxon.pk).version
    assert save(chief, taxon, {}).status_code == 302
    assert Taxon.objects.get(pk=taxon.pk).version == version
    save(chief, taxon, {"sections-0-body": "One.\r\n\r\nTwo."})
    assert taxon.sections.get().body == "<p>One.</p><p>Two.</p>"


def test_a_preview_shows_what_is_in_the_form_and_saves_nothing(chief: Client):
    make_taxon(status="draft")
    sent = {
        "sections-TOTAL_FORMS": "3",
        "sections-0-kind": "care", "sections-0-heading": "Later", "sections-0-body": "<p>Second<script>x</script></p>",
        "sections-0-position": "20",
        "sections-1-kind": "where", "sections-1-heading": "Sooner", "sections-1-body": "First",
        "sections-1-position": "1",
        "sections-2-body": "dropped", "sections-2-DELETE": "on",
        "care-0-article_title": "A & B",
    }  # fmt: skip
    page = chief.post("/admin/catalog/taxon/article-preview/", sent)
    text = page.content.decode()
    assert [part.heading for part in page.context["sections"]] == ["Sooner", "Later"]
    assert "A &amp; B" in text
    assert "<p>Second</p>" in text
    assert "dropped" not in text
    assert not ArticleSection.objects.exists()


@pytest.mark.parametrize("total", ["", "x", "-1", "٣", "9" * 40])
def test_a_preview_of_a_malformed_form_is_empty(chief: Client, total: str):
    page = chief.post("/admin/catalog/taxon/article-preview/", {"sections-TOTAL_FORMS": total})
    assert page.status_code == 200
    assert page.context["sections"] == ()


def test_plants_to_link_are_found_by_any_name_for_editors_alone(chief: Client, client: Client):
    taxon = make_taxon("Camassia quamash", "(Pursh) Greene", status="draft")
    make_synonym(taxon, "Camassia esculenta", "Lindl.")
    found = chief.get("/admin/catalog/taxon/plants-to-link/", {"q": "camassia escul\x00"}).json()["plants"]
    assert [(one["name_id"], one["name"]) for one in found] == [(str(taxon.name_id), "Camassia quamash")]
    assert chief.get("/admin/catalog/taxon/plants-to-link/", {"q": " "}).json() == {"plants": []}
    reader = make_editor("reader")
    reader.user_permissions.clear()
    for browser, status in ((client, 302), (signed_in(reader), 403)):
        assert browser.get("/admin/catalog/taxon/plants-to-link/?q=camassia").status_code == status
        assert browser.post("/admin/catalog/taxon/article-preview/").status_code == status


@pytest.mark.parametrize("door", ["form", "document", "restored state", "table"])
def test_no_door_lets_an_attack_through_to_the_page(chief: Client, client: Client, door: str):
    taxon = make_taxon(status="published")
    make_section(taxon, "<p>x</p>")
    document = serialise(Taxon.objects.select_related("parent").get())
    document["article"]["sections"][0]["body"] = ATTACK
    if door == "form":
        save(chief, taxon, {"sections-0-body": ATTACK})
    elif door == "document":
        documents.load({**bundle([]), "plants": [document]})
    elif door == "restored state":
        entry = HistoryEntry.objects.latest("pk")
        entry.document = document
        entry.save()
        editorial.restore(entry, None)
    else:
        ArticleSection.objects.update(body=ATTACK)
    page = client.get(taxon.get_absolute_url()).content.decode()
    article = Elements(page.partition("<article")[2].partition("</article")[0])
    assert "kept" in article.words
    assert article.tags <= {"section", "h2", "h3", "p", "a"}
    assert {name for name, _ in article.attributes} <= {"href", "rel", "id"}
    assert [value for name, value in article.attributes if name == "href"] == []


class Elements(HTMLParser):
    """The elements of a page, their attributes, and the words between them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data
