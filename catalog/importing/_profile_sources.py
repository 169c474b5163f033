"""The sources of a plant profile."""

from typing import Any

from catalog import nomenclature
from catalog.importing._profile_document import ProfileDocument
from catalog.models import Source

Row = dict[str, Any]


def sources_of(profile: ProfileDocument) -> list[Row]:
    """The database that the document names as its source, and the document itself; known ones are used again."""
    line = profile.source
    verbatim = line.verbatim if line else ""
    database: Row = {
        "key": "profile-data-source",
        "title": "Data source of plant profiles (not named)",
        "citation": "",
    }
    if line is not None:
        accessed = line.accessed.isoformat() if line.accessed else None
        title = line.title or verbatim
        same = Source.objects.filter(
            title=title, publisher=line.publisher, accessed=line.accessed, year=line.year
        )
        key = same.values_list("key", flat=True).first()
        database = {
            "key": key
            or nomenclature.slug(f"{line.publisher} {title} {accessed or line.year or ''}")[:50].strip("-"),
            "title": title,
            "publisher": line.publisher,
            "place": line.place,
            "year": line.year,
            "url": line.url,
            "accessed": accessed,
            "citation": verbatim,
        }
        if key:
            database = {"key": key, "title": title}
    name = profile.botanical_name
    document = {
        "key": f"profile-{nomenclature.slug(name)}"[:50].strip("-"),
        "title": f"{profile.title or name}: plant profile of {name} (text document)",
        "publisher": profile.catalogue,
        "citation": f"Plant data source: {verbatim}" if verbatim else "",
    }
    return [database, document]
