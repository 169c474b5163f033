"""Words of an article that somebody may not know, marked where they first stand."""

import re
from collections.abc import Callable, Mapping
from typing import Final

KEPT: Final = frozenset({"a", "em", "h1", "h2", "h3", "h4", "h5", "h6", "i"})
"""Elements within which no word is marked: links, headings, and Latin names."""

_TAG: Final = re.compile(r"<(?P<end>/?)(?P<name>[a-z0-9]+)[^>]*>")


class Finder:
    """Finds words in cleaned article HTML. ``forms`` gives, by each form in lower case, the key of the word."""

    def __init__(self, forms: Mapping[str, str]) -> None:
        self._forms = forms
        longest_first = sorted(forms, key=len, reverse=True)
        spelt = (r"\s+".join(map(re.escape, form.split())) for form in longest_first)
        self._pattern = (
            re.compile(rf"(?<![\w-])(?:{'|'.join(spelt)})(?![\w-])", re.IGNORECASE) if forms else None
        )

    def marked(self, text: str, mark: Callable[[str, str], str]) -> str:
        """The same HTML, with what ``mark`` makes of key and words in the place of each word that stands here first."""
        if self._pattern is None:
            return text
        pattern, met = self._pattern, set[str]()

        def first(match: re.Match[str]) -> str:
            key = self._forms[" ".join(match.group().casefold().split())]
            if key in met:
                return match.group()
            met.add(key)
            return mark(key, match.group())

        made, start, within = list[str](), 0, 0
        for tag in _TAG.finditer(text):
            before = text[start : tag.start()]
            made += [before if within else pattern.sub(first, before), tag.group()]
            start = tag.end()
            if tag["name"] in KEPT:
                within += -1 if tag["end"] else 1
        rest = text[start:]
        return "".join([*made, rest if within else pattern.sub(first, rest)])
