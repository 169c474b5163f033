"""``manage.py export_plants``: plant documents in one file, as ``load_plants`` reads them."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from catalog import documents, nomenclature
from catalog.models import Taxon


class Command(BaseCommand):
    """Write the documents of some taxa, or of all, as one bundle."""

    help = "Write plant documents as one JSON file on standard output, or to --output."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("names", nargs="*", help="USDA symbols or accepted names; none means every taxon")
        parser.add_argument("--output", help="file to write instead of standard output")

    def handle(self, *, names: list[str], output: str | None, **options: Any) -> None:
        taxa = Taxon.objects.select_related("parent").order_by("path")
        chosen = [self._taxon(name) for name in names] if names else taxa.iterator(chunk_size=500)
        text = json.dumps(documents.bundle(chosen), ensure_ascii=False, indent=2) + "\n"
        if output is None:
            self.stdout.write(text, ending="")
            return
        try:
            Path(output).write_text(text, encoding="utf-8")
        except OSError as fault:
            raise CommandError(f"{output} cannot be written: {fault.strerror}.") from fault

    def _taxon(self, name: str) -> Taxon:
        taxa = Taxon.objects.select_related("parent")
        taxon = (
            taxa.filter(symbol=name.upper()).first()
            or taxa.filter(name_key=nomenclature.name_key(name)).first()
        )
        if taxon is None:
            raise CommandError(f"“{name}” is neither the symbol nor the accepted name of a taxon.")
        return taxon
