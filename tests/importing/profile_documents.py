"""Plant profiles as text documents, written for these tests in the form that the catalogue imports."""

from pathlib import Path

from catalog.importing._profile_text import ProfileDocument, parse_profile
from catalog.importing._reading import read_text

FOLDER = Path(__file__).parent / "profiles"
NAMES = sorted(path.name for path in FOLDER.glob("*.txt"))


def profile_text(name: str) -> str:
    """The text of a document in ``profiles/``, its line ends as they are."""
    return read_text(FOLDER / name).text


def profile(name: str) -> ProfileDocument:
    """A document in ``profiles/``, parsed."""
    return parse_profile(profile_text(name), name=name)


def article(body: str) -> ProfileDocument:
    """A document that is a head and ``body``."""
    head = (
        "North America Native Plant\n\nExample Plant\n\nBotanical name: Exemplaria prima\n\nHabit: forb\n\n"
    )
    return parse_profile(head + body, name="example.txt")
