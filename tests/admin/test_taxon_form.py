"""The form of a taxon: one page, one save, every rule shown at its field."""

from decimal import Decimal
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from catalog import names
from catalog.choices import Rank, Status
from catalog.models import ArticleSection, Revision, Synonym, Taxon, VernacularName
from tests.admin.posting import Response, address, errors, new_row, opened, save, sent_by
from tests.factories import (
    make_family,
    make_place,
    make_profile,
    make_source,
    make_synonym,
    make_taxon,
    make_vernacular,
)

pytestmark = pytest.mark.django_db


def _inlines(page: Response) -> list[Any]:
    return list(page.context_data["inline_admin_formsets"])


def test_saving_an_unchanged_form_changes_no_fact(chief: Client):
    source = make_source()
    taxon = make_taxon(parent=make_taxon("Heuchera", "L."), symbol="HERU")
    make_synonym(taxon, symbol="HEPA", source=source)
    make_vernacular(taxon)
    make_place(taxon, "US-NV", "native", "introduced")
    make_profile(taxon, habit=("forb",), bloom_colour=(), height_max=Decimal("30.48"))
    response = save(chief, taxon, {})
    assert response.status_code == 302
    taxon = Taxon.objects.get(pk=taxon.pk)
    assert taxon.full_name == "Heuchera rubescens Torr."
    assert taxon.synonyms.get().symbol == "HEPA"
    assert taxon.distribution.get().establishment == ("native", "introduced")
    assert taxon.distribution.get().probable == ()
    assert (taxon.profile.habit, taxon.profile.bloom_colour) == (("forb",), ())
    assert taxon.profile.height_max == Decimal("30.48")
    assert taxon.profile.form is None


def test_a_taxon_is_added_with_all_its_parts_in_one_save(chief: Client):
    genus = make_taxon("Heuchera", "L.")
    sent = sent_by(chief.get(reverse("admin:catalog_taxon_add")))
    sent |= {"name": "Heuchera  rubescens", "authority": "Torr.", "rank": Rank.SPECIES, "parent": genus.pk}
    sent |= new_row(sent, "synonyms", name="Heuchera pachypoda", authority="Greene", kind="unspecified")
    sent |= new_row(sent, "vernacular_names", name="pink alumroot", language="en", preferred="on")
    sent |= {"profile-0-height_max": "1 ft", "profile-0-bloom_months": ["5", "6"]}
    sent |= {"care-0-zone_min": "7", "care-0-zone_max": "16"}
    sent |= new_row(
        sent, "sections", kind="special", heading="Why", body="<p>Pink <b>bells</b></p><script>x</script>"
    )
    sent |= new_row(sent, "distribution", region="US-CA", establishment=["native"])
    response = chief.post(reverse("admin:catalog_taxon_add"), {**sent, "_continue": "1"})
    assert response.status_code == 302, errors(response)
    taxon = Taxon.objects.get(name="Heuchera rubescens")
    assert (taxon.status, taxon.genus, taxon.slug) == (Status.DRAFT, genus, "heuchera-rubescens")
    assert taxon.profile.height_max == Decimal("30.48")
    assert taxon.profile.bloom_months == ("5", "6")
    assert taxon.sections.get().body == "<p>Pink <strong>bells</strong></p>"
    assert taxon.sections.get().position > 0
    assert names.staff_ids("pachypoda", 5) == [taxon.pk]


def test_a_save_raises_the_revision_and_the_version_once(chief: Client):
    taxon = make_taxon()
    before = Revision.objects.get().number
    save(chief, taxon, {"name_note": "pro sp."})
    assert Revision.objects.get().number == before + 1
    assert Taxon.objects.get().version == taxon.version + 1


def test_a_refused_save_changes_nothing(chief: Client):
    taxon = make_taxon()
    before = Revision.objects.get().number
    sent = opened(chief, taxon)
    row = new_row(sent, "vernacular_names", name="", language="es")
    response = chief.post(address(taxon), {**sent, **row, "authority": "Other", "_save": "1"})
    assert "required" in errors(response)
    assert Taxon.objects.get().authority == "Torr."
    assert Revision.objects.get().number == before


def test_an_address_that_cannot_be_is_refused_at_its_field(chief: Client):
    response = save(chief, make_taxon(status=Status.DRAFT), {"slug": "a/b <b>"})
    assert "slug" in errors(response)


