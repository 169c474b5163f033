"""Families that USDA PLANTS, after Cronquist, keeps apart and a current system does not."""

from typing import Final

INCLUDED: Final = {
    "Aceraceae": "Sapindaceae",
    "Agavaceae": "Asparagaceae",
    "Aloaceae": "Asphodelaceae",
    "Asclepiadaceae": "Apocynaceae",
    "Bombacaceae": "Malvaceae",
    "Buddlejaceae": "Scrophulariaceae",
    "Callitrichaceae": "Plantaginaceae",
    "Cecropiaceae": "Urticaceae",
    "Chenopodiaceae": "Amaranthaceae",
    "Cochlospermaceae": "Bixaceae",
    "Cuscutaceae": "Convolvulaceae",
    "Dipsacaceae": "Caprifoliaceae",
    "Empetraceae": "Ericaceae",
    "Fumariaceae": "Papaveraceae",
    "Hippocastanaceae": "Sapindaceae",
    "Hippuridaceae": "Plantaginaceae",
    "Hydrophyllaceae": "Boraginaceae",
    "Illiciaceae": "Schisandraceae",
    "Lemnaceae": "Araceae",
    "Monotropaceae": "Ericaceae",
    "Myoporaceae": "Scrophulariaceae",
    "Myrsinaceae": "Primulaceae",
    "Najadaceae": "Hydrocharitaceae",
    "Punicaceae": "Lythraceae",
    "Pyrolaceae": "Ericaceae",
    "Sparganiaceae": "Typhaceae",
    "Sterculiaceae": "Malvaceae",
    "Theophrastaceae": "Primulaceae",
    "Tiliaceae": "Malvaceae",
    "Trapaceae": "Lythraceae",
    "Turneraceae": "Passifloraceae",
    "Valerianaceae": "Caprifoliaceae",
    "Viscaceae": "Santalaceae",
    "Zannichelliaceae": "Potamogetonaceae",
}
"""By name, the family in which The Angiosperm Phylogeny Group (2016: An update of the Angiosperm Phylogeny Group
classification, APG IV. Botanical Journal of the Linnean Society 181: 1-20) includes the whole of it. Families that it
divides among several are not here."""
