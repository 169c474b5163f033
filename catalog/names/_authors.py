"""The words of authors' names (``make_authors`` tells where from): what is none of them is no authority.

Read when the first word after a species' name is met that may be an author or a cultivar; some 1 MB in a process.
"""

import lzma
import re
from functools import cache
from pathlib import Path
from typing import Final

from catalog import nomenclature

_FILE: Final = Path(__file__).with_name("authors.txt.xz")
_EPITHET: Final = re.compile(r"[^\W\d_][\w'’-]{2,}")
_LATIN: Final = ("a", "ae", "ale", "ande", "ense", "ile", "ii", "is", "um", "us", "ens", "or", "oides")
"""Endings of epithets: ``Compacta`` may be a variety with a capital."""

_SHORTEST: Final = 4
_ABBREVIATED_BY: Final = 3
"""Letters that an abbreviation may leave out: Engelm., Nutt."""


def is_no_author(word: str) -> bool:
    """Whether a word with a capital that follows a species' name is no author's, and so perhaps a cultivar's.

    >>> is_no_author("Shenandoah"), is_no_author("Nuttall"), is_no_author("Compacta")
    (True, False, False)
    """
    if not _EPITHET.fullmatch(word) or not word[0].isupper() or word.endswith(_LATIN):
        return False
    folded = nomenclature.fold(word)
    shortest = min(len(folded), max(_SHORTEST, len(folded) - _ABBREVIATED_BY))
    return not any(folded[:end] in _authors() for end in range(shortest, len(folded) + 1))


@cache
def _authors() -> frozenset[str]:
    return frozenset(lzma.decompress(_FILE.read_bytes()).decode().split(" "))
