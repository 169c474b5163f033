"""Each constraint speaks in a form (full_clean) and holds in the database (save)."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from catalog.models import (
    ArticleSection,
    CareGuide,
    Citation,
    Distribution,
    Hazard,
    LegalStatus,
    LookAlike,
    Photo,
    Placement,
    Profile,
    Resistance,
    Source,
    Synonym,
    Taxon,
    VernacularName,
    WetlandStatus,
    WildlifeValue,
)
from tests.factories import make_source, make_taxon

pytestmark = pytest.mark.django_db

SPECIES = {"name": "Acer zz", "name_key": "acer zz", "slug": "acer-zz", "rank": "species"}

BROKEN: dict[str, Callable[[Taxon], models.Model]] = {
    "rank unknown": lambda taxon: Taxon(**SPECIES | {"rank": "sort"}),
    "cultivar with a rank": lambda taxon: Taxon(**SPECIES, cultivar_epithet="Gem"),
    "neither rank nor cultivar": lambda taxon: Taxon(**SPECIES | {"rank": ""}),
    "hybrid unknown": lambda taxon: Taxon(**SPECIES, notho="odd"),
    "group unknown": lambda taxon: Taxon(**SPECIES, group="weed"),
    "classification unknown": lambda taxon: Placement(taxon=taxon, classification="mine", order="x"),
    "licence unknown": lambda taxon: Photo(taxon=taxon, image="a.jpg", licence="stolen"),
    "photo part unknown": lambda taxon: Photo(taxon=taxon, image="a.jpg", part="soul"),
    "status unknown": lambda taxon: Taxon(**SPECIES, status="secret"),
    "empty name": lambda taxon: Taxon(**SPECIES | {"name_key": ""}),
    "same name and authority": lambda taxon: Taxon(
        name="x", name_key=taxon.name_key, authority_key=taxon.authority_key, slug="x", rank="species"
    ),
    "same symbol": lambda taxon: Taxon(**SPECIES, symbol="HERU"),
    "height runs backwards": lambda taxon: Profile(taxon=taxon, height_min=30, height_max=10),
    "height below nothing": lambda taxon: Profile(taxon=taxon, height_min=-1),
    "height above every tree": lambda taxon: Profile(taxon=taxon, height_max=15001),
    "spread runs backwards": lambda taxon: Profile(taxon=taxon, spread_min=30, spread_max=10),
    "zones run backwards": lambda taxon: CareGuide(taxon=taxon, zone_min=16, zone_max=7),
    "zone unknown": lambda taxon: CareGuide(taxon=taxon, zone_min=27),
    "pH runs backwards": lambda taxon: CareGuide(taxon=taxon, soil_ph_min=7, soil_ph_max=6),
    "pH beyond the scale": lambda taxon: CareGuide(taxon=taxon, soil_ph_max=15),
    "spacing runs backwards": lambda taxon: CareGuide(taxon=taxon, spacing_min=30, spacing_max=10),
    "division runs backwards": lambda taxon: CareGuide(
        taxon=taxon, division_interval_min=4, division_interval_max=3
    ),
    "synonym without a name": lambda taxon: Synonym(taxon=taxon, name="x", name_key=""),
    "synonym kind unknown": lambda taxon: Synonym(taxon=taxon, name="x", name_key="x", kind="old"),
    "section kind unknown": lambda taxon: ArticleSection(taxon=taxon, heading="x", body="x", kind="odd"),
    "hazard unknown": lambda taxon: Hazard(taxon=taxon, kind="boredom"),
    "resistance unknown": lambda taxon: Resistance(taxon=taxon, against="deer", grade="huge"),
    "wildlife unknown": lambda taxon: WildlifeValue(taxon=taxon, animal="dragons"),
    "look-alike of itself": lambda taxon: LookAlike(taxon=taxon, other=taxon, character="x"),
    "place without a code": lambda taxon: Distribution(taxon=taxon, region_id="US-CA", establishment=()),
    "wetland rating unknown": lambda taxon: WetlandStatus(taxon=taxon, region="AW", indicator="WET"),
    "legal kind unknown": lambda taxon: LegalStatus(taxon=taxon, jurisdiction="US-CO", kind="rude"),
    "source address no web address": lambda taxon: Source(key="x", title="x", url="javascript:alert(1)"),
    "photo address no web address": lambda taxon: Photo(taxon=taxon, image="a.jpg", source_url="data:x"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_row_is_refused_in_the_form(case):
    with pytest.raises(ValidationError):
        BROKEN[case](make_taxon(symbol="HERU")).full_clean()


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_row_is_refused_by_the_database(case):
    instance = BROKEN[case](make_taxon(symbol="HERU"))
    with pytest.raises(IntegrityError), transaction.atomic():
        type(instance)._default_manager.bulk_create([instance])


TWICE: dict[str, Callable[[Taxon], list[models.Model]]] = {
    "preferred common name": lambda taxon: [
        VernacularName(taxon=taxon, name=name, language="en", preferred=True) for name in ("one", "two")
    ],
    "common name": lambda taxon: [VernacularName(taxon=taxon, name="one") for _ in range(2)],
    "synonym": lambda taxon: [Synonym(taxon=taxon, name="Aa bb", name_key="aa bb") for _ in range(2)],
    "place": lambda taxon: [
        Distribution(taxon=taxon, region_id="US-CA", establishment=("native",)) for _ in range(2)
    ],
    "wetland": lambda taxon: [WetlandStatus(taxon=taxon, region="AW", indicator="FAC") for _ in range(2)],
    "legal": lambda taxon: [LegalStatus(taxon=taxon, jurisdiction="US-CO", kind="noxious") for _ in range(2)],
    "placement": lambda taxon: [Placement(taxon=taxon, classification="apg-iv", order="x") for _ in range(2)],
    "hazard": lambda taxon: [Hazard(taxon=taxon, kind="toxic") for _ in range(2)],
    "resistance": lambda taxon: [Resistance(taxon=taxon, against="deer", grade="low") for _ in range(2)],
    "wildlife": lambda taxon: [WildlifeValue(taxon=taxon, animal="bees") for _ in range(2)],
    "citation": lambda taxon: [
        Citation(taxon=taxon, trait="zone", source=Source.objects.get()) for _ in range(2)
    ],
}


@pytest.mark.parametrize("case", TWICE)
def test_what_can_be_once_is_refused_a_second_time_at_both_doors(case):
    taxon, _ = make_taxon(), make_source()
    first, second = TWICE[case](taxon)
    first.save()
    with pytest.raises(ValidationError):
        second.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()
