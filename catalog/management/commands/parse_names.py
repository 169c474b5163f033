"""``manage.py parse_names FILE``: the parts of each name in a list."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from catalog import nomenclature
from catalog.management.commands._lists import add_file, names_in, read_list
from catalog.nomenclature import ParsedName


class Command(BaseCommand):
    """Read each line as one botanical name and print its parts; no database is asked."""

    help = "Print one JSON object for each line of a list: the parts of the botanical name in it."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_file(parser)

    def handle(self, *, file: Path, column: str | None, **options: Any) -> None:
        for line in names_in(read_list(file, column)):
            self.stdout.write(json.dumps(parts(line), ensure_ascii=False))


def parts(text: str) -> dict[str, Any]:
    """What was read in a text. ``quality`` runs from 1, a clean name, to 4, a doubtful one; 0 is no name."""
    parsed = nomenclature.parse(text)
    return {
        "input": text[: nomenclature.MAX_LENGTH * 2],
        "parsed": bool(parsed.quality),
        "quality": parsed.quality,
        "canonical": canonical(parsed),
        "authority": parsed.authority,
        "rank": parsed.rank,
        "hybrid": parsed.notho or ("formula" if parsed.is_formula else ""),
        "cultivar": parsed.cultivar,
        "warnings": [str(warning) for warning in parsed.warnings],
    }


def canonical(parsed: ParsedName) -> str:
    """The name with its rank terms and signs, without authorities and what is cultivated."""
    if parsed.is_formula:
        return f" {nomenclature.HYBRID_SIGN} ".join(parsed.hybrid_parents)
    return " ".join(part.text for part in parsed.parts if part.connector != "()")
