"""Who is at the desk."""

from tests.admin.conftest import chief

__all__ = ["chief"]
