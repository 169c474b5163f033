"""Where an article, a fact and a source of one plant contradict each other; only what is sure is told."""

from ._claims import Claim, claims
from ._finding import Finding, Record, findings
from ._stored import of, rebuild, reindex

__all__ = ["Claim", "Finding", "Record", "claims", "findings", "of", "rebuild", "reindex"]
