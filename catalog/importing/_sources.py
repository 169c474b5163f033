"""The sources that files name: made when first needed, never overwritten."""

from dataclasses import dataclass

from catalog.models import Source


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What is known of a source without reading more than the file that is imported."""

    key: str
    title: str
    publisher: str
    place: str = ""
    year: int | None = None
    url: str = ""
    licence: str = ""
    citation: str = ""

    def stored(self) -> Source:
        """The source's row; editors may have reworded it. One query, two the first time."""
        source, _ = Source.objects.get_or_create(
            key=self.key,
            defaults={
                "title": self.title,
                "publisher": self.publisher,
                "place": self.place,
                "year": self.year,
                "url": self.url,
                "licence": self.licence,
                "citation": self.citation,
            },
        )
        return source


def _of_plants(key: str, title: str) -> SourceNote:
    """A part of USDA PLANTS. Its year is not told by a file."""
    return SourceNote(
        key,
        title,
        "USDA, NRCS",
        place="National Plant Data Team, Greensboro, NC USA",
        url="https://plants.usda.gov",
        licence="public domain",
    )


PLANTS = _of_plants("usda-plants", "The PLANTS Database")
CHARACTERISTICS = _of_plants("usda-characteristics", "The PLANTS Database: characteristics")
NOXIOUS = _of_plants("usda-noxious", "The PLANTS Database: federal and state noxious weeds")
CLASSIFICATION = _of_plants("usda-classification", "The PLANTS Database: classification (after Cronquist)")
APG = SourceNote(
    "apg-iv",
    "An update of the Angiosperm Phylogeny Group classification for the orders and families of flowering plants: "
    "APG IV, as tabulated for vegnasis",
    "The Angiosperm Phylogeny Group",
    year=2016,
    url="https://doi.org/10.1111/boj.12385",
    licence="facts only",
)
NCBI = SourceNote(
    "ncbi-taxonomy-2013",
    "NCBI Taxonomy: families of plants, as in a copy of 2013",
    "National Center for Biotechnology Information",
    year=2013,
    url="https://www.ncbi.nlm.nih.gov/taxonomy",
    licence="public domain",
)
