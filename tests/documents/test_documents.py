"""A plant document holds the whole plant; loading it again changes nothing."""

import copy
import json
from typing import Any

import pytest

from catalog import documents
from catalog.management.commands.demo import demo_bundle
from catalog.models import LookAlike, Photo, Revision, RightsHolder, Source, Synonym, Taxon
from tests.factories import make_taxon

pytestmark = pytest.mark.django_db

SPECIES = {
    "taxon": {"rank": "species", "name": "Heuchera rubescens", "authority": "Torr.", "symbol": "HERU"},
    "look_alikes": [{"name": "Heuchera parvifolia", "authority": "Nutt.", "character": "Smaller flowers."}],
}
OTHER = {
    "taxon": {"rank": "species", "name": "Heuchera parvifolia", "authority": "Nutt.", "symbol": "HEPA11"}
}
VARIETY: dict[str, Any] = {
    "taxon": {
        "rank": "variety",
        "name": "Heuchera rubescens var. alpicola",
        "authority": "Jeps.",
        "symbol": "HERUA",
        "status": "published",
        "parent": {"rank": "species", "name": "Heuchera rubescens", "authority": "Torr."},
    },
    "synonyms": [
        {"name": "Heuchera rubescens var. pachypoda", "authority": "Greene", "symbol": "HERUP", "source": "book"}
    ],
    "vernacular_names": [{"name": "pink alumroot", "preferred": True}],
    "traits": {
        "life-cycle": ["perennial"],
        "bloom-months": [5, 6],
        "zone": {"min": "4a", "max": "8b"},
        "spacing": {"min": 30.48, "max": 45.72},
        "mulch": [],
    },
    "care": {"perfect_for": ["Rock gardens", "Cool places"], "soil_note": "Gravel helps."},
    "article": {
        "title": "Pink",
        "teaser": "Short.",
        "sections": [{"kind": "where", "heading": "Home", "body": "<p>High.</p>"}],
    },
    "distribution": [{"region": "US-CA", "establishment": ["native"]}],
    "hazards": [{"kind": "toxic", "severity": "none"}],
    "citations": [{"trait": "zone", "source": "book", "value": {"min": "4a", "max": "8b"}, "quote": "zones 4-8"}],
}  # fmt: skip


def bundle(*plants):
    return {
        "format": "native-plant-catalogue",
        "version": 1,
        "sources": [
            {"key": "book", "title": "A Book", "accessed": "2025-02-25", "url": "https://example.org/"}
        ],
        "plants": copy.deepcopy(list(plants)),
    }


def test_children_may_stand_before_their_parents_in_the_file():
    report = documents.load(bundle(VARIETY, SPECIES, OTHER))
    assert report.added[-1].startswith("Heuchera rubescens Torr. var. alpicola") or len(report.added) == 3
    assert Taxon.objects.get(symbol="HERUA", parent__symbol="HERU")
    assert LookAlike.objects.count() == 1


def test_loading_twice_changes_nothing_at_all():
    documents.load(bundle(VARIETY, SPECIES, OTHER))
    before = json.dumps(documents.bundle(Taxon.objects.order_by("pk")))
    dates = list(Taxon.objects.order_by("pk").values_list("updated_at", "version"))
    report = documents.load(bundle(VARIETY, SPECIES, OTHER))
    assert (report.added, report.changed, len(report.unchanged)) == ([], [], 3)
    assert json.dumps(documents.bundle(Taxon.objects.order_by("pk"))) == before
    assert list(Taxon.objects.order_by("pk").values_list("updated_at", "version")) == dates


def test_what_is_exported_loads_into_an_empty_catalogue_as_the_same():
    documents.load(bundle(VARIETY, SPECIES, OTHER))
    exported = documents.bundle(Taxon.objects.order_by("path"))
    LookAlike.objects.all().delete()
    for taxon in Taxon.objects.order_by("-path"):
        taxon.delete()
    Source.objects.all().delete()
    documents.load(json.loads(json.dumps(exported)))
    assert documents.bundle(Taxon.objects.order_by("path")) == exported


def test_how_a_rights_holder_wishes_to_be_credited_goes_with_the_export_and_comes_back():
    taxon = make_taxon()
    wishes = {"name": "A. Person", "credit": "© A. Person", "url": "https://example.org/a"}
    for photo in (wishes, {"name": "B. Person"}):
        Photo.objects.create(taxon=taxon, image="x.jpg", rights_holder=RightsHolder.objects.create(**photo))
    RightsHolder.objects.create(name="C. Person", credit="© C.")
    exported = documents.bundle([taxon])
    assert exported["rights_holders"] == [wishes]
    RightsHolder.objects.update(credit="", url="")
    documents.load({**exported, "plants": []})
    assert RightsHolder.objects.filter(**wishes).exists()
    with pytest.raises(documents.DocumentError, match=r"Rights holder A\. Person: A web address must start"):
        documents.load({**exported, "rights_holders": [{**wishes, "url": "ftp://example.org"}]})


def test_a_document_replaces_the_whole_plant():
    documents.load(bundle(VARIETY, SPECIES, OTHER))
    bare = {"taxon": VARIETY["taxon"]}
    report = documents.load(bundle(bare))
    assert len(report.changed) == 1
    plant = documents.serialise(Taxon.objects.get(symbol="HERUA"))
    assert set(plant) == {"taxon"}
    assert not Synonym.objects.exists()


