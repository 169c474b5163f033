"""Names of places as sources write them, with the codes of our regions.

Regions are those of USDA PLANTS; states and provinces bear ISO 3166-2 codes, but PLANTS counts Newfoundland and
Labrador apart (CA-NF, CA-LB), which ISO joins as CA-NL.
"""

import re

REGION_NAMES: dict[str, str] = {
    "lower 48 states": "L48",
    "lower 48": "L48",
    "lower forty-eight states": "L48",
    "contiguous united states": "L48",
    "conterminous united states": "L48",
    "contiguous 48 states": "L48",
    "l48": "L48",
    "alaska": "AK",
    "hawaii": "HI",
    "hawai'i": "HI",
    "puerto rico": "PR",
    "u.s. virgin islands": "VI",
    "us virgin islands": "VI",
    "virgin islands": "VI",
    "canada": "CAN",
    "greenland": "GL",
    "st. pierre and miquelon": "SPM",
    "st. pierre & miquelon": "SPM",
    "saint pierre and miquelon": "SPM",
    "north america": "NA",
    "pacific basin": "PB",
    "navassa island": "NAV",
    "navassa": "NAV",
}

_STATES = """
AL Alabama, AK Alaska, AZ Arizona, AR Arkansas, CA California, CO Colorado, CT Connecticut, DE Delaware,
DC District of Columbia, FL Florida, GA Georgia, HI Hawaii, ID Idaho, IL Illinois, IN Indiana, IA Iowa, KS Kansas,
KY Kentucky, LA Louisiana, ME Maine, MD Maryland, MA Massachusetts, MI Michigan, MN Minnesota, MS Mississippi,
MO Missouri, MT Montana, NE Nebraska, NV Nevada, NH New Hampshire, NJ New Jersey, NM New Mexico, NY New York,
NC North Carolina, ND North Dakota, OH Ohio, OK Oklahoma, OR Oregon, PA Pennsylvania, RI Rhode Island,
SC South Carolina, SD South Dakota, TN Tennessee, TX Texas, UT Utah, VT Vermont, VA Virginia, WA Washington,
WV West Virginia, WI Wisconsin, WY Wyoming, PR Puerto Rico, VI U.S. Virgin Islands, GU Guam
"""
_PROVINCES = """
AB Alberta, BC British Columbia, MB Manitoba, NB New Brunswick, NF Newfoundland, LB Labrador, NS Nova Scotia,
NT Northwest Territories, NU Nunavut, ON Ontario, PE Prince Edward Island, QC Quebec, QC Québec, SK Saskatchewan,
YT Yukon
"""


def _codes(country: str, listed: str) -> dict[str, str]:
    pairs = (entry.split(maxsplit=1) for entry in listed.replace("\n", " ").split(","))
    return {name.strip().lower(): f"{country}-{code}" for code, name in pairs}


STATE_NAMES: dict[str, str] = {**_codes("US", _STATES), **_codes("CA", _PROVINCES)}


def place_pattern(names: dict[str, str]) -> re.Pattern[str]:
    """A pattern that finds any of these names as whole words, the longest first ("West Virginia")."""
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE)
