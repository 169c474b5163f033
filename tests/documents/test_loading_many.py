"""A bundle of many plants is loaded together, not plant by plant."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog import documents
from catalog.models import Citation, Taxon

pytestmark = pytest.mark.django_db

SYLLABLES = [first + second for first in "bcdfgl" for second in ("al", "el", "il", "ol", "ul")]


def bundle(genus, epithets):
    above = {"rank": "genus", "name": genus, "authority": "L."}
    return {
        "format": "native-plant-catalogue",
        "version": 1,
        "sources": [{"key": "book", "title": "A Book"}],
        "plants": [{"taxon": above}, *(plant(above, f"{genus} {epithet}us") for epithet in epithets)],
    }


def plant(above, name):
    return {
        "taxon": {
            "rank": "species",
            "name": name,
            "authority": "Boott",
            "status": "published",
            "parent": above,
        },
        "synonyms": [{"name": name.replace(" ", " pseudo"), "authority": "Dewey"}],
        "vernacular_names": [{"name": name.lower(), "preferred": True}],
        "traits": {"life-cycle": ["perennial"], "zone": {"min": "4a", "max": "8b"}},
        "distribution": [{"region": "US-CA", "establishment": ["native"]}],
        "citations": [
            {"trait": "zone", "source": "book", "value": {"min": "4a", "max": "8b"}, "quote": "zones 4-8"}
        ],
    }


def drafts(loaded):
    """The same, not public: the facet index, which has a budget of its own, does not hold them."""
    for document in loaded["plants"]:
        document["taxon"]["status"] = "draft"
    return loaded


def queries_of(loaded):
    with CaptureQueriesContext(connection) as queries:
        documents.load(loaded)
    return len(queries)


def test_more_new_plants_take_hardly_more_queries():
    few = queries_of(drafts(bundle("Carex", SYLLABLES[:5])))
    many = queries_of(drafts(bundle("Juncus", SYLLABLES)))
    assert Taxon.objects.count() == 5 + len(SYLLABLES) + 2
    assert many <= few + 10


def test_more_plants_found_as_they_were_take_no_more_queries():
    few, many = bundle("Carex", SYLLABLES[:5]), bundle("Juncus", SYLLABLES)
    documents.load(few)
    documents.load(many)
    assert queries_of(many) == queries_of(few)


def test_two_documents_of_one_taxon_are_taken_one_after_the_other():
    loaded = bundle("Carex", ["al"])
    later = plant(loaded["plants"][0]["taxon"], "Carex alus") | {"citations": []}
    loaded["plants"].append(later)
    report = documents.load(loaded)
    assert (len(report.added), len(report.changed)) == (2, 1)
    assert not Citation.objects.exists()


def test_the_faults_of_several_plants_are_told_together():
    loaded = bundle("Carex", ["al", "el", "il"])
    loaded["plants"][1]["traits"]["zone"] = {"min": "14a"}
    loaded["plants"][2]["taxon"]["parent"] = {"rank": "genus", "name": "Scirpus", "authority": "L."}
    loaded["plants"][3]["synonyms"] = [{"name": "Carex elus", "authority": "Boott"}]
    with pytest.raises(documents.DocumentError) as refusal:
        documents.load(loaded)
    assert "'14a' is not a half hardiness zone" in str(refusal.value)
    assert "its parent Scirpus L. is not in the catalogue" in str(refusal.value)
    assert not Taxon.objects.exists()
