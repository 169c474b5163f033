"""Reading of files from outside into plans, and applying those plans in one short transaction."""

from ._characteristics import plan_characteristics
from ._checklist import plan_checklist
from ._classification import plan_classification
from ._decoding import any_text, kind_of
from ._demo_bundles import DEMO, write_bundles
from ._distribution import plan_distribution
from ._findings import FileProblem, FileRefused, Finding
from ._legal import plan_legal_status
from ._plan import examples, summary, write_report
from ._profile_plan import plan_profiles
from ._reading import Table, read_table
from ._running import ImportStopped, Result, run
from ._zips import SHIPPED_ZIPS, plan_zip_zones, write_shipped_zips

__all__ = [
    "DEMO",
    "SHIPPED_ZIPS",
    "FileProblem",
    "FileRefused",
    "Finding",
    "ImportStopped",
    "Result",
    "Table",
    "any_text",
    "examples",
    "kind_of",
    "plan_characteristics",
    "plan_checklist",
    "plan_classification",
    "plan_distribution",
    "plan_legal_status",
    "plan_profiles",
    "plan_zip_zones",
    "read_table",
    "run",
    "summary",
    "write_bundles",
    "write_report",
    "write_shipped_zips",
]
