"""Rich text of articles."""

from typing import Any, Final

from django_prose_editor.fields import ProseEditorFormField
from django_prose_editor.widgets import AdminProseEditorWidget

from catalog import richtext

EXTENSIONS: Final[dict[str, Any]] = {
    "Bold": True,
    "Italic": True,
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "HardBreak": True,
    "Heading": {"levels": [3, 4]},
    "Link": {"enableTarget": False, "protocols": sorted(richtext.SCHEMES)},
}
"""What the editor offers: what ``richtext.clean`` lets through, and no more."""


class ArticleField(ProseEditorFormField):  # type: ignore[misc]
    """Article text in an editor; whatever is sent, the cleaned value holds only what an article may hold."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            extensions=EXTENSIONS,
            sanitize=richtext.clean,
            widget=AdminProseEditorWidget,
            **{**options, "strip": False},
        )

    def prepare_value(self, value: Any) -> Any:
        """Blocks on lines of their own, for those who see the text in a plain box."""
        return richtext.laid_out(value) if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        """The sanitised text; a required one must hold a word, not only empty paragraphs."""
        cleaned = super().clean(richtext.from_typed(value or ""))
        self.validate(cleaned)
        return str(cleaned)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """The editor and the plain box write the same text in another way; that is no change."""
        return richtext.clean(initial or "") != richtext.clean(richtext.from_typed(data or ""))