def test_without_a_script_the_address_asks_for_one_more_row(chief: Client):
    taxon = make_taxon()
    page = chief.get(address(taxon), {"row": ["vernacularname", "articlesection", "citation"]})
    assert b"?row=wildlifevalue#part-wildlife" in page.content
    blank = {inline.formset.prefix: inline.formset.total_form_count() for inline in _inlines(page)}
    assert {prefix for prefix, rows in blank.items() if rows} == {
        "profile", "care", "vernacular_names", "sections", "citations"
    }  # fmt: skip


def test_a_composed_full_name_follows_the_name(chief: Client):
    taxon = make_taxon()
    save(chief, taxon, {"authority": "Torrey"})
    assert Taxon.objects.get().full_name == "Heuchera rubescens Torrey"


def test_a_full_name_that_the_editor_wrote_stays(chief: Client):
    taxon = make_taxon("Heuchera rubescens var. alpicola", "Jeps.")
    save(chief, taxon, {"authority": "Jepson", "full_name": "Heuchera rubescens Torr. var. alpicola Jepson"})
    assert Taxon.objects.get().full_name == "Heuchera rubescens Torr. var. alpicola Jepson"


@pytest.mark.parametrize(
    "written",
    ["acer zz", "Acer zz ", "Acer  zz", "Acer \u200bzz", "ACER ZZ", "Acer\u00a0zz"],
)
def test_a_name_that_is_there_already_is_refused_and_the_other_named(chief: Client, written: str):
    make_taxon("Acer zz", "")
    sent = sent_by(chief.get(reverse("admin:catalog_taxon_add")))
    response = chief.post(
        reverse("admin:catalog_taxon_add"), {**sent, "name": written, "rank": Rank.SPECIES, "_save": "1"}
    )
    assert "Acer zz is in the catalogue already" in errors(response)
    assert Taxon.objects.count() == 1


def test_a_parent_of_a_lower_rank_is_refused_at_the_parent(chief: Client):
    genus, species = make_taxon("Heuchera", "L."), make_taxon()
    response = save(chief, genus, {"parent": species.pk})
    assert "must have a higher rank" in str(response.context["adminform"].form.errors["parent"])


def test_a_cycle_is_refused(chief: Client):
    family = make_family()
    genus = make_taxon("Heuchera", "L.", parent=family)
    response = save(chief, family, {"parent": genus.pk})
    assert "cannot be its parent" in errors(response)


def test_a_symbol_of_another_taxon_is_refused_and_the_other_named(chief: Client):
    make_taxon("Heuchera micrantha", "Douglas", symbol="HEMI7")
    response = save(chief, make_taxon(), {"symbol": "hemi7"})
    assert "HEMI7 is already the symbol of Heuchera micrantha" in errors(response)


def test_a_symbol_of_a_synonym_is_refused_also_for_a_new_synonym(chief: Client):
    make_synonym(make_taxon("Heuchera micrantha", "Douglas"), "Heuchera lloydii", "Rydb.", symbol="HELL2")
    taxon = make_taxon()
    sent = opened(chief, taxon)
    row = new_row(sent, "synonyms", name="Heuchera xx", kind="unspecified", symbol="HELL2")
    assert "HELL2 is already the symbol of" in errors(
        chief.post(address(taxon), {**sent, **row, "_save": "1"})
    )


def test_a_synonym_of_itself_is_refused(chief: Client):
    taxon = make_taxon()
    sent = opened(chief, taxon)
    row = new_row(sent, "synonyms", name="Heuchera rubescens", authority="Torr.", kind="unspecified")
    assert "no synonym of itself" in errors(chief.post(address(taxon), {**sent, **row, "_save": "1"}))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"profile-0-height_min": "3 ft", "profile-0-height_max": "1 ft"}, "least height is more"),
        ({"profile-0-height_min": "tall"}, "Write a length such as"),
        ({"care-0-zone_min": "20", "care-0-zone_max": "7"}, "least zone is more"),
        ({"care-0-zone_min": "27"}, "not one of the available choices"),
        ({"care-0-soil_ph_min": "15"}, "between 0 and 14"),
        ({"care-0-light": ["full-sun", "known-none"]}, "not both"),
        ({"care-0-light": ["moonlight"]}, "not one of the available choices"),
    ],
)
def test_a_fact_that_cannot_be_is_refused(chief: Client, fields: dict[str, object], said: str):
    assert said in errors(save(chief, make_taxon(), fields))


