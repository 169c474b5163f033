"""Article text: what is let through, what is put in order, and that nothing else survives."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog import richtext

ALLOWED = re.compile(r'</?(?:p|h3|h4|ul|ol|li|strong|em|br)>|<a href="[^"<>]*"(?: rel="[a-z ]+")?>|</a>')
PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<ul>", "</ul>", "<ol>", "<li>", "</li>", "<b>", "</b>", "<em>", "</i>", "<h1>", "</h2>", "<h4>",
        "<div>", "</div>", "<br>", "<table><tr><td>", "<script>", "</script>", "<style>", "<a href='https://a.org'>",
        "<a href=javascript:x>", "</a>", "<img src=x onerror=y>", "<svg><p>", "<!--", "-->", "&lt;", "&amp;", "text",
        " ", "\n", "\x00", "<math><mi>", "<p style=x>", "<", ">", '"', "&nbsp;", "<blockquote>", "<hr>", "<o:p>",
        "<b style='font-weight:normal'>", "<span style='font-weight:700;font-style:italic'>", "</span>", "two ",
        "<p class=MsoListParagraph>",
        "<p style='mso-list:l0 level1'><span style='mso-list:Ignore'>1.</span>", "<h3><table><li>", "<title>",
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("plain", "<p>plain</p>"),
        ("<p>a <b>b</b> <i>c</i></p>", "<p>a <strong>b</strong> <em>c</em></p>"),
        ("<h1>T</h1><h6>U</h6><p>x</p>", "<h3>T</h3><h4>U</h4><p>x</p>"),
        ("<div>a</div><div>b<br></div>", "<p>a</p><p>b</p>"),
        ("<p>a<br>b</p>", "<p>a<br>b</p>"),
        ("<ul><li>x<li><p>y</p><ul><li>z</ul></ul>", "<ul><li>x</li><li>y<ul><li>z</li></ul></li></ul>"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "<ul><li>a<br>b</li></ul>"),
        ("<li>lone", "<ul><li>lone</li></ul>"),
        ("<ul>text<li>a</ul>after", "<ul><li>text</li><li>a</li></ul><p>after</p>"),
        ("<ul><li><h3>q</h3>r</li></ul>", "<ul><li>q<br>r</li></ul>"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "<p>a</p><p>b</p>"),
        ("<p>a\u00a0b\u200bc\u00ad</p>", "<p>a bc</p>"),
        ("1 < 2 & 3 > 2", "<p>1 &lt; 2 &amp; 3 &gt; 2</p>"),
        ("<p></p><ul><li></li></ul><p><strong> </strong></p>", ""),
        ("", ""),
    ],
)
def test_text_is_put_in_order(sent: str, kept: str):
    assert richtext.clean(sent) == kept


@pytest.mark.parametrize(
    "sent",
    [
        "<script>alert(1)</script>",
        "<style>p{}</style>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<iframe src=//evil></iframe>",
        "<math><mtext></p><style><img src=x onerror=alert(1)></style>",
        "<!--<p>--><!-- x -->",
        "<form action=x><input><button>",
    ],
)
def test_what_is_no_text_goes(sent: str):
    assert richtext.clean(sent) == ""


def test_the_rubbish_of_a_word_processor_goes():
    sent = (
        '<p class="MsoNormal" style="margin:0"><span lang="EN">Plant <o:p></o:p></span></p><![if !supportLists]>'
        '<p class=MsoListParagraph><span style="mso-list:Ignore">·</span>in spring</p><![endif]>'
    )
    assert richtext.clean(sent) == "<p>Plant</p><ul><li>in spring</li></ul>"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JaVa\tScRiPt:alert(1)", "&#106;avascript:alert(1)", "vbscript:x", "data:text/html,x",
        "//evil.example", "\\\\evil.example", "/\\evil.example", "\t//evil.example", "/\t/evil.example",
        "/&#10;/evil.example", "file:///etc/passwd", "http:evil",
        "https://", "relative", "",
    ],
)  # fmt: skip
def test_a_link_that_may_not_be_followed_is_only_its_words(address: str):
    assert richtext.clean(f'<p><a href="{address}">x</a></p>') == "<p>x</p>"


@pytest.mark.parametrize(
    ("address", "rel"),
    [
        ("https://plants.usda.gov/?a=1&amp;b=2", ' rel="noopener noreferrer nofollow"'),
        ("http://a.org", ' rel="noopener noreferrer nofollow"'),
        ("mailto:a@b.org", ""),
        ("/plants/acer/", ""),
        ("#care", ""),
        ("?q=acer", ""),
    ],
)
def test_a_link_that_may_be_followed_is_kept(address: str, rel: str):
    assert (
        richtext.clean(f'<a href="{address}" target=_blank onclick=x>x</a>')
        == f'<p><a href="{address}"{rel}>x</a></p>'
    )


@given(st.lists(PIECES, max_size=40).map("".join))
def test_only_what_is_allowed_is_left_and_cleaning_again_changes_nothing(sent: str):
    kept = richtext.clean(sent)
    assert not re.search(r"[<>]", ALLOWED.sub("", kept))
    assert richtext.clean(kept) == kept


@given(st.lists(PIECES, max_size=40).map("".join))
def test_elements_are_closed_in_order_and_text_stands_in_blocks(sent: str):
    opened: list[str] = []
    for closing, name in re.findall(r"<(/?)(\w+)", richtext.clean(sent).replace("<br>", "")):
        if closing:
            assert opened.pop() == name
        else:
            assert (name in ("p", "h3", "h4", "ul", "ol")) or opened
            opened.append(name)
    assert not opened


@pytest.mark.parametrize(
    "piece", ["<ul><li>", "<b>", "<div>", "<a href='https://x.y'>", "<br>", "<p></p>", "<em></em>"]
)
def test_a_flood_of_elements_takes_no_time(piece: str):
    started = time.perf_counter()
    richtext.clean(piece * 2_000 + "x")
    assert time.perf_counter() - started < 5


def test_an_article_has_an_outline():
    text = richtext.clean("<p>x</p><h2>Soil &amp; <i>light</i></h2><p>y</p><h4>More</h4>")
    assert richtext.outline(text) == [richtext.Heading(3, "Soil & light"), richtext.Heading(4, "More")]


def test_an_article_has_words():
    text = richtext.clean(
        "<p>One &amp; <b>two</b><br>three</p><ul><li>a<ul><li>b</li></ul></li></ul><h3>C</h3>"
    )
    assert richtext.plain_text(text) == "One & two three\na\nb\nC"
