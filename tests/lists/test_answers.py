"""Each line's plant, by the index or by choice; the choices travel as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog import lists
from catalog.choices import Status
from catalog.lists import IN_A_PAGE, Answers
from tests.factories import make_synonym, make_taxon, make_vernacular

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def alumroots(shared_rows: None):
    species = make_taxon(symbol="HERU")
    variety = make_taxon("Heuchera rubescens var. alpicola", "Jeps.", symbol="HERUA")
    make_synonym(variety, "Heuchera pachypoda", "Greene")
    for taxon in (species, variety):
        make_vernacular(taxon)
    return species, variety


def answered(text: str, settled=None, **told) -> Answers:
    return lists.answer(lists.read_text(text, IN_A_PAGE, **told), settled or {})


def test_every_line_has_its_status_and_the_numbers_add_up():
    answers = answered(
        "HERUA\n\nHeuchera pachypoda\npink alumroot\nHeuchra rubescens\nquux\nHeuchera rubescens\n"
    )
    statuses = [line.status for line in answers.lines]
    assert statuses == ["symbol", "blank", "synonym", "ambiguous", "fuzzy", "none", "exact"]
    assert [line.number for line in answers.lines] == [1, 2, 3, 4, 5, 6, 7]
    assert sum(answers.counts.values()) == len(answers.lines)


def test_lines_with_the_same_text_are_asked_once_and_answered_each(django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        answers = answered("pink alumroot\nHERU\n" * 2_000)
    assert answers.counts["ambiguous"] == answers.counts["symbol"] == 2_000


def test_a_choice_settles_every_line_with_that_text(alumroots):
    species, _ = alumroots
    text = "pink alumroot\nHERUA\npink alumroot\n"
    answers = answered(text, {lists.mark("pink alumroot"): str(species.pk)})
    assert [line.accepted for line in answers.lines][::2] == [species.pk, species.pk]
    assert [line.status for line in answers.lines] == ["settled", "symbol", "settled"]
    assert answers.settled == {lists.mark("pink alumroot"): str(species.pk)}


def test_a_choice_survives_a_change_of_the_list(alumroots):
    species, _ = alumroots
    settled = {lists.mark("pink alumroot"): str(species.pk)}
    assert answered("new first line\npink alumroot\n", settled).lines[1].accepted == species.pk


def test_a_misspelt_name_can_be_denied():
    (line,) = answered("Heuchra rubescens", {lists.mark("Heuchra rubescens"): "-"}).lines
    assert (line.status, line.accepted, line.score) == ("settled", None, 0)


@pytest.mark.parametrize("choice", ["999999", "0", "x", ""])
def test_what_is_no_candidate_cannot_be_chosen(choice):
    (line,) = answered("pink alumroot", {lists.mark("pink alumroot"): choice}).lines
    assert (line.status, line.choice) == ("ambiguous", "")


def test_a_draft_can_be_found_and_chosen_by_no_name():
    draft = make_taxon("Zqxdraftia occulta", "Q.", symbol="ZQOC", status=Status.DRAFT)
    make_synonym(draft, "Zqxdraftia vetus", "R.")
    make_vernacular(draft, "hidden zqxdraft")
    asked = ("Zqxdraftia occulta", "Zqxdraftia vetus", "Zqxdraftia ocullta", "ZQOC", "hidden zqxdraft")
    answers = answered("\n".join(asked), {lists.mark(text): str(draft.pk) for text in asked})
    assert [line.status for line in answers.lines] == ["none"] * 5
    assert not [line for line in answers.lines if line.accepted or line.resolved.candidates]


@given(
    st.dictionaries(
        st.text(max_size=20).map(lists.mark), st.just("-") | st.integers(1, 10**18 - 1).map(str), max_size=20
    )
)
def test_choices_come_back_from_their_text(settled):
    assert lists.settled_of(lists.settled_text(settled)) == settled


@given(st.text())
def test_any_text_holds_choices_or_none(text):
    assert all(choice == "-" or int(choice) > 0 for choice in lists.settled_of(text).values())


def test_ten_thousand_choices_and_the_longest_list_fit_into_a_form(settings):
    settled = {lists.mark(str(number)): "100000" for number in range(IN_A_PAGE.names)}
    carried = IN_A_PAGE.text + IN_A_PAGE.lines + len(lists.settled_text(settled))
    assert carried < settings.DATA_UPLOAD_MAX_MEMORY_SIZE - 10_000
