"""Whatever a program or a hand does to a profile document, it is read or refused with the documented error."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.importing._profile_text import parse_profile, section_html
from catalog.importing._proposals import propose_facts
from catalog.importing._reading import FileRefused
from tests.importing.profile_documents import NAMES, profile, profile_text

pytestmark = pytest.mark.slow

NO_BREAK_SPACE = "\u00a0"
# Example bells is laid out like the real document: every line is a block of its own.
MODEL = "example-bells.txt"


def facts(text: str) -> object:
    document = parse_profile(text, name=MODEL)
    source = document.source and (document.source.url, document.source.accessed, document.source.place)
    return (
        document.title, document.botanical_name, document.symbol, document.native_places, document.teaser,
        [(entry.full_name, entry.symbol) for entry in document.synonyms],
        [(section.kind, section.heading, section_html(section)) for section in document.sections],
        document.perfect_for, document.not_ideal_if, source,
        [(entry.rank, entry.full_name, entry.common_name) for entry in document.classification],
        [(proposal.trait, proposal.value, proposal.sentence) for proposal in propose_facts(document)],
    )  # fmt: skip


def lines() -> list[str]:
    return profile_text(MODEL).replace("\r\n", "\n").split("\n")


@given(st.lists(st.integers(0, 3), min_size=120, max_size=120), st.sampled_from(["\n", "\r\n", "\r"]))
@settings(max_examples=40, deadline=None)
def test_more_blank_lines_and_other_line_ends_change_nothing(extra, ending):
    mutated = ending.join(line + ending * count for line, count in zip(lines(), extra, strict=False))

    assert facts(mutated) == facts(profile_text(MODEL))


def test_no_blank_lines_at_all_change_nothing():
    assert facts("\n".join(line for line in lines() if line.strip())) == facts(profile_text(MODEL))


@given(st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_odd_blanks_change_nothing(random):
    odd = [" ", "  ", NO_BREAK_SPACE, "\t", "\u2009", " \u200b"]
    mutated = "".join(random.choice(odd) if sign == " " else sign for sign in profile_text(MODEL))

    assert facts(mutated) == facts(profile_text(MODEL))


@given(st.sampled_from(NAMES), st.data())
@settings(max_examples=150, deadline=None)
def test_dropped_moved_and_doubled_lines_never_crash(name, data):
    rows = profile_text(name).splitlines()
    picked = data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=len(rows) * 2))
    read_or_refused("\n".join(rows[at] for at in picked))


@given(st.sampled_from(NAMES), st.integers(0, 4000), st.integers(0, 400), st.text(max_size=30))
@settings(max_examples=150, deadline=None)
def test_any_text_anywhere_never_crashes(name, start, length, noise):
    text = profile_text(name)
    read_or_refused(text[:start] + noise + text[start + length :])


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_or_refused(text):
    read_or_refused(text)
    read_or_refused(f"Botanical name: Aus bus\n{text}")


def read_or_refused(text: str) -> None:
    document = refused = None
    try:
        document = parse_profile(text, name="x.txt")
    except FileRefused as refusal:
        refused = refusal
    if document is None:
        assert refused is not None
        assert refused.problems
        return
    assert document.botanical_name
    for section in document.sections:
        section_html(section)
    propose_facts(document)
    assert all(str(warning).endswith(".") for warning in document.warnings)


def test_each_document_can_lose_any_one_line_but_the_name():
    for name in NAMES:
        rows = profile_text(name).splitlines()
        for at, row in enumerate(rows):
            if not row.casefold().startswith("botanical name"):
                assert parse_profile("\n".join(rows[:at] + rows[at + 1 :]), name=name).botanical_name


def test_nothing_of_an_article_is_lost():
    for name in NAMES:
        document = profile(name)
        kept = " ".join(
            [document.teaser, document.article_title]
            + [f"{section.heading} {section_html(section)}" for section in document.sections]
        )
        for word in ("Wildlife", "Conclusion", "damp corner", "salt wind"):
            assert (word in profile_text(name)) <= (word in kept)