def test_a_synonym_keeps_its_lasting_identifier_when_the_rest_changes():
    documents.load(bundle(VARIETY, SPECIES, OTHER))
    lasting = Synonym.objects.get().name_id
    changed = copy.deepcopy(VARIETY)
    changed["synonyms"][0]["note"] = "p.p."
    documents.load(bundle(changed))
    assert Synonym.objects.get().name_id == lasting


def test_a_plant_marked_if_missing_is_left_alone_when_it_is_there():
    documents.load(bundle(VARIETY, SPECIES, OTHER))
    documents.load(bundle({"taxon": SPECIES["taxon"], "if_missing": True}))
    assert LookAlike.objects.count() == 1


FAULTS = {
    "unknown trait": (lambda plant: plant["traits"].update(luck=[]), "“luck” is not a trait"),
    "unknown zone": (lambda plant: plant["traits"].update(zone={"min": "14a"}), "'14a' is not a half hardiness zone"),
    "range as list": (lambda plant: plant["traits"].update(zone=["4a"]), "is not a range"),
    "set as text": (lambda plant: plant["traits"].update(light="sun"), "is not a list"),
    "no number": (lambda plant: plant["traits"].update(spacing={"min": "wide"}), "'wide' is not a number"),
    "not finite": (lambda plant: plant["traits"].update(spacing={"min": "NaN"}), "'NaN' is not a number"),
    "unknown code": (lambda plant: plant["traits"].update(light=["moon"]), "“moon” is not one of the values"),
    "backwards": (
        lambda plant: plant["traits"].update(zone={"min": "8b", "max": "4a"}),
        "The least zone is more than the greatest.",
    ),
    "unknown region": (lambda plant: plant["distribution"][0].update(region="US-XX"), "US-XX"),
    "unknown source": (lambda plant: plant["citations"][0].update(source="rumour"), "the source “rumour”"),
    "unknown key": (lambda plant: plant["hazards"][0].update(smell="bad"), "“smell” is not a key of hazards"),
    "unknown care": (lambda plant: plant["care"].update(mood="x"), "“mood” is not a part of care"),
    "missing parent": (lambda plant: plant["taxon"]["parent"].update(name="Nowhere"), "its parent Nowhere Torr."),
    "parent's rank": (lambda plant: plant["taxon"]["parent"].update(rank="genus"), "not genus"),
    "symbol of another": (lambda plant: plant["synonyms"][0].update(symbol="HERU"), "HERU is already the symbol"),
    "look-alike unknown": (
        lambda plant: plant.update(look_alikes=[{"name": "Nemo", "character": "x"}]),
        "its look-alike Nemo is not in the catalogue",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FAULTS)
def test_a_faulty_document_is_refused_by_a_sentence_and_nothing_is_stored(case):
    damage, sentence = FAULTS[case]
    plant = copy.deepcopy(VARIETY)
    damage(plant)
    before = Revision.objects.current()
    with pytest.raises(documents.DocumentError) as caught:
        documents.load(bundle(plant, SPECIES, OTHER))
    assert sentence in str(caught.value)
    assert not Taxon.objects.exists()
    assert Revision.objects.current() == before


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"", "not JSON"),
        (b"{", "line 1"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[]", "no plant document"),
        (b'{"format": "native-plant-catalogue", "version": 7}', "Version 7"),
        (b'{"format": "native-plant-catalogue", "version": 1, "plants": {}}', '"plants" must be a list'),
        (b'{"format": "native-plant-catalogue", "version": 1, "plants": [1]}', "plants[0]"),
        (
            b'{"format": "native-plant-catalogue", "version": 1, "plants": [{"taxon": {}}]}',
            '"name" is missing',
        ),
        (b'{"format": "native-plant-catalogue", "version": 1, "sources": [{}]}', "sources[0]"),
        (
            b'{"format": "native-plant-catalogue", "version": 1, "rights_holders": [{"name": ""}]}',
            "rights_holders[0]",
        ),
    ],
)
def test_a_file_that_is_no_bundle_is_refused(text, sentence):
    with pytest.raises(documents.DocumentError) as caught:
        documents.read(text)
    assert sentence in str(caught.value)


def test_an_article_is_sanitised_on_its_way_in():
    plant = copy.deepcopy(VARIETY)
    plant["article"]["sections"][0]["body"] = '<p onclick="x()">High<script>alert(1)</script></p>'
    documents.load(bundle(plant, SPECIES, OTHER))
    body = documents.serialise(Taxon.objects.get(symbol="HERUA"))["article"]["sections"][0]["body"]
    assert "script" not in body
    assert "onclick" not in body


def test_the_demo_loads_and_comes_back_as_it_was():
    documents.load(demo_bundle())
    again = documents.load(demo_bundle())
    assert (again.added, again.changed) == ([], [])


def test_a_taxon_made_by_hand_is_found_by_its_name():
    made = make_taxon()
    report = documents.load(bundle({"taxon": SPECIES["taxon"]}))
    assert len(report.changed) == 1
    assert Taxon.objects.get().pk == made.pk
