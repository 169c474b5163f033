"""Make ``world.txt.xz``: the names of the world's plants, by which a misspelling is told from another plant's name.

    python catalog/names/make_world.py NAMES.tsv.gz

NAMES.tsv.gz is an extract of the NCBI Taxonomy (public domain: https://www.ncbi.nlm.nih.gov/taxonomy) for
Viridiplantae with the columns taxid, parent_taxid, rank, name, name_class. Only the bare fact that a name is in use
is taken: a line for each genus, the generic name and the specific epithets, in small letters. Misspellings that NCBI
records are left out, and so are other endings of an epithet that the same species bears in the same genus.
"""

import csv
import gzip
import lzma
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Final, TextIO

OUTPUT: Final = Path(__file__).with_name("world.txt.xz")
NAMES: Final = frozenset({"scientific name", "synonym", "equivalent name", "genbank synonym"})
UNNAMED: Final = frozenset("sp cf aff nr subsp var hybrid species environmental group complex x".split())
BINOMIAL: Final = re.compile(r"([A-Z][a-z-]+) (?:x )?([a-z][a-z-]+)(?: |$)")
ENDING: Final = re.compile(r"(?:ens(?:is|e)|ii|ae|us|um|er|ra|rum|is|os|on|es|a|e|i)$")

Species = tuple[str, str]


def species(names: TextIO) -> dict[str, set[str]]:
    """The specific epithets of each genus."""
    accepted: dict[str, Species] = {}
    others: list[tuple[str, Species]] = []
    for row in csv.DictReader(names, delimiter="\t", quoting=csv.QUOTE_NONE):
        found = BINOMIAL.match(row["name"])
        if found is None or row["name_class"] not in NAMES or found[2] in UNNAMED:
            continue
        name = (found[1].lower(), found[2])
        if row["name_class"] == "scientific name":
            accepted[row["taxid"]] = name
        else:
            others.append((row["taxid"], name))
    kept = defaultdict(set)
    for genus, epithet in accepted.values():
        kept[genus].add(epithet)
    for taxid, (genus, epithet) in others:
        own_genus, own_epithet = accepted.get(taxid, ("", ""))
        if genus != own_genus or ENDING.sub("", epithet) != ENDING.sub("", own_epithet):
            kept[genus].add(epithet)
    return kept


def main(source: str) -> None:
    """Read the extract and write the list."""
    with gzip.open(source, "rt", encoding="utf-8", newline="") as names:
        kept = species(names)
    lines = (" ".join((genus, *sorted(epithets))) for genus, epithets in sorted(kept.items()))
    text = "\n".join(lines).encode("ascii")
    OUTPUT.write_bytes(lzma.compress(text, preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main(sys.argv[1])
