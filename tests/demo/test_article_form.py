"""The readable form of an article, read and refused."""

import pytest

from catalog.importing._demo_articles import ArticleError, read_article, to_html

HEAD = "title: A title\nteaser: A teaser: with a colon\n"


def written(tmp_path, text):
    path = tmp_path / "carex-nudata.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_head_lists_and_sections_are_read(tmp_path):
    text = HEAD + "\nperfect for:\n- ponds\n\nnot ideal if:\n- it is dry\n\n## care: Care\n\nWater *it*.\n"
    article = read_article(written(tmp_path, text))
    assert (article.title, article.teaser) == ("A title", "A teaser: with a colon")
    assert (article.perfect_for, article.not_ideal_if) == (["ponds"], ["it is dry"])
    assert article.sections == [{"kind": "care", "heading": "Care", "body": "<p>Water <em>it</em>.</p>"}]


def test_paragraphs_lists_and_signs_become_html():
    assert (
        to_html("One\nline & <two>.\n\n- a\n- b")
        == "<p>One line &amp; &lt;two&gt;.</p><ul><li>a</li><li>b</li></ul>"
    )


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("title: A\n\n## care: Care\n\nWater.\n", "needs a title, a teaser"),
        (HEAD, "at least one section"),
        (HEAD + "## watering: Water\n\nWater.\n", "line 3"),
        (HEAD + "## care: Care\n\n## where: Where\n\nHere.\n", "the section is empty"),
        (HEAD + "colour: red\n", "line 3"),
    ],
)
def test_an_article_in_another_form_is_refused_with_file_and_line(tmp_path, text, rule):
    with pytest.raises(ArticleError, match=r"carex-nudata\.md") as refusal:
        read_article(written(tmp_path, text))
    assert rule in str(refusal.value)
