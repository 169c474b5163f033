"""What a profile document leaves out of its classification its botanical name tells; the name is never contradicted."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from catalog.models import Citation, Taxon

pytestmark = pytest.mark.django_db


def test_the_genus_and_species_that_only_the_name_tells_are_made(tmp_path):
    path = tmp_path / "bare.txt"
    path.write_text("Botanical name: Testaster minor subsp. minor var. albus\n", encoding="utf-8")
    call_command("import_profile", str(path), stdout=StringIO())
    call_command("import_profile", str(path), stdout=StringIO())
    taxon = Taxon.objects.get(rank="variety")
    above = [(parent.rank, parent.name) for parent in Taxon.objects.above(taxon)]
    assert above == [
        ("genus", "Testaster"),
        ("species", "Testaster minor"),
        ("subspecies", "Testaster minor subsp. minor"),
    ]
    assert not Citation.objects.filter(taxon=taxon, trait="classification").exists()


def test_a_plant_is_never_placed_in_a_genus_that_is_not_its_own(tmp_path):
    path = tmp_path / "wrong.txt"
    text = (
        "Botanical name: Testaster minor\n\nClassification\n\nFamily\n\nTestaceae\n\nGenus\n\nOtheraster L.\n"
    )
    path.write_text(text, encoding="utf-8")
    out = StringIO()
    call_command("import_profile", str(path), stdout=out)
    assert "is not Testaster, of which the line “Botanical name:” speaks; it was left out" in out.getvalue()
    assert not Taxon.objects.filter(name="Otheraster").exists()
    assert Taxon.objects.filter(name="Testaster", parent__name="Testaceae").exists()


def test_a_fault_in_one_of_several_files_names_the_file_and_nothing_is_imported(tmp_path):
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("Botanical name: Testaster minor\n", encoding="utf-8")
    bad.write_text("Botanical name: Testaster major\n\nUSDA symbol: not a symbol\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r"^bad\.txt: Line 3, column USDA symbol"):
        call_command("import_profile", str(good), str(bad))
    assert not Taxon.objects.exists()
