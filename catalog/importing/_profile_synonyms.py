"""The synonyms of a profile document: a text of many names, whose authorities have commas and brackets as well."""

import re
from collections.abc import Sequence
from itertools import pairwise

from catalog.importing._cell_rules import symbol_problem
from catalog.importing._findings import Finding
from catalog.importing._profile_document import SynonymEntry
from catalog.importing._profile_lines import Line
from catalog.nomenclature import MAX_LENGTH, parse

# At least four signs, all capitals: the bracket of an author, as in "(L.)" or "(DC.)", is never taken for a symbol.
SYMBOL = r"(?=[A-Z\d]{4})[A-Z]{2,8}\d{0,3}"

_BRACKETED_SYMBOL = re.compile(rf"\(\s*({SYMBOL})\s*\)")
_AFTER_SYMBOL = re.compile(rf"(\(\s*{SYMBOL}\s*\))\s*(?:[,.&]\s*|and\b\s*)*(?=[×+]?\s?[A-Z]|[xX]\s[A-Z])")
_LAST_BRACKET = re.compile(r"\(([^()]*)\)$")
_UNFINISHED = re.compile(r"(?:[,&(]|\b(?:ex|et|in|var\.|subsp\.|ssp\.|f\.))$")
_NO_SYNONYM = frozenset({"", "none", "n/a", "-", "–", "none known", "no synonyms"})

# Small words that follow an author's name ("Torr. ex Gray", "Roe de Vries", "Doe nom. nud."); never epithets here.
_PARTICLES = (
    "ex in et and und de da do dos das del della di du des den der la le les van von zu zum ten ter bis y f fil filius "
    "non nec not auct auctt nom pro sensu emend apud hort orth ined comb stat ser sect subg var subvar subsp ssp fo "
    "forma nothosubsp nothovar cv sp spp cf aff s p"
)
_NEXT_NAME = re.compile(
    r",\s+(?=(?:[×xX]\s?)?[A-Z][a-zë-]+\s+(?:[×x]\s?)?"
    rf"(?!(?:{_PARTICLES.replace(' ', '|')})\b)[a-zë-]{{2,}}(?![\w'’]|\.\s*\S))"
)
_PERHAPS_NEXT_NAME = re.compile(
    rf",\s+(?=[A-Z]\.\s?(?!(?:{_PARTICLES.replace(' ', '|')})\b)[a-zë-]{{3,}}(?![\w.]))"
)
# A team of authors ends with "& Butters"; "…, Areca L." may be a genus.
_PERHAPS_GENUS = re.compile(r",\s+×?[A-Z][a-zë-]{2,}\s+\(?[A-Z][^&,]*$")
_SENTENCE_POINT = re.compile(r"((?:^|, )[A-Z][a-zë-]+ [a-zë-]{3,})\.$")
_SURE = (1, 2)


def synonyms_of(lines: Sequence[Line]) -> tuple[list[SynonymEntry], list[Finding], list[Finding]]:
    """The synonyms on these lines, the faults in them and what is doubtful.

    They are parted by ``;``, by line ends and after the bracket of a symbol; by a comma only where a whole botanical
    name of species or below follows and a whole name goes before, so that "(Greene) Rosend., Butters & Lakela" is one
    authority. Where that is in doubt a comma parts nothing and a warning says so.
    """
    entries: list[SynonymEntry] = []
    faults: list[Finding] = []
    warnings: list[Finding] = []
    for line in _joined(lines):
        for part in re.split(r";|\n", _AFTER_SYMBOL.sub(r"\1\n", line.text)):
            for text in _at_commas(part.strip(" ,"), line.number, warnings):
                if text.casefold() in _NO_SYNONYM:
                    continue
                entry = _synonym(text, line.number)
                faults += _symbol_faults(text, entry)
                entries.append(entry)
    return entries, faults, warnings


def ends_in_symbol(text: str) -> bool:
    """Whether a line ends with a symbol in brackets, and so with a synonym."""
    return bool(re.search(rf"\(\s*{SYMBOL}\s*\)[,;.]?$", text))


def _joined(lines: Sequence[Line]) -> list[Line]:
    """Lines put together again where a name was broken within its authority."""
    joined: list[Line] = []
    for line in lines:
        goes_on = joined and (_UNFINISHED.search(joined[-1].text) or re.match(r"[a-z&)]", line.text))
        if goes_on and not ends_in_symbol(joined[-1].text):
            last = joined.pop()
            line = Line(last.number, f"{last.text} {line.text}", last.after_blank)
        joined.append(line)
    return joined


def _at_commas(text: str, line: int, warnings: list[Finding]) -> list[str]:
    """The names in a text without ``;`` and, but for its end, without symbols; mostly one."""
    text = _SENTENCE_POINT.sub(r"\1", text)
    possible = [*(found.end() for found in _NEXT_NAME.finditer(text)), len(text)]
    cuts = [0]
    for start, end in pairwise(possible):
        if _is_whole(text, cuts[-1], start) and _is_whole(text, start, end):
            cuts.append(start)
    perhaps = _PERHAPS_NEXT_NAME.search(text) or _PERHAPS_GENUS.search(text)
    if perhaps or len(cuts) < len(possible):
        rule = "may be several synonyms and was read by its surest commas only; put a semicolon between two names"
        warnings.append(Finding(line, "Synonyms", text, rule))
    return [text[start:end].strip(" ,") for start, end in pairwise([*cuts, len(text)])]


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether this part of a text reads as one botanical name with nothing left over; its symbol may follow."""
    if end - start > MAX_LENGTH:
        return False
    parsed = parse(_BRACKETED_SYMBOL.sub("", text[start:end]).strip(" ,"))
    return parsed.quality in _SURE and not parsed.tail


def _synonym(text: str, line: int) -> SynonymEntry:
    found = _BRACKETED_SYMBOL.search(text)
    if found and not text[found.end() :].strip(" ,."):
        return SynonymEntry(text[: found.start()].strip(" ,"), found.group(1), line)
    return SynonymEntry(text, "", line)


def _symbol_faults(text: str, entry: SynonymEntry) -> list[Finding]:
    """A date or a number in the bracket where a symbol belongs."""
    bracket = _LAST_BRACKET.search(text)
    rule = symbol_problem(bracket.group(1)) if bracket and not entry.symbol else None
    if bracket and rule and "belongs" in rule:
        return [Finding(entry.line, "Synonyms", bracket.group(1), rule)]
    return []
