"""Of the words in use only those are compared that can be near enough; the answer is that of comparing all."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from catalog.models import WordRole
from catalog.names._fuzzy_common import likely_words
from catalog.names._loose import sounded
from catalog.names._vocabulary import Vocabulary

WORDS = st.lists(st.text("abcy", min_size=1, max_size=9), unique=True, max_size=40)


@given(words=WORDS, typed=st.text("abcy", min_size=4, max_size=9))
def test_the_likely_words_are_those_of_all_words(words: list[str], typed: str):
    vocabulary = Vocabulary(1, held={(WordRole.VERNACULAR,): tuple(words)})
    most = 1 if len(typed) < 6 else 2
    near = sorted(OSA.distance(typed, word) for word in words if OSA.distance(typed, word) <= most)
    assert [OSA.distance(typed, word) for word in likely_words(typed, vocabulary)] == near[:8]


@given(words=WORDS, typed=st.text("abcy", max_size=9))
def test_the_words_that_sound_so_are_those_of_all_words(words: list[str], typed: str):
    vocabulary = Vocabulary(1, held={(WordRole.GENUS,): tuple(words)})
    same = [word for word in words if sounded(word) == sounded(typed)]
    assert vocabulary.sounding(sounded(typed), WordRole.GENUS) == same
