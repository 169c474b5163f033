"""Vocabularies of places and of how a plant came to grow there."""

from ._vocabulary import Vocabulary


class EstablishmentMeans(Vocabulary):
    """How a taxon came to a region (codes of USDA PLANTS); a set per region, for a plant can be both."""

    NATIVE = "native", "Grew there before European settlement without people's help (USDA code N).", "Native"
    INTRODUCED = "introduced", "Brought by people and now reproducing in the wild (I).", "Introduced"
    WAIF = "waif", "Escaped now and then, without lasting (W).", "Waif"
    GARDEN_PERSISTENT = "garden-persistent", "Stays where it was once planted (GP).", "Garden persistent"
    EXTIRPATED = "extirpated", "Was there and is gone.", "Extirpated"
    DOUBTFUL = "doubtful", "Reported, but in doubt.", "Doubtful"
    EXCLUDED = "excluded", "Reported in error.", "Excluded"


class RegionKind(Vocabulary):
    """What sort of place a region is."""

    REGION = "region", "A region of USDA PLANTS, such as the lower 48 states.", "USDA region"
    STATE = "state", "A state, district or territory of the United States.", "State or territory"
    PROVINCE = "province", "A province or territory of Canada, or part of one.", "Province or territory"


class WetlandRegion(Vocabulary):
    """Regions of the National Wetland Plant List."""

    AGCP = "AGCP", "Atlantic and Gulf Coastal Plain.", "Atlantic and Gulf Coastal Plain"
    AK = "AK", "Alaska.", "Alaska"
    AW = "AW", "Arid West.", "Arid West"
    CB = "CB", "Caribbean islands.", "Caribbean"
    EMP = "EMP", "Eastern Mountains and Piedmont.", "Eastern Mountains and Piedmont"
    GP = "GP", "Great Plains.", "Great Plains"
    HI = "HI", "Hawaii and Pacific islands.", "Hawaii and Pacific Islands"
    MW = "MW", "Midwest.", "Midwest"
    NCNE = "NCNE", "Northcentral and Northeast.", "Northcentral and Northeast"
    WMVC = "WMVC", "Western Mountains, Valleys and Coast.", "Western Mountains, Valleys and Coast"


class WetlandIndicator(Vocabulary):
    """Ratings of the National Wetland Plant List, with the estimated share of occurrences in wetlands."""

    OBL = "OBL", "Almost always in wetlands (more than 99 % of the time).", "Obligate wetland"
    FACW = "FACW", "Usually in wetlands (67-99 %).", "Facultative wetland"
    FAC = "FAC", "In wetlands and elsewhere alike (34-66 %).", "Facultative"
    FACU = "FACU", "Usually outside wetlands (1-33 % in them).", "Facultative upland"
    UPL = "UPL", "Almost never in wetlands.", "Upland"


class LegalKind(Vocabulary):
    """What a law or an authority says of a plant in a place."""

    NOXIOUS = "noxious", "Listed as a noxious weed.", "Noxious weed"
    PROHIBITED = "prohibited", "May not be sold or moved.", "Prohibited from sale"
    INVASIVE = "invasive", "Listed as invasive without a ban.", "Invasive"
    THREATENED = "threatened", "Protected as threatened.", "Threatened"
    ENDANGERED = "endangered", "Protected as endangered.", "Endangered"
