"""The value of a source: written in words, kept in the document's form."""

from typing import Any

import pytest

from catalog.forms import read_value, value_text


@pytest.mark.parametrize(
    ("trait", "text", "value"),
    [
        ("zone", "4–8", {"min": "4a", "max": "8b"}),
        ("zone", "4b - 8a", {"min": "4b", "max": "8a"}),
        ("zone", "5", {"min": "5a", "max": "5b"}),
        ("light", "Full sun, part shade", ["full-sun", "part-shade"]),
        ("light", "none", []),
        ("bloom-months", "May, June", [5, 6]),
        ("height", "30–45 cm", {"min": 30, "max": 45}),
        ("height", "1 to 2 ft", {"min": 30.48, "max": 60.96}),
        ("height", "18 in", {"min": 45.72, "max": 45.72}),
        ("soil-ph", "5.5-7", {"min": 5.5, "max": 7}),
        ("native", "Native, introduced", ["native", "introduced"]),
        ("zone", '{"min": "4a"}', {"min": "4a"}),
        ("zone", "  ", None),
        ("name", "Hydrangeaceae", "Hydrangeaceae"),
        ("family", "Rosaceae", "Rosaceae"),
    ],
)
def test_a_value_is_read_and_written_in_words_that_read_as_the_same(trait: str, text: str, value: Any):
    assert read_value(trait, text) == value
    assert read_value(trait, value_text(trait, value)) == value


@pytest.mark.parametrize(
    ("trait", "text", "said"),
    [
        ("zone", "warm", "“warm” is not a zone"),
        ("zone", "1-2-3", "two with a dash"),
        ("light", "gloom", "“gloom” is not one of: full sun"),
        ("height", "tall", "Write a length"),
        ("soil-ph", "sour", "Write a number"),
        ("native", "perhaps", "is not one of"),
        ("zone", "{oops", "must be JSON"),
        ("zone", "[" * 100_000, "must be JSON"),
    ],
)
def test_a_value_that_cannot_be_read_is_refused_with_a_sentence(trait: str, text: str, said: str):
    with pytest.raises(ValueError, match=said):
        read_value(trait, text)


def test_a_value_of_another_form_is_shown_as_documents_have_it():
    value = {"US-NV": ["native"]}
    assert read_value("native", value_text("native", value)) == value
    assert value_text("zone", None) == ""
