"""ZIP codes with state and hardiness zone: read, joined, stored and shipped."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from catalog.importing import SHIPPED_ZIPS, FileRefused, plan_zip_zones
from catalog.models import Revision, ZipCode
from tests.real_data import real_data

pytestmark = pytest.mark.django_db

MAP_2023 = "zipcode,zone,trange,zonetitle\n00501,7b,5 to 10,7b: 5 to 10\n83414,5a,-20 to -15,5a\n89501,7b,5 to 10,7b\n"
MAP_2012 = (
    "zipcode,zone,city,state,latitude,longitude\n"
    "83414,4b,ALTA,WY,43.7,-110.9\n89501,7a,RENO,NV,39.5,-119.8\n99501,5a,ANCHORAGE,AK,61.2,-149.9\n"
)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    texts = {"phzm_2023.csv": MAP_2023, "zones_2012.csv": MAP_2012}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [tmp_path / name for name in texts]


def run(*words: object) -> str:
    out = StringIO()
    call_command("import_zip_zones", *map(str, words), stdout=out)
    return out.getvalue()


def stored() -> dict[str, tuple[str, str, int]]:
    return {row.code: (row.state_id, row.zone_code, row.map_year) for row in ZipCode.objects.all()}


def test_the_newer_map_gives_the_zone_and_the_older_one_what_it_lacks(files: list[Path]):
    run(*files)
    assert stored() == {
        "00501": ("US-NY", "7b", 2023),
        "83414": ("US-WY", "5a", 2023),
        "89501": ("US-NV", "7b", 2023),
        "99501": ("US-AK", "5a", 2012),
    }


def test_the_order_of_the_files_does_not_matter(files: list[Path]):
    run(*reversed(files))
    assert stored()["89501"] == ("US-NV", "7b", 2023)


def test_a_second_time_changes_nothing(files: list[Path]):
    run(*files)
    number = Revision.objects.current()
    assert "nothing was changed" in run(*files)
    assert Revision.objects.current() == number


def test_a_newer_table_changes_what_differs_and_leaves_the_rest(files: list[Path], tmp_path: Path):
    run(*files)
    newer = tmp_path / "newer.csv"
    newer.write_text("zipcode,zone,trange,zonetitle\n89501,8a,10 to 15,8a\n", encoding="utf-8")
    assert "89501: US-NV, zone 7b (2023) → US-NV, zone 8a (2023)" in run(newer)
    assert stored()["89501"] == ("US-NV", "8a", 2023)
    assert len(stored()) == 4


def test_a_code_whose_state_is_not_known_is_reported_and_not_stored(tmp_path: Path):
    path = tmp_path / "phzm.csv"
    path.write_text("zipcode,zone,trange,zonetitle\n88888,8a,,\n89501,7b,,\n", encoding="utf-8")
    assert "88888: not stored" in run(path)
    assert set(stored()) == {"89501"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("zipcode,zone,trange,zonetitle\n501,7b,,\n", "zeros at its beginning"),
        ("zipcode,zone,trange,zonetitle\n８９５０１,7b,,\n", "zeros at its beginning"),
        ("zipcode,zone,trange,zonetitle\n89501,14a,,\n", "is not a half zone from 1a to 13b"),
        ("zipcode,zone,trange,zonetitle\n89501,7a,,\n89501,7b,,\n", "stands in line 2 already"),
        ("zipcode,zone,city,state,latitude,longitude\n89501,7a,RENO,ZZ,,\n", "is not the code of a state"),
        ("prefix,state,map,zones\n89,US-NV,2023," + "." * 100 + "\n", "is not three digits"),
        ("prefix,state,map,zones\n895,US-NV,2023,nn\n", "is not 100 letters"),
        ("prefix,state,map,zones\n895,US-NV,1990," + "." * 100 + "\n", "neither 2012 nor 2023"),
        ("zip,hardiness\n89501,7a\n", "is none of those that this command reads"),
    ],
)
def test_a_faulty_file_is_refused_whole(tmp_path: Path, text: str, sentence: str):
    path = tmp_path / "zones.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match=sentence):
        run(path)
    assert not ZipCode.objects.exists()


def test_no_more_than_twenty_faults_are_told(tmp_path: Path):
    path = tmp_path / "zones.csv"
    path.write_text("zipcode,zone,trange,zonetitle\n" + "1,7b,,\n" * 30, encoding="utf-8")
    with pytest.raises(FileRefused) as refused:
        plan_zip_zones([path])
    assert len(refused.value.problems) == 20


@pytest.mark.slow
def test_without_a_file_the_shipped_table_is_imported():
    run()
    assert len(stored()) == 40_170
    assert stored()["00501"] == ("US-NY", "7b", 2023)
    assert stored()["20001"] == ("US-DC", "8a", 2023)
    assert stored()["99501"][0::2] == ("US-AK", 2012)


def test_the_short_form_says_the_same(files: list[Path], tmp_path: Path):
    target = tmp_path / "short.csv"
    assert "4 ZIP codes written" in run(*files, "--write-short", target)
    run(*files)
    before = stored()
    ZipCode.objects.all().delete()
    run(target)
    assert stored() == before


def test_a_short_form_that_cannot_be_written_or_read_is_told(files: list[Path], tmp_path: Path):
    with pytest.raises(CommandError, match="cannot be written"):
        run(*files, "--write-short", tmp_path / "nowhere" / "short.csv")
    with pytest.raises(CommandError):
        run(tmp_path / "nothing.csv", "--write-short", tmp_path / "short.csv")


@pytest.mark.slow
def test_the_shipped_table_is_that_of_the_maps(tmp_path: Path):
    target = tmp_path / "short.csv"
    maps = [
        real_data("zones/phzm_us_zipcode_2023.csv"),
        real_data("zones/hardiness_zones_2012_frostline.csv"),
    ]
    run(*maps, "--write-short", target)
    assert target.read_bytes() == SHIPPED_ZIPS.read_bytes()


@pytest.mark.slow
def test_the_postal_areas_agree_with_every_state_that_a_table_names(tmp_path: Path):
    path = tmp_path / "phzm.csv"
    named = real_data("zones/hardiness_zones_2012_frostline.csv").read_text().splitlines()[1:]
    states = {line.split(",")[0]: f"US-{line.split(',')[3]}" for line in named}
    rows = "".join(f"{code},7a,,\n" for code in states)
    path.write_text(f"zipcode,zone,trange,zonetitle\n{rows}", encoding="utf-8")
    run(path)
    assert {code: state for code, (state, *_) in stored().items()} == states
