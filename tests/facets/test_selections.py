"""Walking from one selection to another: the links of the facet form, the chips and the toolbar."""

from dataclasses import replace

from django.http import QueryDict

from catalog.facets import Mode, Selection


def read(query: str) -> Selection:
    return Selection.from_query(QueryDict(query))


SHADE = read("q=lily&light=part-shade&light=dappled&zone=6..7&moisture!=wet&sort=height&view=list&page=3")


def test_a_value_is_added_in_its_place_and_leads_to_the_first_page():
    assert SHADE.added("light", "full-sun").query() == (
        "q=lily&light=full-sun&light=part-shade&light=dappled&moisture!=wet&zone=6..7&sort=height&view=list"
    )


def test_a_facet_is_added_in_the_registrys_order():
    assert read("moisture=wet").added("light", "dappled").query() == "light=dappled&moisture=wet"


def test_a_value_is_removed_and_an_empty_facet_goes_with_it():
    fewer = SHADE.removed("light", "dappled").removed("light", "part-shade").removed("zone", "6..7")
    assert fewer.query() == "q=lily&moisture!=wet&sort=height&view=list"
    assert fewer.removed("moisture", "wet", negated=True).choices == ()


def test_removing_a_zone_leaves_the_others():
    assert SHADE.removed("zone", "6").choice("zone").tokens(negated=False) == ("7",)


def test_a_value_is_chosen_and_taken_away():
    assert read("light=dappled").removed("light", "dappled").query() == ""
    assert read("").added("light", "dappled", negated=True).query() == "light!=dappled"


def test_a_selection_knows_what_is_chosen():
    assert SHADE.has("light", "dappled")
    assert not SHADE.has("light", "full-sun")
    assert SHADE.has("moisture", "wet", negated=True)
    assert SHADE.has("zone", "6")
    assert SHADE.has("zone", "7b")
    assert not read("zone=6a").has("zone", "6")
    assert not read("").has("light", "dappled")


def test_every_chosen_value_has_a_chip():
    chips = [(chip.trait.key, chip.value, chip.negated) for chip in SHADE.active]
    assert chips == [
        ("light", "part-shade", False),
        ("light", "dappled", False),
        ("moisture", "wet", True),
        ("zone", "6..7", False),
    ]


def test_each_chip_removes_itself():
    bare = SHADE
    for chip in SHADE.active:
        bare = bare.removed(chip.trait.key, chip.value, negated=chip.negated)
    assert bare.query() == "q=lily&sort=height&view=list"


def test_a_facet_and_everything_can_be_cleared():
    assert "zone" not in SHADE.without("zone").query()
    assert SHADE.cleared().query() == "view=list"


def test_places_are_taken_together_in_another_way():
    chosen = Selection().added("native", "US-NV").added("native", "US-CA")
    in_all = replace(chosen, choices=(replace(chosen.choice("native"), mode=Mode.ALL),))
    assert chosen.query() == "native=US-CA&native=US-NV"
    assert in_all.query() == "native=US-CA&native=US-NV&native-mode=all"
    assert in_all.removed("native", "US-NV").choice("native").mode is Mode.ALL


def test_the_order_follows_the_search():
    assert read("").searching("lily").sort == "relevance"
    assert read("q=lily").searching("").sort == "botanical"
    assert SHADE.searching("rose").sort == "height"
    assert read("q=lily").sorted_by("common").query() == "q=lily&sort=common"
    assert read("sort=common").sorted_by("relevance").query() == ""


def test_view_units_and_page_change_alone():
    assert SHADE.seen_as("grid").page == 1
    assert SHADE.measured_in("us").page == 3
    assert SHADE.at_page(2).query().endswith("&page=2")
    assert SHADE.with_might().query() == SHADE.at_page(1).query().replace("&sort", "&might=1&sort")
    assert not SHADE.with_might().with_might(might=False).might


def test_equal_selections_are_equal_and_can_be_keys():
    assert {read("zone=6"): 1}[read("zone=6a&zone=6b")] == 1
