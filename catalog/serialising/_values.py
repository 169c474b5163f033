"""Trait values between their columns and the plain form of the document."""

from decimal import Decimal, InvalidOperation
from typing import Any

from catalog.choices import zone_code, zone_number
from catalog.models import CareGuide, Profile
from catalog.traits import Kind, Trait, stored_in

Number = int | float


def plain_number(value: Decimal | int | None) -> Number | None:
    """A number as JSON has it, whole where it is whole."""
    if value is None:
        return None
    number = float(value)
    return int(number) if number.is_integer() else number


def traits_of(profile: Profile | None, care: CareGuide | None) -> dict[str, Any]:
    """Every recorded trait of the two rows by key; one that is not recorded is left out."""
    found = {}
    for store, row in (("profile", profile), ("care", care)):
        for trait in stored_in(store) if row is not None else ():
            value = read_trait(trait, row)
            if value is not None:
                found[trait.key] = value
    return found


def read_trait(trait: Trait, row: Profile | CareGuide | None) -> Any:
    """One trait of a row in plain form, None when it is not recorded."""
    values = [getattr(row, field) for field in trait.fields]
    match trait.kind:
        case Kind.SET:
            return None if values[0] is None else list(values[0])
        case Kind.MONTHS:
            return None if values[0] is None else [int(month) for month in values[0]]
        case Kind.ZONES:
            ends: list[str | Number | None] = [
                None if value is None else zone_code(value) for value in values
            ]
        case _:
            ends = [plain_number(value) for value in values]
    return None if ends == [None, None] else {"min": ends[0], "max": ends[1]}


def write_trait(trait: Trait, row: Profile | CareGuide, value: Any) -> None:
    """Set the columns of one trait from its plain form. Raises ValueError with a sentence when it is not of it."""
    if trait.kind in {Kind.SET, Kind.MONTHS}:
        if not isinstance(value, list):
            raise ValueError(f"{value!r} is not a list of values")
        setattr(row, trait.fields[0], tuple(str(code) for code in value))
        return
    if not isinstance(value, dict) or not set(value) <= {"min", "max"}:
        raise ValueError(f'{value!r} is not a range, such as {{"min": 1, "max": 2}}')
    for field, end in zip(trait.fields, ("min", "max"), strict=True):
        setattr(row, field, _end(trait, value.get(end)))


def _end(trait: Trait, value: Any) -> Decimal | int | None:
    if value is None:
        return None
    if trait.kind is Kind.ZONES:
        try:
            return zone_number(str(value))
        except ValueError:
            raise ValueError(f"{value!r} is not a half hardiness zone from 1a to 13b") from None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise ValueError(f"{value!r} is not a number") from None
    if not number.is_finite():
        raise ValueError(f"{value!r} is not a number")
    return number
