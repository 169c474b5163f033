"""What is pasted from elsewhere: clean, with all its words; and what is typed into a plain text box."""

import html
import re
from pathlib import Path

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog import richtext
from tests.richtext.test_clean import PIECES

CLIPBOARDS = Path(__file__).parent / "clipboards"
NO_TEXT = {"script", "style", "title", "xml", "noscript", "iframe"}
WORDS = st.sampled_from(["asarum ", "bloom ", "cliff ", "dusk, ", "edge. ", "1 < 2 ", "a&amp;b "])
MARKER = re.compile(r"<span style='mso-list:Ignore'>1\.</span>")


@pytest.mark.parametrize("program", ["word", "google-docs", "libreoffice", "web-page"])
def test_a_clipboard_comes_out_clean(program: str):
    kept = (CLIPBOARDS / f"{program}.kept.html").read_text(encoding="utf-8").replace("\n", "")
    assert richtext.clean((CLIPBOARDS / f"{program}.html").read_text(encoding="utf-8")) == kept


@given(st.lists(st.one_of(PIECES, WORDS), max_size=40).map("".join))
def test_no_word_is_lost_and_none_is_added(sent: str):
    assert _letters(richtext.clean(sent)) == _letters(MARKER.sub("", sent))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("One.\n\nTwo,\nthree.", "<p>One.</p><p>Two,<br>three.</p>"),
        ("- a\r\n- b & c\r\n \r\nafter", "<ul><li>a</li><li>b &amp; c</li></ul><p>after</p>"),
        ("<p>Kept</p>\n\nNew\n\nNewer", "<p>Kept</p><p>New</p><p>Newer</p>"),
        ("<ul>\n<li>a</li>\n\n<li>b</li>\n</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("below 5 < 6", "<p>below 5 &lt; 6</p>"),
        ("", ""),
    ],
)
def test_what_is_typed_without_tags_becomes_paragraphs_and_lists(typed: str, kept: str):
    assert richtext.clean(richtext.from_typed(typed)) == kept


@given(st.lists(st.one_of(PIECES, WORDS), max_size=30).map("".join))
def test_text_laid_out_for_a_plain_box_is_the_same_text(sent: str):
    kept = richtext.clean(sent)
    assert richtext.clean(richtext.from_typed(richtext.laid_out(kept))) == kept


def test_words_are_counted():
    assert richtext.word_count("<p>Zones 4a – 8.</p><ul><li>Sun &amp; shade</li></ul>") == 5


def _letters(text: str) -> str:
    """All that a reader sees, without any blank or invisible letter."""
    bare = html.unescape(nh3.clean(text, tags=set(), clean_content_tags=NO_TEXT))
    return re.sub(r"[\s\u00a0\x00-\x1f\x7f\ufffd]", "", bare)
