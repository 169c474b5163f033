"""What a page of the plant list offers and tells, read from its HTML as a visitor's browser reads it."""

import re
from html import unescape
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

OPTION = re.compile(
    r'<label[^>]*><input type="checkbox" name="([^"]+)" value="([^"]+)"( checked| disabled)?>.*?<b>(\d+)</b></label>'
)
TOTAL = re.compile(r'id="count".*?<strong>(?:([\d,]+) plants?|No plants match)</strong>', re.DOTALL)


class Offer(NamedTuple):
    """An option of a facet and the number beside it."""

    parameter: str
    value: str
    number: int

    def beside(self, query: str) -> str:
        """The query of the list that choosing it leads to, in place of what the query chooses of its own facet."""
        facet = self.parameter.rstrip("!")
        others = [pair for pair in parse_qsl(query) if re.split("!|-mode|_m", pair[0])[0] != facet]
        return urlencode([*others, (self.parameter, self.value)], safe="!")


def offers(html: str) -> list[Offer]:
    """Every option that is not chosen yet; a disabled one leads to nothing."""
    found = (match.groups() for match in OPTION.finditer(html))
    return [
        Offer(unescape(parameter), unescape(value), int(number))
        for parameter, value, state, number in found
        if state != " checked"
    ]


def total(html: str) -> int:
    """How many plants the page says it lists."""
    match = TOTAL.search(html)
    assert match is not None, "The page tells no number of plants."
    return int((match[1] or "0").replace(",", ""))
