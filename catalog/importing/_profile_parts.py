"""The labelled parts of a profile document below its article: classification and the source line."""

import re
from collections.abc import Sequence
from datetime import date

from catalog.importing._cell_rules import url_problem
from catalog.importing._findings import Finding
from catalog.importing._profile_document import RankEntry, SourceLine
from catalog.importing._profile_lines import SOURCE_LABEL, Line
from catalog.nomenclature import parse

# Labels of a classification as written, with our codes of rank.
RANK_LABELS: dict[str, str] = {
    name: name
    for name in (
        "group kingdom subkingdom superdivision division subdivision class subclass superorder order suborder family "
        "subfamily tribe genus subgenus section species subspecies variety subvariety form subform"
    ).split()
} | {"phylum": "division", "forma": "form", "plant group": "group"}
_DASH = re.compile(r"\s+[-–—]\s+|\s+[-–—]$|^[-–—]\s+")
_ABOVE_SPECIES = frozenset(RANK_LABELS.values()) - {
    "species",
    "subspecies",
    "variety",
    "subvariety",
    "form",
    "subform",
}

_ADDRESS = re.compile(
    r"\b[a-z][a-z0-9+.-]*:(?://)?(?:[^\s()]|\([^\s()]*\))+|(?<!\w)//[^\s()]+", re.IGNORECASE
)
_SCHEME = re.compile(r"https?:|javascript:|data:|vbscript:|ftp:|file:|mailto:|[a-z]+://|//", re.IGNORECASE)
_BARE_ADDRESS = re.compile(
    r"\b(?:[\w-]+\.)+(?:gov|org|com|net|edu|ca|us|mx|info)\b(?:/[^\s(),]*)?", re.IGNORECASE
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH_WORD = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATES = (
    re.compile(r"\b(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})\b"),
    re.compile(r"\b(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4})\b"),
    re.compile(rf"\b(?P<d>\d{{1,2}})\.? (?P<m>{_MONTH_WORD}),? (?P<y>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<m>{_MONTH_WORD}) (?P<d>\d{{1,2}}),? (?P<y>\d{{4}})\b", re.IGNORECASE),
)
_LOOKS_LIKE_DATE = re.compile(r"\b\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b")
_YEAR = re.compile(r"[.,]?\s*\(?\b((?:17|18|19|20)\d{2})\b\)?[.,;:]?\s*")
_EDGES = " \t.,;:()"


def classification_of(lines: Sequence[Line]) -> tuple[list[RankEntry], list[Finding]]:
    """The ranks that have a value, and warnings for lines that are neither label nor value.

    Labels and values alternate; a label that another label follows is an empty rank and is left out.
    """
    entries: list[RankEntry] = []
    warnings: list[Finding] = []
    label = ""
    for line in lines:
        own_label, _, value = line.text.partition(":")
        if line.text.casefold().rstrip(": ") in RANK_LABELS:
            label = line.text.rstrip(": ")
        elif value.strip() and own_label.strip().casefold() in RANK_LABELS:
            entries.append(_rank_entry(own_label.strip(), value.strip(), line.number))
            label = ""
        elif label:
            entries.append(_rank_entry(label, line.text, line.number))
            label = ""
        else:
            rule = "follows no label of a rank and was not read; write it as a label line and a value line"
            warnings.append(Finding(line.number, "Classification", line.text, rule))
    return [entry for entry in entries if entry.name], warnings


def _rank_entry(label: str, value: str, line: int) -> RankEntry:
    full_name, _, common_name = _DASH.sub("\n", value, count=1).partition("\n")
    rank = RANK_LABELS[label.casefold()]
    name, authority = name_and_authority(full_name.strip(), rank)
    return RankEntry(label, rank, name, authority, common_name.strip(), full_name.strip(), line)


def name_and_authority(full_name: str, rank: str) -> tuple[str, str]:
    """A name of this rank parted from its final authority: ("Heuchera rubescens", "Torr.").

    A name above species is one word; a name from species down is read by the rules of nomenclature.
    """
    if rank == "group":
        return full_name, ""
    if rank in _ABOVE_SPECIES:
        name, _, authority = full_name.replace("× ", "×").partition(" ")
        return name, authority.strip()
    parsed = parse(full_name)
    return (parsed.name, parsed.authority) if parsed.quality else (full_name, "")


def source_of(lines: Sequence[Line]) -> tuple[SourceLine | None, list[Finding], list[Finding]]:
    """The source line, the faults for which the document is refused, and warnings."""
    if not lines:
        return None, [], []
    number = lines[0].number
    text = SOURCE_LABEL.sub("", " ".join(line.text for line in lines), count=1)
    if not text:
        return (
            None,
            [],
            [
                Finding(
                    number, "Plant data source", None, "is empty; add the publisher, the year and the title"
                )
            ],
        )
    faults: list[Finding] = []
    warnings: list[Finding] = []
    url, address_at, address_end = _address(text, number, faults, warnings)
    accessed, date_at, date_end = _date(text, number, warnings)
    cuts = [at for at in (address_at, date_at) if at is not None]
    publisher, year, title = _imprint(
        re.sub(r"[\s,(]*(?:accessed|read|on)*\s*$", "", text[: min(cuts)] if cuts else text)
    )
    place = text[max(end for end in (address_end, date_end) if end is not None) :] if cuts else ""
    source = SourceLine(publisher, year, title, url, accessed, place.strip(_EDGES), text, number)
    return source, faults, warnings


def _address(
    text: str, line: int, faults: list[Finding], warnings: list[Finding]
) -> tuple[str, int | None, int | None]:
    found = next((match for match in _ADDRESS.finditer(text) if _SCHEME.match(match.group())), None)
    if found is None:
        bare = _BARE_ADDRESS.search(text)
        if bare:
            rule = "looks like a web address but does not start with http:// or https://; it was left out"
            warnings.append(Finding(line, "Plant data source", bare.group(), rule))
        return "", bare.start() if bare else None, bare.end() if bare else None
    url = found.group().rstrip(".,;")
    rule_broken = url_problem(url)
    if rule_broken:
        faults.append(Finding(line, "Plant data source", url, rule_broken))
    return url, found.start(), found.start() + len(url)


def _date(text: str, line: int, warnings: list[Finding]) -> tuple[date | None, int | None, int | None]:
    """The date on which the source was read; the order of a date with strokes is month, day, year, as in the USA."""
    for pattern in _DATES:
        found = pattern.search(text)
        if not found:
            continue
        accessed = _calendar_date(found["y"], found["m"], found["d"])
        if accessed is None:
            rule = "is not a date; write it as month/day/year, as 2/25/2025, or as 2025-02-25"
            warnings.append(Finding(line, "Plant data source", found.group(), rule))
        return accessed, found.start(), found.end()
    if found := _LOOKS_LIKE_DATE.search(text):
        rule = "is not a date that can be read; write it as 2/25/2025 or as 2025-02-25"
        warnings.append(Finding(line, "Plant data source", found.group(), rule))
        return None, found.start(), found.end()
    return None, None, None


def _calendar_date(year: str, month: str, day: str) -> date | None:
    number = _MONTHS.index(month[:3].lower()) + 1 if month[:1].isalpha() else int(month)
    first, second = number, int(day)
    if first > 12 >= second and not month[:1].isalpha():
        first, second = second, first
    try:
        return date(int(year), first, second)
    except ValueError:
        return None


def _imprint(text: str) -> tuple[str, int | None, str]:
    """Publisher, year and title of "USDA, NRCS 2025. The PLANTS Database." (a point may follow the publisher)."""
    year = _YEAR.search(text)
    if not year:
        publisher, _, title = text.partition(". ")
        return publisher.strip(_EDGES), None, title.strip(_EDGES)
    return text[: year.start()].strip(_EDGES), int(year.group(1)), text[year.end() :].strip(_EDGES)
