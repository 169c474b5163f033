"""Article text as a plain text box shows and takes it: for editors whose browser runs no script."""

import re
from typing import Final

_BLOCK_END: Final = re.compile(r"(</(?:p|h3|h4|ul|ol)>)(?=<)")
_ENTRY: Final = re.compile(r"(?<=<[uo]l>)(?=<li>)|(?<=</li>)(?=<)")
_TAG: Final = re.compile(r"<[a-z/!]", re.IGNORECASE)
_GAP: Final = re.compile(r"\n[^\S\n]*\n\s*")


def from_typed(text: str) -> str:
    """What was typed, with paragraphs: blank lines part them, lines that all begin with ``- `` are a list.

    Stretches with tags are left to the sanitiser as they are.
    """
    stretches = _GAP.split(text.replace("\r\n", "\n").replace("\r", "\n").strip())
    return "\n".join(stretch if _TAG.search(stretch) else _block(stretch) for stretch in stretches)


def laid_out(text: str) -> str:
    """Cleaned HTML with its blocks on lines of their own; read again it is the same text."""
    return _ENTRY.sub("\n", _BLOCK_END.sub(r"\1\n\n", text))


def _block(stretch: str) -> str:
    lines = [line.strip() for line in stretch.split("\n") if line.strip()]
    if not lines:
        return ""
    if all(line.startswith("- ") for line in lines):
        return f"<ul>{''.join(f'<li>{line[2:]}</li>' for line in lines)}</ul>"
    return f"<p>{'<br>'.join(lines)}</p>"
