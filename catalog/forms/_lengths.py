"""Lengths as gardeners write them, stored in centimetres."""

import re
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString

CENTIMETRES: Final = {
    "mm": Decimal("0.1"),
    "cm": Decimal(1),
    "m": Decimal(100),
    "in": Decimal("2.54"),
    "ft": Decimal("30.48"),
}
SPELLINGS: Final = {
    "": "cm", '"': "in", "″": "in", "”": "in", "inch": "in", "inches": "in",
    "'": "ft", "′": "ft", "’": "ft", "foot": "ft", "feet": "ft",
}  # fmt: skip
_PART: Final = re.compile(
    r"\s*([0-9]{1,6}(?:[.,][0-9]{1,4})?)\s*([a-z\"'″′”’]*)\.?\s*", re.ASCII | re.IGNORECASE
)
_HUNDREDTH: Final = Decimal("0.01")
WANTED: Final = "Write a length such as 45, 45 cm, 1.5 m, 18 in or 1 ft 6 in."


def read_length(text: str) -> Decimal:
    """A length in centimetres, exact to a hundredth: ``12 in`` is 30.48. A bare number is centimetres.

    Raises:
        ValueError: with a sentence for the person who wrote it.
    """
    total, position = Decimal(0), 0
    while position < len(text) or not position:
        part = _PART.match(text, position)
        if part is None:
            raise ValueError(WANTED)
        unit = SPELLINGS.get(part[2].lower(), part[2].lower())
        if unit not in CENTIMETRES or (position and not part[2]):
            raise ValueError(WANTED)
        total += Decimal(part[1].replace(",", ".")) * CENTIMETRES[unit]
        position = part.end()
    return total.quantize(_HUNDREDTH)


def imperial(centimetres: Decimal) -> str:
    """The length in inches up to two feet, in feet and inches above: ``12 in``, ``3 ft 3 in``."""
    inches = centimetres / CENTIMETRES["in"]
    if inches < 24:
        return f"{_short(inches.quantize(Decimal('0.1')))} in"
    feet, rest = divmod(int(inches.to_integral_value()), 12)
    return f"{feet} ft {rest} in" if rest else f"{feet} ft"


def _short(number: Decimal) -> str:
    return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"


class LengthInput(forms.TextInput):
    """A short box with its unit and, beside it, the same length in feet and inches."""

    def format_value(self, value: Any) -> str | None:
        """Without the zeros that the column adds."""
        return _short(value) if isinstance(value, Decimal) else super().format_value(value)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The box, its unit, and an output that a script keeps up to date."""
        box = super().render(name, value, attrs, renderer)
        known = f"= {imperial(value)}" if isinstance(value, Decimal) else ""
        return format_html(
            '<span class="length">{} <span class="length__unit">cm</span>'
            ' <output class="length__other">{}</output></span>',
            box,
            known,
        )


class LengthField(forms.Field):
    """A length; feet, inches and metres are turned into centimetres."""

    widget = LengthInput(attrs={"class": "length__box", "size": 10, "autocomplete": "off"})

    def to_python(self, value: Any) -> Decimal | None:
        """None when nothing was written."""
        if value in self.empty_values:
            return None
        try:
            return read_length(str(value))
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error
