"""The run that an import is recorded as (`raw.run`)."""

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import azimuth

if TYPE_CHECKING:
    from warehouse.unit import Run


def import_run(kind: str, scope: str) -> "Run":
    """Return the run of an import of a kind (`cfsp`); its id is Airflow's where it set `AZIMUTH_RUN_ID`."""
    from warehouse.unit import Run

    now = datetime.now(UTC)
    run_id = os.environ.get("AZIMUTH_RUN_ID") or f"import-{kind} {scope} {now.isoformat(timespec='microseconds')}"
    return Run(run_id, f"import-{kind}", scope, azimuth.__version__, now)
