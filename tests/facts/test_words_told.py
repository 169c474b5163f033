"""Words of botany in articles lead to their meaning, and the glossary draws those that a drawing helps."""

import re

import pytest
from django.conf import settings

from catalog import facts, glossary
from catalog.choices import FlowerWord, FruitWord, GrowthWord, LeafWord
from catalog.models import ArticleSection, Term

SPRITE = settings.BASE_DIR / "catalog" / "static" / "catalog" / "words.svg"
CODES = [word.value for vocabulary in (GrowthWord, LeafWord, FlowerWord, FruitWord) for word in vocabulary]


def told(*bodies: str) -> list[str]:
    glossary.forget()
    sections = [ArticleSection(body=body) for body in bodies]
    return [part.body for part in facts.article_parts(sections, glossary.terms())]


@pytest.mark.django_db
def test_a_word_of_botany_carries_its_meaning_and_leads_to_the_glossary_once_a_section():
    body = "<p>It grows from corms; each corm is small.</p>"
    meaning = GrowthWord.CORM.definition
    link = '<a class="gloss" href="/glossary/#growthword-corm" '
    for made in told(body, body):
        assert made.startswith(f'<p>It grows from {link}data-define="Corm: {meaning}" data-drawing="')
        assert made.count(link) == 1
        assert made.endswith('#corm">corms</a>; each corm is small.</p>')


@pytest.mark.django_db
def test_a_word_is_told_in_the_editors_words_and_under_their_other_words_for_it():
    Term.objects.filter(vocabulary="Light", code="part-shade").update(
        definition='Sun "for a while".', synonyms="half shade, semi-shade"
    )
    (made,) = told("<p>Half shade is best.</p>")
    assert 'data-define="Part shade: Sun &quot;for a while&quot;."' in made
    assert ">Half shade</a> is best." in made


@pytest.mark.django_db
def test_what_is_a_word_of_everyday_too_is_left_alone():
    assert told("<p>On the opposite bank a tree.</p>") == ["<p>On the opposite bank a tree.</p>"]


def test_each_word_of_botany_has_a_code_of_its_own():
    assert len(CODES) == len(set(CODES))


def test_each_drawing_belongs_to_a_word_and_says_what_it_shows():
    drawn = re.findall(r'<symbol id="([\w-]+)"', SPRITE.read_text(encoding="utf-8"))
    assert len(drawn) == len(set(drawn))
    assert set(drawn) == facts.WORDS_DRAWN.keys() <= set(CODES)
    assert all(facts.WORDS_DRAWN.values())
