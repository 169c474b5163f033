"""What a source can be cited for."""

from collections.abc import Iterator

from catalog import traits

BESIDE_TRAITS = (
    ("name", "Name"),
    ("common-name", "Common name"),
    ("synonymy", "Synonymy"),
    ("classification", "Classification"),
    ("article", "Care article"),
    ("look-alikes", "Look-alikes"),
)


def trait_choices() -> Iterator[tuple[str, str]]:
    """Keys and labels: the record's own parts first, then the traits in the registry's order."""
    yield from BESIDE_TRAITS
    yield from ((trait.key, trait.label) for trait in traits.TRAITS if trait.kind is not traits.Kind.QUALITY)
