"""Families: the groups above them, their placement by APG IV, their authorities."""

from pathlib import Path

import pytest
from django.core.management import CommandError

from catalog import facets, names, writing
from catalog.choices import Rank, Status
from catalog.importing import _running
from catalog.models import Citation, Placement, Taxon, VernacularName
from tests.factories import make_family, make_taxon
from tests.importing.checklist_files import fingerprint, run_import

pytestmark = pytest.mark.django_db

CRONQUIST = (
    "usda_family_symbol,family,family_common_name,order,subclass,class,class_common,division,division_common,"
    "superdivision,subkingdom"
)
SAXIFRAGES = (
    "SAXIFR,Saxifragaceae,Saxifrage family,Rosales,Rosidae,Magnoliopsida,Dicotyledons,Magnoliophyta,"
    "Flowering plants,Spermatophyta,Tracheobionta"
)
FERNS = "ASPLEN,Aspleniaceae,Spleenwort family,Polypodiales,,Filicopsida,,Pteridophyta,Ferns,,Tracheobionta"
APG = '"APG_IV_sort","phylum","subphylum","superclass","class","subclass","superorder","order","family"'
SAXIFRAGALES = (
    '1,"Tracheophyta","Spermatophytina","","Magnoliopsida","","Saxifraganae","Saxifragales","Saxifragaceae"'
)
NCBI = "family,order,class,authority,common_names,synonyms_includes"


def table(tmp_path: Path, header: str, *rows: str) -> Path:
    """A file with these rows."""
    path = tmp_path / f"{header[:12].strip(chr(34))}.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def plant() -> Taxon:
    """A species with genus and family."""
    genus = make_taxon("Heuchera", "L.", parent=make_family("Saxifragaceae", ""))
    return make_taxon("Heuchera rubescens", "Torr.", symbol="HERU", parent=genus)


@pytest.mark.parametrize("direct", [0, 10_000])
def test_a_family_is_hung_under_all_its_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, direct: int):
    monkeypatch.setattr(_running, "DIRECT", direct)
    species = plant()
    run_import("import_classification", table(tmp_path, CRONQUIST, SAXIFRAGES))
    species.refresh_from_db()
    above = [(taxon.rank, taxon.name) for taxon in Taxon.objects.above(species)]
    assert above == [
        ("kingdom", "Plantae"),
        ("subkingdom", "Tracheobionta"),
        ("superdivision", "Spermatophyta"),
        ("division", "Magnoliophyta"),
        ("class", "Magnoliopsida"),
        ("subclass", "Rosidae"),
        ("order", "Rosales"),
        ("family", "Saxifragaceae"),
        ("genus", "Heuchera"),
    ]
    named = dict(VernacularName.objects.values_list("taxon__name", "name"))
    assert named == {
        "Plantae": "Plants",
        "Tracheobionta": "Vascular plants",
        "Spermatophyta": "Seed plants",
        "Magnoliophyta": "Flowering plants",
        "Magnoliopsida": "Dicotyledons",
        "Saxifragaceae": "Saxifrage family",
    }
    assert Taxon.objects.get(name="Saxifragaceae").symbol == "SAXIFR"
    assert species.family is not None
    assert species.family.name == "Saxifragaceae"
    assert names.check() == []
    assert facets.check() == []


def test_empty_ranks_are_skipped(tmp_path: Path):
    make_family("Aspleniaceae", "")
    run_import("import_classification", table(tmp_path, CRONQUIST, FERNS))
    order = Taxon.objects.get(name="Polypodiales")
    assert order.parent is not None
    assert (order.parent.rank, order.parent.name) == (Rank.CLASS, "Filicopsida")
    division = Taxon.objects.get(name="Pteridophyta")
    assert division.parent is not None
    assert division.parent.name == "Tracheobionta"


def test_a_family_that_no_plant_has_is_reported_and_the_rest_is_left_open(tmp_path: Path):
    make_family("Malvaceae", "")
    printed = run_import("import_classification", table(tmp_path, CRONQUIST, SAXIFRAGES))
    assert "Saxifragaceae: no plant of this family; not stored" in printed
    assert Taxon.objects.get().parent is None


