"""Reference rows that every catalogue needs: regions, vocabulary terms, the revision counter."""

from django.db import connections

from catalog.choices import RegionKind
from catalog.glossary import VOCABULARIES
from catalog.models import Region, Revision, Term

USDA_REGIONS = {
    "L48": "Lower 48 states",
    "AK": "Alaska",
    "HI": "Hawaii",
    "PR": "Puerto Rico",
    "VI": "U.S. Virgin Islands",
    "CAN": "Canada",
    "GL": "Greenland",
    "SPM": "St. Pierre and Miquelon",
    "NA": "North America",
    "PB": "Pacific Basin",
    "NAV": "Navassa Island",
}

LOWER_48 = {
    "US-AL": "Alabama",
    "US-AZ": "Arizona",
    "US-AR": "Arkansas",
    "US-CA": "California",
    "US-CO": "Colorado",
    "US-CT": "Connecticut",
    "US-DE": "Delaware",
    "US-DC": "District of Columbia",
    "US-FL": "Florida",
    "US-GA": "Georgia",
    "US-ID": "Idaho",
    "US-IL": "Illinois",
    "US-IN": "Indiana",
    "US-IA": "Iowa",
    "US-KS": "Kansas",
    "US-KY": "Kentucky",
    "US-LA": "Louisiana",
    "US-ME": "Maine",
    "US-MD": "Maryland",
    "US-MA": "Massachusetts",
    "US-MI": "Michigan",
    "US-MN": "Minnesota",
    "US-MS": "Mississippi",
    "US-MO": "Missouri",
    "US-MT": "Montana",
    "US-NE": "Nebraska",
    "US-NV": "Nevada",
    "US-NH": "New Hampshire",
    "US-NJ": "New Jersey",
    "US-NM": "New Mexico",
    "US-NY": "New York",
    "US-NC": "North Carolina",
    "US-ND": "North Dakota",
    "US-OH": "Ohio",
    "US-OK": "Oklahoma",
    "US-OR": "Oregon",
    "US-PA": "Pennsylvania",
    "US-RI": "Rhode Island",
    "US-SC": "South Carolina",
    "US-SD": "South Dakota",
    "US-TN": "Tennessee",
    "US-TX": "Texas",
    "US-UT": "Utah",
    "US-VT": "Vermont",
    "US-VA": "Virginia",
    "US-WA": "Washington",
    "US-WV": "West Virginia",
    "US-WI": "Wisconsin",
    "US-WY": "Wyoming",
}

ELSEWHERE = {
    "US-AK": ("Alaska", "AK"),
    "US-HI": ("Hawaii", "HI"),
    "US-PR": ("Puerto Rico", "PR"),
    "US-VI": ("Virgin Islands", "VI"),
    "US-GU": ("Guam", "PB"),
    "US-MP": ("Northern Mariana Islands", "PB"),
    "US-UM": ("U.S. Minor Outlying Islands", "PB"),
    "PW": ("Palau", "PB"),
    "FM": ("Federated States of Micronesia", "PB"),
    "MH": ("Marshall Islands", "PB"),
    "US-NAV": ("Navassa Island", "NAV"),
}

PROVINCES = {
    "CA-AB": "Alberta",
    "CA-BC": "British Columbia",
    "CA-MB": "Manitoba",
    "CA-NB": "New Brunswick",
    "CA-LB": "Labrador",
    "CA-NF": "Newfoundland",
    "CA-NT": "Northwest Territories",
    "CA-NS": "Nova Scotia",
    "CA-NU": "Nunavut",
    "CA-ON": "Ontario",
    "CA-PE": "Prince Edward Island",
    "CA-QC": "Quebec",
    "CA-SK": "Saskatchewan",
    "CA-YT": "Yukon",
}


def _regions() -> list[Region]:
    """Regions of USDA PLANTS with the states and provinces in them.

    Codes follow ISO 3166-2 but for Labrador (CA-LB) and Newfoundland (CA-NF), which PLANTS keeps apart, and
    Navassa (US-NAV), which has none of its own.
    """
    kind = RegionKind
    rows: list[tuple[str, str, RegionKind, str | None]] = [
        (code, name, kind.REGION, None) for code, name in USDA_REGIONS.items()
    ]
    rows += [(code, name, kind.STATE, "L48") for code, name in LOWER_48.items()]
    rows += [(code, name, kind.STATE, parent) for code, (name, parent) in ELSEWHERE.items()]
    rows += [(code, name, kind.PROVINCE, "CAN") for code, name in PROVINCES.items()]
    return [
        Region(code=code, name=name, kind=sort, parent_id=parent, position=position)
        for position, (code, name, sort, parent) in enumerate(rows)
    ]


def _terms() -> list[Term]:
    return [
        Term(
            vocabulary=name,
            code=member.value,
            label=str(member.label),
            definition=member.definition,
            position=position,
        )
        for name, vocabulary in VOCABULARIES.items()
        for position, member in enumerate(vocabulary)
    ]


def seed_reference() -> None:
    """Add the reference rows that are missing; what editors have worded stays as it is."""
    Region.objects.bulk_create(_regions(), ignore_conflicts=True)
    present = set(Term.objects.values_list("vocabulary", "code"))
    Term.objects.bulk_create(term for term in _terms() if (term.vocabulary, term.code) not in present)
    Revision.objects.get_or_create(pk=1)


def seed_after_migrate(*, using: str, **_: object) -> None:
    """Receiver of ``post_migrate``: the reference rows, unless the tables have been migrated away."""
    if Revision._meta.db_table in connections[using].introspection.table_names():
        seed_reference()
