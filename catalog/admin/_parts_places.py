"""The parts of a taxon's form on places and on other classifications."""

from catalog.admin._citing import CitedRows
from catalog.admin._parts import FixedRegionForm, TablePart
from catalog.models import Distribution, LegalStatus, Placement, WetlandStatus


class DistributionInline(CitedRows, TablePart):
    """Where it grows."""

    model = Distribution
    form = FixedRegionForm
    verbose_name_plural = "distribution"
    fields = ("region", "sources", "establishment", "probable")
    readonly_fields = ("sources",)
    related = ("region",)
    intro = (
        "Regions, states and provinces with how it came there; a plant can be native and introduced in one place. "
        "The sentence “Native to …” is made from these rows."
    )


class WetlandInline(CitedRows, TablePart):
    """Ratings of the wetland list."""

    model = WetlandStatus
    verbose_name_plural = "wetland status"
    fields = ("region", "sources", "indicator")
    readonly_fields = ("sources",)
    intro = "The rating of the National Wetland Plant List, by its regions."


class LegalInline(TablePart):
    """What laws say."""

    model = LegalStatus
    verbose_name_plural = "legal status"
    fields = ("jurisdiction", "kind", "code", "words", "source")
    intro = "Noxious, prohibited, threatened …: shown as a warning. Jurisdiction US is federal, US-CO is Colorado."


class PlacementInline(CitedRows, TablePart):
    """Where other classifications put a family."""

    model = Placement
    verbose_name_plural = "other classifications"
    fields = ("classification", "order", "lineage", "source", "sources")
    readonly_fields = ("sources",)
    intro = "For families: where a current classification places it, beside the tree of USDA PLANTS."
