"""Two plants made one: what both have, what one has, and what somebody must choose. Nothing here asks the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from ._shape import IDENTITY, Document, Row, keyed
from ._words import PARTS, label_of, words_of

Pick = Literal["stays", "goes", "both"]
LISTS: Final = tuple(part for part in IDENTITY if part not in {"synonyms", "photos", "look_alikes"})
SETS: Final = ("establishment", "probable")


@dataclass(frozen=True, slots=True)
class Choice:
    """A place at which the two differ: what each says in words, and which was picked.

    ``may_be_both`` where the two can stand together: sets of values, and articles one behind the other.
    """

    key: str
    part: str
    label: str
    stays: str
    goes: str
    picked: Pick
    may_be_both: bool = False


class Union:
    """Brings the plant that goes into the one that stays.

    ``picks`` are the choices by their keys; without one what stays is kept. ``regions`` gives the names of their codes.
    """

    def __init__(
        self, stays: Document, goes: Document, picks: Mapping[str, str], regions: Mapping[str, str]
    ) -> None:
        self.stays, self.goes, self.picks, self.regions = stays, goes, picks, regions
        self.choices: list[Choice] = []

    def document(self) -> Document:
        """The plant that comes of it, under the name and standing of the one that stays; look-alikes are its own."""
        united: Document = {"taxon": self._taxon()}
        for part in ("traits", "care"):
            united[part] = self._values(part)
        united["article"] = self._article()
        for part in LISTS:
            united[part] = self._rows(part)
        united["synonyms"] = _synonyms(self.stays.get("synonyms", []), self.goes.get("synonyms", []))
        united["photos"] = [*self.stays.get("photos", []), *self.goes.get("photos", [])]
        united["look_alikes"] = self.stays.get("look_alikes", [])
        _settle_preferred(united["vernacular_names"])
        self._settle_citations(united["citations"])
        return {part: content for part, content in united.items() if content}

    def _taxon(self) -> Row:
        taxon, other = dict(self.stays["taxon"]), self.goes["taxon"]
        taxon["group"] = self._picked("taxon", "group", taxon.get("group"), other.get("group"))
        taxon["sensitive"] = bool(taxon.get("sensitive") or other.get("sensitive"))
        return taxon

    def _values(self, part: str) -> Row:
        mine, theirs = self.stays.get(part, {}), self.goes.get(part, {})
        return {key: self._picked(part, key, mine.get(key), theirs.get(key)) for key in {**mine, **theirs}}

    def _article(self) -> Row:
        mine: Row = self.stays.get("article", {})
        theirs: Row = self.goes.get("article", {})
        if not mine or not theirs or mine == theirs:
            return mine or theirs
        words = [_headings(article) for article in (mine, theirs)]
        match self._asked("article", "article", "The whole article", words[0], words[1], may_be_both=True):
            case "both":
                sections = [*mine.get("sections", []), *theirs.get("sections", [])]
                return {**theirs, **mine, "sections": sections}
            case "goes":
                return dict(theirs)
        return dict(mine)

    def _rows(self, part: str) -> list[Row]:
        mine, theirs = (keyed(part, document.get(part)) for document in (self.stays, self.goes))
        return [
            self._row(part, name, mine.get(name), theirs.get(name))
            for name in dict.fromkeys((*mine, *theirs))
        ]

    def _row(self, part: str, name: tuple[Any, ...], mine: Row | None, theirs: Row | None) -> Row:
        if mine is None or theirs is None or mine == theirs:
            return dict(mine or theirs or {})
        said = [self._said(part, row) for row in (mine, theirs)]
        keys = IDENTITY[part]
        label = " · ".join(
            words for key in keys if (words := words_of(part, key, mine.get(key), self.regions))
        )
        key = f"{part}.{'.'.join(map(str, name))}"
        may_be_both = part == "distribution"
        match self._asked(key, part, label, said[0], said[1], may_be_both=may_be_both):
            case "both":
                return {**mine, **{key: _joined(mine[key], theirs[key]) for key in SETS}}
            case "goes":
                return dict(theirs)
        return dict(mine)

    def _picked(self, part: str, key: str, mine: Any, theirs: Any) -> Any:
        if mine in (None, "") or theirs in (None, "") or mine == theirs:
            return theirs if mine in (None, "") else mine
        words = [words_of(part, key, value, self.regions) for value in (mine, theirs)]
        both = isinstance(mine, list) and isinstance(theirs, list)
        label = label_of(part, key)
        match self._asked(f"{part}.{key}", part, label, words[0], words[1], may_be_both=both):
            case "both":
                return _joined(mine, theirs)
            case "goes":
                return theirs
        return mine

    def _asked(
        self, key: str, part: str, label: str, stays: str, goes: str, *, may_be_both: bool = False
    ) -> Pick:
        asked = self.picks.get(key)
        picked: Pick = "stays"
        if asked == "goes":
            picked = "goes"
        elif asked == "both" and may_be_both:
            picked = "both"
        self.choices.append(Choice(key, PARTS[part], label, stays, goes, picked, may_be_both))
        return picked

    def _said(self, part: str, row: Row) -> str:
        said = (
            f"{label_of(part, key)}: {words}"
            for key, value in row.items()
            if key not in IDENTITY[part] and (words := words_of(part, key, value, self.regions))
        )
        return "; ".join(said) or "recorded"

    def _settle_citations(self, rows: list[Row]) -> None:
        """A citation of the plant whose value was not taken stays, and says that another was chosen."""
        picked = {choice.key: choice.picked for choice in self.choices}
        for row in rows:
            pick = picked.get(f"traits.{row['trait']}", "both")
            is_mine = row in self.stays.get("citations", [])
            if row.get("chosen") and pick == ("goes" if is_mine else "stays"):
                row["chosen"] = False
                row["reason"] = row.get("reason") or "Another value was chosen when two taxa were merged."


def _headings(article: Row) -> str:
    sections = article.get("sections", ())
    titles = ", ".join(section.get("heading") or section.get("kind", "") for section in sections)
    return f"{article.get('title') or 'No title'} ({titles or 'no sections'})"


def _joined(first: list[Any], second: list[Any]) -> list[Any]:
    return list(dict.fromkeys((*first, *second)))


def _settle_preferred(rows: list[Row]) -> None:
    """One preferred name of each language: the first, which is that of the plant that stays."""
    seen: set[str] = set()
    for row in rows:
        if row.get("preferred") and row["language"] in seen:
            row["preferred"] = False
        elif row.get("preferred"):
            seen.add(row["language"])


def _synonyms(mine: list[Row], theirs: list[Row]) -> list[Row]:
    """Each name once; a symbol that only the other one's row bears is kept."""
    found = {(row["name"], row["authority"], row["note"]): dict(row) for row in mine}
    for row in theirs:
        stored = found.setdefault((row["name"], row["authority"], row["note"]), dict(row))
        stored["symbol"] = stored.get("symbol") or row.get("symbol")
    return list(found.values())
