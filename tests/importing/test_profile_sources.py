"""Whatever a profile brings is cited to the source that its document names; a file that cannot be read is told."""

import pytest
from django.core.management import CommandError, call_command

from catalog.models import Citation, Taxon
from tests.factories import make_taxon
from tests.importing.test_profile_import import SMALL, everything, run

pytestmark = pytest.mark.django_db


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "small.txt"
    path.write_text(SMALL, encoding="utf-8")
    return path


def cited(name: str) -> dict[str, tuple[object, bool]]:
    rows = Citation.objects.filter(taxon__name=name, source__title="The PLANTS Database")
    return {row.trait: (row.value, row.chosen) for row in rows}


def test_new_parents_and_the_plants_names_and_place_are_cited(small):
    run(small)
    assert cited("Testaceae") == {"name": (None, True)}
    assert cited("Testaster") == {"name": (None, True)}
    plant = cited("Testaster minor")
    assert {trait: plant[trait] for trait in ("name", "synonymy", "classification")} == {
        "name": (None, True),
        "synonymy": (None, True),
        "classification": (None, True),
    }


def test_a_profile_without_synonyms_and_classification_is_cited_for_neither(tmp_path):
    path = tmp_path / "bare.txt"
    path.write_text(
        "Test Aster\n\nBotanical name: Testaster minor\n\nSource: A 2025. The PLANTS Database\n",
        encoding="utf-8",
    )
    run(path)
    assert set(cited("Testaster minor")) == {"name"}


def test_parents_that_were_there_get_no_citation(small):
    make_taxon("Testaceae", "Juss.", rank="family")
    run(small)
    assert cited("Testaceae") == {}


def test_a_place_that_the_catalogue_does_not_follow_is_cited_as_not_chosen(small):
    family = make_taxon("Otheraceae", "", rank="family")
    genus = make_taxon("Testaster", "L.", rank="genus", parent=family)
    make_taxon("Testaster minor", "(L.) Nees", symbol="TEMI99", parent=genus)
    text = small.read_text(encoding="utf-8")
    small.write_text(text[: text.index("Genus")] + text[text.index("Plant data source") :], encoding="utf-8")
    run(small)
    assert cited("Testaster minor")["classification"] == (None, False)
    assert Taxon.objects.get(symbol="TEMI99").parent == genus


def test_a_rank_between_is_no_other_place(small):
    family = make_taxon("Testaceae", "Juss.", rank="family")
    genus = make_taxon("Testaster", "L.", rank="genus", parent=family)
    make_taxon("Testaster minor", "(L.) Nees", symbol="TEMI99", parent=genus)
    text = small.read_text(encoding="utf-8")
    small.write_text(text[: text.index("Genus")] + text[text.index("Plant data source") :], encoding="utf-8")
    run(small)
    assert cited("Testaster minor")["classification"] == (None, True)


def test_a_citation_that_an_editor_reworded_stays(small):
    run(small)
    Citation.objects.filter(trait="name").update(reason="An editor looked.")
    before = everything()
    assert "nothing was changed" in run(small)
    assert everything() == before


COMMANDS = (
    "import_profile",
    "import_checklist",
    "import_characteristics",
    "import_classification",
    "import_distribution",
    "import_legal_status",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_is_not_there_is_told_in_one_sentence(command, tmp_path):
    path = tmp_path / "nosuch.txt"
    with pytest.raises(CommandError) as caught:
        call_command(command, str(path))
    assert str(caught.value) == f"{path} cannot be read: No such file or directory. Nothing was imported."
    assert caught.value.returncode == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_is_told_in_one_sentence(command, tmp_path):
    with pytest.raises(CommandError) as caught:
        call_command(command, str(tmp_path))
    assert str(caught.value) == f"{tmp_path} cannot be read: Is a directory. Nothing was imported."
