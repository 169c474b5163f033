"""A list as it stands in an address: what is read back, what is left out with a sentence, what does not fit."""

import pytest
from django.conf import settings
from django.http import QueryDict

from catalog.carried import LONGEST, MOST, Carried, Entry

UUID = "0f8b5c1e3d7a4b6f9a2c4d5e6f708192"


def read(query: str) -> Carried:
    return Carried.of_query(QueryDict(query))


@pytest.mark.parametrize(
    "carried",
    [
        Carried("Front bed", (Entry("HERUA", 3), Entry("QUAG", note="by the gate; 5=five & + more"))),
        Carried("", (Entry(UUID, 99_999, "نرگس"), Entry("CANU5"))),
        Carried("Only a name"),
        Carried(),
    ],
)
def test_a_list_comes_back_from_its_address_as_it_was(carried: Carried):
    assert read(carried.query()) == carried


def test_an_address_is_short_and_can_be_read_by_people():
    carried = Carried("Front bed", (Entry("HERUA", 3), Entry("QUAG", note="by the gate")))
    assert carried.query() == "name=Front+bed&plants=HERUA.3+QUAG&note=QUAG+by+the+gate"


def test_codes_are_taken_in_small_letters_and_the_parameters_in_any_number():
    assert read("plants=herua.2&plants=quag+" + UUID.upper()).entries == (
        Entry("HERUA", 2),
        Entry("QUAG"),
        Entry(UUID),
    )


def test_a_plant_that_stands_twice_is_one_with_both_quantities_and_its_first_note():
    carried = read("plants=HERUA.2+QUAG+HERUA.3&note=HERUA+here&note=HERUA+there")
    assert carried.entries == (Entry("HERUA", 5, "here"), Entry("QUAG"))


@pytest.mark.parametrize("quantity", ["-3", "0", "1e9", "1000000000", "٣", "x", "1.5"])
def test_what_is_no_quantity_is_told_and_the_plant_stays(quantity: str):
    carried = read(f"plants=HERUA.{quantity}")
    assert carried.entries == (Entry("HERUA"),)
    assert carried.problems == (
        f"The quantity “{quantity}” of HERUA is no whole number from 1 to 99,999, and was left out.",
    )


@pytest.mark.parametrize("token", ["<script>", "%00", "heuchera-rubescens", "H", "=cmd|", "\u202eHERUA"])
def test_what_can_be_no_code_is_told_and_left_out(token: str):
    carried = read(f"plants=HERUA+{token}")
    assert carried.entries == (Entry("HERUA"),)
    assert "is no entry of a list, and was left out." in carried.problems[0]


def test_a_note_on_no_plant_of_the_list_is_told():
    assert read("plants=HERUA&note=QUAG+x").problems == (
        "A note on “QUAG”, which is not in the list, was left out.",
    )


def test_what_cannot_be_seen_is_let_go_and_what_is_too_long_is_cut_with_a_sentence():
    carried = read("name=Bed%00%E2%80%AE+one%0A&plants=HERUA&note=HERUA+" + "x" * 300)
    assert carried.name == "Bed one"
    assert carried.entries[0].note == "x" * 200
    assert carried.problems == ("The note on HERUA was cut after 200 characters.",)


def test_of_more_plants_than_a_list_holds_the_first_are_taken():
    codes = [f"AA{number}" if number < 1000 else f"BB{number - 1000}" for number in range(2_000)]
    carried = read("plants=" + "+".join(codes))
    assert len(carried.entries) == MOST
    assert carried.problems == ("The address has 2,000 plants. A list holds 200: these are its first.",)


def test_of_many_problems_the_first_are_told_and_the_rest_counted():
    carried = read("plants=" + "+".join(f"{number}" for number in range(20)))
    assert len(carried.problems) == 9
    assert carried.problems[-1] == "And 12 more that could not be read."


def test_a_list_whose_address_no_server_would_take_does_not_fit():
    entries = [Entry(f"AA{number}", note="é" * 10) for number in range(60)]
    long = Carried().with_entries(entries)
    assert len(long.query()) > LONGEST
    assert not long.fits
    assert Carried().with_entries(entries[:20]).fits


@pytest.mark.parametrize(
    ("code", "places", "order"),
    [("B", -1, "BAC"), ("A", 1, "BAC"), ("A", -1, "ABC"), ("C", 1, "ABC"), ("X", 1, "ABC")],
)
def test_a_plant_moves_up_and_down_within_the_list(code: str, places: int, order: str):
    carried = Carried().with_entries(Entry(letter) for letter in "ABC")
    assert "".join(entry.code for entry in carried.moved(code, places).entries) == order


def test_two_lists_become_one_under_the_name_of_the_first():
    one = Carried("", (Entry("A", 2, "here"), Entry("B")))
    other = Carried("Other", (Entry("C"), Entry("A", 1, "there")))
    merged = one.merged(other)
    assert merged.name == "Other"
    assert merged.entries == (Entry("A", 3, "here; there"), Entry("B"), Entry("C"))


@pytest.mark.parametrize("start", ["https://a.example/list/?", "?", ""])
def test_a_list_is_read_from_a_whole_address_or_its_query(start: str):
    other = Carried.of_address(f"{start}name=Bed&plants=HERUA.3&view=cards")
    assert other == Carried("Bed", (Entry("HERUA", 3),))


def test_a_name_is_no_address_of_a_list():
    assert Carried.of_address("Heuchera rubescens?") is None


def test_the_script_that_adds_in_place_keeps_to_the_same_limits():
    script = (settings.BASE_DIR / "catalog/static/catalog/carry.js").read_text(encoding="utf-8")
    assert f"const MOST = {MOST};" in script
    assert f"const LONGEST = {LONGEST};" in script
