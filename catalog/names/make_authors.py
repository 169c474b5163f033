"""Make ``authors.txt.xz``: the words of authors' names, by which an author is told from a cultivar without its quotes.

    PYTHONPATH=. python catalog/names/make_authors.py NAMES.tsv.gz CHECKLIST.csv

NAMES.tsv.gz is the extract of the NCBI Taxonomy that ``make_world`` reads, of which the names with authorities are
taken; CHECKLIST.csv the complete checklist of the USDA PLANTS site. Both are in the public domain. Only the words are
kept, folded and each once: no name, and not of whom.
"""

import csv
import gzip
import lzma
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from catalog import nomenclature

OUTPUT: Final = Path(__file__).with_name("authors.txt.xz")
SHORTEST: Final = 3
WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def names_in(names: Path, checklist: Path) -> Iterator[str]:
    """Names with authority."""
    with gzip.open(names, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["name_class"] == "authority":
                yield row["name"]
    with checklist.open(encoding="utf-8", newline="") as file:
        yield from (row["Scientific Name with Author"] for row in csv.DictReader(file))


def words_of(names: Iterable[str]) -> set[str]:
    """The words of their authorities that begin with a capital."""
    authorities = (part.authority for name in names for part in nomenclature.parse(name).parts)
    words = (word for authority in authorities for word in WORD.findall(authority))
    return {nomenclature.fold(word) for word in words if word[0].isupper() and len(word) >= SHORTEST}


def main(names: str, checklist: str) -> None:
    """Read both and write the list."""
    text = " ".join(sorted(words_of(names_in(Path(names), Path(checklist)))))
    OUTPUT.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main(*sys.argv[1:])
