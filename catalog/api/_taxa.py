"""Taxa as programs read them: plain names with their parts apart, and the formatted name as a field of its own."""

from typing import Any

from django.http import HttpRequest

from catalog import nomenclature
from catalog.facts import Told
from catalog.templatetags.plants import plant_name


def taxon_fields(request: HttpRequest, told: Told) -> dict[str, Any]:
    """A public taxon; ``told`` was asked for its family. No query. Texts are blank, the symbol null, where none is."""
    taxon = told.taxon
    parsed = nomenclature.parse(taxon.full_name)
    return {
        "name": taxon.name,
        "authority": taxon.authority,
        "full_name": taxon.full_name,
        "formatted": str(plant_name(taxon, full=True)),
        "rank": taxon.rank or "cultivar",
        "parts": {
            "genus": parsed.genus,
            "specific_epithet": parsed.specific_epithet,
            "infraspecific": [
                {"connector": part.connector, "epithet": part.epithet, "authority": part.authority}
                for part in parsed.infraspecific
            ],
            "hybrid": parsed.notho or ("formula" if parsed.is_formula else ""),
            "cultivar": parsed.cultivar,
        },
        "symbol": taxon.symbol,
        "family": told.facts["family"],
        "common_name": told.common_name,
        "url": request.build_absolute_uri(taxon.get_absolute_url()),
    }
