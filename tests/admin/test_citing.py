"""Sources cited from beside the facts: of a whole fact, of one place, of one name."""

import re
from typing import Any

import pytest
from django.test import Client

from catalog import documents, facts, writing
from catalog.admin import _citing as citing
from catalog.models import CareGuide, Citation, Distribution, Placement, Source, Taxon
from catalog.serialising import bundle, serialise
from tests.admin.posting import address, errors, new_row, opened, save
from tests.factories import make_source, make_synonym, make_taxon

pytestmark = pytest.mark.django_db


def make_plant(**fields: Any) -> Taxon:
    taxon = make_taxon(**fields)
    make_synonym(taxon, "Heuchera pachypoda", "Greene")
    with writing.change() as change:
        change.save(CareGuide(taxon=taxon, zone_min=9, zone_max=16))
        change.save(Distribution(taxon=taxon, region_id="US-NV", establishment=("native",)))
    return taxon


def cite(client: Client, taxon: Taxon, **values: object) -> object:
    source = Source.objects.first() or make_source()
    row = {"source": source.pk, "chosen": "on", **values}
    return save(client, taxon, new_row(opened(client, taxon), "citations", **row))


def links(client: Client, taxon: Taxon) -> dict[tuple[str, str], str]:
    found = re.findall(
        r'data-cite="([^"]*)" data-subject="([^"]*)">([^<]*)<', client.get(address(taxon)).content.decode()
    )
    return {(trait, subject): words for trait, subject, words in found}


def test_every_fact_has_a_link_that_begins_a_citation_of_it(chief: Client):
    taxon = make_plant(status="draft")
    found = links(chief, taxon)
    for fact in (
        ("zone", ""),
        ("height", ""),
        ("native", "US-NV"),
        ("synonymy", "Heuchera pachypoda Greene"),
    ):
        assert found[fact] == "Cite a source"


def test_the_link_opens_a_blank_citation_of_the_fact_without_a_script(chief: Client):
    taxon = make_plant(status="draft")
    page = chief.get(f"{address(taxon)}?cite=native&subject=US-NV")
    part = next(part for part in page.context["inline_admin_formsets"] if part.formset.prefix == "citations")
    assert [(form["trait"].value(), form["subject"].value()) for form in part.formset.forms] == [
        ("native", "US-NV")
    ]
    assert "collapse" not in part.classes


def test_a_citation_of_one_place_keeps_page_words_and_date(chief: Client):
    taxon = make_plant(status="draft")
    cite(
        chief,
        taxon,
        trait="native",
        subject="US-NV",
        quote="Ruby Mts.",
        locator="p. 12",
        read_on="2026-01-02",
    )
    row = Citation.objects.get()
    assert (row.subject, row.quote, row.locator, str(row.read_on)) == (
        "US-NV",
        "Ruby Mts.",
        "p. 12",
        "2026-01-02",
    )
    assert links(chief, taxon)["native", "US-NV"] == "1 source · cite another"
    assert "Ruby Mts." not in chief.get(address(taxon)).content.decode()
    assert "Ruby Mts." in chief.get(f"{address(taxon)}?cite=native&subject=US-NV").content.decode()
    save(chief, taxon, {"name_note": "seen"})
    assert Citation.objects.get() == row


def test_sources_that_differ_are_all_shown_with_the_one_chosen_and_why(chief: Client, client: Client):
    taxon = make_plant(status="draft")
    cite(chief, taxon, trait="zone", quote="zones 5 to 8", locator="https://flora.example/1")
    other = make_source(key="other", title="Other flora")
    refused = cite(chief, taxon, trait="zone", source=other.pk, chosen="")
    assert "Say why this source is not followed." in errors(refused)
    cite(
        chief, taxon, trait="zone", source=other.pk, chosen="", value="4 to 8",
        reason="It gives no trial.",
    )  # fmt: skip
    assert links(chief, taxon)["zone", ""] == "2 sources that differ · cite another"
    Taxon.objects.update(status="published")
    text = client.get(taxon.get_absolute_url()).content.decode()
    for words in ("Used here.", "Not used here.", "Other flora says 4–8. It gives no trial.", "zones 5 to 8"):
        assert words in text
    assert 'href="https://flora.example/1"' in text


def test_a_place_that_does_not_exist_cannot_be_cited(chief: Client):
    taxon = make_plant(status="draft")
    assert "is not the code of a place" in errors(cite(chief, taxon, trait="native", subject="US-ZZ"))


def test_the_same_source_may_be_cited_for_several_places_but_once_for_each(chief: Client):
    taxon = make_plant(status="draft")
    cite(chief, taxon, trait="native", subject="US-NV")
    cite(chief, taxon, trait="native", subject="US-CA")
    assert Citation.objects.count() == 2
    assert "cited for this trait already" in errors(cite(chief, taxon, trait="native", subject="US-CA"))
    assert Citation.objects.count() == 2


def test_citations_travel_through_working_draft_export_and_import(chief: Client):
    taxon = make_plant(status="published")
    with writing.change() as change:
        change.save(
            Citation(
                taxon=taxon, trait="synonymy", subject="Heuchera pachypoda Greene", source=make_source(),
                quote="idem", locator="t. 3", read_on="2026-01-02",
            )
        )  # fmt: skip
    save(chief, taxon, {"name_note": "drafted"}, button="_save")
    save(chief, taxon, {})
    stored = Taxon.objects.select_related("parent").get(pk=taxon.pk)
    document = serialise(stored)
    assert document["taxon"]["name_note"] == "drafted"
    assert document["citations"][0]["read_on"] == "2026-01-02"
    file = bundle([stored])
    Citation.objects.all().delete()
    documents.load(file)
    assert serialise(stored) == document
    assert documents.load(file).changed == []


def test_the_places_of_a_sensitive_plant_are_told_by_no_citation():
    taxon = make_plant(sensitive=True)
    with writing.change() as change:
        change.save(
            Citation(
                taxon=taxon,
                trait="native",
                subject="US-NV",
                source=make_source(),
                quote="Ruby Mts.",
                locator="ZQX 4",
            )
        )
    shown = facts.of(taxon).cited["places"]
    assert [(one.subject, one.quote, one.locator) for one in shown] == [("", "", "")]


def test_a_row_of_another_sort_is_cited_by_its_own_identity():
    family = make_taxon("Saxifragaceae", "Juss.", rank="family")
    assert citing.fact_of(Placement(taxon=family, classification="apg-iv")) == ("classification", "apg-iv")
    with pytest.raises(TypeError):
        citing.fact_of(family)
