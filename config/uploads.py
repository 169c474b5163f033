"""How much one request may bring."""

from typing import IO, Any, Final

from django.core.files.uploadhandler import FileUploadHandler

from catalog.views.errors import UploadTooLarge

MOST_BYTES: Final = 110_000_000
"""Several photos of a camera at once; the site of an import's file is the server itself."""


class BoundedUpload(FileUploadHandler):
    """Refuses a request with files by the length that it announces, before any of it is read or stored."""

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, Any],  # noqa: N803  Django's name
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        """Raises UploadTooLarge, which the site answers with 413 and the sentence."""
        if content_length > MOST_BYTES:
            raise UploadTooLarge(
                f"What was sent is larger than {MOST_BYTES // 1_000_000} MB, and nothing was changed."
                " Please send fewer or smaller files at once."
            )

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Left to the next handler."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Left to the next handler."""
