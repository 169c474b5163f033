"""Links that pages cite: which they are, and whether each still answers. The one package that asks other sites."""

from ._asking import Answer, ask
from ._checking import Offline, check
from ._cited import cited

__all__ = ["Answer", "Offline", "ask", "check", "cited"]
