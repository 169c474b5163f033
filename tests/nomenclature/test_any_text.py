"""Any text at all gets an answer, and gets it fast."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from catalog.nomenclature import (
    ParsedName,
    authority_key,
    fold,
    is_symbol_like,
    match_keys,
    name_key,
    parse,
    slug,
    spans,
    symbol_prefix,
)

WORDS = (
    "Acer rubrum alba var. ssp. f. L. (L.) ( ) × x X [ ] ' 'Foo' Foo' auct. non ex & , ; cf. sp. Group cv. sect. "
    "subg. (pro sp.) hort. orth. var., [excluded] [a × b] S. ? + = * δ. v. de van 't OCTOBER GLORY® \u202e \x00 1753"
).split(" ")
HOSTILE = "×“”‘’é漢🌿\x00\u200b\u202e\u00a0\u00ad\ufffd®™[]()'\".,;&<>% \t\n"

any_text = st.text(st.one_of(st.characters(codec=None), st.sampled_from(HOSTILE)), max_size=80)
name_like = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)


def everything_about(text: str) -> ParsedName:
    """Call each function and each property with the text."""
    name = parse(text)
    for attribute in dir(ParsedName):
        if not attribute.startswith("_"):
            getattr(name, attribute)
    match_keys(text), name_key(text), authority_key(text), fold(text), is_symbol_like(text)
    symbol_prefix(name), spans(text)
    return name


@pytest.mark.slow
@settings(max_examples=10_000, deadline=None)
@given(any_text)
@example("\ud800")
def test_any_characters_get_an_answer(text):
    name = everything_about(text)

    assert name.verbatim == text
    assert 0 <= name.quality <= 4
    assert bool(name.parts) == bool(name.quality)


@pytest.mark.slow
@settings(max_examples=10_000, deadline=None)
@given(name_like)
def test_any_words_of_names_get_an_answer(text):
    name = everything_about(text)

    assert bool(name.warnings) or name.quality == 1


@settings(max_examples=1000, deadline=None)
@given(st.one_of(any_text, name_like))
def test_an_address_is_never_empty_and_always_ascii(text):
    address = slug(text)

    assert address
    assert set(address) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not address.startswith("-")
    assert "--" not in address


@settings(max_examples=1000, deadline=None)
@given(st.one_of(any_text, name_like))
def test_what_cannot_be_seen_is_in_no_name_and_no_key(text):
    name = parse(text)

    for result in (
        name.name,
        name.full_name,
        name.verbatim_full,
        *match_keys(text),
        name_key(text),
        fold(text),
    ):
        assert result.isprintable()


@settings(max_examples=1000, deadline=None)
@given(any_text)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


names = st.builds(
    " ".join,
    st.tuples(
        st.sampled_from(["Acer", "Heuchera", "×Heucherella", "Saxo-fridericia"]),
        st.sampled_from(
            ["rubrum L.", "×cuneata", "st.-johnii (Hook. f.) A. Gray", "alba Torr. ex Hook., orth. var."]
        ),
        st.sampled_from(
            ["", "subsp. minor", "var. alba (Greene) Rosend., Butters & Lakela", "f. ×nana d'Urv. (pro sp.)"]
        ),
        st.sampled_from(["", "var. alba", "f. rosea Foo & al."]),
        st.sampled_from(["", "'Everett's Choice'", "[alba × nigra]", "[excluded]", "× nigra"]),
    ),
).map(lambda text: " ".join(text.split()))


@settings(deadline=None)
@given(names)
def test_a_name_written_in_our_form_is_read_as_itself(text):
    assert parse(text).verbatim_full == text
    assert "".join(span.text for span in spans(text)) == text


@settings(deadline=None)
@given(names)
def test_the_name_of_a_name_is_itself(text):
    name = parse(text).name

    assert parse(name).name == name
    assert name_key(name) == name_key(parse(text).name)


@settings(deadline=None)
@given(names, st.sampled_from([str.upper, str.lower, "  {}  ".format, "\u200b{}".format]))
def test_case_and_blanks_do_not_change_the_key(text, damage):
    name = parse(text).name

    assert name_key(damage(name)) == name_key(name)


@pytest.mark.parametrize(
    "text",
    [
        "A" * 1_000_000,
        "Acer rubrum " * 100_000,
        " " * 1_000_000 + "Acer rubrum",
        "Acer rubrum " + "(" * 480,
        "Acer rubrum " + "× " * 240,
        "Acer rubrum " + "[×" * 240,
        "Acer " + "'a " * 160,
        "Acer rubrum " + "var. aa " * 60,
        "Acer " + "Group " * 80,
        "Acer " + "- ;" * 160,
        "<" * 490,
        "&amp;" * 98,
        "x " * 240,
    ],
    ids=lambda text: f"{text[:16]}, {len(text)} characters",
)
def test_hostile_text_is_answered_at_once(text):
    start = time.process_time()
    everything_about(text)
    slug(text)

    assert time.process_time() - start < 0.5
