"""Numbers as pages print them."""

from catalog.templatetags.measures import counted


def test_the_thousands_of_a_number_are_parted():
    assert [counted(number) for number in (0, 999, 43462)] == ["0", "999", "43,462"]
