"""The base of every closed vocabulary."""

from typing import Self

from django.db.models.enums import TextChoices


class Vocabulary(TextChoices):
    """A closed vocabulary: a code that is a public address, a definition and a label.

    Members are written ``NAME = "code", "Definition for a visitor.", "Label"``. The code is stored and stands in
    addresses, so it is never renamed; editors may reword label and definition (see :class:`catalog.models.Term`).
    """

    definition: str

    def __new__(cls, code: str, definition: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.definition = definition
        return member