def test_apg_becomes_a_second_placement(tmp_path: Path):
    plant()
    path = table(tmp_path, APG, SAXIFRAGALES)
    run_import("import_classification", path)
    placement = Placement.objects.get()
    assert (placement.classification, placement.order) == ("apg-iv", "Saxifragales")
    assert placement.lineage == "Tracheophyta > Spermatophytina > Magnoliopsida > Saxifraganae"
    assert placement.source is not None
    assert placement.source.key == "apg-iv"
    before = fingerprint()
    run_import("import_classification", path)
    assert fingerprint() == before


@pytest.mark.parametrize(
    ("cell", "authority"),
    [
        ('"Saxifragaceae Juss., 1789"', "Juss."),
        ("Saxifragaceae Eggli & Nyffeler 2010", "Eggli & Nyffeler"),
        ('"Saxifragaceae Juss., 1789; Parnassiaceae Gray, 1822"', ""),
        ("", ""),
    ],
)
def test_the_authority_of_a_family_is_filled_in_without_its_year(tmp_path: Path, cell: str, authority: str):
    plant()
    run_import("import_classification", table(tmp_path, NCBI, f"Saxifragaceae,Saxifragales,,{cell},,"))
    family = Taxon.objects.get(rank="family")
    assert family.authority == authority
    assert family.full_name == f"Saxifragaceae {authority}".strip()


def test_all_forms_in_one_run_give_a_family_one_common_name(tmp_path: Path):
    plant()
    paths = (
        table(tmp_path, CRONQUIST, SAXIFRAGES),
        table(tmp_path, APG, SAXIFRAGALES),
        table(tmp_path, NCBI, 'Saxifragaceae,Saxifragales,,"Saxifragaceae Juss., 1789",saxifrage family,'),
    )
    run_import("import_classification", *paths)
    assert VernacularName.objects.get(taxon__name="Saxifragaceae").name == "Saxifrage family"
    before = fingerprint()
    run_import("import_classification", *paths)
    assert fingerprint() == before


def test_an_editors_order_stays_and_the_files_is_cited(tmp_path: Path):
    plant()
    family = Taxon.objects.get(rank="family")
    family.parent = make_taxon("Saxifragales", "", rank="order")
    with writing.change() as change:
        change.save(family)
    printed = run_import("import_classification", table(tmp_path, CRONQUIST, SAXIFRAGES))
    family.refresh_from_db()
    assert family.parent is not None
    assert family.parent.name == "Saxifragales"
    assert "parent Saxifragales; the file says parent Rosales" in printed
    cited = Citation.objects.filter(taxon=family, trait="classification")
    assert cited.values_list("chosen", "value__parent").get() == (False, "Rosales")


def test_a_symbol_that_another_name_bears_is_not_given_twice(tmp_path: Path):
    plant()
    make_taxon("Planta alba", "L.", symbol="SAXIFR")
    printed = run_import("import_classification", table(tmp_path, CRONQUIST, SAXIFRAGES))
    assert "line 2: SAXIFR: Planta alba L.; not stored" in printed
    assert Taxon.objects.get(rank="family").symbol is None


def test_new_groups_are_drafts_when_asked_for(tmp_path: Path):
    plant()
    run_import("import_classification", table(tmp_path, CRONQUIST, SAXIFRAGES), as_draft=True)
    assert Taxon.objects.get(name="Rosales").status == Status.DRAFT


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((SAXIFRAGES.replace("Saxifragaceae", "Heuchera rubescens"),), "is not the name of a family"),
        ((SAXIFRAGES, SAXIFRAGES), 'Line 3, column family: "Saxifragaceae" stands on line 2 already'),
        ((SAXIFRAGES.replace("Rosales", ""),), "Line 2, column order: is empty"),
        (
            (SAXIFRAGES, SAXIFRAGES.replace("Saxifragaceae", "Rosaceae").replace("Rosidae", "Asteridae")),
            'Line 3, column order: "Rosales" stands under Asteridae here and under Rosidae on line 2',
        ),
    ],
)
def test_a_bad_row_refuses_the_file(tmp_path: Path, rows: tuple[str, ...], words: str):
    plant()
    before = fingerprint()
    with pytest.raises(CommandError) as refused:
        run_import("import_classification", table(tmp_path, CRONQUIST, *rows))
    assert words in str(refused.value)
    assert fingerprint() == before
