"""Rules for single cells that every importer shares; each answers with the rule broken, or None."""

import re
from urllib.parse import urlsplit

LONGEST_ADDRESS = 2000

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = re.compile(
    rf"\d{{1,2}}[-/ .]+{_MONTH}(?:[-/ .,]+\d{{2,4}})?"  # 2-Dec, 2-Dec-2025
    rf"|{_MONTH}[-/ .]+\d{{1,4}}(?:[-/ .,]+\d{{2,4}})?"  # Dec-02, Dec 2, 2025
    r"|\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?"  # 12/2, 12/2/2025, 2.12.2025
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2})?)?",  # 2025-12-02 00:00:00
    re.IGNORECASE | re.ASCII,
)
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)*(?:E[-+]?\d+)?", re.IGNORECASE | re.ASCII)
_SYMBOL = re.compile(r"[A-Z0-9]+", re.IGNORECASE | re.ASCII)
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]", re.IGNORECASE | re.ASCII)
_NEVER_IN_ADDRESS = re.compile(r"[\x00-\x20\x7f-\xa0\u2000-\u200f\u2028-\u202f\ufeff<>\"\\^`{|}]")


def symbol_problem(text: str) -> str | None:
    """Why ``text`` cannot be a USDA symbol, or None. Blank text is no fault here; the shape is not judged.

    Spreadsheets turn DECE2, FEBR7, JUNE5, MARCH2 and NOVE2 into dates, and a stored date cannot be turned back.
    """
    text = text.strip()
    if not text or (_SYMBOL.fullmatch(text) and not text.isdigit()):
        # "1E5" is a shape of a number too, but a symbol of PLANTS such as 2FORB begins with a digit as well.
        return None
    if _DATE.fullmatch(text):
        return (
            "is a date where a symbol belongs (a spreadsheet has probably changed a symbol such as DECE2 or MARCH2: "
            "format that column as text and enter the symbol again)"
        )
    if _NUMBER.fullmatch(text):
        return (
            "is a number where a symbol belongs (a spreadsheet has probably changed it: format that column as text "
            "and enter the symbol again)"
        )
    return "is not a symbol (a symbol has only the letters A to Z and digits, as HERUA or DECE2)"


def url_problem(text: str) -> str | None:
    """Why ``text`` cannot be stored as a web address, or None. Blank text is no fault here."""
    text = text.strip()
    if not text:
        return None
    if not text.lower().startswith(("http://", "https://")):
        return "is not a web address (it must start with http:// or https://)"
    if len(text) > LONGEST_ADDRESS:
        return f"is too long for a web address (the limit is {LONGEST_ADDRESS:,} characters)"
    if _NEVER_IN_ADDRESS.search(text):
        return "is not a web address (it holds a space or a character that no address may hold)"
    return _host_problem(text)


def _host_problem(address: str) -> str | None:
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018  (reading it raises ValueError for a port that is none)
    except ValueError:
        return "is not a web address (the name of the site cannot be read)"
    if "@" in parts.netloc:
        return "is not a web address (it must not hold a user name or password)"
    host = parts.netloc.rpartition(":")[0] if re.search(r":\d*$", parts.netloc) else parts.netloc
    if not _HOST.fullmatch(host.encode("idna").decode("ascii") if _encodable(host) else host):
        return "is not a web address (the name of the site is missing or cannot be read)"
    return None


def _encodable(host: str) -> bool:
    """Whether the name of a site with letters outside ASCII can be written in the form that DNS uses."""
    try:
        host.encode("idna")
    except UnicodeError:
        return False
    return bool(host) and not host.startswith("[")
