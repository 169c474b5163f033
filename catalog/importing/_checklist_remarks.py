"""What is worth knowing of a checklist's rows, whether or not it changes anything."""

from collections import defaultdict
from collections.abc import Iterator

from catalog.importing._checklist_rows import Checklist, NameReader, Row
from catalog.importing._plan import Ledger
from catalog.nomenclature import NameWarning, ParsedName

DOUBTFUL = 3
"""From this quality on the reader's warnings are told."""
_TOLD_OTHERWISE = {NameWarning.SPACES, NameWarning.MISAPPLIED, NameWarning.HYBRID_FORMULA}


def remark(checklist: Checklist, names: NameReader, ledger: Ledger, placed: dict[str, object]) -> None:
    """Report by row what was found; ``placed`` holds the accepted symbols that have a taxon."""
    targets: dict[str, set[str]] = defaultdict(set)
    first: dict[str, Row] = {}
    for row in (*checklist.accepted.values(), *checklist.synonyms):
        parsed = names.read(row.text, row.line).parsed
        for kind, text in _of_name(row, parsed):
            ledger.report(
                kind, row.line, row.synonym_symbol or row.symbol, f"{row.text}{': ' if text else ''}{text}"
            )
        if row.symbol in placed:
            key = parsed.name
            targets[key].add(row.symbol)
            first.setdefault(key, row)
    for row in checklist.accepted.values():
        for kind, text in _of_accepted(row):
            ledger.report(kind, row.line, row.symbol, f"{row.text}{': ' if text else ''}{text}")
    for key, symbols in targets.items():
        if len(symbols) > 1:
            row = first[key]
            ledger.report(
                "name with several targets", row.line, key, f"leads to {', '.join(sorted(symbols))}"
            )
    for row, line in checklist.repeated:
        ledger.report(
            "repeated row", row.line, row.synonym_symbol or row.symbol, f"says what line {line:,} says"
        )


def _of_name(row: Row, parsed: ParsedName) -> Iterator[tuple[str, str]]:
    if row.had_blanks:
        yield "blanks at the ends of a cell", ""
    bare = not (parsed.note or parsed.tail or parsed.is_formula or parsed.is_excluded)
    if bare and not any(part.authority for part in parsed.parts):
        yield "name without authority", ""
    if parsed.is_excluded:
        yield "excluded", "marked so, and not shown among natives"
    if parsed.is_misapplied:
        yield "misapplied name", parsed.note
    elif parsed.note:
        yield "note kept apart from the name", parsed.note
    if parsed.hybrid_formula:
        yield "hybrid formula", parsed.hybrid_formula
    doubts = [str(warning) for warning in parsed.warnings if warning not in _TOLD_OTHERWISE]
    if doubts and parsed.quality >= DOUBTFUL:
        yield "name read with doubt", " ".join(doubts)
    elif doubts:
        yield "name to look at", " ".join(doubts)


def _of_accepted(row: Row) -> Iterator[tuple[str, str]]:
    if not row.common_name:
        yield "accepted name without a common name", ""
    if not row.family:
        yield "accepted name without a family", ""
    elif not row.has_family:
        yield "no family but a remark in its place", f"“{row.family}” is not stored"
