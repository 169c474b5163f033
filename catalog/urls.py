"""Every public route on one screen."""

from django.urls import path

from catalog import api
from catalog.views import (
    carried,
    classification,
    compare,
    gardens,
    home,
    lookup,
    machines,
    names,
    near,
    photos,
    places,
    plants,
    reference,
    style,
    taxon,
)

app_name = "catalog"

urlpatterns = [
    path("", home.home, name="home"),
    path("plants/", plants.plants, name="plants"),
    path("plants/near", near.near, name="near"),
    path("plants/suggest", machines.suggest, name="suggest"),
    path("plants/<str:address>/", taxon.taxon, name="taxon"),
    path(
        "plants/<str:address>", taxon.taxon
    ),  # a symbol typed without the slash is one redirect away, not two
    path("lookup/", lookup.lookup, name="lookup"),
    path("compare/", compare.compare, name="compare"),
    path("list/", carried.carried_list, name="list"),
    path("list/change", carried.change, name="list_change"),
    path("list/plants.csv", carried.carried_file, name="list_file"),
    path("names/", names.names, name="names"),
    path("gardens/", gardens.gardens, name="gardens"),
    path("gardens/<str:slug>/", gardens.garden, name="garden"),
    path("classification/", classification.classification, name="classification"),
    path("regions/", places.regions, name="regions"),
    path("regions/<str:code>/", places.region, name="region"),
    path("glossary/", reference.glossary, name="glossary"),
    path("sources/", reference.sources, name="sources"),
    path("about/", reference.about, name="about"),
    path("style/", style.style, name="style"),  # staff only
    path("api/v1/openapi.json", api.description, name="api_description"),
    path("api/v1/facets/", api.facet_counts, name="api_facets"),
    path("api/v1/resolve", api.resolve, name="api_resolve"),
    path("api/<path:rest>", api.unknown),
    path("feeds/changes/", machines.changes, name="changes"),
    path("media/photos/<str:name>", photos.photo, name="photo"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap-<int:part>.xml", machines.sitemap_part, name="sitemap_part"),
    path("health/", machines.health, name="health"),
]
