"""Reading of files from outside into plans, and applying those plans in one short transaction."""

from ._characteristics import plan_characteristics
from ._checklist import plan_checklist
from ._classification import plan_classification
from ._decoding import any_text, kind_of
from ._demo_bundles import DEMO, write_bundles
from ._distribution import plan_distribution
from ._findings import FileProblem, FileRefused
from ._legal import plan_legal_status
from ._plan import examples, summary, write_report
from ._profile_plan import plan_profiles
from ._running import ImportStopped, Result, run

__all__ = [
    "DEMO",
    "FileProblem",
    "FileRefused",
    "ImportStopped",
    "Result",
    "any_text",
    "examples",
    "kind_of",
    "plan_characteristics",
    "plan_checklist",
    "plan_classification",
    "plan_distribution",
    "plan_legal_status",
    "plan_profiles",
    "run",
    "summary",
    "write_bundles",
    "write_report",
]
