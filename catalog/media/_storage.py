"""The folder of photos."""

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


class WholeFileStorage(FileSystemStorage):
    """A file is there whole or not at all: what a full disk has cut short goes."""

    def _save(self, name: str, content: "File[bytes]") -> str:
        try:
            stored: str = super()._save(name, content)  # type: ignore[misc]  # what Django asks to override
        except OSError:
            self.delete(name)
            raise
        return stored