def test_the_mark_of_the_preferred_name_passes_on_in_one_save(chief: Client):
    taxon = make_taxon()
    first = make_vernacular(taxon)
    make_vernacular(taxon, "rose alumroot", preferred=False)
    sent = opened(chief, taxon)
    place = next(n for n in (0, 1) if sent[f"vernacular_names-{n}-id"] == first.pk)
    del sent[f"vernacular_names-{place}-preferred"]
    sent[f"vernacular_names-{1 - place}-preferred"] = "on"
    response = chief.post(address(taxon), {**sent, "_publish_changes": "1"})
    assert response.status_code == 302
    assert VernacularName.objects.get(preferred=True).name == "rose alumroot"


def test_two_preferred_names_of_one_language_are_refused(chief: Client):
    taxon = make_taxon()
    make_vernacular(taxon)
    sent = opened(chief, taxon)
    row = new_row(sent, "vernacular_names", name="rose alumroot", language="en", preferred="on")
    assert "Only one name per language" in errors(chief.post(address(taxon), {**sent, **row, "_save": "1"}))


def test_a_row_may_take_the_place_of_one_that_goes(chief: Client):
    taxon = make_taxon()
    make_place(taxon, "US-CA", "native")
    sent = opened(chief, taxon)
    sent["distribution-0-DELETE"] = "on"
    row = new_row(sent, "distribution", region="US-CA", establishment=["introduced"])
    response = chief.post(address(taxon), {**sent, **row, "_publish_changes": "1"})
    assert response.status_code == 302
    assert taxon.distribution.get().establishment == ("introduced",)


def test_a_region_that_stands_twice_is_refused(chief: Client):
    taxon = make_taxon()
    make_place(taxon, "US-CA", "native")
    sent = opened(chief, taxon)
    row = new_row(sent, "distribution", region="US-CA", establishment=["introduced"])
    assert "recorded already" in errors(chief.post(address(taxon), {**sent, **row, "_save": "1"}))


def test_a_stored_region_stays_whatever_is_sent(chief: Client):
    taxon = make_taxon()
    make_place(taxon, "US-CA", "native")
    save(chief, taxon, {"distribution-0-region": "US-NV"})
    assert taxon.distribution.get().region_id == "US-CA"


def test_a_row_of_another_taxon_cannot_be_drawn_over(chief: Client):
    """CVE-2024-32882 in Wagtail was of this kind."""
    taxon, other = make_taxon(), make_taxon("Heuchera micrantha", "Douglas")
    foreign = make_synonym(other, "Heuchera lloydii", "Rydb.")
    make_synonym(taxon)
    save(chief, taxon, {"synonyms-0-id": foreign.pk, "synonyms-0-name": "Heuchera mine"})
    assert list(Synonym.objects.order_by("pk").values_list("taxon", "name")) == [
        (other.pk, "Heuchera lloydii"),
        (taxon.pk, "Heuchera pachypoda"),
    ]


def test_sections_keep_their_order_and_a_new_one_comes_last(chief: Client):
    taxon = make_taxon()
    ArticleSection.objects.create(taxon=taxon, heading="One", body="<p>1</p>", position=3)
    sent = opened(chief, taxon)
    row = new_row(sent, "sections", kind="other", heading="Two", body="<p>2</p>")
    chief.post(address(taxon), {**sent, **row, "_publish_changes": "1"})
    assert [section.heading for section in taxon.sections.all()] == ["One", "Two"]


def test_other_classifications_are_asked_of_families_alone(chief: Client):
    family, species = make_family(), make_taxon()
    assert b"placements-TOTAL_FORMS" in chief.get(address(family)).content
    assert b"placements-TOTAL_FORMS" not in chief.get(address(species)).content


def test_history_says_who_changed_what(chief: Client):
    taxon = make_taxon()
    save(chief, taxon, {"name_note": "pro sp."})
    entry = LogEntry.objects.get()
    assert entry.user.username == "chief"
    assert "Name note" in entry.get_change_message()


def test_the_form_leads_to_the_page_and_to_what_stands_below(chief: Client):
    genus = make_taxon("Heuchera", "L.", status=Status.DRAFT)
    make_taxon(parent=genus)
    body = chief.get(address(genus)).content.decode()
    assert f'href="{genus.get_absolute_url()}" class="viewsitelink">Preview page' in body
    assert f"?parent__id__exact={genus.pk}" in body


def test_an_edited_word_shows_in_the_form_at_once(chief: Client):
    term = chief.get(reverse("admin:catalog_term_changelist") + "?q=part-shade").context["cl"].result_list[0]
    url = address(term)
    chief.post(url, {**sent_by(chief.get(url)), "label": "Half shade", "_save": "1"})
    assert b"Half shade" in chief.get(address(make_taxon())).content
