"""Lengths as people write them."""

from decimal import Decimal

import pytest

from catalog.forms import imperial, read_length


@pytest.mark.parametrize(
    ("written", "centimetres"),
    [
        ("45", "45"), ("45 cm", "45"), ("1.5 m", "150"), ("1,5 m", "150"), ("18 in", "45.72"), ("1 ft 6 in", "45.72"),
        ("1' 6\"", "45.72"), ("1′6″", "45.72"), ("12 inches", "30.48"), ("2 feet", "60.96"), ("12in.", "30.48"),
        (" 30 MM ", "3"), ("0", "0"),
    ],
)  # fmt: skip
def test_a_length_is_read(written: str, centimetres: str):
    assert read_length(written) == Decimal(centimetres)


@pytest.mark.parametrize(
    "written", ["", " ", "x", "-1", "1e3", "nan", "1 2", "5 ft 3", "cm", "٣", "1 parsec", "1" * 9]
)
def test_another_text_is_refused(written: str):
    with pytest.raises(ValueError, match="Write a length such as 45"):
        read_length(written)


@pytest.mark.parametrize(
    ("centimetres", "said"),
    [
        ("30.48", "12 in"),
        ("2", "0.8 in"),
        ("60.96", "2 ft"),
        ("100", "3 ft 3 in"),
        ("0", "0 in"),
        ("762", "25 ft"),
    ],
)
def test_a_length_is_said_in_feet_and_inches(centimetres: str, said: str):
    assert imperial(Decimal(centimetres)) == said
