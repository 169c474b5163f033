"""Words of an article are marked where they first stand, and nowhere that already says something."""

import pytest

from catalog.richtext import Finder

FINDER = Finder({"bulb": "bulb", "bulbs": "bulb", "root": "root", "root ball": "ball"})


def marked(text: str) -> str:
    return FINDER.marked(text, lambda key, words: f"[{key}:{words}]")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("<p>Bulbs and a bulb.</p>", "<p>[bulb:Bulbs] and a bulb.</p>"),
        ("<p>The root\nball, the root.</p>", "<p>The [ball:root\nball], the [root:root].</p>"),
        ("<p>Bulbous, root-bound, re-root.</p>", "<p>Bulbous, root-bound, re-root.</p>"),
        ('<p><a href="/b/">bulb</a> bulb</p>', '<p><a href="/b/">bulb</a> [bulb:bulb]</p>'),
        (
            "<h3>Bulb</h3><p>A <em>root bulb</em> bulb</p>",
            "<h3>Bulb</h3><p>A <em>root bulb</em> [bulb:bulb]</p>",
        ),
        ("<ul><li>bulb</li><li>bulb</li></ul>", "<ul><li>[bulb:bulb]</li><li>bulb</li></ul>"),
        ("bulb", "[bulb:bulb]"),
        ("", ""),
    ],
)
def test_the_first_of_a_word_is_marked_outside_links_headings_and_latin(text: str, made: str):
    assert marked(text) == made


def test_without_words_nothing_is_marked():
    assert Finder({}).marked("<p>bulb</p>", lambda key, words: "") == "<p>bulb</p>"
