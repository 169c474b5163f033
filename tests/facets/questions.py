"""Random questions to the list, as plain data and as the address that asks the same."""

from urllib.parse import urlencode

from django.http import QueryDict
from hypothesis import strategies as st

from catalog.choices import ZONES, Animal, HazardKind, Light, Quality, Stress
from catalog.facets import Selection
from tests.facets.brute_force import Asked, Question
from tests.facets.catalogues import DIVISIONS, REGIONS

SORTS = ("botanical", "common", "height", "bloom", "recent")
MODES = ("any", "all", "only", "exactly")


def _between(ends: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(ends, ends).map("..".join)


ZONE_NAMES = st.sampled_from([*ZONES, *map(str, range(1, 14))])
HEIGHTS = st.sampled_from(["0", "1", "29", "30", "31", "90", "15000"])
ACIDITIES = st.integers(0, 140).map(lambda tenths: f"{tenths / 10:g}")
VALUES = {
    "native": st.sampled_from(["anywhere", *REGIONS, *DIVISIONS]),
    "introduced": st.sampled_from(["anywhere", *REGIONS, *DIVISIONS]),
    "light": st.sampled_from(Light.values),
    "ph": ACIDITIES | _between(ACIDITIES | st.just("")).filter(lambda token: token != ".."),
    "zone": ZONE_NAMES | _between(ZONE_NAMES),
    "height": HEIGHTS | _between(HEIGHTS | st.just("")).filter(lambda token: token != ".."),
    "bloom": st.integers(1, 12).map(str) | _between(st.integers(1, 12).map(str)),
    "wildlife": st.sampled_from([*Animal.values[:3], "bats.nectar", "bees.pollen"]),
    "resists": st.sampled_from(Stress.values[:3]),
    "hazard": st.sampled_from([*HazardKind.values[:2], "toxic.dogs", "toxic.unspecified"]),
    "wetland": st.sampled_from(["OBL", "FAC", "OBL.AW", "FAC.GP"]),
    "has": st.sampled_from(Quality.values),
}
"""By the facets' names in addresses; families and genera are drawn apart, for they must exist."""


def _forward(facet: str, token: str) -> str:
    """A range the right way round, for what is given backwards is turned round."""
    first, to, last = token.partition("..")
    if not to or not first or not last or facet not in ("zone", "height", "ph"):
        return token
    number = (lambda end: ZONES.index(end if end[-1] in "ab" else end + "a")) if facet == "zone" else float
    return token if number(first) <= number(last) else f"{last}..{first}"


@st.composite
def asked(draw, facet: str, values: st.SearchStrategy[str]) -> Asked:
    """Something asked of one facet."""
    tokens = st.lists(values.map(lambda token: _forward(facet, token)) | st.just("unknown"), max_size=2)
    chosen, excluded = draw(tokens), draw(st.just([]) | tokens)
    mode = draw(st.sampled_from(MODES)) if facet in ("native", "introduced") else "any"
    return Asked(tuple(chosen), tuple(excluded), mode)


@st.composite
def questions(draw, lineage: dict[str, set[str]]) -> Question:
    """Something asked of up to three facets; ``lineage`` are the families and genera that exist."""
    values = VALUES | {rank: st.sampled_from(sorted(names)) for rank, names in lineage.items() if names}
    often = [*sorted(values), *["native"] * 4, "introduced", "hazard", "resists"]
    facets = draw(st.lists(st.sampled_from(often), unique=True, max_size=3))
    return Question(
        asked={facet: draw(asked(facet, values[facet])) for facet in facets},
        might=draw(st.booleans()),
        sort=draw(st.sampled_from(SORTS)),
    )


def selection_of(question: Question) -> Selection:
    """The same as a visitor's address asks it."""
    pairs = [("sort", question.sort)]
    for facet, wanted in question.asked.items():
        pairs += [(facet, value) for value in wanted.chosen]
        pairs += [(f"{facet}!", value) for value in wanted.excluded]
        if wanted.mode != "any":
            pairs.append((f"{facet}-mode", wanted.mode))
    if question.might:
        pairs.append(("might", "1"))
    return Selection.from_query(QueryDict(urlencode(pairs)))
